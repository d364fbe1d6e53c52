"""One picture, paid for once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from functions.core.errors import InvalidOutput, LimnerError, ModelTimeout, Overloaded, ProviderRefused
from functions.core.following import owed
from functions.core.job import Job
from functions.core.messages import Message
from functions.flows.change import cancel, delete, retry
from functions.flows.deliver import deliver
from functions.ports import Developed, Painted, PictureAsk
from tests.houses import Home, a_house


def prompts(home: Home) -> list[str]:
    return [ask.prompt for ask in home.painter.asked]


def refuses(word: str, error: LimnerError | None = None) -> object:
    """A model that has this to say to every picture with that word."""

    def answer(ask: PictureAsk) -> None:
        if word in ask.prompt:
            raise error or ProviderRefused()

    return answer


def states(job: Job) -> dict[str, str]:
    return {name: step.state() for name, step in job.steps.items() if name[0] in "cp" and name != "plan"}


def a_rendering(home: Home, **fields: object) -> Job:
    """A job whose plan is made and whose first step is queued."""
    job = home.submit(**fields)
    home.deliver_one()
    return home.job(job.id)


def two_renderings(home: Home) -> tuple[Job, Job]:
    """Equal requests at once, both planned."""
    first, second = home.submit(), home.submit()
    home.deliver_one()
    home.deliver_one()
    return home.job(first.id), home.job(second.id)


def message_for(job: Job, step: str) -> Message:
    return Message(verb="render", job=job.id, step=step, revision=job.steps[step].revision)


def test_a_comic_is_a_call_for_the_plan_and_one_for_each_picture() -> None:
    home = a_house()

    job = home.make()

    assert job.state == "done"
    assert (len(home.writer.asked), len(home.painter.asked)) == (1, 4)
    assert prompts(home)[0] == "small red fox, blue scarf, whole figure, plain ground"
    assert job.spent() == 900 + 4 * 30_000


def test_pictures_are_painted_with_the_sheets_of_their_cast() -> None:
    home = a_house()

    home.make()

    sheet, *pictures = home.painter.asked
    assert sheet.references == ()
    assert all(len(ask.references) == 1 and b"whole figure" in ask.references[0] for ask in pictures)
    assert pictures[0].cast == (("Fen", "small red fox, blue scarf"),)


def test_bytes_are_there_before_the_record_that_names_them() -> None:
    """Rule 9 and promise 6."""
    home = a_house()

    job = home.make()

    named = job.assets()
    assert named
    assert {f"ann/{name}" for name in named} <= set(home.world.blobs)
    assert [one.prompt.endswith("part 1") for one in home.world.gallery.values()].count(True) == 1
    assert len(home.world.gallery) == 3


def test_equal_requests_cost_one_call() -> None:
    """Promise 7."""
    home = a_house()
    home.make()

    second = home.make()

    assert second.state == "done"
    assert len(home.painter.asked) == 4
    assert second.spent() == 900
    assert all(step.outcomes[1].cached for step in second.steps.values() if step.what in {"sheet", "picture"})


def test_equal_pictures_at_once_cost_one_call() -> None:
    """Rule 7 and promise 7: while a lease lives others come back later, and find the picture."""
    home = a_house()
    first, second = two_renderings(home)
    waiting: list[Message] = []

    def meanwhile(_: PictureAsk) -> None:
        home.painter.meanwhile = None
        waiting.extend(deliver(home.house, message_for(second, "c01")))

    home.painter.meanwhile = meanwhile
    deliver(home.house, message_for(first, "c01"))

    (later,) = waiting
    assert (later.step, later.turn, later.attempt) == ("c01", 1, 0)
    deliver(home.house, later)
    assert len(home.painter.asked) == 1
    assert home.job(second.id).steps["c01"].outcomes[1].cached


@pytest.mark.parametrize("change", [{"owner": "bob"}, {"seed": 8}, {"style": "noir"}, {"cache": "bypass"}])
def test_what_differs_or_is_another_owners_is_painted_anew(change: dict[str, object]) -> None:
    """Rule 8 and promise 9."""
    home = a_house()
    home.make()

    home.make(**change)

    assert len(home.painter.asked) == 8


def test_what_bypasses_the_cache_leaves_nothing_in_it() -> None:
    home = a_house()

    home.make(cache="bypass")

    assert home.world.entries == {}


def test_an_old_picture_is_not_fresh_any_more() -> None:
    home = a_house(cache_days=7)
    home.make()
    home.clock.time += 7 * 86_400 + 100

    home.make()

    assert len(home.painter.asked) == 8


def test_a_hit_whose_bytes_are_gone_is_a_miss() -> None:
    """Rule 9."""
    home = a_house()
    home.make()
    home.world.blobs.clear()

    job = home.make()

    assert job.state == "done"
    assert len(home.painter.asked) == 8


def test_a_hit_makes_its_bytes_young_again() -> None:
    """Rule 9: the clean-up cannot take them before the record is written."""
    home = a_house()
    first = home.make()
    asset = first.steps["p01"].outcomes[1].asset
    assert asset is not None
    before = home.house.blobs.age(f"ann/{asset.name}")
    home.clock.time += 500

    home.make()

    after = home.house.blobs.age(f"ann/{asset.name}")
    assert before is not None
    assert after is not None
    assert after[0] > before[0]
    assert after[1] > before[1] + 400


def test_a_picture_that_was_finished_between_look_and_lease_is_taken() -> None:
    """Rule 7: the commit that takes the lease looks again."""
    home = a_house()
    first, second = two_renderings(home)
    look, home.house.cache.look = home.house.cache.look, lambda key: None  # type: ignore[method-assign]
    deliver(home.house, message_for(first, "c01"))

    follows = deliver(home.house, message_for(second, "c01"))

    home.house.cache.look = look  # type: ignore[method-assign]
    assert len(home.painter.asked) == 1
    assert home.job(second.id).steps["c01"].outcomes[1].cached
    assert [message.step for message in follows] == ["p01", "p02", "p03"]


def test_a_refused_panel_gets_a_placeholder_and_the_comic_still_finishes() -> None:
    """Rule 13."""
    home = a_house()
    home.painter.meanwhile = refuses("part 2")  # type: ignore[assignment]

    job = home.make()

    assert job.state == "partial"
    assert states(job) == {"c01": "done", "p01": "done", "p02": "placeholder", "p03": "done"}
    outcome = job.steps["p02"].outcomes[1]
    assert outcome.problem is not None
    assert (outcome.problem.code, outcome.model, outcome.cost) == ("safety_blocked", "fake/stand-in", 0)
    assert job.exports.keys() == {"pdf", "cbz"}
    assert prompts(home).count("A fox learns to sail, part 2") == 1


def test_a_placeholder_never_enters_the_cache_or_the_gallery() -> None:
    """Rule 8."""
    home = a_house()
    home.painter.meanwhile = refuses("part 2")  # type: ignore[assignment]
    home.make()
    home.painter.meanwhile = None

    job = home.make()

    assert job.state == "done"
    assert prompts(home).count("A fox learns to sail, part 2") == 2
    assert len(home.world.gallery) == 5


def test_where_failure_was_asked_for_no_placeholder_is_drawn() -> None:
    """Rule 13: where the request allows it."""
    home = a_house()
    home.painter.meanwhile = refuses("part 2")  # type: ignore[assignment]

    job = home.make(on_unavailable="fail")

    assert (job.state, states(job)["p02"]) == ("partial", "failed")
    assert home.stand_in.asked == []


@pytest.mark.parametrize("fault", [ProviderRefused(), InvalidOutput()])
def test_a_placeholder_that_cannot_be_drawn_leaves_the_scene_without_one(fault: LimnerError) -> None:
    home = a_house()
    home.painter.meanwhile = refuses("part 2")  # type: ignore[assignment]
    home.stand_in.faults = [fault]

    assert states(home.make())["p02"] == "failed"


def test_the_offline_painter_does_not_stand_in_for_itself() -> None:
    home = a_house()
    home.stand_in.model = home.painter.model
    home.painter.meanwhile = refuses("part 2")  # type: ignore[assignment]

    assert states(home.make())["p02"] == "failed"


def test_a_failed_sheet_does_not_strand_its_pictures() -> None:
    """Rule 4: they are painted from the look in words, with a warning."""
    home = a_house()
    home.painter.meanwhile = refuses("whole figure")  # type: ignore[assignment]

    job = home.make()

    assert states(job) == {"c01": "failed", "p01": "done", "p02": "done", "p03": "done"}
    assert job.state == "partial"
    assert job.notices() == ("Fen was painted from words alone.",)
    assert all(ask.references == () for ask in home.painter.asked)


def test_a_picture_by_a_fallback_is_not_stored_under_the_key_of_the_first_choice() -> None:
    """Rule 8."""
    home = a_house()
    paint = home.painter.paint
    home.painter.paint = lambda ask: replace(paint(ask), model="fake/other", warning="Painted by another.")  # type: ignore[method-assign]

    job = home.make()
    home.make()

    assert len(home.painter.asked) == 8
    assert job.steps["p01"].outcomes[1].model == "fake/other"
    assert "Painted by another." in job.notices()


def test_a_picture_that_cannot_be_used_is_paid_and_painted_again() -> None:
    """Rule 7."""
    home = a_house()
    develop, faults = home.press.develop, [InvalidOutput()]

    def once(data: bytes) -> Developed:
        if faults:
            raise faults.pop()
        return develop(data)

    home.press.develop = once  # type: ignore[method-assign]

    job = home.make()

    assert job.state == "done"
    assert job.spent() == 900 + 5 * 30_000
    assert job.steps["c01"].tried() == 2


def test_a_duplicate_of_a_settled_step_costs_nothing_and_says_what_follows() -> None:
    """Rules 3 and 4."""
    home = a_house()
    job = a_rendering(home)
    once = deliver(home.house, message_for(job, "c01"))

    twice = deliver(home.house, message_for(job, "c01"))

    assert [m.name() for m in once] == [m.name() for m in twice]
    assert len(home.painter.asked) == 1


def test_a_message_for_an_older_revision_or_an_unknown_job_does_nothing() -> None:
    """Rule 3."""
    home = a_house()
    job = a_rendering(home)

    assert deliver(home.house, replace(message_for(job, "c01"), revision=9)) == ()
    assert deliver(home.house, replace(message_for(job, "c01"), job="unknown")) == ()
    assert home.painter.asked == []


def test_a_late_worker_after_the_cancel_fills_the_cache_and_books_its_cost() -> None:
    """Rules 5 and 7."""
    home = a_house()
    job = a_rendering(home)
    home.painter.meanwhile = lambda ask: cancel(home.house, "ann", job.id) and None

    follows = deliver(home.house, message_for(job, "c01"))

    after = home.job(job.id)
    assert follows == ()
    assert (after.state, states(after)["c01"], after.spent()) == ("cancelled", "skipped", 30_900)
    home.painter.meanwhile = None
    again = home.go_on(retry(home.house, "ann", job.id))
    assert again.state == "done"
    assert again.steps["c01"].outcomes[2].cached
    assert len(home.painter.asked) == 4


def test_after_a_cancel_no_further_call_starts() -> None:
    """Rule 5."""
    home = a_house()
    job = a_rendering(home)
    cancel(home.house, "ann", job.id)

    home.drain()

    assert home.painter.asked == []


def test_a_delivery_that_meets_the_cancel_between_look_and_lease_makes_no_call() -> None:
    """Rule 7."""
    home = a_house()
    job = a_rendering(home)
    look = home.house.cache.look

    def cancelled_meanwhile(key: str) -> None:
        home.house.cache.look = look  # type: ignore[method-assign]
        cancel(home.house, "ann", job.id)

    home.house.cache.look = cancelled_meanwhile  # type: ignore[method-assign,assignment]

    assert deliver(home.house, message_for(job, "c01")) == ()
    assert home.painter.asked == []


def test_a_settlement_that_finds_no_job_is_done() -> None:
    """Rule 19."""
    home = a_house()
    job = a_rendering(home)

    def remove(_: PictureAsk) -> None:
        delete(home.house, "ann", job.id)
        home.house.jobs.remove(job.id)

    home.painter.meanwhile = remove

    assert deliver(home.house, message_for(job, "c01")) == ()
    assert home.world.jobs == {}


def test_a_fault_of_ours_gives_the_lease_back_and_lets_the_queue_try_again() -> None:
    """Rule 12: the queue's own retry is for crashes; the call that was paid stays on the bill."""
    home = a_house()
    job = a_rendering(home)
    develop = home.press.develop
    home.press.develop = lambda data: json.loads("broken")  # type: ignore[method-assign]

    with pytest.raises(ValueError, match="Expecting value"):
        deliver(home.house, message_for(job, "c01"))

    home.press.develop = develop  # type: ignore[method-assign]
    deliver(home.house, message_for(job, "c01"))
    step = home.job(job.id).steps["c01"]
    assert (step.state(), step.tried(), home.job(job.id).spent()) == ("done", 2, 60_900)


