"""The comic as one HTML file that needs nothing else: no script, no network, pages on a screen, panels on a phone."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import BinaryIO

from functions.media.exports import document, faces, plain, svg
from functions.media.exports.book import Book, Panel
from functions.media.exports.manifest import sniffed
from functions.media.exports.sheets import sheets
from functions.media.lettering import model
from functions.media.typesetting import COMIC

POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
#: Panels wider than this are shown with their words below on a phone, where their lettering is too small to read.
WIDE = 480


def write(book: Book, out: BinaryIO) -> None:
    """The whole file, a panel at a time."""
    parts = _parts(book) if book.kind == COMIC else document.parts(book, policy=POLICY)
    out.writelines(part.encode() for part in parts)


def _parts(book: Book) -> Iterator[str]:
    yield from _head(book)
    told = {panel.scene: panel for panel in book.panels}
    for page in sheets(book) if book.pages else ():
        yield from _page(book, page, told)
    yield from (_plain_figure(book, panel) for panel in told.values())
    yield "</main>\n</body>\n</html>\n"


def _head(book: Book) -> Iterator[str]:
    title = _safe(plain.line(book.title) or "Untitled")
    turn = "rtl" if any(page.rtl for page in book.pages) else "ltr"
    yield f'<!doctype html>\n<html lang="{plain.language(book.language)}" dir="{turn}">\n'
    yield '<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="Limner">\n'
    yield f'<meta name="description" content="{_safe(plain.line(book.summary))}">\n<title>{title}</title>\n<style>\n'
    yield Path(__file__).with_name("html.css").read_text(encoding="utf-8")
    for name, characters in faces.used(sheets(book)).items():
        coded = base64.b64encode(faces.cut(name, characters)).decode()
        yield f'@font-face{{font-family:"{name}";src:url(data:font/woff;base64,{coded}) format("woff")}}\n'
    yield f'</style>\n</head>\n<body>\n<header>\n<h1 dir="auto">{title}</h1>\n'
    if book.summary:
        yield f'<p dir="auto">{_safe(book.summary)}</p>\n'
    if book.notice():
        yield f'<p class="notice" lang="en">{_safe(book.notice())}</p>\n'
    yield "</header>\n<main>\n"


def _page(book: Book, page: model.Page, told: dict[int, Panel]) -> Iterator[str]:
    """One page; takes the scenes it shows out of `told`, as each is told once."""
    size = f"{svg.number(page.width)}/{svg.number(page.height)}"
    yield f'<section class="page" aria-label="{page.number}" style="--size:{size};--paper:{_safe(page.paper)}">\n'
    for panel in page.panels:
        words_alone = not panel.asset and not panel.alt
        known = None if words_alone else told.pop(panel.scene, None)
        yield _figure(book, page, panel, known or Panel(scene=0, alt=panel.alt))
    over = svg.balloons(page.over) + (svg.text(page.folio, page.folio_ink) if page.folio else "")
    yield f'<svg class="over" aria-hidden="true" viewBox="0 0 {size.replace("/", " ")}">{over}</svg>\n</section>\n'


def _figure(book: Book, page: model.Page, panel: model.Panel, told: Panel) -> str:
    data = book.picture(panel.asset) if panel.asset else None
    x, y, width, height = panel.rect
    place = f"left:{_share(x, page.width)};top:{_share(y, page.height)};width:{_share(width, page.width)}"
    place += f";--below:{_share(_below(panel), width)}"
    name = f' id="scene-{told.scene}"' if told.scene else ""
    round_off = f"{_share(panel.radius, width)} / {_share(panel.radius, height)}"
    box = " ".join(map(svg.number, panel.rect))
    kinds = "panel" + (" wide" if width > WIDE else "") + (" inset" if panel.inset else "")
    picture = _missing(told, panel) if data is None else _cropped(data, told.alt or panel.alt, panel.crop)
    return (
        f'<figure class="{kinds}"{name} style="{place}">\n'
        f'<div class="view" style="--size:{svg.number(width)}/{svg.number(height)}">'
        f'<div class="crop" style="border-radius:{round_off};background:{_safe(panel.ground)}">{picture}</div>'
        f'<svg aria-hidden="true" viewBox="{box}">{svg.border(panel)}{svg.balloons(panel.balloons)}</svg></div>\n'
        f"{_script(told)}</figure>\n"
    )


def _below(panel: model.Panel) -> float:
    """How far the panel's lettering reaches below it, in u: a strip of words stands there."""
    lowest = (y for balloon in panel.balloons for outline in balloon.outlines for _, y in outline)
    return max(0.0, max(lowest, default=0.0) - panel.rect[1] - panel.rect[3])


def _plain_figure(book: Book, told: Panel) -> str:
    """A scene that is on no page: its picture whole, its words below."""
    data = book.picture(told.asset) if told.asset else None
    picture = f'<p class="notice" dir="auto">{_safe(told.alt)}</p>' if data is None else _image(data, told.alt)
    return f'<figure class="loose" id="scene-{told.scene}">{picture}\n{_script(told)}</figure>\n'


def _missing(told: Panel, panel: model.Panel) -> str:
    alt = told.alt or panel.alt
    return f'<div role="img" aria-label="{_safe(alt)}"></div>' if alt else ""


def _cropped(data: bytes, alt: str, crop: model.Box) -> str:
    left, top, right, bottom = crop
    wide, tall = right - left, bottom - top
    style = f"width:{_share(1, wide)};height:{_share(1, tall)};left:{_share(-left, wide)};top:{_share(-top, tall)}"
    return _image(data, alt, more=f' style="{style}"')


def _image(data: bytes, alt: str, *, more: str = "") -> str:
    coded = base64.b64encode(data).decode()
    return f'<img alt="{_safe(alt)}"{more} src="data:{sniffed(data)[0]};base64,{coded}">'


def _script(told: Panel) -> str:
    """The panel's words in reading order, for screen readers and small screens."""
    rows = [f'<p class="caption" dir="auto">{_safe(told.caption)}</p>'] if told.caption else []
    if told.narration and told.narration != told.caption:
        rows.append(f'<p dir="auto">{_safe(told.narration)}</p>')
    for speaker, words in told.dialogue:
        name = f"<b>{_safe(plain.line(speaker))}:</b> " if speaker else ""
        rows.append(f'<p dir="auto">{name}{_safe(words)}</p>')
    title = f'<h2 dir="auto">{_safe(plain.line(told.title))}</h2>' if told.title else ""
    return f"<figcaption>{title}{''.join(rows)}</figcaption>\n" if title or rows else ""


def _safe(words: str) -> str:
    return escape(plain.text(words))


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.3f}".rstrip("0").rstrip(".") + "%"
