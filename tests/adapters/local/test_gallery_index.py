"""A search of the gallery reads its index, whatever it asks about, and no picture that it does not show."""

from __future__ import annotations

import pytest

from functions.adapters.local.database import Database
from functions.adapters.local.gallery import searching
from functions.ports import Wanted


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(words=("fox", "sails")),
        Wanted(tags=("red",), featured=True),
        Wanted(item="Sword", job="j1", words=("fox",)),
        Wanted(deleted=True),
    ],
)
def test_a_search_reads_its_index_alone(database: Database, wanted: Wanted) -> None:
    query, values = searching("ann", wanted, size=20, token=None)

    with database.reading() as connection:
        plan = [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]

    assert "SEARCH gallery USING COVERING INDEX gallery_searched (owner=? AND (at,id)<(?,?))" in plan
    assert not [step for step in plan if step.startswith("SCAN gallery")]
