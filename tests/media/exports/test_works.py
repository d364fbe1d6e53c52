"""Stories, lectures, lessons, presentations, scenes and images as files: nothing missing, nothing cut."""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from pptx import Presentation

from functions.media.exports import FORMATS, Book, Panel
from functions.media.lettering.model import Page
from functions.media.typesetting import leaves, slides
from tests.media.exports.conftest import every_word
from tests.media.exports.test_every_format import NAUGHTY, opened

Works = Callable[..., Book]
KINDS = ("story", "lecture", "lesson", "presentation", "scene", "image")
LONG = ("The tide came in and went out again, and nobody on the beach could say where it had been. " * 50)[:4000]


def written(name: str, book: Book) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(book, out)
    return out.getvalue()


def flat(words: str) -> str:
    return " ".join(words.split())


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return flat(" ".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


class Reader(HTMLParser):
    """The words and the alt texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.alts: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.alts.append(dict(attrs).get("alt"))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def deck(book: Book) -> Any:
    return Presentation(io.BytesIO(written("pptx", book)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_of_every_kind_says_every_word(kind: str, a_work: Works) -> None:
    book = a_work(kind)

    text = pdf_text(written("pdf", book))

    assert [words for words in every_word(book) if words not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_html_of_every_kind_says_every_word_and_describes_every_picture(kind: str, a_work: Works) -> None:
    book, reader = a_work(kind), Reader()

    reader.feed(written("html", book).decode())

    text = flat(" ".join(reader.words)).replace(" :", ":")
    assert [words for words in every_word(book) if words not in text] == []
    assert reader.alts == [panel.alt for panel in book.panels]


@pytest.mark.parametrize("kind", KINDS)
def test_the_zip_and_the_json_of_every_kind_say_every_word(kind: str, a_work: Works) -> None:
    book = a_work(kind)

    with zipfile.ZipFile(io.BytesIO(written("zip", book))) as archive:
        script = flat(archive.read("script.txt").decode())
        names = archive.namelist()

    said = flat(written("json", book).decode().replace("\\n", " "))
    lacking = [words for words in every_word(book) if words not in script and words not in (book.title, book.summary)]
    assert lacking == []
    assert [words for words in every_word(book) if words not in said] == []
    assert sum(name.startswith("pictures/") for name in names) == len(book.panels)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("aspect", [(640, 480), (480, 480), (360, 640), (1280, 300)])
def test_nothing_on_a_page_reaches_over_its_edge_or_over_other_words(
    kind: str, aspect: tuple[int, int], a_work: Works
) -> None:
    book = a_work(kind, gone=(2,))
    panels = (
        *(replace(panel, size=aspect if panel.asset else (0, 0)) for panel in book.panels[:3]),
        replace(book.panels[3], narration=LONG, points=(LONG, LONG), notes=LONG, examples=(LONG,), size=aspect),
        replace(book.panels[4], title="W" * 90, points=("W" * 300,), narration="W" * 900, size=aspect),
    )

    pages = leaves(replace(book, panels=panels, summary=LONG[:900]))

    for page in pages:
        apart(page)


def apart(page: Page) -> None:
    """Every row within the page; no row on a picture, on another row, or on the page's number."""
    boxes = [panel.rect for panel in page.panels]
    for x, y, width, height in boxes:
        assert x >= 0 and y >= 0 and x + width <= page.width + 0.1 and y + height <= page.height + 0.1
    foot = page.height if page.folio is None else page.height - 50
    rows = [run for balloon in page.over for run in balloon.lines if run.text.strip()]
    for run in rows:
        assert 0 <= run.x and run.y + 0.25 * run.size <= foot, (page.number, run)
        for x, y, width, height in boxes:
            inside = x < run.x < x + width and y < run.y - 0.3 * run.size < y + height
            assert not inside, (page.number, run, (x, y, width, height))
    for one, other in itertools.pairwise(rows):
        assert one.y == other.y or abs(one.y - other.y) > 0.6 * min(one.size, other.size)


def test_a_long_story_goes_on_on_further_pages_and_loses_no_word(a_work: Works) -> None:
    book = a_work("story")
    long = replace(book, panels=(replace(book.panels[0], narration=f"{LONG}\n{LONG}"), *book.panels[1:]))

    data = written("pdf", long)

    assert len(pypdfium2.PdfDocument(data)) > len(pypdfium2.PdfDocument(written("pdf", book)))
    assert pdf_text(data).count("nobody") == 2 * LONG.count("nobody")


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_seen_as_well_as_said(kind: str, a_work: Works) -> None:
    book = a_work(kind)
    long = replace(book.panels[0], narration=LONG, points=(LONG,), notes=LONG, examples=(LONG,))
    full = replace(book, panels=(long, *book.panels[1:]))

    seen = flat(" ".join(run.text for page in leaves(full) for balloon in page.over for run in balloon.lines))

    assert seen.count("nobody") == 4 * LONG.count("nobody")
    assert [word for words in every_word(book) for word in words.split() if word not in seen] == []


def test_points_that_one_slide_cannot_hold_go_on_on_the_next(a_work: Works) -> None:
    book = a_work("presentation")
    many = tuple(f"Point number {number} of a scene with a great many points to make" for number in range(30))
    full = replace(book, panels=(replace(book.panels[0], points=many),))

    shown = [balloon.text for page in slides(full)[0] for balloon in page.over if balloon.kind == "point"]
    titles = [slide.shapes.title.text_frame.text for slide in deck(full).slides]

    assert shown == list(many)
    assert titles[1:3] == ["Scene 1", "Scene 1 (2)"]


def test_the_pdf_is_tagged_with_headings_lists_and_figures_that_are_described(a_work: Works) -> None:
    data = written("pdf", a_work("lesson"))

    assert b"/MarkInfo" in data and b"/Marked true" in data and b"/StructTreeRoot" in data
    for kind in (b"/S /H1", b"/S /H2", b"/S /LI", b"/S /Figure"):
        assert kind in data
    assert data.count(b"/S /Figure") == 6 and all(f"(What panel {n} shows)".encode() in data for n in range(1, 7))
    assert data.count(b"/StructParents") == len(pypdfium2.PdfDocument(data))


def test_answers_stand_on_a_page_of_their_own_at_the_end_of_a_lesson(a_work: Works) -> None:
    document = pypdfium2.PdfDocument(written("pdf", a_work("lesson")))

    texts = [flat(page.get_textpage().get_text_range()) for page in document]

    assert texts[-1].startswith("Answers") and "The answer is 6." in texts[-1]
    assert not any("The answer is" in text for text in texts[:-1])


def test_a_lesson_without_a_picture_lacks_nothing(a_work: Works) -> None:
    book = a_work("lesson")
    bare = replace(book, panels=tuple(replace(panel, asset="", pictured=False) for panel in book.panels))

    assert bare.missing() == () and bare.notice() == ""
    assert b"/Figure" not in written("pdf", bare) and b"<figure" not in written("html", bare)


def test_a_picture_that_is_not_there_is_told_in_words(a_work: Works) -> None:
    book = a_work("presentation", gone=(2,))

    slide = deck(book).slides[2]

    assert "What panel 2 shows" in pdf_text(written("pdf", book))
    assert "What panel 2 shows" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert b'class="missing"' in written("html", book)
    assert "Incomplete: no picture for scene 2." in pdf_text(written("pdf", book))


def test_the_powerpoint_has_titles_bullets_alt_texts_and_notes(a_work: Works) -> None:
    book = a_work("lecture", language="de")

    made = deck(book)

    assert (made.slide_width, made.slide_height) == (12192000, 6858000)
    assert len(made.slides) == 1 + len(book.panels)
    assert made.core_properties.title == book.title and made.core_properties.language == "de"
    for slide, panel in zip(list(made.slides)[1:], book.panels, strict=True):
        assert slide.shapes.title.text_frame.text == panel.title
        assert [one.text for one in slide.placeholders[1].text_frame.paragraphs] == list(panel.points)
        described = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in slide.shapes]
        assert panel.alt in described
        notes = slide.notes_slide.notes_text_frame.text
        assert all(words in notes for words in (*panel.narration.split("\n"), panel.notes, panel.examples[0]))
        spoken = {run.get("lang") for run in slide._element.iter("{*}rPr")}
        assert spoken == {"de"}


