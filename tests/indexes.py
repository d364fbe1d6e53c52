"""What the indexes of infra/store.tf can answer, by the rules of Firestore: its emulator answers everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from google.cloud.firestore import DocumentReference, DocumentSnapshot, Query
from google.cloud.firestore_v1.types import StructuredQuery

from functions.adapters.google.store import Store
from functions.core.errors import Overloaded

STORE = Path(__file__).parent.parent / "infra" / "store.tf"
T = TypeVar("T")
#: a field and its direction
Order = tuple[str, str]
ASCENDING, DESCENDING, CONTAINS = "ASCENDING", "DESCENDING", "CONTAINS"
_SIGNS = StructuredQuery.FieldFilter.Operator
_EQUAL = {_SIGNS.EQUAL, _SIGNS.IN}
_ARRAY = {_SIGNS.ARRAY_CONTAINS, _SIGNS.ARRAY_CONTAINS_ANY}


@dataclass(frozen=True)
class Index:
    """One composite index."""

    name: str
    collection: str
    fields: tuple[Order, ...]


@dataclass(frozen=True)
class Shape:
    """What of a query decides which indexes it needs."""

    collection: str
    #: fields under one value, and those that are to contain one
    equal: frozenset[Order]
    #: what its results are sorted by, without the document's name
    orders: tuple[Order, ...]
    #: all that it asks about
    fields: frozenset[str]


@dataclass(frozen=True)
class Declared:
    """The indexes of a database."""

    indexes: tuple[Index, ...]
    #: (collection, field) that no query may ask about
    exempt: frozenset[tuple[str, str]]

    def without(self, name: str) -> Declared:
        """The same with one index fewer."""
        return replace(self, indexes=tuple(one for one in self.indexes if one.name != name))

    def complaint(self, shape: Shape) -> str:
        """Why the real store would refuse a query, or might; empty where it surely would not."""
        for name in sorted(shape.fields):
            parts = name.split(".")
            if any((shape.collection, ".".join(parts[:end])) in self.exempt for end in range(1, len(parts) + 1)):
                return f"{shape.collection}.{name} is not indexed"
        if _needs_none(shape) or any(_answers(index, shape) for index in self.indexes):
            return ""
        return f"no index of {shape.collection} has {sorted(shape.equal)} and then {list(shape.orders)}"


class CheckedStore(Store):
    """A database that refuses what the real one would refuse for want of an index."""

    declared: Declared
    #: told each shape that was asked for
    heard: Callable[[Shape], None] = staticmethod(lambda _: None)

    def found(self, query: Query) -> Iterator[Any]:
        self._check(shape_of(query))
        return super().found(query)

    def count(self, query: Query) -> int:
        self._check(shape_of(query))
        return super().count(query)

    def total(self, query: Query, field: str) -> int:
        self._check(shape_of(query, total=field))
        return super().total(query, field)

    def _check(self, shape: Shape) -> None:
        complaint = self.declared.complaint(shape)
        assert not complaint, complaint
        self.heard(shape)


class PatientStore(CheckedStore):
    """The same on a machine with other work to do: a look that came too late is looked again."""

    def get(self, ref: DocumentReference) -> DocumentSnapshot[Any]:
        return _patiently(lambda: super(PatientStore, self).get(ref))

    def get_all(self, refs: Sequence[DocumentReference]) -> list[DocumentSnapshot[Any]]:
        return _patiently(lambda: super(PatientStore, self).get_all(refs))


def _patiently(look: Callable[[], T]) -> T:
    for _ in range(9):
        try:
            return look()
        except Overloaded:
            continue
    return look()


def shape_of(query: Query, *, total: str = "") -> Shape:
    """As the real store sees it: whatever is compared sorts, and so does what is added up."""
    compiled = query._to_protobuf()
    filters = list(_filters(compiled.where))
    equal = {(one.field.field_path, CONTAINS if one.op in _ARRAY else ASCENDING) for one in filters if _is_equal(one)}
    orders = [(one.field.field_path, StructuredQuery.Direction(one.direction).name) for one in compiled.order_by]
    last = orders[-1][1] if orders else ASCENDING
    assert not orders or orders[-1][0] != "__name__" or {way for _, way in orders} == {last}, "names in another order"
    orders = [one for one in orders if one[0] != "__name__"]
    compared = dict.fromkeys(one.field.field_path for one in filters if not _is_equal(one))
    orders += [(name, last) for name in (*compared, *filter(None, [total])) if name not in dict(orders)]
    fields = frozenset(name for name, _ in (*equal, *orders))
    return Shape(compiled.from_[0].collection_id, frozenset(equal), tuple(orders), fields)


def declared(path: Path = STORE) -> Declared:
    """What the description of the cloud says, read from its tables."""
    text = path.read_text("utf-8")
    indexes = tuple(
        Index(name, row[0], tuple(_field(one) for one in row[1:])) for name, row in _table(text, "indexes").items()
    )
    exempt = {(collection, field) for collection, row in _table(text, "not_indexed").items() for field in row}
    mortal = re.findall(r'"(\w+)"', _found(r"mortal = \[(.*?)\]", text))
    asked_for = _found(r'for_each = each\.value == "(\w+)" \? \["ASCENDING"\] : \[\]', text)
    exempt |= {(collection, "expires_at") for collection in mortal if collection != asked_for}
    return Declared(indexes, frozenset(exempt))


def _table(text: str, name: str) -> dict[str, list[str]]:
    rows = re.findall(r"^\s*(\w+)\s*= \[(.*)\]$", _found(rf"^  {name} = \{{\n(.*?)^  \}}$", text), re.MULTILINE)
    assert rows
    return {key: re.findall(r'"([^"]+)"', row) for key, row in rows}


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"infra/store.tf is written in another way: {pattern}"
    return found.group(1)


def _field(text: str) -> Order:
    return text.lstrip("-*"), {"-": DESCENDING, "*": CONTAINS}.get(text[0], ASCENDING)


def _filters(where: Any) -> Iterator[Any]:
    if "composite_filter" in where:
        for one in where.composite_filter.filters:
            yield from _filters(one)
    elif "field_filter" in where:
        yield where.field_filter
    else:
        assert "unary_filter" not in where, "asks for what is null"


def _needs_none(shape: Shape) -> bool:
    """One field's own index is enough, or those of several that are equal: only these are surely merged."""
    if shape.orders:
        return len(shape.orders) == 1 and not shape.equal
    return len(shape.equal) <= 1 or not _asks_lists(shape.equal)


def _answers(index: Index, shape: Shape) -> bool:
    """First all equal fields, in any order, then what it is sorted by, one way or the other."""
    split = len(index.fields) - len(shape.orders)
    equal = {(name, CONTAINS if way == CONTAINS else ASCENDING) for name, way in index.fields[:split]}
    return (
        index.collection == shape.collection
        and equal == shape.equal
        and index.fields[split:] in _both_ways(shape.orders)
    )


def _asks_lists(fields: Iterable[Order]) -> bool:
    return any(way == CONTAINS for _, way in fields)


def _is_equal(one: Any) -> bool:
    return one.op in _EQUAL | _ARRAY


def _both_ways(orders: tuple[Order, ...]) -> tuple[tuple[Order, ...], ...]:
    other = {ASCENDING: DESCENDING, DESCENDING: ASCENDING}
    return orders, tuple((name, other[way]) for name, way in orders)
