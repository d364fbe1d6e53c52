"""What documents are called: any text is one segment of a path, and no two are the same."""

from __future__ import annotations

import pytest

from functions.adapters.google.names import LONGEST, document_id
from functions.adapters.google.thing_documents import THINGS
from tests.indexes import CheckedStore


@pytest.mark.parametrize(
    "name", ["a/b", ".", "..", "__x__", "", "%2F", "ü ö", "~", "!", "x" * (LONGEST + 1), "竹/林", "a!b"]
)
def test_any_name_is_one_document(store: CheckedStore, name: str) -> None:
    ref = store.doc(THINGS, document_id(name))
    ref.set({"name": name})

    assert name == ref.get().get("name")
    assert 2 == len(ref.path.split("/"))


def test_no_two_names_are_one_document() -> None:
    names = ["a/b", "a%2Fb", "a!b", ".", "%.", "..", "", "%", "%25", "~x", "%7Ex", "x" * 1001, "x" * 1002, "_x", "%_x"]

    parts = [("a", "b"), ("a!", "b"), ("a", "!b"), *((name,) for name in names)]

    assert len(parts) == len({document_id(*one) for one in parts})
