"""Where rules meet a model: breaker, pacing, retries, tries and budgets, in whole jobs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from functions.core.errors import Interrupted, LimnerError, ProviderUnavailable, QuotaExhausted, QuotaWait
from functions.core.job import Job
from functions.core.messages import Message
from functions.flows.deliver import deliver
from functions.flows.guard import own_key
from functions.ports import PictureAsk
from tests.houses import Home, a_house

T = TypeVar("T")


def always(error: Callable[[], LimnerError]) -> Callable[[PictureAsk], None]:
    def answer(_: PictureAsk) -> None:
        raise error()

    return answer


def calls_at(home: Home) -> list[float]:
    """The time of every call from now on, in seconds from now."""
    begun, seen = home.clock.time, list[float]()
    home.painter.meanwhile = lambda ask: seen.append(home.clock.time - begun)
    return seen


def paintings(job: Job) -> int:
    return sum(step.what in {"sheet", "picture"} for step in job.steps.values())


def picture_states(job: Job) -> set[str]:
    return {step.state() for step in job.steps.values() if step.what == "picture"}


def test_a_step_gives_up_after_six_tries_and_is_shown_a_placeholder() -> None:
    """Rules 7, 12 and 13."""
    home = a_house(breaker_threshold=1000)
    home.painter.meanwhile = always(ProviderUnavailable)

    job = home.make()

    assert job.state == "partial"
    assert picture_states(job) == {"placeholder"}
    assert {step.tried() for step in job.steps.values() if step.what in {"sheet", "picture"}} == {6}
    assert len(home.painter.asked) == 24
    assert job.spent() == 900


def test_six_tries_are_the_most_whatever_the_message_says() -> None:
    """Rule 7: they are counted in the record, not in the message."""
    home = a_house(breaker_threshold=1000)
    home.painter.meanwhile = always(ProviderUnavailable)
    job = home.submit()
    home.deliver_one()
    for turn in range(10):
        deliver(home.house, Message(verb="render", job=job.id, step="c01", turn=turn))

    step = home.job(job.id).steps["c01"]

    assert (len(home.painter.asked), step.tried(), step.state()) == (6, 6, "failed")
    assert step.outcomes[1].problem is not None
    assert step.outcomes[1].problem.detail == "Given up after 6 tries."


def test_waits_between_tries_are_messages_and_nobody_sleeps() -> None:
    """Rule 12."""
    home = a_house(breaker_threshold=1000)
    home.painter.faults = [ProviderUnavailable(retry_after=40.0)]
    job = home.submit()
    home.deliver_one()

    (later,) = deliver(home.house, Message(verb="render", job=job.id, step="c01"))

    assert 40 < later.at - home.clock.time <= 41
    assert (later.turn, later.attempt) == (1, 1)


def test_the_breaker_opens_and_one_trial_decides() -> None:
    """Rule 14."""
    home = a_house(breaker_threshold=2, breaker_recovery=60.0)
    home.painter.faults = [ProviderUnavailable(), ProviderUnavailable(), ProviderUnavailable()]
    seen: list[tuple[float, bool]] = []
    paint, begun = home.painter.paint, home.clock.time

    def watched(ask: PictureAsk) -> object:
        seen.append((home.clock.time - begun, bool(home.painter.faults)))
        return paint(ask)

    home.painter.paint = watched  # type: ignore[method-assign,assignment]

    job = home.make()

    assert job.state == "done"
    failing = [at for at, failed in seen if failed]
    assert failing[1] < 30
    assert failing[2] >= failing[1] + 60
    assert seen[3][0] >= failing[2] + 60
    assert home.world.registers["breaker/fake/painter"].value["state"] == "closed"
    turned = [row[2] for row in home.world.registers["breaker/fake/painter"].value["history"]]
    assert turned == ["open", "half_open", "open", "half_open", "closed"]


def test_while_the_breaker_is_open_waiting_burns_no_attempt() -> None:
    """Rules 12 and 14."""
    home = a_house(breaker_threshold=1, breaker_recovery=60.0)
    home.painter.faults = [ProviderUnavailable() for _ in range(4)]

    job = home.make()

    assert job.state == "done"
    assert sum(step.tried() for step in job.steps.values() if step.what in {"sheet", "picture"}) == 8


def test_one_trial_at_a_time_is_let_through() -> None:
    """Rule 14: the trial is a lease."""
    home = a_house(breaker_threshold=1, breaker_recovery=60.0)
    first, second = home.submit(), home.submit(prompt="Another tale")
    home.deliver_one()
    home.deliver_one()
    home.painter.faults = [ProviderUnavailable()]
    deliver(home.house, Message(verb="render", job=first.id, step="c01"))
    home.clock.time += 61
    others: list[Message] = []

    def meanwhile(_: PictureAsk) -> None:
        home.painter.meanwhile = None
        others.extend(deliver(home.house, Message(verb="render", job=second.id, step="c01")))

    home.painter.meanwhile = meanwhile
    deliver(home.house, Message(verb="render", job=first.id, step="c01", turn=1))

    (waits,) = others
    assert (waits.turn, waits.attempt) == (1, 0)
    assert waits.at > home.clock.time
    assert home.job(first.id).steps["c01"].state() == "done"


def test_a_trial_that_is_answered_by_a_quota_is_given_back() -> None:
    """Rule 14: a 429 says nothing of the model's health."""
    home = a_house(breaker_threshold=1, breaker_recovery=60.0)
    job = home.submit()
    home.deliver_one()
    home.painter.faults = [ProviderUnavailable(), QuotaWait(retry_after=1.0)]
    deliver(home.house, Message(verb="render", job=job.id, step="c01"))
    home.clock.time += 61
    deliver(home.house, Message(verb="render", job=job.id, step="c01", turn=1))
    home.clock.time += 2

    deliver(home.house, Message(verb="render", job=job.id, step="c01", turn=2))

    assert home.job(job.id).steps["c01"].state() == "done"


