"""The narration of a whole work: one WAV, and captions in which each sentence stands as long as it is heard."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pytest

from functions.media.exports import FORMATS, Book, Panel
from functions.media.sound.joining import Piece, joined
from tests.sounds import packed, riff, samples_of, spoken

SCENES = {
    1: ("The fox sails at dawn.", "She says <Ahoy> & waves --> to all."),
    2: ("Nobody sees her leave.", "All is well."),
}


@pytest.fixture(scope="module")
def book() -> Book:
    sounds, panels = {}, []
    for scene, said in SCENES.items():
        piece = Piece(wav=riff(packed(spoken(" ".join(said)), "s16")), sentences=said)
        sounds[f"{scene}.wav"], seconds, cuts = joined([piece])
        sentences = tuple(zip(said, (0.0, *cuts), cuts, strict=False))
        panels.append(Panel(scene=scene, speech=f"{scene}.wav", seconds=seconds, sentences=sentences))
    panels.insert(1, Panel(scene=3, narration="This failed to be read."))
    return Book(
        job="j", kind="story", title="The fox", created=datetime(2026, 1, 1, tzinfo=UTC), panels=tuple(panels),
        picture=lambda name: None, original=lambda name: None, sound=sounds.get,
    )  # fmt: skip


def written(book: Book, name: str) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(book, out)
    return out.getvalue()


def cues(book: Book) -> list[tuple[float, float, str]]:
    found = re.findall(r"^([\d:.]+) --> ([\d:.]+)\n((?:.+\n)+)", written(book, "vtt").decode(), re.MULTILINE)
    return [(_seconds(begin), _seconds(end), " ".join(words.split())) for begin, end, words in found]


def _seconds(text: str) -> float:
    hours, minutes, seconds = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def test_the_scenes_follow_each_other_with_a_rest_of_eight_tenths(book: Book) -> None:
    samples = samples_of(written(book, "wav"))

    first, second = (panel.seconds for panel in book.spoken())
    begin = round(first * 24_000)
    assert len(samples) / 24_000 == pytest.approx(first + 0.8 + second, abs=0.001)
    assert not any(samples[begin + 10 : begin + 19_190])
    assert any(samples[begin + 19_200 : begin + 24_000])


def test_each_sentence_is_a_caption_while_it_is_heard(book: Book) -> None:
    told = cues(book)

    assert [words for _, _, words in told] == [
        "The fox sails at dawn.",
        "She says &lt;Ahoy&gt; &amp; waves --&gt; to all.",
        "Nobody sees her leave.",
        "All is well.",
    ]
    first = next(book.spoken()).seconds
    assert told[1][1] == pytest.approx(first, abs=0.002)
    assert told[2][0] == pytest.approx(first + 0.8, abs=0.002)
    assert told[-1][1] == pytest.approx(len(samples_of(written(book, "wav"))) / 24_000, abs=0.002)
    assert all(begin < end for begin, end, _ in told)


def test_captions_begin_and_end_in_the_pauses_of_the_sound(book: Book) -> None:
    samples = samples_of(written(book, "wav"))

    for _, end, _ in cues(book)[:-1]:
        at = round(end * 24_000)
        assert max(map(abs, samples[max(0, at - 240) : at + 240])) < 700
