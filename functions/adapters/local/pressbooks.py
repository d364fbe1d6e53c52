"""A manuscript as the book that files are written from, and the pages of kinds that are typeset, not lettered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from functions.media import exports, typesetting
from functions.media.exports import blank
from functions.media.lettering.model import Page
from functions.ports import Manuscript, Panel

Blobs = Mapping[str, bytes]
#: a slide drawn for the screen, in pixels of its width
SLIDE_WIDTH = 1600


def book(manuscript: Manuscript, blobs: Blobs, *, pages: tuple[Page, ...] = ()) -> exports.Book:
    """The whole job as the exporters read it; scenes go by their numbers."""
    assets = {panel.asset.name: panel.asset for panel in manuscript.panels if panel.asset is not None}
    return exports.Book(
        job=manuscript.job,
        kind=manuscript.kind,
        title=manuscript.title,
        summary=manuscript.summary,
        language=manuscript.language,
        style=manuscript.style,
        created=datetime.fromtimestamp(manuscript.created_at, UTC),
        partial=manuscript.partial,
        tags=manuscript.tags,
        characters=tuple(character for character, _ in manuscript.characters),
        paper=manuscript.page,
        pages=pages,
        panels=tuple(map(_told, manuscript.panels)),
        picture=blobs.get,
        original=lambda picture: blobs.get(assets[picture].original) if picture in assets else None,
        sound=blobs.get,
    )


def typeset(manuscript: Manuscript, blobs: Blobs) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The pages that are a part of the job, none but slides, and warnings on what no file can show."""
    whole = book(manuscript, blobs)
    if manuscript.kind in typesetting.SLIDES:
        return typesetting.slides(whole)
    return (), typesetting.unshown(whole)


def shown(page: Page, manuscript: Manuscript, blobs: Blobs) -> Page:
    """A slide as it is drawn: a picture that is not there says what it would have been."""
    return blank.told(page, book(manuscript, blobs))


def _told(panel: Panel) -> exports.Panel:
    asset, speech = panel.asset, panel.speech
    return exports.Panel(
        scene=panel.number,
        title=panel.title,
        alt=panel.alt,
        caption=panel.caption,
        dialogue=tuple((speaker, text) for _, speaker, text in panel.lines),
        asset="" if asset is None else asset.name,
        state=panel.state,
        size=(0, 0) if asset is None else (asset.width, asset.height),
        pictured=panel.wanted or asset is not None,
        narration=panel.narration,
        points=panel.points,
        notes=panel.notes,
        examples=panel.examples,
        questions=tuple((one.question, one.answer) for one in panel.questions),
        source=panel.pages,
        speech="" if speech is None else speech.name,
        seconds=0.0 if speech is None else speech.seconds,
        sentences=panel.sentences,
    )