@pytest.mark.parametrize(("choice", "state"), [("fail", "failed"), ("offline", "placeholder")])
def test_a_model_that_is_down_is_not_waited_for_where_that_was_asked(choice: str, state: str) -> None:
    """Rules 13 and 14."""
    home = a_house(breaker_threshold=1)
    home.painter.meanwhile = always(ProviderUnavailable)
    begun = home.clock.time

    job = home.make(on_unavailable=choice)

    assert picture_states(job) == {state}
    assert home.clock.time - begun < 30
    assert len(home.painter.asked) <= 2


def test_a_model_that_is_down_is_waited_for_otherwise() -> None:
    """Rule 14."""
    home = a_house(breaker_threshold=1, breaker_recovery=60.0)
    down = home.clock.time + 600

    def answer(_: PictureAsk) -> None:
        if home.clock.time < down:
            raise ProviderUnavailable

    home.painter.meanwhile = answer

    job = home.make()

    assert job.state in {"done", "partial"}
    assert home.clock.time > down
    assert "done" in picture_states(job)


def test_no_minute_holds_more_calls_than_the_quota() -> None:
    """Rule 11."""
    home = a_house(pictures_per_minute=3)
    times = calls_at(home)

    job = home.make(scenes=8)

    assert job.state == "done"
    assert len(times) == 9
    assert all(times[place + 3] - times[place] >= 60 for place in range(len(times) - 3))
    assert times[-1] < 200


def test_a_cached_step_takes_no_slot() -> None:
    """Rule 11."""
    home = a_house(pictures_per_minute=4)
    home.make()
    before = home.world.registers["pace/fake/painter"]

    job = home.make()

    assert job.state == "done"
    assert home.world.registers["pace/fake/painter"] == before


def test_a_429_pauses_the_ledger_for_the_delay_it_names_and_burns_no_attempt() -> None:
    """Rules 11 and 12."""
    home = a_house(pictures_per_minute=100)
    times = calls_at(home)
    home.painter.faults = [QuotaWait(retry_after=30.0)]

    job = home.make()

    assert job.state == "done"
    assert len(home.painter.asked) == 5
    assert times[0] >= 30
    assert [step.tried() for step in job.steps.values() if step.what in {"sheet", "picture"}] == [1, 1, 1, 1]
    assert job.spent() == 900 + 4 * 30_000


