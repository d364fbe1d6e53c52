"""The writer's answer becomes the job's plan."""

from __future__ import annotations

import pytest

from functions.core.errors import ModelTimeout, ProviderRefused, ProviderUnavailable
from functions.core.following import owed
from functions.core.job import PLAN
from functions.flows.change import cancel, delete
from functions.flows.deliver import deliver
from tests.houses import Home, a_house


def first_delivery(home: Home) -> str:
    """A job whose plan was just delivered, by its id."""
    job = home.submit()
    home.deliver_one()
    return job.id


def test_a_plan_is_asked_for_once_and_drawing_begins() -> None:
    home = a_house()

    job = home.job(first_delivery(home))

    assert (job.state, len(home.writer.asked), len(home.queue)) == ("rendering", 1, 1)
    assert job.plan is not None
    assert [scene.caption for scene in job.plan.scenes] == ["Caption 1.", "Caption 2.", "Caption 3."]
    assert job.tiers == {"aspects": {"1": 1.0, "2": 1.0, "3": 1.0}}
    assert job.spent() == 900


def test_a_second_delivery_asks_nobody_and_says_the_same() -> None:
    """Rules 3 and 4: the next messages are returned also when the step was settled before."""
    home = a_house()
    made = home.submit()
    (message,) = owed(made)
    once = deliver(home.house, message)

    twice = deliver(home.house, message)

    assert len(home.writer.asked) == 1
    assert [m.name() for m in once] == [m.name() for m in twice]
    assert once


def test_a_wrong_answer_is_asked_for_once_more_with_the_fault_named() -> None:
    home = a_house()
    home.writer.answers = [{"title": "T", "scenes": [{"prompt": "only one"}]}]

    job = home.job(first_delivery(home))

    assert [ask.fault for ask in home.writer.asked] == ["", "The plan has 1 scenes where 3 were asked for."]
    assert job.state == "rendering"
    assert job.spent() == 2 * 900


def test_an_answer_that_is_wrong_twice_is_a_failed_try_and_both_are_paid() -> None:
    """Rule 7: the cost is the sum over the answers that came."""
    home = a_house()
    home.writer.answers = [{"title": "T", "scenes": []}, {"scenes": 7}]
    job = home.submit()

    home.deliver_one()

    step = home.job(job.id).steps[PLAN]
    assert (step.state(), step.tried(), home.job(job.id).spent()) == ("working", 1, 1800)
    home.drain()
    assert home.job(job.id).state == "done"
    assert len(home.writer.asked) == 3


def test_a_second_answer_that_never_comes_leaves_the_first_on_the_bill() -> None:
    home = a_house()
    home.writer.answers = [{"title": "T", "scenes": []}]
    home.writer.meanwhile = lambda ask: fail(ProviderUnavailable()) if ask.fault else None
    job = home.submit()

    home.deliver_one()

    assert home.job(job.id).spent() == 900


def fail(error: Exception) -> None:
    raise error


def test_a_refused_prompt_ends_the_job_with_the_reason() -> None:
    """Rule 13."""
    home = a_house()
    home.writer.faults = [ProviderRefused()]

    job = home.make()

    assert (job.state, job.run.state) == ("failed", "failed")
    assert job.problem is not None
    assert job.problem.code == "safety_blocked"
    assert len(home.writer.asked) == 1
    assert home.painter.asked == []


@pytest.mark.parametrize(("failures", "state"), [(5, "done"), (6, "failed")])
def test_a_writer_that_is_down_is_asked_six_times(failures: int, state: str) -> None:
    """Rules 7 and 12."""
    home = a_house(breaker_threshold=100)
    home.writer.faults = [ProviderUnavailable() for _ in range(failures)]

    job = home.make()

    assert job.state == state
    assert len(home.writer.asked) == 6


def test_a_call_that_never_answered_counts_as_spent() -> None:
    """Rule 7."""
    home = a_house()
    home.writer.faults = [ModelTimeout()]

    job = home.make()

    assert job.spent() == 2 * 1000 + 900 + 4 * 30_000


def test_where_approval_was_asked_for_nothing_is_drawn() -> None:
    home = a_house()

    job = home.make(approval="plan")

    assert job.state == "awaiting_approval"
    assert home.painter.asked == []
    assert len(home.queue) == 0


def test_what_the_writer_wants_to_be_known_is_told() -> None:
    home = a_house()
    answer = {"title": "T", "warnings": ["Two scenes were merged."], "scenes": [{"prompt": str(n)} for n in range(3)]}
    home.writer.answers = [answer]

    assert home.make().notices() == ("Two scenes were merged.",)


def test_a_plan_that_comes_after_the_cancel_is_kept_for_the_retry() -> None:
    """Rules 5 and 7: cancel closes the step; the late answer only books its cost."""
    home = a_house()
    job = home.submit()
    home.writer.meanwhile = lambda ask: cancel(home.house, "ann", job.id) and None

    home.drain()

    after = home.job(job.id)
    assert (after.state, after.plan, after.spent()) == ("cancelled", None, 900)


def test_a_job_that_is_gone_when_its_plan_comes_changes_nothing() -> None:
    """Rule 19."""
    home = a_house()
    job = home.submit()

    def remove(_: object) -> None:
        delete(home.house, "ann", job.id)
        home.house.jobs.remove(job.id)

    home.writer.meanwhile = remove

    home.drain()

    assert home.world.jobs == {}
    (message,) = owed(job)
    assert deliver(home.house, message) == ()


def test_a_plan_whose_try_is_under_way_is_not_asked_for_twice() -> None:
    """Rule 7: a duplicate delivery waits for the lease and burns nothing."""
    home = a_house()
    job = home.submit()
    (message,) = owed(job)
    late = []

    def deliver_again(_: object) -> None:
        home.writer.meanwhile = None
        late.extend(deliver(home.house, message))

    home.writer.meanwhile = deliver_again

    home.drain()

    (again,) = late
    assert (again.turn, again.attempt) == (1, 0)
    assert again.at > home.clock.time - 60
    assert len(home.writer.asked) == 1


def test_a_delivery_that_meets_the_cancel_before_its_call_makes_none() -> None:
    """Rule 7."""
    home = a_house()
    job = home.submit()
    home.before("jobs.begin", lambda: cancel(home.house, "ann", job.id))

    home.drain()

    assert home.writer.asked == []
    assert home.job(job.id).state == "cancelled"


def test_of_two_who_freeze_a_plan_at_once_one_does() -> None:
    """Rule 3: and nothing is drawn twice."""
    home = a_house()
    job = home.submit()
    (message,) = owed(job)
    follows = []
    home.before("jobs.save", lambda: follows.extend(deliver(home.house, message)))

    late = deliver(home.house, message)

    assert (late, [one.step for one in follows]) == ((), ["c01"])
    assert home.job(job.id).state == "rendering"


def test_a_second_question_is_not_asked_when_the_first_took_the_whole_lease() -> None:
    """Rule 7: the first answer stays on the bill."""
    home = a_house()
    home.writer.answers = [{"title": "T", "scenes": []}]

    def slowly(_: object) -> None:
        home.writer.meanwhile = None
        home.clock.time += 1000

    home.writer.meanwhile = slowly
    job = home.submit()

    home.deliver_one()

    assert len(home.writer.asked) == 1
    assert home.job(job.id).spent() == 900
    home.drain()
    assert home.job(job.id).state == "done"
