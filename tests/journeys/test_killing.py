"""A server that is killed in the middle of a job loses nothing and pays for nothing twice."""

from __future__ import annotations

import pytest

from tests.journeys.killing import kill_many

pytestmark = pytest.mark.timeout(240)


@pytest.mark.parametrize(("at_once", "kills"), [(1, 3), (2, 2)])
def test_a_job_goes_on_after_its_server_was_killed_and_pays_only_for_what_was_in_the_making(
    at_once: int, kills: int
) -> None:
    """Promises 1, 4 and 10, with real processes and kills at seeded moments."""
    endings = kill_many(kills, seed=11, at_once=at_once)

    assert [one.state for one in endings] == ["done"] * kills
    assert all(one.calls <= one.pictures + at_once for one in endings), endings
