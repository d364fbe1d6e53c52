"""Whatever a voice answers is listened to: what cannot be the words is a failure, never a success, and never cached."""

from __future__ import annotations

import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from functions.adapters.local import presswork
from functions.adapters.models.offline import synthesizer
from functions.adapters.models.offline.voice import SILENT, OfflineVoice
from functions.core.errors import Conflict
from functions.core.job import Job
from functions.core.plan import Edits
from functions.core.speech import MOST_CHUNK, sentences
from functions.flows.change import edit
from functions.flows.export import ask_for
from functions.flows.manuscript import manuscript
from functions.media.sound.wave import silence
from functions.ports import Heard, Joined, SpeechAsk, Spoken, Take
from tests.houses import FakePress, FakeVoice, Home, a_house
from tests.sounds import packed, riff, samples_of, spoken


@dataclass
class ListeningPress(FakePress):
    """The sound is really checked and joined; pages are pretended."""

    def listen(self, data: bytes, text: str, *, rate: int = 24_000, silent: bool = False) -> Heard:
        return presswork.listen(data, text, rate, silent)

    def join(self, takes: Sequence[Take]) -> Joined:
        return presswork.join(takes)


@dataclass
class HummingVoice(FakeVoice):
    """Hums as long as the words take; `spoil` is what becomes of it on the way."""

    spoil: Callable[[array.array[int]], bytes] = lambda samples: riff(packed(samples, "s16"), rate=8_000)
    letters: float = 15.0

    def speak(self, ask: SpeechAsk) -> Spoken:
        super().speak(ask)
        samples = spoken(ask.text, rate=8_000, letters=self.letters)
        return Spoken(data=self.spoil(samples), model=self.model, cost=self.price, rate=8_000)


def a_home(voice: FakeVoice) -> Home:
    home, press = a_house(), ListeningPress()
    return replace(home, house=replace(home.house, voice=voice, press=press), voice=voice, press=press)


TOLD = "The fox goes down to the harbour at dawn, and nobody sees her leave. Then the wind turns."


def a_tale(home: Home, **fields: object) -> Job:
    scene = {
        "title": "The harbour",
        "prompt": "a fox at sea",
        "alt": "a fox",
        "narration": TOLD,
        "cast": [],
        "shot": "wide",
    }
    home.writer.answers = [{"title": "The fox", "summary": "A fox sails.", "characters": [], "scenes": [scene]}]
    return home.make(
        kind="story", narration=True, scenes=1, prompt="How the red fox went to sea and came home", **fields
    )


def spent(job: Job) -> int:
    return sum(one.spent() for one in job.steps["s01"].tries.values())


SPOILT: dict[str, Callable[[array.array[int]], bytes]] = {
    "nothing": lambda samples: b"",
    "a bare header": lambda samples: riff(b""),
    "silence": lambda samples: silence(len(samples) / 8_000),
    "a third": lambda samples: riff(packed(samples[: len(samples) // 3], "s16"), rate=8_000),
    "cut off": lambda samples: riff(packed(samples, "s16"), rate=8_000)[: len(samples)],
    "a rate of its own": lambda samples: riff(packed(samples, "s16"), rate=24_000),
    "a message": lambda samples: b'{"error": {"code": 500}}',
}


@pytest.mark.parametrize("what", SPOILT)
def test_an_answer_that_is_not_the_words_is_a_failure_and_is_kept_nowhere(what: str) -> None:
    home = a_home(HummingVoice(spoil=SPOILT[what]))

    job = a_tale(home)

    outcome = job.steps["s01"].outcome()
    assert outcome is not None
    assert job.state == "partial"
    assert outcome.state == "failed"
    assert outcome.problem is not None
    assert outcome.problem.code in {"empty_output", "invalid_output"}
    assert spent(job) == len(home.voice.asked) * home.voice.price
    assert job.sound(1) is None
    assert not [name for name in home.world.blobs if name.endswith(".wav")]
    assert not [entry for entry in home.world.entries.values() if entry.asset and entry.asset.seconds]


@pytest.mark.parametrize("name", ["wav", "vtt"])
def test_where_nothing_was_read_there_is_no_file_of_sound(name: str) -> None:
    home = a_home(HummingVoice(spoil=lambda samples: b""))

    job = a_tale(home)

    assert name not in job.exports
    with pytest.raises(Conflict, match="Nothing of this job was read aloud"):
        ask_for(home.house, job, name)


def test_raw_samples_at_the_rate_that_is_told_are_the_words() -> None:
    home = a_home(HummingVoice(spoil=lambda samples: packed(samples, "s16")))

    assert a_tale(home).state == "done"


def test_a_wrong_answer_is_asked_for_again_and_paid_for_twice() -> None:
    home = a_home(HummingVoice())
    answers = iter([b"", riff(packed(spoken(TOLD, rate=8_000), "s16"), rate=8_000)])
    home.voice.spoil = lambda samples: next(answers)  # type: ignore[attr-defined]

    job = a_tale(home)

    outcome = job.steps["s01"].outcome()
    assert outcome is not None
    assert (job.state, outcome.state) == ("done", "done")
    assert spent(job) == 2 * home.voice.price


def test_six_thousand_characters_are_read_in_passages_that_end_with_a_sentence() -> None:
    home = a_home(HummingVoice(letters=22.0))
    told = " ".join(f"This is sentence number {number} of a very long and patient tale." for number in range(100))[
        :6_000
    ]
    job = a_tale(home)
    assert job.plan is not None

    changed = edit(home.house, job.owner, job.id, edits=Edits(scenes=((1, {"narration": told}),)), tag=job.plan.edit)
    job = home.go_on(changed)

    asked = [one.text for one in home.voice.asked[1:]]
    panel = manuscript(job).panels[0]
    assert job.state == "done"
    assert len(asked) == 4
    assert all(len(text) <= MOST_CHUNK for text in asked)
    assert all(text.endswith(".") for text in asked[:-1])
    assert " ".join(asked) == told
    assert [text for text, _, _ in panel.sentences] == list(sentences(told))
    assert all(begin < end for _, begin, end in panel.sentences)


def test_the_recording_of_a_job_is_one_wav_as_long_as_its_asset_says() -> None:
    home = a_home(HummingVoice())

    job = a_tale(home)

    found = job.sound(1)
    assert found is not None
    asset = found[1].asset
    assert asset is not None
    samples = samples_of(home.world.blobs[f"{job.owner}/{asset.name}"].data)
    assert asset.seconds == pytest.approx(len(samples) / 24_000, abs=0.001)
    assert asset.marks["cuts"][-1] == pytest.approx(asset.seconds, abs=0.001)


def test_a_story_is_read_in_real_words_where_a_voice_is_installed() -> None:
    pytest.importorskip("espeakng_loader")
    home = a_home(OfflineVoice())  # type: ignore[arg-type]

    job = a_tale(home)

    outcome = job.steps["s01"].outcome()
    assert outcome is not None
    assert outcome.asset is not None
    assert (job.state, job.notices()) == ("done", ())
    assert outcome.model.startswith("offline/espeak-ng-")
    assert 4 < outcome.asset.seconds < 9


def test_a_house_without_a_voice_says_so_once_for_all_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synthesizer, "found", lambda: None)
    home = a_home(OfflineVoice())  # type: ignore[arg-type]

    job = home.make(kind="story", narration=True, scenes=3)

    assert job.state == "done"
    assert job.notices() == (SILENT,)
    assert all(step.outcome().model == "offline/silence-2" for step in job.steps.values() if step.what == "speech")  # type: ignore[union-attr]