def test_a_crash_between_the_call_and_the_bytes_costs_one_more_call() -> None:
    """Promise 4: the lease runs out, the try counts as spent, the picture is painted again."""
    home = a_house()
    job = a_rendering(home)

    class Killed(BaseException):
        pass

    def killed(_: PictureAsk) -> None:
        home.painter.meanwhile = None
        raise Killed

    home.painter.meanwhile = killed
    with pytest.raises(Killed):
        deliver(home.house, message_for(job, "c01"))
    home.queue.put(deliver(home.house, message_for(job, "c01")))

    home.drain()

    after = home.job(job.id)
    assert after.state == "done"
    assert after.steps["c01"].tried() == 2
    assert len(home.painter.asked) == 5
    assert after.spent() == 900 + 5 * 30_000


def test_a_silent_model_counts_as_spent() -> None:
    """Rule 7."""
    home = a_house()
    home.painter.faults = [ModelTimeout()]

    assert home.make().spent() == 900 + 5 * 30_000


def test_pictures_are_painted_at_the_panels_aspect_within_what_models_paint() -> None:
    home = a_house()
    arrange = {"aspects": {"1": 1.5, "2": 9.0, "3": 0.1}}
    home.press.arrange = lambda plan, page: arrange  # type: ignore[method-assign,assignment,misc]

    home.make()

    sizes = [(ask.width, ask.height) for ask in home.painter.asked]
    assert sizes == [(768, 768), (1248, 832), (1776, 592), (720, 1440)]
    assert Painted(data=b"", model="m").marks == {}


