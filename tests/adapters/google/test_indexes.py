"""No question to Firestore needs an index that infra/store.tf does not declare, and none is declared in vain."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from google.auth.credentials import AnonymousCredentials
from google.cloud.firestore import Client, FieldFilter, Query

from functions.adapters import google
from functions.adapters.google import job_queries, queries
from functions.adapters.google.asking import asked
from functions.adapters.google.cache_documents import entry_document
from functions.adapters.google.counter_documents import Counts
from functions.adapters.google.gallery_documents import picture_document
from functions.adapters.google.job_documents import job_document
from functions.adapters.google.register_documents import register_document
from functions.adapters.google.store import Store
from functions.adapters.google.thing_documents import thing_document
from functions.core.job import Step
from functions.ports import CacheEntry, Clearing, Thing
from tests.indexes import CheckedStore, Declared, Shape, declared, shape_of

ADAPTERS = Path(google.__file__).parent
BEHIND = (None, (1000.0, "j1"))
TERMS = (None, ("job", "j1"), ("item", "Sword"), ("featured", True), ("tags", "red"), ("words", "fox"))
#: every question, with all that changes its shape
ASKED: dict[str, list[dict[str, Any]]] = {
    "cache_of_job": [{"job": "j1", "finished": True, "limit": 9}],
    "cache_leases": [{}],
    "cache_old": [{"before": 1000.0, "limit": 9}],
    "cache_unused": [{"limit": 9}],
    "cache_cleared": [{"wanted": Clearing(model=model), "after": None, "limit": 9} for model in ("", "m")],
    "cache_finished": [{"finished": True}, {"finished": False}],
    "cache_fresh": [{"text": True, "since": 1000.0}],
    "cache_oldest": [{}],
    "cache_next_model": [{"after": None}, {"after": "m"}],
    "cache_of_model": [{"model": "m"}],
    "pictures": [
        {"owner": "ann", "binned": binned, "term": term, "behind": behind, "limit": 9}
        for binned, term, behind in product((False, True), TERMS, BEHIND)
    ],
    "pictures_of_item": [{"owner": "ann", "item": "Sword"}],
    "pictures_due": [{"now": 1000.0, "limit": 9}],
    "pictures_counted": [
        {"owner": owner, "binned": binned, "featured": featured}
        for owner, binned, featured in product((None, "ann"), (False, True), (False, True))
    ],
    "things_listed": [{"owner": "ann", "shelf": "styles", "behind": behind, "limit": 9} for behind in BEHIND],
    "things_due": [{"now": 1000.0, "limit": 9}],
    "registers_listed": [{"prefix": "day/", "after": after, "limit": 9} for after in ("", "day/x")],
    "counters_between": [{"first": "a", "last": "b"}],
    "counters_before": [{"name": "b", "limit": 9}],
    "counters_of_cache": [{}],
    "jobs_everywhere": [
        {"states": states, "behind": behind, "limit": 9} for states, behind in product(((), ("done", "failed")), BEHIND)
    ],
    "jobs_next_sort": [{"after": None}, {"after": {"kind": "comic", "state": "done"}}],
    "jobs_of_sort": [{"kind": "comic", "state": "done"}],
    "jobs_listed": [
        {"owner": "ann", "state": state, "kind": kind, "behind": behind, "limit": 9}
        for state, kind, behind in product((None, "done"), (None, "comic"), BEHIND)
    ],
    "jobs_open": [{"owner": "ann"}],
    "jobs_due": [{"now": 1000.0, "limit": 9}],
    "jobs_counted": [{}],
    "of_job": [{"collection": name, "job": "j1"} for name in ("records", "gallery", "cache", "settled")],
    "naming": [{"collection": name, "paths": ["ann/x"]} for name in ("jobs", "cache", "gallery", "things")],
}
#: what is added up, and over what
TOTALS = (
    ("cache_finished", "size"),
    ("counters_of_cache", "totals.hits"),
    ("counters_of_cache", "totals.misses"),
    ("counters_of_cache", "totals.saved"),
)


def questions() -> Iterator[tuple[str, Callable[..., Query]]]:
    for module in (queries, job_queries):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                yield name, function


@pytest.fixture(scope="module")
def store() -> Store:
    """One that nobody reaches."""
    return Store("demo", opened=lambda project, _: Client(project=project, credentials=AnonymousCredentials()))


@pytest.fixture(scope="module")
def shapes(store: Store) -> list[tuple[str, Shape]]:
    known = dict(questions())
    asked = [(name, shape_of(known[name](store, **fields))) for name, rows in ASKED.items() for fields in rows]
    return asked + [(name, shape_of(known[name](store, **ASKED[name][0]), total=field)) for name, field in TOTALS]


def refused(shapes: list[tuple[str, Shape]], found: Declared) -> list[str]:
    return [f"{name}: {complaint}" for name, shape in shapes if (complaint := found.complaint(shape))]


def test_every_question_is_answered_by_a_declared_index(shapes: list[tuple[str, Shape]]) -> None:
    assert not refused(shapes, declared())


def test_every_question_is_among_those_that_are_checked() -> None:
    assert {name for name, _ in questions()} == ASKED.keys()


@pytest.mark.parametrize("index", [one.name for one in declared().indexes])
def test_without_any_one_index_some_question_fails(shapes: list[tuple[str, Shape]], index: str) -> None:
    assert refused(shapes, declared().without(index)), f"{index} is written with each document and read by nobody"


def test_a_question_about_a_field_that_is_not_indexed_fails(store: Store) -> None:
    query = asked(store, "jobs", ("steps.p01.state", "==", "done"))

    assert "jobs.steps.p01.state is not indexed" == declared().complaint(shape_of(query))


def test_a_question_in_another_order_than_its_index_fails(store: Store) -> None:
    query = queries.cache_unused(store, limit=9).order_by("hits")

    assert "no index of cache" in declared().complaint(shape_of(query))


def test_a_list_in_a_document_is_asked_about_with_one_index_or_alone(store: Store) -> None:
    named = job_queries.naming(store, "jobs", ["ann/x"])
    both = named.where(filter=FieldFilter("owner", "==", "ann"))
    ordered = both.order_by("created_at", direction="DESCENDING")

    assert not declared().complaint(shape_of(named))
    assert "no index of jobs" in declared().complaint(shape_of(both))
    assert "no index of jobs" in declared().complaint(shape_of(ordered))


def test_equal_fields_alone_are_answered_without_an_index_of_their_own(store: Store) -> None:
    assert not Declared((), frozenset()).complaint(shape_of(queries.jobs_of_sort(store, kind="comic", state="done")))


def documents(make: Any) -> dict[str, dict[str, Any]]:
    """One document of each collection, with all that it can have."""
    job = make.job(steps={"p01": Step(name="p01", what="picture", scene=1, tries={"t": make.begin().one})})
    entry = CacheEntry(key="key", owner="ann", job="j1", asset=make.asset(), model="m", stored_at=1000.0)
    thing = Thing(owner="ann", shelf="styles", id="x", value={"n": 1}, at=1000.0, blobs=("a.webp",))
    counts = Counts()
    counts.add("hour/1", {"hits": 1})
    counts.miss(now=1000.0)
    return {
        "jobs": job_document(job, by="me", counts={"hour/1": {"values": {"hits": 1}}})[0],
        "cache": entry_document(entry),
        "gallery": picture_document(make.picture()),
        "things": thing_document(thing),
        "registers": register_document("minute/ann", {"n": 1}, version=1, now=1000.0),
        "counters": next(counts.documents())[1],
    }


def test_no_map_list_or_text_of_a_record_is_indexed_that_nobody_asks_for(
    shapes: list[tuple[str, Shape]], make: Any
) -> None:
    asked_for = {(shape.collection, name.split(".")[0]) for _, shape in shapes for name in shape.fields}
    grown = {
        (collection, field)
        for collection, document in documents(make).items()
        for field, value in document.items()
        if isinstance(value, dict | list) or field in {"body", "value", "asset"}
    }

    assert not grown - declared().exempt - asked_for
    assert not asked_for & declared().exempt


def test_questions_are_put_together_in_their_own_rooms_alone() -> None:
    found = [
        path.name
        for path in ADAPTERS.glob("*.py")
        if re.search(r"\.(where|order_by|collection_group|start_after)\(", path.read_text("utf-8"))
    ]

    assert {"asking.py", "queries.py", "job_queries.py"} >= set(found)


def test_a_store_under_test_refuses_what_the_real_one_would(store: Store) -> None:
    checked = CheckedStore("demo", opened=lambda _project, _name: store.client)
    checked.declared = declared().without("cache_by_use")

    with pytest.raises(AssertionError, match="no index of cache"):
        next(checked.found(queries.cache_unused(checked, limit=1)))
