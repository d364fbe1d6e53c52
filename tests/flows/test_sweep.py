"""Liveness: whatever was lost is found again. Rules 9, 15, 16 and 19."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.core.messages import SWEEP_TURNS
from functions.core.plan import Edits
from functions.core.transitions import Change
from functions.flows.change import approve, cancel, delete, edit
from functions.flows.commit import change
from functions.flows.export import ask_for
from functions.flows.sweep import ORPHANS, clean, sweep
from tests.houses import Home, a_house


def lose_everything(home: Home) -> None:
    """Every task is lost; their names stay known."""
    while home.queue.take() is not None:
        pass


@pytest.mark.parametrize("deliveries", range(6))
def test_a_job_goes_on_after_every_task_was_lost(deliveries: int) -> None:
    """Rule 16 and promise 1."""
    home = a_house()
    job = home.submit()
    for _ in range(deliveries):
        home.deliver_one()
    lose_everything(home)

    found = home.sweep(after=61)

    assert {message.turn >= SWEEP_TURNS for message in found.messages} == {True}
    home.drain()
    assert home.job(job.id).state == "done"
    assert len(home.painter.asked) == 4


def test_a_sweep_looks_at_what_is_due_and_at_nothing_else() -> None:
    """Rule 16."""
    home = a_house()
    job = home.submit()

    assert home.sweep(after=30).looked_at == 0
    assert home.sweep(after=31).looked_at == 1
    assert home.job(job.id).looks == 1
    assert home.sweep(after=59).looked_at == 0
    assert home.sweep(after=1).looked_at == 1
    assert home.sweep(after=119).looked_at == 0
    assert home.sweep(after=1).looked_at == 1


def test_a_finished_job_is_looked_at_once_more_and_then_left_alone() -> None:
    """Rules 10 and 16."""
    home = a_house()
    job = home.make()

    found = home.sweep(after=61)

    assert (found.looked_at, found.messages, home.job(job.id).check_at) == (1, (), None)
    assert home.sweep(after=10_000).looked_at == 0


def test_a_run_ends_at_its_deadline_with_what_it_has() -> None:
    """Rule 15."""
    home = a_house(deadline_minutes=60)
    job = home.submit()
    home.drain(until=lambda: len(home.painter.asked) == 3)
    lose_everything(home)

    home.sweep(after=3601)

    after = home.job(job.id)
    assert after.state == "partial"
    assert after.problem is not None
    assert after.problem.code == "timeout"
    (register,) = home.world.registers.values()
    assert register.value["entries"] == {job.id: [0, after.spent()]}


def test_an_open_job_is_looked_at_when_its_deadline_comes() -> None:
    """Rule 15."""
    home = a_house(deadline_minutes=5)
    job = home.submit()
    lose_everything(home)
    for _ in range(5):
        check_at = home.job(job.id).check_at
        assert check_at is not None
        home.clock.time = check_at
        sweep(home.house)
        lose_everything(home)

    assert home.job(job.id).state == "failed"
    assert home.clock.time == home.job(job.id).created_at + 300


def test_a_plan_that_nobody_approves_is_cancelled_after_its_days() -> None:
    """Rule 15: the deadline does not count while it waits for approval."""
    home = a_house(approval_days=7, deadline_minutes=60)
    job = home.make(approval="plan")

    home.sweep(after=6.9 * 86_400)
    assert home.job(job.id).state == "awaiting_approval"
    home.sweep(after=0.2 * 86_400)

    assert home.job(job.id).state == "cancelled"


def test_a_held_queue_stops_the_clock_and_gets_nothing() -> None:
    """Rules 15 and 16: paused for longer than a run may take, and then it goes on."""
    home = a_house(deadline_minutes=60)
    job = home.submit()
    home.deliver_one()
    home.queue.held = {"render"}
    for _ in range(40):
        assert home.sweep(after=300).messages == ()
    assert home.job(job.id).state == "rendering"

    home.queue.held = set()
    found = home.sweep(after=1800)

    after = home.job(job.id)
    assert after.state == "rendering"
    assert [message.step for message in found.messages] == ["c01"]
    assert after.run.deadline_at >= home.clock.time + 1700
    home.drain()
    assert home.job(job.id).state == "done"


def test_a_held_queue_of_another_kind_of_work_does_not_stop_the_clock() -> None:
    home = a_house(deadline_minutes=60)
    job = home.submit()
    lose_everything(home)
    home.queue.held = {"render"}

    home.sweep(after=3601)

    assert home.job(job.id).state == "failed"


def test_a_sweep_that_is_beaten_by_the_end_leaves_it_alone() -> None:
    """Rule 5."""
    home = a_house()
    job = home.submit()
    home.clock.time += 61
    home.before("jobs.save", lambda: cancel(home.house, "ann", job.id))

    assert sweep(home.house).messages == ()
    assert home.job(job.id).state == "cancelled"


@pytest.mark.parametrize("keep_hours", [0.0, 2.0])
def test_a_sweep_that_is_beaten_by_a_new_run_leaves_it_alone(keep_hours: float) -> None:
    """Rule 5: what was true at the look is not true any more."""
    home = a_house(keep_hours=keep_hours)
    job = home.make()
    words = Edits(scenes=((1, {"caption": "New."}),))
    home.clock.time += 7300
    home.before("registers.read", lambda: edit(home.house, "ann", job.id, edits=words, tag=1))

    assert sweep(home.house).messages == ()

    after = home.job(job.id)
    assert (after.run.number, after.state, after.deleted) == (2, "rendering", False)
    assert after.check_at == home.clock.time + 60


def test_a_sweep_that_meets_a_removed_job_goes_on() -> None:
    """Rule 19."""
    home = a_house()
    gone, kept = home.submit(), home.submit(prompt="another")
    home.clock.time += 61
    due = home.house.jobs.due

    def removed_meanwhile(*, now: float, limit: int) -> object:
        found = due(now=now, limit=limit)
        home.house.jobs.remove(gone.id)
        return found

    home.house.jobs.due = removed_meanwhile  # type: ignore[method-assign,assignment]

    assert [message.job for message in sweep(home.house).messages] == [kept.id]


def test_ended_jobs_are_kept_for_their_hours_and_then_deleted() -> None:
    home = a_house(keep_hours=2.0)
    job = home.make()

    home.sweep(after=61)
    assert home.job(job.id).check_at == home.job(job.id).run.ended_at + 7200
    home.sweep(after=7200)
    assert home.job(job.id).deleted
    home.sweep(after=1)

    assert home.world.jobs == {}


def test_a_job_that_runs_again_is_not_deleted_for_its_age() -> None:
    home = a_house(keep_hours=2.0)
    job = home.make(approval="plan")
    home.go_on(approve(home.house, "ann", job.id, edits=Edits(), tag=None))
    home.sweep(after=61)
    change(home.house, job.id, lambda now: Change(replace(now, state="rendering")))

    home.sweep(after=7200)

    assert not home.job(job.id).deleted


def test_a_file_that_is_owed_keeps_the_job_in_sight() -> None:
    """Rule 16."""
    home = a_house(keep_hours=100.0)
    job = home.make()
    ask_for(home.house, job, "zip")

    found = home.sweep(after=61)

    assert [message.verb for message in found.messages] == ["export"]
    assert home.job(job.id).check_at == home.clock.time + 60


def test_bytes_go_when_nobody_named_them_at_two_looks() -> None:
    """Rule 9."""
    home = a_house(cleanup_window=3600.0)
    job = home.make()
    home.house.blobs.put("ann/stray.webp", b"stray", mime="image/webp")
    home.house.blobs.put("bob/stray.webp", b"stray", mime="image/webp")

    looks = [clean(home.house)]
    home.clock.time += 1800
    looks.append(clean(home.house))
    home.clock.time += 1801
    looks.append(clean(home.house))

    assert looks == [0, 0, 2]
    assert {f"ann/{name}" for name in job.assets()} <= set(home.world.blobs)
    assert home.world.registers[ORPHANS].value == {}


def test_bytes_that_were_touched_between_the_looks_stay() -> None:
    """Rule 9: the first look's generation is the precondition."""
    home = a_house(cleanup_window=3600.0)
    home.house.blobs.put("ann/stray.webp", b"stray", mime="image/webp")
    clean(home.house)
    home.clock.time += 3601
    home.house.blobs.touch("ann/stray.webp")

    assert clean(home.house) == 0
    home.clock.time += 3601
    assert clean(home.house) == 1


def test_bytes_that_somebody_took_away_meanwhile_are_nobodys_business() -> None:
    home = a_house()
    home.house.blobs.put("ann/stray.webp", b"stray", mime="image/webp")
    home.house.blobs.age = lambda path: None  # type: ignore[method-assign]

    assert clean(home.house) == 0


def test_more_bytes_than_one_page_are_all_looked_at() -> None:
    home = a_house(cleanup_window=3600.0)
    for number in range(450):
        home.house.blobs.put(f"ann/{number:03}.webp", b"x", mime="image/webp")
    clean(home.house)
    home.clock.time += 3601

    assert clean(home.house) == 450


def test_old_cache_entries_go_and_then_their_bytes() -> None:
    home = a_house(cache_days=7, cleanup_window=3600.0)
    job = home.make()
    delete(home.house, "ann", job.id)
    home.make()
    assert home.world.entries
    home.clock.time += 8 * 86_400

    clean(home.house)

    assert home.world.entries == {}
