"""A fixed slice of the simulation. Each part runs in a process of its own, so that no tracer slows it down.

`make soak` runs the full counts; `python -m tests.sim SEED` replays whatever is found here.
"""

from __future__ import annotations

import pytest

from tests.sim import people
from tests.sim.planted import BUGS, MOST_SEEDS, Hunt, NoLongerApplies, Planted, alone, hunt, planted
from tests.sim.soak import same_traces, table, whole
from tests.sim.weather import Weather
from tests.sim.world import Simulation, broken

SLICE = 300


def test_every_promise_holds_in_three_hundred_seeds() -> None:
    told = alone("--seeds", str(SLICE))

    assert f"{SLICE} seeds, 0 broken promises" in told, told


def test_every_promise_holds_whichever_port_call_a_worker_dies_at() -> None:
    told = alone("--crash-points", "1")

    assert " 0 broken promises" in told, told
    assert int(told.split()[0]) > 1000


@pytest.mark.parametrize("seed", [3, 11])
def test_a_seed_has_one_trace_whatever_pythons_hashes_are(seed: int) -> None:
    assert same_traces(seed)


@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name)
def test_a_planted_bug_breaks_the_promise_that_it_is_named_for(bug: Planted) -> None:
    got = hunt(bug)

    assert got.found, f"{bug.name}: {got.promise or 'nothing'} in {MOST_SEEDS} seeds, {bug.promise} was expected: {got}"
    assert got.seed is not None and broken(got.seed) is None, "the same seed must pass without the bug"


def test_a_planted_bug_that_no_longer_applies_is_told() -> None:
    bug = Planted("gone", "P1", (("core/job.py", "a text that is not there", ""),))

    with pytest.raises(NoLongerApplies, match="gone"), planted(bug):
        pass


def test_a_planted_bug_is_found_by_a_promise_that_it_is_named_for_and_by_no_other() -> None:
    lost = Planted("bytes that are gone", "P6 or P4", ())

    found = {promise: Hunt(lost, 30, promise, "").found for promise in ("P6", "P4", "P1", "P")}

    assert found == {"P6": True, "P4": True, "P1": False, "P": False}
    assert not Hunt(lost, None, "", "").found


def test_a_broken_promise_is_told_with_its_seed_and_its_last_events() -> None:
    told = alone("--seeds", "1", "--stop", first=None)
    with planted(BUGS[0]) as folder:
        faulty = alone("--seeds", "50", "--stop", first=folder)

    assert "0 broken promises" in told
    assert f"breaks {BUGS[0].promise}: " in faulty
    assert faulty.count("\n") > 40


def test_a_quiet_seed_ends_with_every_job_done_or_refused() -> None:
    sim = Simulation(0)

    sim.live()

    assert sim.accepted
    assert all(job.ended for job in sim.world.jobs.values())


def test_what_a_cancellation_tells_is_put_although_beginning_again_tells_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sim = Simulation(0, sky=Weather())
    ann, house = people.Person(sim, "ann"), sim.houses[0]
    receiver = "https://receiver.example/good"
    wanted = people.request("pond", 1, "none", "prefer", "wait", None, "comic", "no", receiver)
    people.creation(wanted, None, "")(ann, house)
    monkeypatch.setattr(people, "_begun_again", lambda *_: ())

    messages = people._change_of_mind(ann, house)

    assert [one.verb for one in messages] == ["notify"]


def test_a_soak_is_whole_only_when_nothing_was_missed() -> None:
    good = [("broken promises", "0"), ("planted bugs found", "31 of 31")]

    assert whole(good)
    assert not whole([good[0], ("planted bugs found", "30 of 31")])
    assert not whole([("broken promises", "1"), good[1]])
    assert "| planted bugs found | 31 of 31 |" in table(good)
