from __future__ import annotations

import io
import json
import os
import re
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat

from functions.media import fonts
from functions.media.exports import pdf, plain
from functions.media.exports.book import Book
from functions.media.lettering import raster
from functions.media.lettering.model import Balloon, Page, Run

Books = Callable[..., Book]


def written(book: Book) -> bytes:
    out = io.BytesIO()
    pdf.write(book, out)
    return out.getvalue()


def read(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def flat(words: str) -> str:
    return " ".join(words.split())


def test_every_word_that_goes_in_can_be_copied_out_in_whole_sentences(a_book: Books) -> None:
    book = a_book()

    text = flat(" ".join(read(written(book))))

    for panel in book.panels:
        for words in (panel.caption, *(told for _, told in panel.dialogue)):
            assert flat(words) in text


def test_the_words_come_in_reading_order(a_book: Books) -> None:
    book = a_book()
    told = [balloon.text for page in book.pages for panel in page.panels for balloon in panel.balloons]

    text = flat(read(written(book))[0])

    places = [text.index(flat(words)) for words in told]
    assert places == sorted(places)


def test_a_jpeg_from_the_model_is_in_the_file_byte_for_byte(a_book: Books, originals: dict[str, bytes]) -> None:
    data = written(a_book())

    for name, original in originals.items():
        assert (original in data) == (int(name[:2], 16) % 2 == 1)


def test_only_bundled_faces_are_named_and_all_are_embedded(a_book: Books) -> None:
    data = written(a_book())

    assert b"Helvetica" not in data
    assert set(re.findall(rb"/FontName /\w+\+([\w-]+)", data)) == {b"PlaypenSans-Medium", b"Bangers-Regular"}
    assert data.count(b"/FontFile2") == data.count(b"/Type /FontDescriptor") == 2


def test_title_language_bookmarks_and_date_are_said(a_book: Books) -> None:
    data = written(a_book(language="pt-BR"))
    document = pypdfium2.PdfDocument(data)

    known = document.get_metadata_dict()
    marks = [mark.get_title() for mark in document.get_toc()]

    assert known["Title"] == "A fox learns to sail"
    assert known["CreationDate"] == "D:20310504030201Z"
    assert b"/Lang (pt-BR)" in data
    assert marks == ["1. Scene 1"]


def test_equal_books_give_equal_bytes(a_book: Books) -> None:
    assert written(a_book()) == written(a_book())


def test_books_written_at_once_do_not_mix_up_their_letters(a_book: Books) -> None:
    books = [a_book(words=words) for words in ("quartz", "jumpy fox", "sphinx, vow", "Ωμέγα") * 2]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(written, books))

    assert together == [written(book) for book in books]


def test_nothing_is_inflated_by_ascii_coding(a_book: Books) -> None:
    assert b"ASCII85Decode" not in written(a_book())


def test_the_picture_lies_under_its_panel_and_nowhere_else(a_book: Books) -> None:
    page = pypdfium2.PdfDocument(written(a_book()))[0]

    drawn = page.render(scale=1).to_pil().convert("RGB")

    gutter, margin, panel = (drawn.getpixel((at[0], at[1])) for at in ((358, 150), (10, 400), (200, 240)))
    assert gutter == margin == (255, 255, 255)
    assert panel != (255, 255, 255)


def test_the_pdf_and_the_drawn_page_look_alike(a_book: Books) -> None:
    book = a_book()
    width = 750

    printed = pypdfium2.PdfDocument(written(book))[0].render(scale=width / 595.276).to_pil().convert("RGB")
    drawn = raster.draw(book.pages[0], book.picture, width=width).resize(printed.size)

    coarse = (150, 212)
    apart = ImageChops.difference(printed.reduce(5).resize(coarse), drawn.reduce(5).resize(coarse)).convert("L")
    assert ImageStat.Stat(apart).mean[0] < 4
    assert apart.getextrema()[1] < 75


