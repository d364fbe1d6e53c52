"""An owner's ends: cancel, and delete. Rules 5 and 19."""

from __future__ import annotations

import pytest

from functions.core.errors import Conflict, NotFound
from functions.core.job import Job
from functions.core.messages import Message
from functions.core.progress import progress
from functions.flows import sweep
from functions.flows.change import cancel, delete, retry
from functions.flows.deliver import deliver
from functions.flows.read import listed, read, watch
from functions.flows.sweep import clean
from functions.ports import PictureAsk
from tests.houses import Home, a_house


def rendering(home: Home) -> Job:
    job = home.submit()
    home.deliver_one()
    return home.job(job.id)


def entries(home: Home) -> dict[str, list[int]]:
    (register,) = [one for name, one in home.world.registers.items() if name.startswith("budget/")]
    return dict(register.value["entries"])


@pytest.mark.parametrize("deliveries", range(7))
def test_a_job_can_be_cancelled_at_every_moment(deliveries: int) -> None:
    """Rule 5 and promise 2."""
    home = a_house()
    job = home.submit()
    for _ in range(deliveries):
        home.deliver_one()
    if home.job(job.id).ended:
        with pytest.raises(Conflict, match="ended already"):
            cancel(home.house, "ann", job.id)
        return

    made = cancel(home.house, "ann", job.id)

    calls = len(home.painter.asked)
    home.drain()
    assert made.job.state == home.job(job.id).state == "cancelled"
    assert len(home.painter.asked) == calls
    seen = progress(home.job(job.id))
    assert seen.done + seen.failed + seen.placeholder + seen.skipped == seen.total


def test_cancelling_twice_is_the_same_as_once() -> None:
    home = a_house()
    job = rendering(home)
    once = cancel(home.house, "ann", job.id)

    assert cancel(home.house, "ann", job.id).job == once.job


def test_a_finished_job_is_not_cancelled() -> None:
    home = a_house()
    job = home.make()

    with pytest.raises(Conflict):
        cancel(home.house, "ann", job.id)
    with pytest.raises(NotFound):
        cancel(home.house, "bob", job.id)


def test_a_cancel_sets_the_money_and_a_late_answer_sets_it_again() -> None:
    """Rule 10: set from the tries, never added to; what is not answered counts as spent."""
    home = a_house()
    job = rendering(home)
    seen: list[int] = []
    home.painter.price = 20_000

    def meanwhile(_: PictureAsk) -> None:
        home.painter.meanwhile = None
        cancel(home.house, "ann", job.id)
        seen.append(entries(home)[job.id][1])
        home.painter.price = 15_000

    home.painter.meanwhile = meanwhile
    deliver(home.house, Message(verb="render", job=job.id, step="c01"))

    home.sweep(after=1)
    home.sweep(after=200)

    assert seen == [900 + 20_000]
    assert entries(home) == {job.id: [0, 900 + 15_000]}


def test_a_deleted_job_is_gone_at_once_for_its_owner() -> None:
    """Rule 19 and promise 9."""
    home = a_house()
    job = rendering(home)

    made = delete(home.house, "ann", job.id)

    assert (made.job.deleted, made.job.state) == (True, "cancelled")
    assert listed(home.house, "ann").jobs == ()
    for look in (
        lambda: read(home.house, "ann", job.id),
        lambda: watch(home.house, "ann", job.id, after=0, timeout=0),
        lambda: delete(home.house, "ann", job.id),
        lambda: cancel(home.house, "ann", job.id),
        lambda: retry(home.house, "ann", job.id),
    ):
        with pytest.raises(NotFound):
            look()


def test_the_sweep_removes_records_then_bytes_in_two_looks() -> None:
    """Rules 9 and 19."""
    home = a_house(cleanup_window=3600.0)
    job = home.make(key="k1")
    delete(home.house, "ann", job.id)

    removed = home.sweep(after=1).removed_jobs

    world = home.world
    assert removed == 1
    assert (world.jobs, world.gallery, world.records, world.entries) == ({}, {}, {}, {})
    assert world.blobs
    assert clean(home.house) == 0
    home.clock.time += 3601
    assert clean(home.house) > 0
    assert world.blobs == {}


def test_more_bytes_than_are_noted_at_a_time_go_in_later_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 9, with a record of them that stays one small document."""
    monkeypatch.setattr(sweep, "MOST_ORPHANS", 2)
    home = a_house(cleanup_window=3600.0)
    for number in range(5):
        home.house.blobs.put(f"ann/{number}.webp", b"x", mime="image/webp")

    noted = []
    for _ in range(6):
        clean(home.house)
        noted.append(len(home.house.registers.read("orphans").value))
        home.clock.time += 3601

    assert 2 == max(noted)
    assert home.world.blobs == {}


def test_what_another_job_shows_stays_when_one_is_deleted() -> None:
    """Rule 9: bytes go when nothing names them."""
    home = a_house()
    first, second = home.make(), home.make()
    delete(home.house, "ann", first.id)
    home.sweep(after=1)
    clean(home.house)
    home.clock.time += 4000
    clean(home.house)

    assert {f"ann/{name}" for name in second.assets()} <= set(home.world.blobs)


def test_records_wait_while_a_try_may_still_be_answered() -> None:
    """Rules 10 and 19: a late settlement finds its job and books its cost."""
    home = a_house()
    job = rendering(home)
    removed: list[int] = []

    def meanwhile(_: PictureAsk) -> None:
        home.painter.meanwhile = None
        delete(home.house, "ann", job.id)
        removed.append(home.sweep(after=1).removed_jobs)

    home.painter.meanwhile = meanwhile
    deliver(home.house, Message(verb="render", job=job.id, step="c01"))

    assert removed == [0]
    assert home.job(job.id).spent() == 30_900
    assert home.sweep(after=61).removed_jobs == 1
    assert home.world.entries == {}
    assert entries(home) == {job.id: [0, 30_900]}


def test_a_settlement_after_the_removal_leaves_nothing_behind() -> None:
    """Rule 19: the try was counted as spent when the records went."""
    home = a_house()
    job = rendering(home)

    def meanwhile(_: PictureAsk) -> None:
        home.painter.meanwhile = None
        delete(home.house, "ann", job.id)
        home.sweep(after=200)

    home.painter.meanwhile = meanwhile

    assert deliver(home.house, Message(verb="render", job=job.id, step="c01")) == ()

    assert (home.world.jobs, home.world.gallery) == ({}, {})
    assert entries(home) == {job.id: [0, 30_900]}
    assert not any(entry.asset for entry in home.world.entries.values())
