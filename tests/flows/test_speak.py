"""Narration: read once, paid once, in every voice that it needs, and never a silent success."""

from __future__ import annotations

import pytest

from functions.core.errors import EmptyOutput, LimnerError, ProviderRefused, ProviderUnavailable, QuotaExhausted
from functions.core.job import Job
from functions.core.plan import Character, Edits, Plan
from functions.core.speech import MOST_CHUNK
from functions.flows.change import cancel, delete, edit, retry
from functions.flows.estimate import estimate
from functions.flows.manuscript import manuscript
from functions.flows.sweep import clean
from functions.flows.voices import voice_of
from tests.houses import Home, a_house, a_request


def a_tale(home: Home, **fields: object) -> Job:
    return home.make(kind="story", narration=True, **{"scenes": 2, **fields})


def sound(home: Home, job: Job, scene: int = 1) -> str:
    found = home.job(job.id).sound(scene)
    assert found is not None
    asset = found[1].asset
    assert asset is not None
    return home.world.blobs[f"{job.owner}/{asset.name}"].data.decode()


def lines(home: Home, job: Job, *texts: str) -> Job:
    """The first scene says other words now."""
    found = home.job(job.id)
    edits = Edits(scenes=((1, {"narration": " ".join(texts)}),))
    assert found.plan is not None
    return home.go_on(edit(home.house, found.owner, found.id, edits=edits, tag=found.plan.edit))


def test_a_story_is_read_aloud_scene_by_scene() -> None:
    home = a_house()

    job = a_tale(home)

    assert job.state == "done"
    assert sound(home, job) == "fake/voice|warm|Part 1 is told. It ends.;"
    assert [one.what for one in job.steps.values()].count("speech") == 2
    assert set(job.exports) == {"pdf", "epub", "wav", "vtt"}


def test_a_comic_is_read_with_a_voice_for_each_who_speaks() -> None:
    home = a_house()

    job = home.make(narration=True, voice="deep", scenes=1)

    assert job.state == "done"
    assert sound(home, job) == "fake/voice|deep|Caption 1.;fake/voice|warm|Line 1!;"


def test_a_story_without_narration_asks_no_voice() -> None:
    home = a_house()

    job = home.make(kind="story", scenes=2)

    assert not home.voice.asked
    assert not any(step.what == "speech" for step in job.steps.values())
    assert "wav" not in job.exports


def test_each_character_has_a_voice_of_its_own_and_the_narrator_the_one_asked_for() -> None:
    cast = tuple(Character(name=name, look="x") for name in ("Fen", "Mo", "Ada"))
    plan = Plan(title="t", characters=(*cast, Character(name="Old Pike", look="x", voice="deep")))
    request = {"voice": "calm"}

    given = {name: voice_of(name, plan, request) for name in ("", "fen", "MO", "Ada", "old pike")}

    assert given == {"": "calm", "fen": "warm", "MO": "bright", "Ada": "clear", "old pike": "deep"}
    assert voice_of("", plan, {}) == "warm"
    assert voice_of("A stranger", plan, request) == voice_of("a stranger", plan, request) != "calm"


def test_with_more_wishes_than_voices_some_speak_alike_but_none_as_the_narrator() -> None:
    named = ("bright", "calm", "deep", "clear", "young")
    plan = Plan(title="t", characters=tuple(Character(name=one, look="", voice=one) for one in named))

    assert voice_of("somebody", plan, {}) != "warm"


def test_the_same_words_are_read_once_for_an_owner() -> None:
    home = a_house()
    a_tale(home)
    asked = len(home.voice.asked)

    again = a_tale(home)
    other = a_tale(home, owner="bob")

    assert len(home.voice.asked) == 2 * asked
    assert again.steps["s01"].outcome().cached
    assert not other.steps["s01"].outcome().cached
    assert sound(home, again) == sound(home, other)


def test_with_the_cache_passed_by_everything_is_read_anew() -> None:
    home = a_house()
    a_tale(home, cache="bypass")
    asked = len(home.voice.asked)

    a_tale(home, cache="bypass")

    assert len(home.voice.asked) == 2 * asked


