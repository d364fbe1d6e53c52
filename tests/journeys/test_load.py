"""More comics at once than a server may make: all that were accepted are made, the others are told when to come."""

from __future__ import annotations

import pytest

from tests.bench import load
from tests.bench.row import Row


@pytest.mark.timeout(120)
def test_more_comics_than_may_be_made_at_once_are_all_made_and_nobody_waits_to_be_refused() -> None:
    """Promises 1 and 10, with a real server and clients that keep asking."""
    one = load.run(8, distinct=2, scenes=2, clients=4, seconds=90, most_wait=0.3, env={"MAX_SESSIONS": "3"})

    rows = {row.name.partition(": ")[2]: row for row in load.told("load", one)}
    assert one.heard.ended == ["done"] * 8
    assert len(one.heard.accepted) == 8
    assert sum(one.heard.pictures) == 16
    assert one.heard.refused
    assert not one.heard.silent
    assert not one.heard.faults
    assert is_kept(rows["ended otherwise"]) and is_kept(rows["not ended when the time was over"])


def is_kept(row: Row) -> bool:
    return row.kept is True
