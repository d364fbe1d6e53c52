"""A request becomes a job."""

from __future__ import annotations

import pytest

from functions.core.errors import BudgetExceeded, IdempotencyMismatch, NotFound, Overloaded, RateLimited
from functions.flows.change import cancel, delete
from functions.flows.submit import Submission, submit
from functions.ports import Jobs
from tests.houses import Home, a_house, a_request


def wish(key: str | None = "k1", body: str = "b", **fields: object) -> Submission:
    return Submission(owner="ann", kind="comic", request=a_request(**fields), key=key, body=body)


def test_accepted_is_committed_with_its_key_and_its_money() -> None:
    """Rules 1, 10 and 18: one commit holds the job, the idempotency record and the budget entry."""
    home = a_house()

    made = submit(home.house, wish())

    assert home.job(made.job.id) == made.job
    assert home.world.records["ann", "k1"].job == made.job.id
    (day,) = home.world.registers
    assert day.startswith("budget/ann/")
    assert home.world.registers[day].value["entries"] == {made.job.id: [made.job.most, 0]}
    assert [message.verb for message in made.messages] == ["plan"]
    assert made.job.version == 1


def test_a_replay_answers_with_todays_job_and_the_same_first_message() -> None:
    """Rule 18."""
    home = a_house()
    first = submit(home.house, wish())

    again = submit(home.house, wish())

    assert (first.replayed, again.replayed) == (False, True)
    assert again.job == first.job
    assert [m.name() for m in again.messages] == [m.name() for m in first.messages]
    home.queue.put([*first.messages, *again.messages])
    home.drain()
    assert submit(home.house, wish()).job.state == "done"
    assert submit(home.house, wish()).messages == ()
    assert len(home.writer.asked) == 1


def test_a_key_stands_for_one_body() -> None:
    """Rule 18."""
    home = a_house()
    submit(home.house, wish())

    with pytest.raises(IdempotencyMismatch):
        submit(home.house, wish(body="another"))


def test_a_key_is_forgotten_after_a_day_and_an_hour() -> None:
    """Rule 18: the record outlives 24 hours and is replaced when it expired."""
    home = a_house()
    first = submit(home.house, wish())
    home.clock.time += 24.9 * 3600
    assert submit(home.house, wish()).replayed

    home.clock.time += 0.2 * 3600
    second = submit(home.house, wish(body="another"))

    assert not second.replayed
    assert second.job.id != first.job.id


def test_without_a_key_every_request_is_a_job() -> None:
    home = a_house()

    assert submit(home.house, wish(None)).job.id != submit(home.house, wish(None)).job.id


def test_the_key_of_a_deleted_job_brings_nothing_back() -> None:
    """Rule 19."""
    home = a_house()
    made = submit(home.house, wish())
    delete(home.house, "ann", made.job.id)

    with pytest.raises(NotFound, match="deleted"):
        submit(home.house, wish())


def test_a_replay_is_looked_up_before_the_limits() -> None:
    """Rule 18."""
    home = a_house(most_running=1, daily_budget=400_000)
    first = submit(home.house, wish())

    with pytest.raises(RateLimited) as refused:
        submit(home.house, wish("k2"))

    assert refused.value.retry_after == 10
    assert submit(home.house, wish()).job.id == first.job.id
    cancel(home.house, "ann", first.job.id)
    assert submit(home.house, wish("k2")).job.state == "planning"


def test_nothing_waits_for_a_budget() -> None:
    """Rule 10: what would pass the owner's day is refused at once, and leaves nothing behind."""
    home = a_house(daily_budget=500_000)
    submit(home.house, wish())

    with pytest.raises(BudgetExceeded):
        submit(home.house, wish("k2"))

    assert len(home.world.jobs) == 1
    assert ("ann", "k2") not in home.world.records
    home.submit(owner="bob")


def test_a_job_is_not_reserved_more_than_its_own_cap() -> None:
    """Rule 10."""
    job = a_house().submit(budget_usd=0.05)

    assert (job.most, job.budget) == (50_000, 50_000)


def test_what_costs_nothing_needs_no_budget() -> None:
    home = a_house(daily_budget=0)
    home.writer.price = home.painter.price = 0

    job = home.make()

    assert (job.state, job.budget) == ("done", None)
    assert home.world.registers == {}


def test_two_who_send_one_key_at_once_get_one_job() -> None:
    """Promise 3: the other's commit came between the look and ours."""
    home = a_house()
    home = between(home, lambda: submit(home.house, wish()))

    late = submit(home.house, wish())

    assert late.replayed
    assert len(home.world.jobs) == 1


def test_an_account_that_changed_meanwhile_is_read_again() -> None:
    """Rule 10: compare-and-set, in the same commit as the job."""
    home = a_house()
    home = between(home, lambda: submit(home.house, wish("other")))

    made = submit(home.house, wish())

    assert not made.replayed
    (register,) = home.world.registers.values()
    assert len(register.value["entries"]) == 2


def test_an_owner_who_sends_too_much_at_once_is_told_to_come_again() -> None:
    """Promise 10: overload is a refusal with a delay, never a hang."""
    home = a_house()
    home = between(home, lambda: submit(a_neighbour(home), wish(None)), times=1000)

    with pytest.raises(Overloaded) as refused:
        submit(home.house, wish())

    assert refused.value.retry_after == 1
    assert ("ann", "k1") not in home.world.records


class Beaten:
    """Jobs in whose way others come just before each creation."""

    def __init__(self, inner: Jobs, act: object, times: int) -> None:
        self.inner, self.act, self.times = inner, act, times

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)

    def create(self, *args: object, **named: object) -> object:
        if self.times:
            self.times -= 1
            times, self.times = self.times, 0
            self.act()  # type: ignore[operator]
            self.times = times
        return self.inner.create(*args, **named)  # type: ignore[arg-type]


def between(home: Home, act: object, *, times: int = 1) -> Home:
    object.__setattr__(home.house, "jobs", Beaten(home.house.jobs, act, times))
    return home


def a_neighbour(home: Home) -> object:
    return home.house


def test_an_id_that_is_taken_never_stands_for_two_jobs() -> None:
    home = a_house()
    first = submit(home.house, wish(None))
    object.__setattr__(home.house, "new_id", lambda: first.job.id)

    with pytest.raises(Overloaded):
        submit(home.house, wish(None, prompt="Another tale"))

    assert home.job(first.job.id) == first.job
