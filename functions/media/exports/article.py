"""A document as marked-up text, valid both as HTML and as XHTML: sections with pictures, prose, lists and questions.

Says nothing of the file around it; `source` gives a picture's address there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from functions.media.exports import plain
from functions.media.exports.book import Book, Panel
from functions.media.typesetting.phrases import Phrases, phrases
from functions.media.typesetting.text import paragraphs

#: the address of a scene's picture; empty where there is none
Source = Callable[[Panel], str]


def title(book: Book) -> str:
    """The title as it is shown."""
    return safe(plain.line(book.title) or "Untitled")


def heading(told: Panel) -> str:
    """A scene's title, its number where it has none."""
    return safe(plain.line(told.title)) or str(told.scene)


def header(book: Book) -> Iterator[str]:
    """Title, summary and what is not there."""
    yield f'<header>\n<h1 dir="auto">{title(book)}</h1>\n'
    about = book.about().removesuffix(book.notice())
    yield from (f'<p class="summary" dir="auto">{safe(words)}</p>\n' for words in paragraphs(about))
    if book.notice():
        yield f'<p class="notice" lang="en" xml:lang="en">{safe(book.notice())}</p>\n'
    yield "</header>\n"


def section(book: Book, told: Panel, source: Source) -> Iterator[str]:
    """One scene with all its words but the answers."""
    words = phrases(book.language)
    named = plain.line(told.title) or len(book.panels) > 1
    yield f'<section class="scene" id="scene-{told.scene}">\n'
    if named:
        yield f'<h2 dir="auto">{heading(told)}</h2>\n'
    if told.pictured:
        yield _figure(told, source(told))
    known = {plain.line(point).rstrip(".").casefold() for point in (told.title, *told.points)}
    if plain.line(told.caption).rstrip(".").casefold() not in known:
        yield from _prose(told.caption, kind="caption")
    points = "".join(_points(told, words, boxed=book.kind == "lesson"))
    # What stands on a slide comes before what is said to it.
    yield points if book.kind != "lesson" else ""
    yield from _prose(told.narration, kind="prose")
    yield from _dialogue(told)
    yield points if book.kind == "lesson" else ""
    yield from _list(told.examples, words.examples)
    yield from _questions(told, words)
    if plain.line(told.notes) and book.kind != "lesson":
        yield f'<aside class="notes">\n<h3>{words.notes}</h3>\n{"".join(_prose(told.notes))}</aside>\n'
    yield "</section>\n"


def answers(book: Book) -> Iterator[str]:
    """All answers, and what a lesson tells its teacher, as the end of a document; nothing where none is given."""
    words = phrases(book.language)
    answered = [told for told in book.panels if any(plain.line(one) for one in _behind(book, told))]
    if not answered:
        return
    yield f'<section class="answers" id="answers">\n<h2>{words.answers}</h2>\n'
    for told in answered:
        yield f'<h3 dir="auto">{heading(told)}</h3>\n'
        if _asked(told):
            listed = (f'<li dir="auto">{safe(plain.line(answer)) or "-"}</li>\n' for _, answer in _asked(told))
            yield f"<ol>\n{''.join(listed)}</ol>\n"
        yield from _prose(told.notes, kind="note") if book.kind == "lesson" else ()
    yield "</section>\n"


def _behind(book: Book, told: Panel) -> Iterator[str]:
    """What of a scene stands at the end."""
    yield from (answer for _, answer in told.questions)
    if book.kind == "lesson":
        yield told.notes


def safe(words: str) -> str:
    """Words that are no markup."""
    return escape(plain.text(words))


def right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    parts = language.lower().split("-")
    return parts[0] in {"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "iw"} or bool(
        {"arab", "hebr"} & set(parts)
    )


def _figure(told: Panel, address: str) -> str:
    alt = safe(plain.line(told.alt) or plain.line(told.title) or "A picture")
    if not address:
        return f'<figure class="missing"><p dir="auto">{alt}</p></figure>\n'
    return f'<figure><img alt="{alt}" src="{address}"/></figure>\n'


def _prose(words: str, *, kind: str = "") -> Iterator[str]:
    named = f' class="{kind}"' if kind else ""
    return (f'<p{named} dir="auto">{safe(part)}</p>\n' for part in paragraphs(words))


def _dialogue(told: Panel) -> Iterator[str]:
    for speaker, line in told.dialogue:
        name = f"<b>{safe(plain.line(speaker))}:</b> " if plain.line(speaker) else ""
        if name or plain.line(line):
            yield f'<p class="line" dir="auto">{name}{safe(plain.line(line))}</p>\n'


def _points(told: Panel, words: Phrases, *, boxed: bool) -> Iterator[str]:
    if boxed and any(plain.line(point) for point in told.points):
        yield f'<aside class="ideas">\n<h3>{words.ideas}</h3>\n{"".join(_items(told.points))}</aside>\n'
    else:
        yield from _items(told.points)


def _list(items: tuple[str, ...], label: str) -> Iterator[str]:
    held = "".join(_items(items))
    if held:
        yield f"<h3>{label}</h3>\n{held}"


def _items(items: tuple[str, ...]) -> Iterator[str]:
    held = [words for item in items if (words := plain.line(item))]
    if held:
        yield "<ul>\n" + "".join(f'<li dir="auto">{safe(words)}</li>\n' for words in held) + "</ul>\n"


def _asked(told: Panel) -> list[tuple[str, str]]:
    return [(asked, answer) for asked, answer in told.questions if plain.line(asked) or plain.line(answer)]


def _questions(told: Panel, words: Phrases) -> Iterator[str]:
    asked = _asked(told)
    if asked:
        yield f'<h3>{words.questions}</h3>\n<ol class="questions">\n'
        yield from (f'<li dir="auto">{safe(plain.line(question)) or "-"}</li>\n' for question, _ in asked)
        yield "</ol>\n"
