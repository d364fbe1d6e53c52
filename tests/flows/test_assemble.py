"""Pages and files, which may be made twice and end once."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from functions.core.errors import InvalidOutput, Overloaded
from functions.core.following import owed
from functions.core.job import ASSEMBLY, Job
from functions.core.messages import Message
from functions.core.plan import Edits
from functions.flows.change import cancel, edit
from functions.flows.deliver import deliver
from functions.flows.manuscript import manuscript
from functions.ports import Composed, Fetch, Manuscript
from tests.houses import Home, a_house


def a_drawn_job(home: Home) -> tuple[Job, Message]:
    """A job of which only the assembly is left, and its message."""
    job = home.submit()
    home.drain(until=lambda: home.job(job.id).status() == "assembling")
    (message,) = owed(home.job(job.id))
    return home.job(job.id), message


def during_compose(home: Home, act: Callable[[], object]) -> None:
    """What happens while the pages are drawn, once."""
    compose = home.press.compose

    def composing(manuscript: Manuscript, fetch: Fetch) -> Composed:
        home.press.compose = compose  # type: ignore[method-assign]
        act()
        return compose(manuscript, fetch)

    home.press.compose = composing  # type: ignore[method-assign]


def failing(home: Home, error: Exception) -> None:
    def compose(manuscript: Manuscript, fetch: Fetch) -> Composed:
        raise error

    home.press.compose = compose  # type: ignore[method-assign]


def test_the_run_ends_with_pages_and_the_kinds_own_files() -> None:
    home = a_house()

    job = home.make()

    assert job.state == "done"
    assert {name: one.state for name, one in job.exports.items()} == {"pdf": "ready", "cbz": "ready"}
    assert json.loads(home.world.blobs[f"ann/{job.layout}"].data)[0] == [1, "Caption 1.", "done"]
    (page,) = job.pages
    assert home.world.blobs[f"ann/{page.name}"].mime == "image/webp"
    assert home.world.blobs[f"ann/{job.exports['pdf'].asset}"].data == b"pdf of A fox learns to sail"


def test_made_twice_it_ends_once() -> None:
    """Rule 6."""
    home = a_house()
    _, message = a_drawn_job(home)

    assert deliver(home.house, message) == ()
    ended = home.job(message.job)

    assert deliver(home.house, message) == ()
    assert home.job(message.job) == ended


def test_a_second_assembler_at_once_drops_its_result() -> None:
    """Rule 6."""
    home = a_house()
    job, message = a_drawn_job(home)
    seen: list[Job] = []

    def ended_meanwhile() -> None:
        home.clock.time += 300
        deliver(home.house, message)
        seen.append(home.job(job.id))

    during_compose(home, ended_meanwhile)

    deliver(home.house, message)

    assert seen[0].state == "done"
    assert home.job(job.id).run == seen[0].run


def test_content_that_changed_meanwhile_gets_its_own_assembly() -> None:
    """Rule 6: the run was cancelled and edited while its pages were drawn."""
    home = a_house()
    job, message = a_drawn_job(home)

    def edited_meanwhile() -> None:
        cancel(home.house, "ann", job.id)
        words = Edits(scenes=((1, {"caption": "New words."}),))
        edit(home.house, "ann", job.id, edits=words, tag=1)

    during_compose(home, edited_meanwhile)

    follows = deliver(home.house, message)

    assert [one.verb for one in follows] == ["assemble"]
    assert follows[0].digest != message.digest
    assert home.job(job.id).layout == ""
    home.queue.put(follows)
    home.drain()
    after = home.job(job.id)
    assert (after.state, after.run.number) == ("done", 2)
    assert b"New words." in home.world.blobs[f"ann/{after.layout}"].data


def test_an_old_digests_message_makes_nothing_and_names_the_new_one() -> None:
    """Rule 6."""
    home = a_house()
    job, message = a_drawn_job(home)

    follows = deliver(home.house, Message(verb="assemble", job=job.id, step=ASSEMBLY, digest="old"))

    assert follows == (message,)
    assert home.job(job.id).state == "rendering"


def test_a_cancel_while_pages_are_drawn_ends_the_run_as_cancelled() -> None:
    """Rule 5: an ended run is final."""
    home = a_house()
    job, message = a_drawn_job(home)
    during_compose(home, lambda: cancel(home.house, "ann", job.id))

    assert deliver(home.house, message) == ()
    assert home.job(job.id).state == "cancelled"


def test_a_job_that_is_gone_meanwhile_leaves_nothing_to_do() -> None:
    """Rule 19."""
    home = a_house()
    job, message = a_drawn_job(home)
    during_compose(home, lambda: home.house.jobs.remove(job.id))

    assert deliver(home.house, message) == ()
    assert deliver(home.house, message) == ()


def test_pages_that_cannot_be_made_end_the_run_with_its_pictures() -> None:
    """Rules 5 and 7: every run ends."""
    home = a_house()
    failing(home, InvalidOutput("The letters do not fit."))

    job = home.make()

    assert job.state == "partial"
    assert (job.steps[ASSEMBLY].state(), job.steps[ASSEMBLY].tried()) == ("failed", 6)
    assert job.problem is not None
    assert job.problem.detail == "The letters do not fit."


def test_a_press_that_breaks_is_no_reason_for_a_job_without_an_end() -> None:
    """Rules 5 and 7: a fault of ours is tried again by the queue, and six times at most."""
    home = a_house()
    job, message = a_drawn_job(home)
    failing(home, ZeroDivisionError())
    for _ in range(6):
        with pytest.raises(ZeroDivisionError):
            deliver(home.house, message)

    deliver(home.house, message)

    assert home.job(job.id).state == "partial"


def test_a_full_house_is_no_fault_of_the_pages() -> None:
    """Rule 12: the delivery is repeated."""
    home = a_house()
    job, message = a_drawn_job(home)
    compose = home.press.compose
    failing(home, Overloaded())
    with pytest.raises(Overloaded):
        deliver(home.house, message)
    home.press.compose = compose  # type: ignore[method-assign]

    deliver(home.house, message)

    assert home.job(job.id).state == "done"


def test_two_assemblers_do_not_draw_the_same_pages_at_once() -> None:
    """Rule 7: the assembly too has a lease."""
    home = a_house()
    _, message = a_drawn_job(home)
    waiting: list[Message] = []
    during_compose(home, lambda: waiting.extend(deliver(home.house, message)))

    deliver(home.house, message)

    (later,) = waiting
    assert (later.digest, later.turn) == (message.digest, 1)
    assert home.job(message.job).state == "done"


def test_the_money_is_set_at_the_end_and_only_set() -> None:
    """Rule 10."""
    home = a_house()

    job = home.make()

    (register,) = home.world.registers.values()
    assert register.value["entries"] == {job.id: [0, job.spent()]}


def test_an_assembly_that_meets_the_cancel_before_it_begins_makes_no_pages() -> None:
    """Rule 5."""
    home = a_house()
    job, message = a_drawn_job(home)
    failing(home, AssertionError("composed"))
    home.before("jobs.begin", lambda: cancel(home.house, "ann", job.id))

    assert deliver(home.house, message) == ()
    assert home.job(job.id).state == "cancelled"


def test_a_lesson_tells_a_picture_that_is_lacking_from_one_that_was_never_asked_for() -> None:
    home = a_house()
    sections = [
        {"title": "Wind", "prompt": prompt, "narration": "It blows.", "points": ["It pushes"],
         "questions": [{"question": "What pushes?", "answer": "The wind."}]}
        for prompt in ("a sail", "")
    ]  # fmt: skip
    home.writer.answers = [{"title": "Wind", "scenes": sections}]
    job = home.submit(kind="lesson", prompt=None, topic="Wind", scenes=2)
    home.drain(until=lambda: home.job(job.id).state == "rendering")
    cancel(home.house, "ann", job.id)

    panels = manuscript(home.job(job.id)).panels

    assert [(panel.state, panel.wanted) for panel in panels] == [("skipped", True), ("skipped", False)]
