"""What a receiver is owed: made in the commit that ends the run, each for its own run, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.core.codec import decode, encode
from functions.core.delivery import DELIVERED, GIVEN_UP, MOST_TELLINGS, OWED
from functions.core.errors import Conflict
from functions.core.job import Job, Outcome
from functions.core.settling import Settlement, settled
from functions.core.telling import MOST_KEPT, begun, heard, next_telling, overdue, telling, to_tell, unheard
from functions.core.transitions import accepted, cancelled, expired, hidden, planned, retried, unplanned
from tests.core.jobs import NOW, a_new_job, a_plan, committed, steps_of

REQUEST = {"prompt": "A fox learns to sail", "approval": "none", "webhook": {"url": "https://example.org/x"}}


def asked(**fields: object) -> Job:
    return committed(accepted(a_new_job(request=REQUEST | fields)).job)


def ended(now: float = NOW) -> Job:
    return committed(cancelled(asked(), now=now).job)


def test_a_run_owes_its_end_in_the_commit_that_ends_it_and_asks_for_the_telling() -> None:
    made = cancelled(asked(), now=NOW + 5)

    (one,) = made.job.deliveries
    assert (one.run, one.event, one.state, one.at, one.next_at) == (1, "job.cancelled", OWED, NOW + 5, NOW + 5)
    assert [(message.verb, message.job, message.step) for message in made.messages] == [("notify", "j1", one.id)]
    assert made.messages == to_tell(made.job)
    assert made.job.check_at == NOW + 65


def test_every_way_to_end_owes_an_event() -> None:
    job = asked()
    failed = settled(job, Settlement(step="plan", revision=1, outcome=Outcome(state="failed", at=NOW)))[0]

    ends = [cancelled(job, now=NOW), expired(job, now=NOW), unplanned(failed, now=NOW)]

    assert [one.job.deliveries[0].event for one in ends] == ["job.cancelled", "job.failed", "job.failed"]
    assert all(len(one.messages) == 1 for one in ends)


def test_a_plan_that_waits_for_approval_is_told_once_a_run() -> None:
    job, plan = asked(approval="plan"), a_plan()
    made = planned(job, plan, steps_of(plan), now=NOW, tiers=None, approve_by=NOW + 100)
    late = expired(committed(made.job), now=NOW + 101)
    again = retried(committed(late.job), now=NOW + 200, deadline_at=NOW + 900)

    events = [(one.run, one.event, one.at) for one in again.job.deliveries]
    assert [(message.verb, message.at) for message in made.messages] == [("notify", NOW)]
    assert events == [
        (1, "job.awaiting_approval", NOW), (1, "job.cancelled", NOW + 101), (2, "job.awaiting_approval", NOW + 200),
    ]  # fmt: skip
    assert len({one.id for one in again.job.deliveries}) == 3


def test_a_job_without_a_receiver_owes_nothing() -> None:
    made = cancelled(committed(accepted(a_new_job()).job), now=NOW)

    assert (made.job.deliveries, made.messages, next_telling(made.job)) == ((), (), None)


def test_the_next_run_keeps_what_the_last_one_owes_and_has_an_id_of_its_own() -> None:
    opened = retried(ended(), now=NOW + 10, deadline_at=NOW + 900)
    job = cancelled(committed(opened.job), now=NOW + 20).job

    assert [message.verb for message in opened.messages] == ["plan", "notify"]
    assert [(one.run, one.state) for one in job.deliveries] == [(1, OWED), (2, OWED)]
    assert len({one.id for one in job.deliveries}) == 2


def test_a_deleted_job_tells_nobody() -> None:
    running, over = hidden(asked(), now=NOW), hidden(ended(), now=NOW)

    assert (running.job.deliveries, running.messages) == ((), ())
    assert (over.job.deliveries, over.messages) == ((), ())


def test_a_try_is_recorded_before_it_is_made_and_nobody_else_makes_it_meanwhile() -> None:
    job = ended()
    name = job.deliveries[0].id

    trying = begun(job, name, now=NOW, until=NOW + 70)

    assert (trying.deliveries[0].attempts, trying.deliveries[0].next_at) == (1, NOW + 70)
    assert [overdue(trying, now=NOW + 69), len(overdue(trying, now=NOW + 70))] == [(), 1]
    with pytest.raises(Conflict):
        begun(trying, name, now=NOW + 69, until=NOW + 200)
    with pytest.raises(Conflict):
        begun(job, "msg_unknown", now=NOW, until=NOW + 70)
    assert begun(trying, name, now=NOW + 70, until=NOW + 140).deliveries[0].attempts == 2


def test_what_was_tried_eight_times_is_given_up_and_not_tried_again() -> None:
    job = ended()
    name = job.deliveries[0].id
    for number in range(MOST_TELLINGS):
        job = begun(job, name, now=NOW + number, until=NOW + number + 1)

    over = begun(job, name, now=NOW + 100, until=NOW + 170)

    assert (over.deliveries[0].state, over.deliveries[0].attempts) == (GIVEN_UP, MOST_TELLINGS)
    with pytest.raises(Conflict):
        begun(over, name, now=NOW + 999, until=NOW + 1000)
    assert to_tell(over) == overdue(over, now=NOW + 999) == ()


def test_what_was_heard_stays_heard_however_late_that_is_learnt() -> None:
    job = ended()
    name = job.deliveries[0].id
    tried = begun(job, name, now=NOW, until=NOW + 70)
    lost = unheard(tried, name, attempt=1, status=None, fault="Nobody listens.", next_at=None)

    told = heard(lost, name, status=204)

    assert (lost.deliveries[0].state, lost.deliveries[0].fault) == (GIVEN_UP, "Nobody listens.")
    assert (told.deliveries[0].state, told.deliveries[0].status, told.deliveries[0].fault) == (DELIVERED, 204, "")
    assert heard(told, name, status=200) is told
    assert unheard(told, name, attempt=1, status=500, fault="x", next_at=NOW) is told
    assert heard(job, "msg_unknown", status=200) is job
    assert unheard(job, "msg_unknown", attempt=1, status=500, fault="x", next_at=NOW) is job


def test_a_try_that_was_in_vain_waits_unless_a_later_one_is_under_way() -> None:
    job = ended()
    name = job.deliveries[0].id
    first = begun(job, name, now=NOW, until=NOW + 70)
    second = begun(first, name, now=NOW + 70, until=NOW + 140)

    waits = unheard(first, name, attempt=1, status=503, fault="The receiver answered 503.", next_at=NOW + 5)

    one = waits.deliveries[0]
    assert (one.state, one.status, one.fault, one.next_at) == (OWED, 503, "The receiver answered 503.", NOW + 5)
    assert next_telling(waits) == NOW + 5
    assert unheard(second, name, attempt=1, status=503, fault="x", next_at=NOW + 5) is second


def test_of_many_runs_only_the_newest_of_what_is_over_is_kept_and_all_that_is_owed() -> None:
    job = ended()
    name = job.deliveries[0].id
    for number in range(2, MOST_KEPT + 6):
        job = replace(job, run=replace(job.run, number=number))
        job = telling(job, now=NOW + number)
        job = heard(job, job.deliveries[-1].id, status=200)

    assert [one.run for one in job.deliveries[:3]] == [1, 5, 6]
    assert len(job.deliveries) == MOST_KEPT + 2
    assert [message.step for message in to_tell(job)] == [name]


def test_a_delivery_is_stored_and_read_as_it_is() -> None:
    job = begun(ended(), ended().deliveries[0].id, now=NOW, until=NOW + 70)

    assert decode(Job, encode(job)).deliveries == job.deliveries
