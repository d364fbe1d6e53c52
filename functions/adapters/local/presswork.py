"""What the press does in a child process: bytes and records in, bytes and records out, no store in reach."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from functions.adapters.local import pressbooks
from functions.core.errors import EmptyOutput, InvalidOutput
from functions.media import exports, pictures, typesetting
from functions.media.lettering import raster
from functions.media.lettering.compose import Line, PanelContent, letter
from functions.media.lettering.ground import edge_map
from functions.media.lettering.model import Box, Page, Point
from functions.media.lettering.tiers import PanelWish, Tiers, arrange
from functions.media.sound import hearing, joining
from functions.media.sound.wave import SoundFault
from functions.ports import Composed, ComposedPage, Developed, Heard, Joined, Manuscript, Panel, Printed, Take

#: 180 dots an inch of A4: sharp on a screen, and half the work of a printer's 300, which the PDF and the PNGs give
PAGE_WIDTH = 1488
THUMB_WIDTH = 384
_SUFFIXES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/avif": "avif",
    "image/bmp": "bmp",
}
Blobs = Mapping[str, bytes]


def develop(data: bytes, quality: int, thumbnail: int, max_bytes: int) -> Developed:
    """A checked picture in its served forms; EmptyOutput or InvalidOutput says what is wrong with it."""
    try:
        made = pictures.check(data, quality=quality, thumbnail=thumbnail, max_bytes=max_bytes)
    except pictures.PictureFault as fault:
        raise (EmptyOutput if fault.code == "empty_output" else InvalidOutput)(str(fault)) from None
    return Developed(
        webp=made.webp,
        thumb=made.thumb,
        placeholder=made.placeholder,
        color=made.color,
        width=made.width,
        height=made.height,
        mime=made.mime,
        suffix=_SUFFIXES[made.mime],
    )


def listen(data: bytes, text: str, rate: int, silent: bool) -> Heard:  # noqa: FBT001 - a pool passes by position
    """A checked recording; EmptyOutput or InvalidOutput says what is wrong with it."""
    try:
        wav, seconds = hearing.checked(data, text, rate=rate, silent=silent)
    except SoundFault as fault:
        raise (EmptyOutput if fault.code == "empty_output" else InvalidOutput)(str(fault)) from None
    return Heard(wav=wav, seconds=seconds)


def join(takes: Sequence[Take]) -> Joined:
    """The takes as one recording."""
    pieces = [joining.Piece(wav=take.wav, sentences=take.sentences, opens=take.opens) for take in takes]
    wav, seconds, cuts = joining.joined(pieces)
    return Joined(wav=wav, seconds=seconds, cuts=cuts)


def compose(manuscript: Manuscript, blobs: Blobs) -> Composed:
    """The lettered pages, as layout and as pictures."""
    panels = manuscript.panels
    if not panels:
        return Composed(layout=_layout(()), pages=())
    if manuscript.kind != typesetting.COMIC:
        return _typeset(manuscript, blobs)
    # A reader knows a scene by its place, so the warnings name that; the layout keeps the scene's id.
    contents = [_content(panel, blobs) for panel in panels]
    pages, warnings = letter(
        _tiers(manuscript), contents, style=manuscript.style, language=manuscript.language, title=manuscript.title
    )
    ids = {panel.number: panel.scene for panel in panels}
    pages = tuple(_renamed(page, ids) for page in pages)
    return Composed(layout=_layout(pages), pages=tuple(_drawn(page, blobs) for page in pages), warnings=warnings)


def _typeset(manuscript: Manuscript, blobs: Blobs) -> Composed:
    pages, warnings = pressbooks.typeset(manuscript, blobs)
    ids = {panel.number: panel.scene for panel in manuscript.panels}
    drawn = tuple(
        _drawn(_renamed(pressbooks.shown(page, manuscript, blobs), ids), blobs, width=pressbooks.SLIDE_WIDTH)
        for page in pages
    )
    # The first picture on a title slide is an ornament: only a scene's own slide leads to it.
    drawn = (replace(drawn[0], panels=()), *drawn[1:]) if drawn else ()
    return Composed(layout=_layout([_renamed(page, ids) for page in pages]), pages=drawn, warnings=warnings)


def printed(name: str, manuscript: Manuscript, blobs: Blobs) -> Printed:
    """One exported file."""
    form = exports.FORMATS[name]
    numbers = {panel.scene: panel.number for panel in manuscript.panels}
    pages = tuple(_renamed(page, numbers) for page in _pages(manuscript.layout))
    book = pressbooks.book(manuscript, blobs, pages=pages)
    out = io.BytesIO()
    form.write(book, out)
    return Printed(data=out.getvalue(), mime=form.mime, suffix=form.suffix.rpartition(".")[2])


def _tiers(manuscript: Manuscript) -> Tiers:
    """The tiers that were chosen before painting, by number; a scene that is no longer there is 0."""
    numbers = {panel.scene: panel.number for panel in manuscript.panels}
    if manuscript.tiers is None:
        return arrange([_wish(panel) for panel in manuscript.panels], page=manuscript.page, style=manuscript.style)
    tiers = Tiers.from_dict(manuscript.tiers["tiers"])
    plans = tuple(
        replace(plan, panels=tuple(replace(slot, scene=numbers.get(slot.scene, 0)) for slot in plan.panels))
        for plan in tiers.pages
    )
    return replace(tiers, pages=plans)


def _wish(panel: Panel) -> PanelWish:
    words = len(panel.caption.split()) + sum(len(text.split()) for _, _, text in panel.lines)
    return PanelWish(scene=panel.number, shot=panel.shot or "medium", words=words, dialogue=bool(panel.lines))


def _content(panel: Panel, blobs: Blobs) -> PanelContent:
    caption = [Line(kind="caption", text=panel.caption)] if panel.caption else []
    lines = (*caption, *(Line(kind=kind, text=text, who=speaker) for kind, speaker, text in panel.lines))
    asset = panel.asset
    data = None if asset is None else blobs.get(asset.name)
    if asset is None or data is None:
        return PanelContent(scene=panel.number, lines=lines, alt=panel.alt)
    marks = asset.marks
    return PanelContent(
        scene=panel.number,
        lines=lines,
        alt=panel.alt,
        asset=asset.name,
        picture_size=(asset.width, asset.height),
        heads=tuple((str(head["name"]), _box(head["box"]), _point(head["mouth"])) for head in marks.get("heads", ())),
        bodies=tuple(_box(box) for box in marks.get("bodies", ())),
        kept=tuple(_box(box) for box in marks.get("kept", ())),
        busy=edge_map(data),
    )


def _renamed(page: Page, scenes: Mapping[int, int]) -> Page:
    return replace(page, panels=tuple(replace(panel, scene=scenes.get(panel.scene, 0)) for panel in page.panels))


def _drawn(page: Page, blobs: Blobs, *, width: int = PAGE_WIDTH) -> ComposedPage:
    image = raster.draw(page, blobs.get, width=width)
    small = image.resize((THUMB_WIDTH, round(THUMB_WIDTH * image.height / image.width)), reducing_gap=2.0)
    packed = []
    for one in (image, small):
        held = io.BytesIO()
        one.save(held, "WEBP", quality=85, method=2)
        packed.append(held.getvalue())
    shares = tuple(
        (
            panel.scene,
            *(round(value / side, 5) for value, side in zip(panel.rect, 2 * (page.width, page.height), strict=True)),
        )
        for panel in page.panels
    )
    return ComposedPage(
        webp=packed[0],
        thumb=packed[1],
        width=image.width,
        height=image.height,
        panels=cast("tuple[tuple[int, float, float, float, float], ...]", shares),
    )


def _layout(pages: Sequence[Page]) -> bytes:
    return json.dumps({"pages": [page.to_dict() for page in pages]}, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _pages(layout: bytes) -> tuple[Page, ...]:
    if not layout:
        return ()
    return tuple(Page.from_dict(page) for page in json.loads(layout.decode("utf-8", "surrogatepass"))["pages"])


def _box(values: Sequence[float]) -> Box:
    left, top, right, bottom = map(float, values)
    return left, top, right, bottom


def _point(values: Sequence[float]) -> Point:
    x, y = map(float, values)
    return x, y