def test_the_powerpoint_is_sound_inside(a_work: Works) -> None:
    data = written("pptx", a_work("presentation", gone=(3,)))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        kinds = ET.fromstring(archive.read("[Content_Types].xml"))
        declared = {one.get("PartName", "").lstrip("/") for one in kinds.iter() if one.get("PartName")}
        for name in names:
            if name.endswith(".rels"):
                home = Path(name).parent.parent
                for link in ET.fromstring(archive.read(name)):
                    target = link.get("Target", "")
                    path = target.lstrip("/") if target.startswith("/") else (home / target).as_posix()
                    assert link.get("TargetMode") != "External"
                    assert re.sub(r"[^/]+/\.\./", "", re.sub(r"[^/]+/\.\./", "", path)) in names
        for number in range(1, 8):
            ids = re.findall(rb'<p:cNvPr id="(\d+)"', archive.read(f"ppt/slides/slide{number}.xml"))
            assert len(ids) == len(set(ids))
    assert declared <= names


def test_slides_are_as_many_as_the_pages_of_the_job(a_work: Works) -> None:
    book = a_work("presentation")

    pages, warnings = slides(book)

    assert len(pages) == 1 + len(book.panels) == len(deck(book).slides)
    assert {page.height / page.width for page in pages} == {0.5625}
    assert [page.panels[0].scene for page in pages[1:]] == [1, 2, 3, 4, 5, 6] and warnings == ()


