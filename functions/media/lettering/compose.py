"""Words onto panels, panels onto pages: the whole composition of a comic, as data.

One type size holds for a page. What finds no room in a picture goes to a strip under its panel; nothing is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from functions.media import fonts
from functions.media.lettering import overflow
from functions.media.lettering.build import balloon
from functions.media.lettering.content import KINDS, Line, PanelContent
from functions.media.lettering.figures import FREE, Type, spoken
from functions.media.lettering.looks import Look, look
from functions.media.lettering.model import Balloon, Page, Panel, Run
from functions.media.lettering.overflow import Rest
from functions.media.lettering.panel import Attempt, Said, attempt, full, relieved
from functions.media.lettering.place import TOO_MUCH
from functions.media.lettering.tiers import EMS, PagePlan, PanelWish, Slot, Tiers, arrange
from functions.media.lettering.words import Losses, Voice, clean

MANY_PANELS, MANY_SIZE = 9, 18.5
SHRINK = (1.0, 0.93, 0.865)
FOLIO_SIZE, FOLIO_UP = 15.0, 26.0
JOINED_LINES = 2
__all__ = ["Line", "PanelContent", "letter"]


@dataclass(frozen=True, kw_only=True)
class Book:
    """What holds for all pages of a comic."""

    page: str
    style: str
    language: str
    look: Look
    voice: Voice
    contents: Mapping[int, PanelContent]
    said: Mapping[int, tuple[Said, ...]]


def letter(
    tiers: Tiers, contents: Sequence[PanelContent], *, style: str, language: str = "en", title: str = ""
) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The pages, and sentences on what could not be shown as it was written.

    The order of contents is the order of reading. Where their scenes are not those of the tiers, the pages are laid
    out anew and the pictures are cropped to them. The title has no place on a story page; it is for a cover.
    """
    del title
    if not contents:
        return (), ()
    losses = Losses()
    if tuple(content.scene for content in contents) != tiers.scenes:
        tiers = arrange([_wish(content) for content in contents], page=tiers.page, style=style)
    chosen = look(style)
    voice = chosen.voice(language)
    book = Book(
        page=tiers.page,
        style=style,
        language=language,
        look=chosen,
        voice=voice,
        contents={content.scene: content for content in contents},
        said={content.scene: _said(content, voice, losses) for content in contents},
    )
    pages: list[Page] = []
    warnings: list[str] = []
    for plan in tiers.pages:
        page, spill, told = _page(plan, book, len(pages) + 1)
        pages.append(page)
        warnings += told
        pages += (_folio(more, book) for more in overflow.pages(spill, page, chosen, Type(em=page.em, voice=voice)))
    return tuple(pages), (*losses.sentences(), *warnings)


def _wish(content: PanelContent) -> PanelWish:
    wide, tall = content.picture_size
    aspect = wide / tall if wide > 0 and tall > 0 else 1.15
    shot = "wide" if aspect > 1.5 else "close" if aspect < 1.02 else "medium"
    words = sum(len(line.text.split()) for line in content.lines)
    return PanelWish(
        scene=content.scene, shot=shot, words=words, dialogue=any(line.kind not in FREE for line in content.lines)
    )


def _said(content: PanelContent, voice: Voice, losses: Losses) -> tuple[Said, ...]:
    made: list[Said] = []
    for line in content.lines:
        known = line if line.kind in KINDS else Line(kind="speech", text=line.text, who=line.who, stress=line.stress)
        words = spoken(known.kind, known.text, voice, known.stress, losses)
        if not words:
            continue
        before = made[-1] if made else None
        if before is not None and _goes_on(before, known):
            made[-1] = Said(
                line=before.line, text=f"{before.text} {clean(known.text)}", breaths=(*before.breaths, words)
            )
        else:
            made.append(Said(line=known, text=clean(known.text), breaths=(words,)))
    return tuple(made)


def _goes_on(before: Said, line: Line) -> bool:
    """Whether a line is said in the same breath, so that its balloon is joined to the one before."""
    same = line.kind == before.line.kind and line.who == before.line.who and bool(line.who)
    return same and line.kind in {"speech", "whisper"} and len(before.breaths) < JOINED_LINES