def test_after_a_429_that_names_no_delay_everybody_keeps_away_for_a_while() -> None:
    """Rule 11."""
    home = a_house(pictures_per_minute=100)
    home.painter.faults = [QuotaWait()]
    first, second = home.submit(), home.submit(prompt="Another tale")
    home.deliver_one()
    home.deliver_one()
    deliver(home.house, Message(verb="render", job=first.id, step="c01"))

    (waits,) = deliver(home.house, Message(verb="render", job=second.id, step="c01"))

    assert waits.at >= home.clock.time + 15
    assert len(home.painter.asked) == 1


def test_a_quota_that_never_clears_never_uses_up_the_six_tries() -> None:
    """Rules 7 and 12."""
    home = a_house(pictures_per_minute=100)
    home.painter.faults = [QuotaWait(retry_after=1.0) for _ in range(12)]

    job = home.make()

    assert job.state == "done"
    assert len(home.painter.asked) == 16


def test_the_quota_of_the_day_fails_fast() -> None:
    """Rule 11."""
    home = a_house()
    home.painter.meanwhile = always(QuotaExhausted)

    job = home.make()

    assert picture_states(job) == {"placeholder"}
    assert len(home.painter.asked) == 4
    assert job.problem is not None
    assert job.problem.code == "quota_exhausted"


def test_the_slots_of_a_cancelled_job_are_free_for_others() -> None:
    """Rule 11: whatever ends a step frees its slot."""
    from functions.flows.change import cancel

    home = a_house(pictures_per_minute=1)
    first = home.submit()
    home.drain(until=lambda: len(home.painter.asked) == 1 and len(home.queue) == 3)
    home.deliver_one()
    rows = home.world.registers["pace/fake/painter"].value
    assert first.id in str(rows["rows"])

    cancel(home.house, "ann", first.id)

    waiting = [row for row in home.world.registers["pace/fake/painter"].value["rows"] if not row[4]]
    assert waiting == []


def test_a_call_that_the_jobs_budget_does_not_cover_is_not_made() -> None:
    """Rules 10 and 13."""
    home = a_house()

    job = home.make(budget_usd=0.1)

    assert job.state == "partial"
    assert len(home.painter.asked) == 3
    assert job.spent() <= 100_000
    assert job.problem is not None
    assert job.problem.code == "budget_exceeded"


def test_spend_in_ten_minutes_paces_as_calls_do() -> None:
    """Rule 11."""
    home = a_house(spend_per_10_minutes=600_000)
    times = calls_at(home)

    home.make(scenes=4)

    assert all(times[place + 2] - times[place] >= 60 for place in range(len(times) - 2))


def test_every_lease_without_a_scene_key_is_the_step_revisions_own() -> None:
    """Rule 7."""
    message = Message(verb="plan", job="j1", step="plan", revision=2)

    assert own_key(message) == "step/j1/plan/2"


def test_a_worker_that_stood_still_past_its_lease_makes_no_call() -> None:
    """Rule 7: right before the call the lease must still cover it."""
    home = a_house()
    job = home.submit()
    home.deliver_one()
    begin = home.house.jobs.begin

    def paused(*args: object) -> object:
        answer = begin(*args)  # type: ignore[arg-type]
        home.clock.time += 1000
        return answer

    home.house.jobs.begin = paused  # type: ignore[method-assign,assignment]
    (later,) = deliver(home.house, Message(verb="render", job=job.id, step="c01"))
    home.house.jobs.begin = begin  # type: ignore[method-assign]

    assert (home.painter.asked, later.attempt, later.turn) == ([], 0, 1)
    assert home.job(job.id).steps["c01"].tries == {}
    assert home.job(job.id).spent() == 900


class Leaving:
    """A process that is told to end while a call is in the making, or before it."""

    def __init__(self, *, before: bool) -> None:
        self.before = before

    def ending(self) -> bool:
        return self.before

    def wait(self, call: Callable[[], T]) -> T:
        call()
        raise Interrupted


def rendered_while(leaving: Leaving, home: Home, message: Message) -> Message:
    (later,) = deliver(replace(home.house, attendance=leaving), message)
    return later