def test_a_line_is_exactly_as_wide_as_it_was_laid_out() -> None:
    words = "AVATAR, To. Ty LTAV AWAY"
    run = Run(x=100, y=200, text=words, font="PlaypenSans-Medium", size=55)
    page = Page(height=1414, panels=(), over=(Balloon(kind="speech", text=words, lines=(run,)),))
    book = Book(
        job="j",
        kind="comic",
        title="t",
        created=datetime(2030, 1, 1, tzinfo=UTC),
        pages=(page,),
        picture=lambda name: None,
        original=lambda name: None,
    )

    printed = pypdfium2.PdfDocument(written(book))[0].render(scale=1000 / 595.276).to_pil().convert("L")

    left, _, right, _ = ImageChops.invert(printed).getbbox()
    assert right - left == pytest.approx(fonts.width(run.font, words) * run.size, abs=6)


def test_a_missing_picture_leaves_a_blank_that_says_what_it_would_show(a_book: Books) -> None:
    data = written(a_book(gone=(3, 6)))

    text = flat(read(data)[0])

    assert "What panel 3 shows" in text and "What panel 6 shows" in text
    assert "What panel 1 shows" not in text
    assert "no picture for scenes 3, 6" in pypdfium2.PdfDocument(data).get_metadata_dict()["Subject"]


def test_a_picture_that_the_store_has_lost_is_blank_too(a_book: Books) -> None:
    book = a_book(picture=lambda name: None, original=lambda name: None)

    assert "What panel 1 shows" in flat(read(written(book))[0])


def test_a_broken_original_gives_way_to_the_served_picture(a_book: Books) -> None:
    book = a_book(original=lambda name: b"broken")

    assert "What panel 1 shows" not in flat(read(written(book))[0])


def test_a_book_without_pages_is_one_page_with_its_title(a_book: Books) -> None:
    book = a_book(pages=(), panels=())

    pages = read(written(book))

    assert len(pages) == 1
    assert "A fox learns to sail" in flat(pages[0])


@pytest.mark.parametrize("height", [1414, 1547, 2400])
def test_a_page_has_the_size_of_its_paper(a_book: Books, height: float) -> None:
    book = a_book()
    book = replace(book, pages=(replace(book.pages[0], height=height),))

    width, tall = pypdfium2.PdfDocument(written(book))[0].get_size()

    assert tall / width == pytest.approx(height / 1000, abs=0.001)
    assert width == pytest.approx({1547: 477}.get(height, 595.276), abs=0.01)


def plainly_set(words: str) -> bool:
    """Left to right, within the first plane, nothing that a PDF reader folds or hides by its own rules."""
    kinds = {unicodedata.bidirectional(char) for char in words} | {unicodedata.category(char) for char in words}
    return (
        words.strip() not in {"", "-"}
        and max(words) < "\U00010000"
        and not kinds & {"R", "AL", "AN", "Cf"}
        and not any(char in words for char in "ﬁﬂ")
    )


def test_a_public_list_of_naughty_strings_is_copied_out_as_it_was_written() -> None:
    corpus = Path(os.environ.get("LIMNER_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
    listed = corpus / "text" / "blns" / "blns.json"
    if not listed.is_file():
        pytest.skip(f"CORPUS ABSENT: 0 naughty strings tried, none found in {listed}")
    strings = [words for words in json.loads(listed.read_text(encoding="utf-8")) if plainly_set(words)]
    pages = tuple(
        Page(height=1414, number=number, panels=(), over=(Balloon(kind="speech", text=words, lines=(line(words),)),))
        for number, words in enumerate(strings, start=1)
    )
    book = Book(
        job="j",
        kind="comic",
        title="t",
        created=datetime(2030, 1, 1, tzinfo=UTC),
        pages=pages,
        picture=lambda name: None,
        original=lambda name: None,
    )

    told = read(written(book))

    print(f"{len(strings)} naughty strings set and copied out")
    assert len(strings) > 400
    assert [flat(text) for text in told] == [flat(plain.text(words)) for words in strings]


def line(words: str) -> Run:
    return Run(x=46, y=100, text=words, font="PlaypenSans-Medium", size=20)
