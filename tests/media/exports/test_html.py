from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from fontTools.ttLib import TTFont

from functions.media.exports import html
from functions.media.exports.book import Book

Books = Callable[..., Book]
VOID = {"meta", "img", "br", "link"}


@dataclass
class Tree(HTMLParser):
    """Reads strictly: every element is closed in order; keeps what a reader sees and what elements carry."""

    open: list[str] = field(default_factory=list)
    seen: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.seen if name == tag]

    def text(self, *tags: str) -> list[str]:
        return [words for tag, words in self.words if tag in tags]


def written(book: Book) -> str:
    out = io.BytesIO()
    html.write(book, out)
    return out.getvalue().decode()


def read(page: str) -> Tree:
    tree = Tree()
    tree.feed(page)
    tree.close()
    assert tree.open == []
    return tree


def test_every_scene_is_a_figure_with_its_picture_described_and_its_words_in_order(a_book: Books) -> None:
    book = a_book()

    tree = read(written(book))

    assert [each["alt"] for each in tree.attributes("img")] == [panel.alt for panel in book.panels]
    told = [words for panel in book.panels for words in (panel.caption, *(line for _, line in panel.dialogue)) if words]
    assert [words.strip() for words in tree.text("p") if words.strip()][1:] == told
    assert len(tree.attributes("figure")) == len(tree.attributes("figcaption")) == 6


def test_the_lettering_is_text_that_can_be_selected(a_book: Books) -> None:
    book = a_book()

    lines = read(written(book)).text("text")

    runs = [run.text for panel in book.pages[0].panels for balloon in panel.balloons for run in balloon.lines]
    assert lines == [*runs, "1"]


def test_a_picture_shows_what_its_panel_crops_and_no_more(a_book: Books) -> None:
    first = read(written(a_book())).attributes("img")[0]

    assert first["style"] == "width:125%;height:111.111%;left:-12.5%;top:-5.556%"


def test_strokes_are_twice_as_wide_as_the_line_since_fills_cover_half(a_book: Books) -> None:
    tree = read(written(a_book()))

    widths = {each["stroke-width"] for tag in ("g", "text") for each in tree.attributes(tag) if "stroke-width" in each}
    assert widths == {"4.2", "6"}


def test_a_sound_effect_is_turned_about_its_centre(a_book: Books) -> None:
    turned = [each["transform"] for each in read(written(a_book())).attributes("g") if "transform" in each]

    assert turned == ["rotate(-8 870 560)"]


def test_nothing_is_fetched_and_no_script_can_run(a_book: Books) -> None:
    page = written(a_book())
    tree = read(page)

    (policy,) = (each["content"] for each in tree.attributes("meta") if each.get("http-equiv"))
    assert "default-src 'none'" in str(policy) and "script-src" not in str(policy)
    assert not re.search(r"<script|\son\w+=|https?:|javascript:|@import", page)
    assert all(str(each["src"]).startswith("data:image/webp;base64,") for each in tree.attributes("img"))


def test_markup_in_anybody_s_words_stays_words(a_book: Books) -> None:
    evil = "</script></style><img src=x onerror=alert(1)>\"'&amp; ]]> <!-- {{7*7}}"

    tree = read(written(a_book(words=evil)))

    assert len(tree.attributes("img")) == 6
    assert all(set(each) <= {"alt", "src", "style"} for each in tree.attributes("img"))
    assert evil in [words.strip() for words in tree.text("p")]
    assert tree.attributes("img")[0]["alt"] == evil
    assert tree.text("title") == [evil]


def test_the_language_is_told_and_a_wrong_one_is_not_repeated(a_book: Books) -> None:
    assert read(written(a_book(language="pt-BR"))).attributes("html")[0]["lang"] == "pt-BR"
    assert read(written(a_book(language='"><b>'))).attributes("html")[0]["lang"] == "und"


def test_the_embedded_faces_hold_exactly_what_the_pages_set(a_book: Books) -> None:
    book = a_book()
    page = written(book)

    held = {}
    for name, coded in re.findall(r'font-family:"([\w-]+)";src:url\(data:font/woff;base64,([^)]+)\)', page):
        held[name] = set(TTFont(io.BytesIO(base64.b64decode(coded))).getBestCmap())

    spoken = [each for panel in book.pages[0].panels for each in panel.balloons if each.kind != "sfx"]
    said = {ord(char) for balloon in spoken for char in balloon.text}
    assert set(held) == {"PlaypenSans-Medium", "Bangers-Regular"}
    assert said <= held["PlaypenSans-Medium"]
    assert len(held["PlaypenSans-Medium"]) < 80


def test_a_missing_picture_is_said_at_the_top_and_in_its_place(a_book: Books) -> None:
    page = written(a_book(gone=(3, 6)))

    tree = read(page)

    assert "Incomplete: no picture for scenes 3, 6." in tree.text("p")
    assert [each["aria-label"] for each in tree.attributes("div") if each.get("role") == "img"] == [
        "What panel 3 shows",
        "What panel 6 shows",
    ]
    assert "What panel 3 shows" in " ".join(tree.text("text"))
    assert len(tree.attributes("img")) == 4


def test_words_that_went_to_a_page_of_their_own_are_no_missing_picture(a_book: Books) -> None:
    book = a_book()
    words = replace(book.pages[0].panels[5], asset="", alt="")
    book = replace(book, pages=(*book.pages, replace(book.pages[0], panels=(words,), number=2)))

    tree = read(written(book))

    names = [each["id"] for each in tree.attributes("figure") if "id" in each]
    assert names == [f"scene-{n}" for n in range(1, 7)]
    assert len(tree.attributes("figure")) == 7 and len(tree.attributes("figcaption")) == 6
    assert not [each for each in tree.attributes("div") if each.get("aria-label")]


def test_a_book_without_pages_shows_its_scenes_one_after_another(a_book: Books) -> None:
    tree = read(written(a_book(pages=())))

    assert len(tree.attributes("img")) == 6
    assert "Kraa!" in "".join(tree.text("p"))


def test_equal_books_give_equal_bytes(a_book: Books) -> None:
    assert written(a_book()) == written(a_book())
