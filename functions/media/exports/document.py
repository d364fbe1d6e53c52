"""Any kind but the comic as one HTML file that needs nothing else: no script, no network, text that flows."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

from functions.media import fonts
from functions.media.exports import article, faces, plain
from functions.media.exports.book import Book, Panel
from functions.media.exports.manifest import sniffed
from functions.media.typesetting.theme import DARK, lightness, theme


def parts(book: Book, *, policy: str) -> Iterator[str]:
    """The whole file, a scene at a time."""
    yield from _head(book, policy)
    yield from article.header(book)
    yield "<main>\n"
    for told in book.panels:
        yield from article.section(book, told, lambda panel: _address(book, panel))
    yield from article.answers(book)
    yield "</main>\n</body>\n</html>\n"


def _head(book: Book, policy: str) -> Iterator[str]:
    language = plain.language(book.language)
    turn = "rtl" if article.right_to_left(language) else "ltr"
    yield f'<!doctype html>\n<html lang="{language}" dir="{turn}">\n'
    yield '<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="generator" content="Limner">\n'
    yield f'<meta name="description" content="{article.safe(plain.line(book.summary))}">\n'
    yield f"<title>{article.title(book)}</title>\n<style>\n{_colours(book)}"
    yield Path(__file__).with_name("document.css").read_text(encoding="utf-8")
    yield from _faces(book)
    yield f'</style>\n</head>\n<body class="{plain.slug(book.kind)}">\n'


def _colours(book: Book) -> str:
    hue = theme(book.style)
    scheme = "dark" if lightness(hue.paper) < DARK else "light"
    named = {"paper": hue.paper, "ink": hue.ink, "soft": hue.soft, "accent": hue.accent, "box": hue.box}
    return f":root{{color-scheme:{scheme};" + ";".join(f"--{name}:{value}" for name, value in named.items()) + "}\n"


def _faces(book: Book) -> Iterator[str]:
    """The face of the headings, cut to what they use; the prose is set in the reader's own."""
    heads = [book.title, *(told.title for told in book.panels)]
    used = "".join(sorted(set(plain.line(" ".join(heads))))) + "0123456789"
    coded = base64.b64encode(faces.cut(fonts.PLAIN_STRESS, used)).decode()
    yield f'@font-face{{font-family:"{fonts.PLAIN_STRESS}";src:url(data:font/woff;base64,{coded}) format("woff")}}\n'


def _address(book: Book, told: Panel) -> str:
    data = book.picture(told.asset) if told.asset else None
    return f"data:{sniffed(data)[0]};base64,{base64.b64encode(data).decode()}" if data else ""