def _page(plan: PagePlan, book: Book, number: int) -> tuple[Page, tuple[Rest, ...], list[str]]:
    size = EMS[book.page]
    if book.page != "phone" and len(plan.panels) >= MANY_PANELS:
        size = min(size, MANY_SIZE)
    type_, attempts = _sized(plan, book, size)
    panels: list[Panel] = []
    spill: list[Rest] = []
    told: list[str] = []
    for slot, made in zip(plan.panels, attempts, strict=True):
        panel, left = _panel(slot, made, book, type_)
        panels.append(panel)
        spill += left
        if made.rest:
            told.append(f"Panel {slot.scene} has more words than its picture can hold; some stand below it.")
    page = Page(
        height=plan.height,
        panels=tuple(panels),
        number=number,
        em=type_.em,
        paper=book.look.paper,
        style=book.style,
        lang=book.language,
        folio_ink=book.look.folio,
    )
    return _folio(page, book), tuple(spill), told


def _sized(plan: PagePlan, book: Book, size: float) -> tuple[Type, list[Attempt]]:
    """The largest type in which every panel holds its words; else the smallest, and strips."""
    slots = sorted(
        plan.panels,
        key=lambda slot: -sum(len(one.words) for one in book.said[slot.scene]) / (slot.rect[2] * slot.rect[3]),
    )
    for step in SHRINK:
        type_ = Type(em=round(size * step, 2), voice=book.voice)
        attempts: dict[int, Attempt] = {}
        for slot in slots:
            made = _tried(slot, book, type_, last=step == SHRINK[-1])
            if made is None:
                slots = [slot, *(other for other in slots if other is not slot)]
                break
            attempts[slot.scene] = made
        if len(attempts) == len(slots):
            break
    return type_, [attempts[slot.scene] for slot in plan.panels]


def _tried(slot: Slot, book: Book, type_: Type, *, last: bool) -> Attempt | None:
    """One panel in this type; None where its words want a smaller one, and there is one."""
    content, said = book.contents[slot.scene], book.said[slot.scene]
    _, _, width, height = slot.rect
    made = None if said and full(said, width, height, type_) else attempt(content, said, width, height, type_)
    if made is not None and (made.cost <= TOO_MUCH or not said):
        return made
    return relieved(content, said, width, height, type_) if last else None


def _panel(slot: Slot, made: Attempt, book: Book, type_: Type) -> tuple[Panel, tuple[Rest, ...]]:
    content, chosen = book.contents[slot.scene], book.look
    x, y, width, height = slot.rect
    picture = height - made.strip
    balloons: list[Balloon] = [
        balloon(placed, text=text, who=one.line.who, look=chosen, type_=type_, at=(x, y))
        for placed, (one, text) in zip(made.lettered.placed, made.shown, strict=True)
    ]
    below, left = overflow.strip(made.rest, (x, y + picture, width, made.strip), chosen, type_)
    panel = Panel(
        scene=slot.scene,
        rect=(x, y, width, round(picture, 2)),
        alt=clean(content.alt),
        asset=content.asset,
        crop=made.lettered.ground.crop,
        ground=chosen.ground,
        radius=chosen.radius,
        border=chosen.border,
        border_ink=chosen.ink,
        balloons=(*balloons, *below),
    )
    return panel, left


def _folio(page: Page, book: Book) -> Page:
    """The page with its number at the foot and the list of its fonts."""
    face = fonts.PLAIN
    size = FOLIO_SIZE * (2 if book.page == "phone" else 1)
    text = str(page.number)
    wide = fonts.width(face, text) * size
    folio = (
        None
        if book.page == "phone"
        else Run(x=round(500 - wide / 2, 2), y=page.height - FOLIO_UP, text=text, font=face, size=size)
    )
    used = {run.font for panel in page.panels for one in panel.balloons for run in one.lines} | (
        {face} if folio else set()
    )
    return replace(page, folio=folio, fonts=tuple(name for name in fonts.NAMES if name in used))
