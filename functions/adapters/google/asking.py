"""How a question to Firestore is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from functions.adapters.google.store import Store

if TYPE_CHECKING:
    from google.cloud.firestore_v1.base_query import BaseQuery


def asked(store: Store, collection: str, *conditions: tuple[str, str, Any]) -> BaseQuery:
    """A question about one collection: each condition is a field, a sign and a value."""
    from google.cloud.firestore_v1.base_query import FieldFilter

    query: BaseQuery = store.collection(collection)._query()  # noqa: SLF001 - a query without a condition yet
    for field, sign, value in conditions:
        query = query.where(filter=FieldFilter(field, sign, value))
    return query