def test_a_process_that_ends_begins_no_call_and_leaves_its_work_to_others_at_once() -> None:
    """Rule 7."""
    home = a_house()
    job = home.submit()
    home.deliver_one()

    later = rendered_while(Leaving(before=True), home, Message(verb="render", job=job.id, step="c01"))

    assert (home.painter.asked, later.attempt, later.at) == ([], 0, home.clock.time)
    assert home.job(job.id).steps["c01"].tries == {}
    home.queue.put((later,))
    home.drain()
    assert home.job(job.id).state == "done"
    assert len(home.painter.asked) == paintings(home.job(job.id))


def test_a_call_that_its_process_does_not_live_to_see_counts_as_paid_and_leaves_no_lease() -> None:
    """Rules 4 and 7: one more call, and nobody waits for a lease of the dead."""
    home = a_house()
    job = home.submit()
    home.deliver_one()
    before = home.job(job.id).spent()

    later = rendered_while(Leaving(before=False), home, Message(verb="render", job=job.id, step="c01"))

    assert (later.attempt, later.turn, later.at) == (0, 1, home.clock.time)
    assert home.job(job.id).spent() - before == home.painter.price
    (lost,) = home.job(job.id).steps["c01"].tries.values()
    assert lost.cost == home.painter.price
    home.queue.put((later,))
    home.drain()
    assert home.job(job.id).state == "done"
    assert len(home.painter.asked) == paintings(home.job(job.id)) + 1


def test_a_trial_that_is_cut_short_is_left_to_others() -> None:
    """Rule 14."""
    home = a_house(breaker_threshold=1, breaker_recovery=60.0)
    message = a_trial(home)

    rendered_while(Leaving(before=False), home, message)

    assert home.world.registers["breaker/fake/painter"].value["trial_until"] <= home.clock.time


def a_trial(home: Home, **submitted: object) -> Message:
    """The breaker of the painter has opened and rested: the message of whoever comes next."""
    job = home.submit(**submitted)
    home.deliver_one()
    home.painter.faults = [ProviderUnavailable()]
    deliver(home.house, Message(verb="render", job=job.id, step="c01"))
    home.clock.time += 61
    return Message(verb="render", job=job.id, step="c01", turn=1)


def test_a_trial_that_has_no_slot_yet_is_left_to_others() -> None:
    """Rules 11 and 14."""
    home = a_house(breaker_threshold=1, breaker_recovery=1.0, pictures_per_minute=1)
    message = a_trial(home)
    home.clock.time -= 58

    (later,) = deliver(home.house, message)

    assert (later.attempt, len(home.painter.asked)) == (0, 1)
    assert home.world.registers["breaker/fake/painter"].value["trial_until"] <= home.clock.time
    home.queue.put((later,))
    home.drain()
    assert home.job(message.job).state == "done"


def test_a_trial_whose_worker_stood_still_is_left_to_others() -> None:
    """Rules 7 and 14."""
    home = a_house(breaker_threshold=1, breaker_recovery=60.0)
    message = a_trial(home)
    home.before("blobs.get", lambda: None)
    begin = home.house.jobs.begin

    def paused(*args: object) -> object:
        answer = begin(*args)  # type: ignore[arg-type]
        home.clock.time += 91
        return answer

    home.house.jobs.begin = paused  # type: ignore[method-assign,assignment]
    (later,) = deliver(home.house, message)
    home.house.jobs.begin = begin  # type: ignore[method-assign]

    assert len(home.painter.asked) == 1
    assert home.world.registers["breaker/fake/painter"].value["trial_until"] <= home.clock.time
    assert later.attempt == 0


def test_a_late_jobs_first_picture_comes_before_the_rest_of_a_long_one() -> None:
    """Rule 11: everybody sees something soon; its other pictures keep their place behind."""
    home = a_house(pictures_per_minute=1)
    seen: list[str] = []
    home.painter.meanwhile = lambda ask: seen.append(ask.prompt)
    long = home.submit(prompt="Long", scenes=5)
    home.drain(until=lambda: len(seen) == 2)
    late = home.submit(prompt="Late", scenes=2)

    home.drain()

    assert {home.job(one.id).state for one in (long, late)} == {"done"}
    parts = [name.replace(", part", "") for name in seen if "part" in name]
    assert parts == ["Long 1", "Late 1", "Long 2", "Long 3", "Long 4", "Long 5", "Late 2"]
