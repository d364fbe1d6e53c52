"""Any format of an ended run."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from functions.core.errors import Conflict, NotFound, Overloaded, ProviderRefused
from functions.core.job import Job
from functions.core.messages import Message
from functions.core.plan import Edits
from functions.flows.change import cancel, delete, edit
from functions.flows.deliver import deliver
from functions.flows.export import ask_for, owed_exports
from functions.ports import PictureAsk
from tests.houses import Home, a_house


def built(home: Home, job: Job, name: str) -> bytes:
    """The bytes of an export, asked for and delivered."""
    home.queue.put(ask_for(home.house, job, name)[2])
    home.drain()
    found = home.job(job.id).exports[name]
    assert found.state == "ready"
    return home.world.blobs[f"ann/{found.asset}"].data


def test_a_file_is_asked_for_once_and_built_once() -> None:
    """Rule 6: exports are named by what they are made from."""
    home = a_house()
    job = home.make()
    saved, wanted, messages = ask_for(home.house, job, "zip")
    again = ask_for(home.house, saved, "zip")

    assert wanted.state == "building"
    assert [m.name() for m in messages] == [m.name() for m in again[2]]
    assert built(home, saved, "zip") == b"zip of A fox learns to sail"
    assert ask_for(home.house, home.job(job.id), "zip")[2] == ()
    assert deliver(home.house, messages[0]) == ()


def test_a_file_that_the_run_made_is_there_at_once() -> None:
    home = a_house()
    job = home.make()

    _, found, messages = ask_for(home.house, job, "pdf")

    assert (found.state, messages) == ("ready", ())


def test_a_format_that_a_comic_is_not_made_as_is_unknown() -> None:
    home = a_house()

    with pytest.raises(NotFound, match="A comic is not made as 'pptx'"):
        ask_for(home.house, home.make(), "pptx")


def test_a_partial_job_has_files_too() -> None:
    home = a_house()

    def refused(ask: PictureAsk) -> None:
        if "part 2" in ask.prompt:
            raise ProviderRefused

    home.painter.meanwhile = refused
    job = home.make()

    assert job.state == "partial"
    assert built(home, job, "html")


def test_a_cancelled_job_gets_pages_of_what_there_is() -> None:
    """Rule 6: any ended run."""
    home = a_house()
    job = home.submit()
    home.drain(until=lambda: len(home.painter.asked) == 3)
    cancel(home.house, "ann", job.id)

    assert built(home, home.job(job.id), "pdf")
    assert home.job(job.id).pages == ()


def test_there_is_nothing_to_make_a_file_from_before_the_end_or_without_a_plan() -> None:
    home = a_house()
    job = home.submit()

    with pytest.raises(Conflict, match="when the run has ended"):
        ask_for(home.house, job, "pdf")
    cancel(home.house, "ann", job.id)
    with pytest.raises(Conflict, match="before it had a plan"):
        ask_for(home.house, home.job(job.id), "pdf")


def test_during_the_next_run_the_old_file_stays() -> None:
    home = a_house()
    job = home.make()
    edit(home.house, "ann", job.id, edits=Edits(scenes=((1, {"caption": "New."}),)), tag=1)
    running = home.job(job.id)

    _, found, messages = ask_for(home.house, running, "pdf")

    assert (found, messages) == (job.exports["pdf"], ())
    with pytest.raises(Conflict):
        ask_for(home.house, running, "zip")


def test_after_an_edit_a_file_is_built_anew() -> None:
    """Rule 6."""
    home = a_house()
    job = home.make()
    built(home, job, "zip")
    old = home.job(job.id).exports["zip"]
    home.go_on(edit(home.house, "ann", job.id, edits=Edits(scenes=((1, {"caption": "New."}),)), tag=1))

    _, wanted, _ = ask_for(home.house, home.job(job.id), "zip")

    assert wanted.state == "building"
    assert wanted.digest != old.digest


def test_a_file_that_failed_says_why_and_can_be_asked_for_again() -> None:
    home = a_house()
    job = home.make()
    home.press.broken = {"zip"}
    home.go_on_with(ask_for(home.house, job, "zip")[2])
    failed = home.job(job.id).exports["zip"]
    home.press.broken = set()

    assert failed.state == "failed"
    assert failed.problem is not None
    assert failed.problem.detail == "No zip today."
    assert built(home, home.job(job.id), "zip")


def printing(home: Home, act: Callable[[], object]) -> None:
    """What happens while a file is printed, once."""
    export = home.press.export

    def print_it(*args: object) -> object:
        home.press.export = export  # type: ignore[method-assign]
        act()
        return export(*args)  # type: ignore[arg-type]

    home.press.export = print_it  # type: ignore[method-assign,assignment]


def fail() -> None:
    raise Overloaded


def test_a_full_house_is_no_fault_of_the_file() -> None:
    """Rule 12."""
    home = a_house()
    job = home.make()
    (message,) = ask_for(home.house, job, "zip")[2]
    printing(home, fail)

    with pytest.raises(Overloaded):
        deliver(home.house, message)

    assert home.job(job.id).exports["zip"].state == "building"
    deliver(home.house, message)
    assert home.job(job.id).exports["zip"].state == "ready"


def test_a_file_whose_job_was_deleted_meanwhile_is_dropped() -> None:
    """Rule 19."""
    home = a_house()
    job = home.make()
    (message,) = ask_for(home.house, job, "zip")[2]
    printing(home, lambda: home.house.jobs.remove(job.id))

    assert deliver(home.house, message) == ()
    assert deliver(home.house, message) == ()


def test_of_two_who_build_one_file_the_first_counts() -> None:
    """Rule 6."""
    home = a_house()
    job = home.make()
    (message,) = ask_for(home.house, job, "zip")[2]
    printing(home, lambda: deliver(home.house, message))

    assert deliver(home.house, message) == ()
    assert home.job(job.id).exports["zip"].state == "ready"


def test_a_file_of_content_that_changed_is_asked_for_anew() -> None:
    """Rule 6: what was asked for before an edit is built from what is there after it, under the new name."""
    home = a_house()
    job = home.make()
    (message,) = ask_for(home.house, job, "zip")[2]
    home.queue.names.add(message.name())
    home.go_on(edit(home.house, "ann", job.id, edits=Edits(scenes=((1, {"caption": "New."}),)), tag=1))

    follows = deliver(home.house, message)

    assert [one.verb for one in follows] == ["export"]
    assert follows[0].digest != message.digest
    home.go_on_with(follows)
    assert home.job(job.id).exports["zip"].state == "ready"


def test_the_sweep_knows_the_files_that_are_owed() -> None:
    """Rule 16."""
    home = a_house()
    job = home.make()
    saved, _, messages = ask_for(home.house, job, "zip")

    assert owed_exports(saved) == messages
    assert saved.check_at is not None
    found = home.sweep(after=61)
    assert [message.step for message in found.messages] == ["zip"]
    home.drain()
    assert owed_exports(home.job(job.id)) == ()


def test_a_deleted_jobs_file_is_not_built() -> None:
    home = a_house()
    job = home.make()
    (message,) = ask_for(home.house, job, "zip")[2]
    delete(home.house, "ann", job.id)
    home.sweep(after=1)

    with suppress(NotFound):
        assert deliver(home.house, message) == ()
    assert home.world.jobs == {}
    assert deliver(home.house, Message(verb="export", job="unknown", step="zip")) == ()


def test_a_file_is_not_asked_for_anew_of_a_job_that_is_being_deleted() -> None:
    """Rule 19."""
    home = a_house()
    job = home.make()
    (message,) = ask_for(home.house, job, "zip")[2]
    home.go_on(edit(home.house, "ann", job.id, edits=Edits(scenes=((1, {"caption": "New."}),)), tag=1))
    home.queue.put(())
    asked = home.job(job.id).exports["zip"]
    home.before("jobs.save", lambda: delete(home.house, "ann", job.id))

    assert asked.digest == message.digest
    assert deliver(home.house, message) == ()
    with pytest.raises(NotFound):
        ask_for(home.house, job, "zip")
