"""A plan that waits for its owner. Rule 17."""

from __future__ import annotations

import pytest

from functions.core.errors import BudgetExceeded, Conflict, InvalidRequest, NotFound, PreconditionFailed
from functions.core.plan import Edits
from functions.flows.change import approve, cancel, edit, retry
from tests.houses import Home, a_house

WORDS = Edits(scenes=((1, {"caption": "Mine."}),))
NONE = Edits()


def waiting(home: Home, **fields: object) -> str:
    return home.make(approval="plan", **fields).id


def test_approval_draws_the_plan() -> None:
    home = a_house()
    job_id = waiting(home)

    job = home.go_on(approve(home.house, "ann", job_id, edits=NONE, tag=None))

    assert (job.state, len(home.painter.asked), job.run.number) == ("done", 4, 1)


def test_approval_again_is_the_same_answer_and_the_same_messages() -> None:
    """Rule 17: again without edits = 202 and the messages again."""
    home = a_house()
    job_id = waiting(home)
    first = approve(home.house, "ann", job_id, edits=NONE, tag=None)

    second = approve(home.house, "ann", job_id, edits=NONE, tag=None)

    assert [m.name() for m in first.messages] == [m.name() for m in second.messages]
    assert first.messages
    assert second.job == first.job
    job = home.go_on(second)
    assert approve(home.house, "ann", job_id, edits=NONE, tag=None).messages == ()
    assert home.job(job_id) == job


def test_approval_with_edits_takes_both_in_one_commit() -> None:
    home = a_house()
    job_id = waiting(home)
    edits = Edits(scenes=((1, {"caption": "Mine.", "prompt": "a whale"}),), drop=(3,))

    job = home.go_on(approve(home.house, "ann", job_id, edits=edits, tag=1))

    assert job.plan is not None
    assert [scene.caption for scene in job.plan.scenes] == ["Mine.", "Caption 2."]
    assert [ask.prompt for ask in home.painter.asked][1:] == ["a whale", "A fox learns to sail, part 2"]
    assert job.version > 1


def test_edits_that_came_too_late_are_a_conflict() -> None:
    """Rule 17: approve again with other edits = 409."""
    home = a_house()
    job_id = waiting(home)
    approve(home.house, "ann", job_id, edits=NONE, tag=None)

    with pytest.raises(Conflict, match="too late"):
        approve(home.house, "ann", job_id, edits=WORDS, tag=1)


@pytest.mark.parametrize("tag", [None, 2])
def test_edits_need_the_tag_that_they_were_made_from(tag: int | None) -> None:
    """Rule 17: If-Match."""
    home = a_house()
    job_id = waiting(home)

    for act in (approve, edit):
        with pytest.raises(PreconditionFailed):
            act(home.house, "ann", job_id, edits=WORDS, tag=tag)

    assert home.job(job_id).state == "awaiting_approval"


@pytest.mark.parametrize("edits", [Edits(drop=(4,)), Edits(drop=(1, 2, 3)), Edits(add=({"prompt": "x"},) * 8)])
def test_edits_that_the_plan_has_no_place_for_are_refused(edits: Edits) -> None:
    home = a_house()
    job_id = waiting(home)

    for act in (approve, edit):
        with pytest.raises(InvalidRequest):
            act(home.house, "ann", job_id, edits=edits, tag=1)


def test_a_waiting_plan_is_edited_without_spending_anything() -> None:
    home = a_house()
    job_id = waiting(home)

    made = edit(home.house, "ann", job_id, edits=WORDS, tag=1)

    assert (made.messages, made.job.state) == ((), "awaiting_approval")
    assert made.job.plan is not None
    assert made.job.plan.edit == 2
    with pytest.raises(PreconditionFailed):
        edit(home.house, "ann", job_id, edits=WORDS, tag=1)


def test_there_is_nothing_to_approve_before_the_plan_is_written() -> None:
    home = a_house()
    job = home.submit(approval="plan")

    with pytest.raises(Conflict, match="not written yet"):
        approve(home.house, "ann", job.id, edits=NONE, tag=None)
    with pytest.raises(Conflict, match="not written yet"):
        edit(home.house, "ann", job.id, edits=WORDS, tag=1)