def test_heads_stay_out_of_the_room_that_the_words_will_take() -> None:
    home = a_house()
    tiers = {"aspects": {}, "headrooms": {"1": 0.1, "2": 0.9}}
    home.press.arrange = lambda plan, page: tiers  # type: ignore[method-assign,assignment,misc]

    home.make()

    assert [ask.headroom for ask in home.painter.asked[1:]] == [0.1, 0.4, 0.22]


def test_the_assembly_is_owed_when_the_last_picture_is_settled() -> None:
    home = a_house()
    job = home.submit()

    home.drain(until=lambda: home.job(job.id).status() == "assembling")

    (message,) = owed(home.job(job.id))
    assert message.verb == "assemble"


def test_the_gallery_remembers_what_a_picture_is_of() -> None:
    home = a_house()

    job = home.make(tags=["demo", "fox"])

    record = home.world.gallery[f"{job.id}-p02-r1"]
    assert (record.owner, record.job, record.step, record.revision) == ("ann", job.id, "p02", 1)
    assert (record.tags, record.alt, record.prompt) == (("demo", "fox"), "part 2 of it", "A fox learns to sail, part 2")


@pytest.mark.parametrize("port", ["blobs.put", "jobs.settle"])
def test_a_store_that_is_busy_for_a_moment_costs_no_second_picture(port: str) -> None:
    """Promise 4: what was paid for is offered again at once."""

    def busy() -> None:
        raise Overloaded("The store is busy.")

    home = a_house()
    job = home.submit(scenes=1)
    home.drain(until=lambda: home.job(job.id).state == "rendering")
    home.before(port, busy)
    home.drain()

    assert home.job(job.id).state == "done"
    assert len(home.painter.asked) == 2 - ("c01" not in home.job(job.id).steps)


def test_a_store_that_stays_busy_repeats_the_delivery() -> None:
    def full(*_: object, **__: object) -> None:
        raise Overloaded("The disk is full.")

    home = a_house()
    job = home.submit(scenes=1)
    home.drain(until=lambda: home.job(job.id).state == "rendering")
    home.house.blobs.put = full  # type: ignore[method-assign]

    with pytest.raises(Overloaded):
        deliver(home.house, owed(home.job(job.id))[0])
