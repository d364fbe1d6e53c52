"""How a question to Firestore is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from functions.adapters.google.store import Store

if TYPE_CHECKING:
    from google.cloud.firestore import Query


def asked(store: Store, collection: str, *conditions: tuple[str, str, Any]) -> Query:
    """A question about one collection: each condition is a field, a sign and a value."""
    from google.cloud.firestore import FieldFilter, Query

    query = Query(store.collection(collection))
    for field, sign, value in conditions:
        query = query.where(filter=FieldFilter(field, sign, value))
    return query
