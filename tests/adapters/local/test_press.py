"""The press: what goes in as records and bytes comes out as pictures, pages and files."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from functions.adapters.local.press import PoolPress
from functions.core.errors import EmptyOutput, InvalidOutput, InvalidRequest
from functions.core.job import Asset
from functions.core.plan import Line, Plan, Scene
from functions.ports import Manuscript, Panel

MARKS = {
    "heads": [{"name": "Fen", "box": [0.42, 0.4, 0.6, 0.6], "mouth": [0.5, 0.55]}],
    "bodies": [[0.3, 0.4, 0.7, 1.0]],
    "kept": [[0.0, 0.9, 0.1, 1.0]],
}


@pytest.fixture
def press() -> PoolPress:
    return PoolPress(lambda work, *args: work(*args))


def picture(width: int = 256, height: int = 256, *, mime: str = "PNG") -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(made, mime)
    return made.getvalue()


def plan(count: int = 3) -> Plan:
    scenes = [
        Scene(
            id=n + 10,
            title=f"Scene {n}",
            caption="Dawn." if n == 0 else "",
            dialogue=(Line(text="Ahoy!", speaker="Fen"),),
        )
        for n in range(count)
    ]
    return Plan(title="The fox at sea", scenes=tuple(scenes))


def manuscript(press: PoolPress, made: Plan, *, asset: Asset | None, **fields: Any) -> Manuscript:
    panels = tuple(
        Panel(
            scene=scene.id, number=number, title=scene.title, alt="A fox", caption=scene.caption,
            lines=tuple((line.kind, line.speaker, line.text) for line in scene.dialogue), shot="", state="done",
            asset=asset,
        )
        for number, scene in enumerate(made.scenes, 1)
    )  # fmt: skip
    known: dict[str, Any] = {
        "job": "j1", "kind": "comic", "title": made.title, "summary": "", "language": "en", "style": "comic",
        "page": "a4", "created_at": 1_700_000_000.0, "partial": False, "tags": (), "characters": (("Fen", "a fox"),),
        "panels": panels, "tiers": press.arrange(made, page="a4"),
    }  # fmt: skip
    return Manuscript(**(known | fields))


@pytest.fixture
def blobs(press: PoolPress) -> dict[str, bytes]:
    return {"a.webp": press.develop(picture()).webp, "a.png": picture()}


ASSET = Asset(name="a.webp", original="a.png", width=256, height=256, marks=MARKS)


def test_tiers_are_plain_values_and_give_every_scene_its_aspect(press: PoolPress) -> None:
    tiers = press.arrange(plan(), page="a4")

    assert tiers == json.loads(json.dumps(tiers))
    assert {"10", "11", "12"} == tiers["aspects"].keys()
    assert all(0.4 < aspect < 4 for aspect in tiers["aspects"].values())


def test_more_scenes_than_a_comic_can_have_are_refused(press: PoolPress) -> None:
    with pytest.raises(InvalidRequest, match="1 to 10 panels"):
        press.arrange(plan(11), page="a4")


@pytest.mark.parametrize(("form", "mime", "suffix"), [("PNG", "image/png", "png"), ("JPEG", "image/jpeg", "jpg")])
def test_a_picture_is_made_ready_to_serve(press: PoolPress, form: str, mime: str, suffix: str) -> None:
    made = press.develop(picture(400, 200, mime=form))

    assert (400, 200, mime, suffix) == (made.width, made.height, made.mime, made.suffix)
    assert (400, 200) == Image.open(io.BytesIO(made.webp)).size
    assert (384, 192) == Image.open(io.BytesIO(made.thumb)).size
    assert made.placeholder.startswith("data:image/webp;base64,")


def test_settings_of_pictures_are_obeyed() -> None:
    small = PoolPress(lambda work, *args: work(*args), thumbnail=100, max_bytes=len(picture(400, 200)))

    assert (100, 50) == Image.open(io.BytesIO(small.develop(picture(400, 200)).thumb)).size
    with pytest.raises(InvalidOutput, match="larger than"):
        small.develop(picture(400, 200) + b"x")


def test_what_is_no_picture_is_told_apart_from_an_empty_one(press: PoolPress) -> None:
    with pytest.raises(InvalidOutput, match="not a whole picture"):
        press.develop(b"\x89PNG")
    with pytest.raises(EmptyOutput, match="no picture"):
        press.develop(b"")


def test_pages_are_composed_with_the_scenes_ids(press: PoolPress, blobs: dict[str, bytes]) -> None:
    made = press.compose(manuscript(press, plan(), asset=ASSET), blobs.get)

    (page,) = made.pages
    assert [10, 11, 12] == [panel[0] for panel in page.panels]
    assert all(0 <= edge <= 1 for panel in page.panels for edge in panel[1:])
    assert (1488, page.height) == (page.width, Image.open(io.BytesIO(page.webp)).height)
    assert 384 == Image.open(io.BytesIO(page.thumb)).width
    (layout,) = json.loads(made.layout)["pages"]
    said = [[(one["kind"], one["text"]) for one in panel["balloons"]] for panel in layout["panels"]]
    assert [("caption", "Dawn."), ("speech", "Ahoy!")] == said[0]
    assert ["a.webp"] * 3 == [panel["asset"] for panel in layout["panels"]]


def test_composing_twice_gives_the_same_bytes(press: PoolPress, blobs: dict[str, bytes]) -> None:
    book = manuscript(press, plan(), asset=ASSET)

    assert press.compose(book, blobs.get) == press.compose(book, blobs.get)


def test_a_scene_without_a_picture_still_has_its_words_and_its_panel(press: PoolPress) -> None:
    made = press.compose(manuscript(press, plan(), asset=None), {}.get)

    (layout,) = json.loads(made.layout)["pages"]
    assert ["", "", ""] == [panel["asset"] for panel in layout["panels"]]
    assert "Ahoy!" == layout["panels"][2]["balloons"][0]["text"]


def test_bytes_that_are_gone_leave_a_blank_panel_not_a_broken_book(press: PoolPress) -> None:
    made = press.compose(manuscript(press, plan(), asset=ASSET), {}.get)

    assert 1 == len(made.pages)


def test_a_book_without_scenes_has_no_pages(press: PoolPress) -> None:
    made = press.compose(manuscript(press, plan(), asset=None, panels=()), {}.get)

    assert ((), {"pages": []}) == (made.pages, json.loads(made.layout))


@pytest.mark.parametrize("drop", ["tiers", "scene"])
def test_a_plan_that_no_longer_fits_its_tiers_is_laid_out_anew(
    press: PoolPress, blobs: dict[str, bytes], drop: str
) -> None:
    book = manuscript(press, plan(), asset=ASSET)
    book = replace(book, tiers=None) if drop == "tiers" else replace(book, panels=book.panels[:1])

    made = press.compose(book, blobs.get)

    assert [10, 11, 12][: len(book.panels)] == [panel[0] for page in made.pages for panel in page.panels]


def test_warnings_name_a_panel_by_its_place(press: PoolPress, blobs: dict[str, bytes]) -> None:
    talky = plan(1)
    talky = replace(
        talky, scenes=(replace(talky.scenes[0], dialogue=(Line(text="Blah blah. " * 250, speaker="Fen"),)),)
    )

    made = press.compose(manuscript(press, talky, asset=ASSET), blobs.get)

    assert any(warning.startswith("Panel 1 ") for warning in made.warnings)


@pytest.mark.parametrize("name", ["pdf", "cbz", "zip", "html", "json", "png", "webp"])
def test_every_format_is_printed_from_the_composed_pages(press: PoolPress, blobs: dict[str, bytes], name: str) -> None:
    book = manuscript(press, plan(), asset=ASSET)
    book = replace(book, layout=press.compose(book, blobs.get).layout)

    made = press.export(name, book, blobs.get)

    assert press.formats()[name][0] == made.mime
    assert made.suffix.isalnum()
    assert len(made.data) > 500
    assert made == press.export(name, book, blobs.get), "equal books are equal bytes"


def test_a_printed_manifest_counts_scenes_as_a_reader_does(press: PoolPress, blobs: dict[str, bytes]) -> None:
    book = manuscript(press, plan(), asset=ASSET)
    book = replace(book, layout=press.compose(book, blobs.get).layout)

    told = json.loads(press.export("json", book, blobs.get).data)

    assert [1, 2, 3] == [scene["number"] for scene in told["scenes"]]


def test_a_server_that_arranges_and_hands_over_never_loads_the_picture_library() -> None:
    program = """
import sys
from functions.adapters.local.press import PoolPress
from functions.adapters.local.pool import Pool
from functions.core.errors import InvalidOutput
from functions.core.plan import Plan, Scene

def main():
    pool = Pool(workers=1)
    press = PoolPress(pool.run)
    press.arrange(Plan(title="t", scenes=(Scene(id=1),)), page="a4")
    try:
        press.develop(b"no picture")
    except InvalidOutput:
        print([name for name in ("PIL", "reportlab", "fontTools") if name in sys.modules])
    pool.close()

main()
"""
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )

    assert "[]" == told.stdout.strip()