def test_rule_17_other_words_are_read_anew_and_nothing_is_painted() -> None:
    home = a_house()
    job = a_tale(home)
    painted, asked = len(home.painter.asked), len(home.voice.asked)

    job = lines(home, job, "It sank.")

    assert job.state == "done"
    assert sound(home, job).startswith("fake/voice|warm|It sank.;")
    assert len(home.painter.asked) == painted
    assert len(home.voice.asked) == asked + 1


def test_words_that_fail_to_be_read_do_not_keep_the_sound_of_the_old_ones() -> None:
    home = a_house()
    job = a_tale(home)
    home.voice.faults = [ProviderRefused()]

    job = lines(home, job, "Something else.")

    assert job.state == "partial"
    assert job.sound(1) is None
    assert manuscript(job).panels[0].speech is None
    assert home.go_on(retry(home.house, "ann", job.id)).state == "done"


def test_a_long_text_is_read_in_calls_of_two_thousand_characters_and_joined() -> None:
    home = a_house()
    job = a_tale(home, scenes=1)
    text = " ".join(f"This is sentence number {number} of it." for number in range(100))
    home.voice.asked.clear()

    job = lines(home, job, text)

    calls = [ask.text for ask in home.voice.asked]
    assert len(calls) == 2
    assert max(map(len, calls)) <= MOST_CHUNK
    assert " ".join(calls) == text
    asset = job.sound(1)[1].asset  # type: ignore[index]
    assert asset is not None
    assert len(asset.marks["cuts"]) == 100
    assert len(manuscript(job).panels[0].sentences) == 100


def test_rule_7_a_failure_of_the_last_call_throws_out_none_before() -> None:
    home = a_house()
    job = a_tale(home, scenes=1)
    text = " ".join(f"This is sentence number {number} of it." for number in range(150))
    home.voice.asked.clear()
    spent = job.spent()

    def third_fails(_: object) -> None:
        if len(home.voice.asked) == 3:
            raise ProviderUnavailable

    home.voice.meanwhile = third_fails
    job = lines(home, job, text)

    assert job.state == "done"
    texts = [ask.text for ask in home.voice.asked]
    assert len(texts) == 4
    assert texts[2] == texts[3]
    assert job.spent() - spent == 3 * home.voice.price


def test_a_lease_that_ends_between_two_calls_makes_no_third_and_books_what_was_paid() -> None:
    home = a_house()
    job = a_tale(home, scenes=1)
    spent = job.spent()
    text = " ".join(f"This is sentence number {number} of it." for number in range(100))

    def slow(_: object) -> None:
        home.clock.time += 200.0
        home.voice.meanwhile = None

    home.voice.meanwhile = slow
    home.voice.asked.clear()
    job = lines(home, job, text)

    assert job.state == "done"
    assert len(home.voice.asked) == 2
    assert job.spent() - spent == 2 * home.voice.price


@pytest.mark.parametrize("fault", [ProviderRefused(), QuotaExhausted()])
def test_failed_speech_ends_the_run_as_partial_with_its_reason(fault: LimnerError) -> None:
    home = a_house()
    home.voice.faults = [fault]

    job = a_tale(home, scenes=1)

    assert job.state == "partial"
    assert job.problem is not None
    assert job.problem.code == fault.code
    assert job.steps["p01"].state() == "done"
    assert job.sound(1) is None


def test_an_answer_without_sound_is_asked_for_again_and_never_a_success() -> None:
    home = a_house()
    home.voice.answers = [b""] * 6

    job = a_tale(home, scenes=1)

    assert job.state == "partial"
    assert len(home.voice.asked) == 6
    assert job.steps["s01"].outcome().problem.code == EmptyOutput.code  # type: ignore[union-attr]
    assert job.spent() >= 6 * home.voice.price


def test_the_offline_voice_reads_where_the_owner_wants_that_and_a_retry_asks_the_other_again() -> None:
    home = a_house()
    home.voice.faults = [ProviderRefused()]

    job = a_tale(home, scenes=1, on_unavailable="offline")

    assert job.state == "partial"
    assert job.steps["s01"].state() == "placeholder"
    assert sound(home, job).startswith("fake/stand-in-voice|warm|")
    job = home.go_on(retry(home.house, "ann", job.id))
    assert job.state == "done"
    assert sound(home, job).startswith("fake/voice|")