def test_a_plan_that_was_cancelled_is_not_approved_until_it_waits_again() -> None:
    """Rules 5 and 15: late approval opens the next run, with its days anew."""
    home = a_house(approval_days=7.0)
    job_id = waiting(home)
    cancel(home.house, "ann", job_id)
    with pytest.raises(Conflict, match="before its plan was approved"):
        approve(home.house, "ann", job_id, edits=NONE, tag=None)

    again = retry(home.house, "ann", job_id).job

    assert (again.state, again.run.number) == ("awaiting_approval", 2)
    assert again.run.deadline_at == home.clock.time + 7 * 86_400
    assert home.go_on(approve(home.house, "ann", job_id, edits=NONE, tag=None)).state == "done"
    assert len(home.writer.asked) == 1


def test_a_cancelled_plan_can_be_edited_and_waits_again() -> None:
    home = a_house(approval_days=7.0)
    job_id = waiting(home)
    cancel(home.house, "ann", job_id)

    made = edit(home.house, "ann", job_id, edits=WORDS, tag=1)

    assert (made.job.state, made.messages) == ("awaiting_approval", ())
    assert made.job.run.deadline_at == home.clock.time + 7 * 86_400


def test_approval_starts_the_deadlines_clock() -> None:
    """Rule 15."""
    home = a_house(deadline_minutes=60, approval_days=7)
    job_id = waiting(home)
    assert home.job(job_id).run.deadline_at > home.clock.time + 6 * 86_400
    home.clock.time += 5 * 86_400

    job = approve(home.house, "ann", job_id, edits=NONE, tag=None).job

    assert job.run.deadline_at == home.clock.time + 3600


def test_approval_reserves_what_the_edited_plan_costs() -> None:
    """Rule 10."""
    home = a_house()
    job_id = waiting(home, scenes=1)
    more = Edits(add=tuple({"prompt": f"more {n}", "cast": ("Fen",)} for n in range(9)))

    made = approve(home.house, "ann", job_id, edits=more, tag=1)

    assert made.job.most == made.job.budget == 900 + 2 * 11 * 30_000
    (register,) = home.world.registers.values()
    assert register.value["entries"] == {job_id: [made.job.most, 0]}
    assert home.go_on(made).state == "done"


def test_an_owners_own_cap_is_never_raised() -> None:
    """Rule 10."""
    home = a_house()
    job_id = waiting(home, scenes=1, budget_usd=0.1)

    made = approve(home.house, "ann", job_id, edits=Edits(add=({"prompt": "x"},) * 3), tag=1)

    assert (made.job.most, made.job.budget) == (100_000, 100_000)


def test_scenes_that_are_added_beyond_an_owners_own_cap_are_named_and_the_others_are_made() -> None:
    """Rule 10: the cap is the owner's word, also at an approval."""
    home = a_house()
    job_id = waiting(home, scenes=1, budget_usd=0.1)
    more = Edits(add=tuple({"prompt": f"more {number}"} for number in range(3)))

    job = home.go_on(approve(home.house, "ann", job_id, edits=more, tag=1))

    made = {step.name: step.state() for step in job.steps.values() if step.what == "picture"}
    assert (job.state, sorted(made.values())) == ("partial", ["done", "done", "done", "placeholder"])
    assert job.problem is not None
    assert job.problem.detail == "This may cost $0.03, and $0.0091 is left of the $0.1 that you allowed for it."
    assert job.problem.action == "Ask for it in a new job with a higher budget_usd."


def test_an_approval_that_would_pass_the_day_is_refused_and_the_plan_still_waits() -> None:
    """Rule 10."""
    home = a_house(daily_budget=300_000)
    job_id = waiting(home, scenes=1)
    more = Edits(add=tuple({"prompt": f"more {n}"} for n in range(9)))

    with pytest.raises(BudgetExceeded):
        approve(home.house, "ann", job_id, edits=more, tag=1)

    assert home.job(job_id).state == "awaiting_approval"
    assert home.go_on(approve(home.house, "ann", job_id, edits=NONE, tag=None)).state == "done"


def test_another_owners_job_looks_like_none() -> None:
    """Promise 9."""
    home = a_house()
    job_id = waiting(home)

    for found in (job_id, "unknown"):
        with pytest.raises(NotFound):
            approve(home.house, "bob", found, edits=NONE, tag=None)
        with pytest.raises(NotFound):
            edit(home.house, "bob", found, edits=WORDS, tag=1)