def test_words_that_no_face_can_set_are_warned_of_and_kept_in_the_text(a_work: Works) -> None:
    book = a_work("presentation")
    odd = replace(book, panels=(replace(book.panels[0], title="日本語", narration="שלום עולם", points=("漢字",)),))

    _, warnings = slides(odd)
    text = pdf_text(written("pdf", odd))

    assert any("shown as boxes" in warning and "日" in warning and "ש" in warning for warning in warnings)
    # A reader of PDF may turn what is written from right to left.
    assert "日本語" in text and "漢字" in text and ("שלום" in text or "שלום"[::-1] in text)
    assert deck(odd).slides[1].shapes.title.text_frame.text == "日本語"


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_work_of_which_there_is_nothing_yet_is_still_a_file(kind: str, name: str, a_work: Works) -> None:
    bare = a_work(kind, title="", summary="", language="", style="")
    empty = replace(bare, panels=(Panel(scene=1, state="failed"),))

    opened(name, written(name, replace(bare, panels=())))
    opened(name, written(name, empty))


def captioned(book: Book, *captions: str) -> Book:
    panels = zip(book.panels, captions, strict=False)
    return replace(book, panels=tuple(replace(panel, caption=caption) for panel, caption in panels))


def test_the_line_of_a_slide_stands_under_its_title_once(a_work: Works) -> None:
    long = "The wind pushes at the sail from the side, and the keel holds against it. " * 5
    book = captioned(a_work("presentation"), "How the wind pushes", "First point of 2.", long)

    first, second, *third = list(deck(book).slides)[1:]
    texts = [flat(" ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)) for slide in third]

    under = {shape.name: shape for shape in first.shapes}["Subtitle"]
    assert under.text_frame.text == "How the wind pushes"
    assert first.shapes.title.top + first.shapes.title.height <= under.top + under.height
    assert all(under.top + under.height <= shape.top + 12192 for shape in first.placeholders if shape.name != "Title 1")
    assert "Subtitle" not in {shape.name for shape in second.shapes}
    assert flat(long) in " ".join(texts)
    for name in ("pdf", "html"):
        data = written(name, book)
        said = pdf_text(data) if name == "pdf" else flat(data.decode())
        assert [said.count(words) for words in ("How the wind pushes", "First point of 2")] == [1, 1]


@pytest.mark.parametrize("name", ["pdf", "html", "epub", "pptx"])
@pytest.mark.parametrize("kind", ["story", "lesson", "presentation"])
@pytest.mark.parametrize("words", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_words_never_break_a_work(words: str, kind: str, name: str, a_work: Works) -> None:
    book = a_work(kind, gone=(3,), title=words, summary=words, language=words, style=words, tags=(words,))
    panels = tuple(
        replace(
            panel, title=words, alt=words, caption=words, narration=words, points=(words,), notes=words,
            examples=(words,), questions=((words, words),), dialogue=((words, words),),
        )
        for panel in book.panels[:3]
    )  # fmt: skip

    opened(name, written(name, replace(book, panels=panels)))


@pytest.mark.parametrize(("paper", "width"), [("a4", 595.276), ("us", 612.0)])
def test_a_story_is_printed_on_the_paper_that_was_asked_for(paper: str, width: float, a_work: Works) -> None:
    page = pypdfium2.PdfDocument(written("pdf", a_work("story", paper=paper)))[1]

    assert page.get_width() == pytest.approx(width, abs=0.1)


def test_square_pictures_stand_beside_their_prose_on_pages_that_lie(a_work: Works) -> None:
    book = a_work("story")
    square = replace(book, panels=tuple(replace(panel, size=(500, 500)) for panel in book.panels))

    page = leaves(square)[1]

    picture, first = page.panels[0].rect, page.over[0].lines[0]
    assert page.height < page.width and first.x > picture[0] + picture[2]