def test_what_the_offline_voice_read_never_enters_the_cache() -> None:
    home = a_house()
    home.voice.faults = [ProviderRefused()]
    a_tale(home, scenes=1, on_unavailable="offline")

    job = a_tale(home, scenes=1)

    assert sound(home, job).startswith("fake/voice|")


def test_without_any_voice_the_reason_is_kept() -> None:
    home = a_house()
    home.voice.faults = [ProviderRefused()]
    home.stand_in_voice.faults = [ProviderUnavailable()]

    job = a_tale(home, scenes=1, on_unavailable="offline")

    assert job.steps["s01"].state() == "failed"
    assert job.sound(1) is None


def test_what_a_voice_has_to_say_of_itself_is_a_warning_also_from_the_cache() -> None:
    home = a_house()
    home.voice.warning = "The narration is silent."
    a_tale(home, scenes=1)

    job = a_tale(home, scenes=1)

    assert job.steps["s01"].outcome().cached  # type: ignore[union-attr]
    assert "The narration is silent." in job.notices()


@pytest.mark.parametrize(("wish", "state"), [("wait", "done"), ("fail", "failed"), ("offline", "placeholder")])
def test_a_voice_that_is_down_is_waited_for_or_not_as_the_owner_wishes(wish: str, state: str) -> None:
    home = a_house(breaker_threshold=1)
    home.voice.faults = [ProviderUnavailable()]

    job = a_tale(home, scenes=1, on_unavailable=wish)

    assert job.steps["s01"].state() == state
    assert len(home.voice.asked) == (2 if wish == "wait" else 1)


def test_pictures_are_paced_and_speech_is_not() -> None:
    home = a_house(pictures_per_minute=1)

    job = a_tale(home, scenes=3)

    assert job.state == "done"
    assert "pace/fake/voice" not in home.world.registers


def test_a_cancelled_run_starts_no_narration_and_a_retry_goes_on() -> None:
    home = a_house()
    home.submit(kind="story", narration=True, scenes=2)
    home.drain(until=lambda: len(home.painter.asked) == 1)
    job = next(iter(home.world.jobs.values()))

    cancel(home.house, "ann", job.id)
    home.drain()

    assert home.job(job.id).state == "cancelled"
    assert not home.voice.asked
    assert home.go_on(retry(home.house, "ann", job.id)).state == "done"


def test_passages_go_after_the_clean_up_window_and_recordings_stay() -> None:
    home = a_house()
    job = a_tale(home, scenes=1)
    parts = {name for name in home.world.blobs if name.endswith(".part.wav")}
    assert len(parts) == 1

    for _ in range(2):
        clean(home.house)
        home.clock.time += 3601.0

    assert not parts & set(home.world.blobs)
    assert sound(home, job)


def test_a_deleted_job_takes_its_sound_along() -> None:
    home = a_house()
    job = a_tale(home, scenes=1)

    delete(home.house, "ann", job.id)
    home.sweep(after=100.0)
    for _ in range(2):
        clean(home.house)
        home.clock.time += 3601.0

    assert not home.world.blobs


def test_an_estimate_has_a_line_for_narration_and_its_price_is_the_voices() -> None:
    home = a_house()

    told = estimate(home.house, "story", a_request(kind="story", narration=True, scenes=4))
    silent = estimate(home.house, "story", a_request(kind="story", scenes=4))
    long = a_request(kind="story", prompt=None, script="A word. " * 3_000, narration=True, scenes=4)

    lines_of = {item.what: (item.count, item.cost) for item in told.items}
    assert lines_of["speech"] == (4, 4 * home.voice.price)
    assert told.cost == silent.cost + 4 * home.voice.price
    assert told.seconds > silent.seconds
    spoken = next(item for item in estimate(home.house, "story", long).items if item.what == "speech")
    assert spoken.cost == 4 * 3 * home.voice.price


def test_a_budget_that_speech_would_pass_ends_the_run_as_partial() -> None:
    home = a_house()

    job = a_tale(home, scenes=1, budget_usd=0.0312)

    assert job.state == "partial"
    assert job.steps["s01"].outcome().problem.code == "budget_exceeded"  # type: ignore[union-attr]
    assert job.budget is not None
    assert job.spent() <= job.budget
