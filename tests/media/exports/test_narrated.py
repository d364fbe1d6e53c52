from __future__ import annotations

import io
import itertools
import json
import re
import struct
import wave
import zipfile
from collections.abc import Callable
from dataclasses import replace

from functions.media.exports import FORMATS, Book
from functions.media.exports.narration import PAUSE

Works = Callable[..., Book]


def written(name: str, book: Book) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(book, out)
    return out.getvalue()


def tone(seconds: float, level: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(24_000)
        sound.writeframes(struct.pack("<h", level) * round(24_000 * seconds))
    return out.getvalue()


def narrated(book: Book, *, lost: tuple[int, ...] = ()) -> Book:
    """Scenes of one, two, three ... seconds, each with two sentences."""
    sounds = {f"{n}.wav": tone(n, 100 * n) for n in range(1, 7) if n not in lost}
    panels = tuple(
        replace(
            panel,
            speech=f"{panel.scene}.wav",
            seconds=float(panel.scene),
            sentences=(
                (f"First & <best> of {panel.scene}.", 0.0, panel.scene / 2),
                (f"Last of {panel.scene}.", panel.scene / 2, float(panel.scene)),
            ),
        )
        for panel in book.panels
    )
    return replace(book, panels=panels, sound=sounds.get)


def cues(data: bytes) -> list[tuple[float, float, str]]:
    stamp = r"(\d\d):(\d\d):(\d\d\.\d{3})"
    found = re.findall(rf"\n\d+\n{stamp} --> {stamp}\n((?:.+\n)+)", data.decode())
    return [
        (int(a) * 3600 + int(b) * 60 + float(c), int(d) * 3600 + int(e) * 60 + float(f), words.strip())
        for a, b, c, d, e, f, words in found
    ]


def test_the_narration_is_one_recording_with_a_pause_between_scenes(a_work: Works) -> None:
    with wave.open(io.BytesIO(written("wav", narrated(a_work("lecture"))))) as sound:
        samples = sound.readframes(sound.getnframes())
        shape = (sound.getframerate(), sound.getnchannels(), sound.getsampwidth())

    assert shape == (24_000, 1, 2)
    assert len(samples) / 48_000 == 21 + 5 * PAUSE
    at = round((1 + PAUSE / 2) * 24_000) * 2
    assert samples[at : at + 2] == b"\0\0" and samples[:2] == struct.pack("<h", 100)


def test_captions_keep_the_time_of_the_joined_recording(a_work: Works) -> None:
    told = cues(written("vtt", narrated(a_work("lecture"))))

    assert told[0] == (0.0, 0.5, "First &amp; &lt;best&gt; of 1.")
    assert told[2][0] == 1 + PAUSE
    assert told[-1][1] == 21 + 5 * PAUSE
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(told))


def test_a_long_sentence_is_shown_in_parts_of_two_short_lines(a_work: Works) -> None:
    book = narrated(a_work("story"))
    words = "and then the tide went out again over the long grey sand " * 6
    long = replace(book, panels=(replace(book.panels[5], sentences=((words, 0.0, 6.0),)),))

    told = cues(written("vtt", long))

    assert flat(told) == " ".join(words.split())
    assert len(told) > 3 and all(len(row) <= 42 for _, _, rows in told for row in rows.split("\n"))
    assert all(rows.count("\n") <= 1 for _, _, rows in told) and told[-1][1] == 6.0


def flat(told: list[tuple[float, float, str]]) -> str:
    return " ".join(" ".join(rows for _, _, rows in told).split())


def test_a_recording_that_is_gone_leaves_no_hole_in_sound_or_captions(a_work: Works) -> None:
    book = narrated(a_work("story"), lost=(1,))

    with wave.open(io.BytesIO(written("wav", book))) as sound:
        assert sound.getnframes() / 24_000 == 20 + 4 * PAUSE
    assert cues(written("vtt", book))[0] == (0.0, 1.0, "First &amp; &lt;best&gt; of 2.")


def test_what_is_not_narrated_is_silent_and_says_nothing(a_work: Works) -> None:
    assert written("vtt", a_work("story")) == b"WEBVTT\n"
    with wave.open(io.BytesIO(written("wav", a_work("story")))) as sound:
        assert sound.getnframes() == 0


def test_the_zip_of_a_narrated_work_holds_its_sound_and_captions(a_work: Works) -> None:
    book = narrated(a_work("lecture"))

    with zipfile.ZipFile(io.BytesIO(written("zip", book))) as archive:
        told = json.loads(archive.read("manifest.json"))
        sounds = [archive.read(one["sound"]["path"]) for one in told["speech"]]
        captions = archive.read("captions.vtt")

    assert sounds == [book.sound(panel.speech) for panel in book.panels]
    assert captions == written("vtt", book)
    assert told["speech"][0]["sentences"][1] == {"text": "Last of 1.", "start": 0.5, "end": 1.0}
