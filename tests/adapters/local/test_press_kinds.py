"""The press for kinds that are typeset: slides as pages of the job, and every file from the manuscript."""

from __future__ import annotations

import io
import json
import wave
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from functions.adapters.local.press import PoolPress
from functions.core.job import Asset
from functions.core.plan import Question
from functions.media.exports import narration
from functions.ports import Manuscript, Panel


def picture() -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").resize((256, 192)).convert("RGB").save(made, "WEBP")
    return made.getvalue()


def recording() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(24_000)
        sound.writeframes(b"\1\1" * 24_000)
    return made.getvalue()


BLOBS = {"a.webp": picture(), "a.png": picture(), "a.wav": recording()}
ASSET = Asset(name="a.webp", original="a.png", width=256, height=192)
SPEECH = Asset(name="a.wav", seconds=1.0)


@pytest.fixture
def press() -> PoolPress:
    return PoolPress(lambda work, *args: work(*args))


def manuscript(kind: str, **fields: Any) -> Manuscript:
    panels = tuple(
        Panel(
            scene=number + 10, number=number, title=f"Leaf {number}", alt=f"A leaf, {number}", caption="", lines=(),
            shot="", state="done", asset=ASSET, narration="Leaves are green. They make sugar.",
            points=("Green", "Sugar"), notes="Show a leaf.", questions=(Question(question="Why?", answer="Light."),),
            pages=(2, 3), speech=SPEECH, sentences=(("Leaves are green.", 0.0, 0.4), ("They make sugar.", 0.4, 1.0)),
        )
        for number in (1, 2)
    )  # fmt: skip
    known: dict[str, Any] = {
        "job": "j1", "kind": kind, "title": "Leaves", "summary": "What they do.", "language": "en", "style": "comic",
        "page": "a4", "created_at": 1_700_000_000.0, "partial": False, "tags": (), "characters": (), "panels": panels,
        "tiers": None,
    }  # fmt: skip
    return Manuscript(**(known | fields))


@pytest.mark.parametrize("kind", ["presentation", "lecture"])
def test_a_talk_has_its_slides_as_pages_that_know_their_scenes(kind: str, press: PoolPress) -> None:
    composed = press.compose(manuscript(kind), BLOBS.get)

    assert [(page.width, page.height) for page in composed.pages] == [(1600, 900)] * 3
    assert [[panel[0] for panel in page.panels] for page in composed.pages] == [[], [11], [12]]
    assert Image.open(io.BytesIO(composed.pages[1].webp)).size == (1600, 900)
    assert all(0 <= side <= 1 for page in composed.pages for panel in page.panels for side in panel[1:])


@pytest.mark.parametrize("kind", ["story", "lesson", "scene", "image"])
def test_other_kinds_have_no_pages_but_are_warned_of_what_cannot_be_printed(kind: str, press: PoolPress) -> None:
    told = manuscript(kind)
    odd = replace(told, panels=tuple(replace(panel, narration="日本") for panel in told.panels))

    plain, warned = press.compose(told, BLOBS.get), press.compose(odd, BLOBS.get)

    assert (plain.pages, plain.warnings, json.loads(plain.layout)) == ((), (), {"pages": []})
    assert "日" in warned.warnings[0]


def test_a_slide_without_its_picture_shows_what_it_would_have_been(press: PoolPress) -> None:
    told = manuscript("presentation")
    gone = replace(told, panels=(replace(told.panels[0], asset=None, state="failed"), told.panels[1]))

    page = press.compose(gone, BLOBS.get).pages[1]

    shown = Image.open(io.BytesIO(page.webp)).convert("L")
    _, x, y, width, height = page.panels[0]
    blank = shown.crop((round(x * 1600), round(y * 900), round((x + width) * 1600), round((y + height) * 900)))
    low, high = blank.getextrema()
    assert page.panels[0][0] == 11 and high - low > 60


def test_the_powerpoint_and_the_pages_show_the_same_slides(press: PoolPress) -> None:
    told = manuscript("presentation")
    composed = press.compose(told, BLOBS.get)

    printed = press.export("pptx", replace(told, layout=composed.layout), BLOBS.get)

    deck = Presentation(io.BytesIO(printed.data))
    assert (len(deck.slides), printed.suffix) == (len(composed.pages), "pptx")


@pytest.mark.parametrize("name", ["pdf", "epub", "zip", "html", "json", "wav", "vtt", "pptx"])
def test_a_narrated_lesson_is_written_in_every_format(name: str, press: PoolPress) -> None:
    printed = press.export(name, manuscript("lesson"), BLOBS.get)

    assert printed.data and printed.mime == press.formats()[name][0]


def test_sound_captions_and_sources_come_from_the_manuscript(press: PoolPress) -> None:
    told = manuscript("lecture")

    captions = press.export("vtt", told, BLOBS.get).data.decode()
    facts = json.loads(press.export("json", told, BLOBS.get).data)
    with zipfile.ZipFile(io.BytesIO(press.export("zip", told, BLOBS.get).data)) as archive:
        names = set(archive.namelist())

    begin = 1 + narration.PAUSE
    assert f"00:00:{begin:06.3f} --> 00:00:{begin + 0.4:06.3f}\nLeaves are green." in captions
    assert facts["scenes"][0]["source"] == {"pages": [2, 3]} and facts["speech"][0]["sound"]["bytes"] == 48_044
    assert {"speech/01-leaf-1.wav", "captions.vtt", "pictures/01-leaf-1.webp", "originals/01-leaf-1.webp"} <= names


def test_only_a_picture_that_was_asked_for_can_be_missing(press: PoolPress) -> None:
    told = manuscript("lesson")
    first, second = (replace(panel, asset=None, state="skipped") for panel in told.panels)

    made = press.export("json", replace(told, panels=(first, replace(second, wanted=False))), BLOBS.get)

    assert json.loads(made.data)["missing"] == [1]
