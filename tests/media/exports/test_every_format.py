from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import unicodedata
import wave
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from PIL import Image

from functions.media.exports import FORMATS, Book
from functions.media.lettering.model import Page

Books = Callable[..., Book]

NAUGHTY = {
    "nul": "a\0b",
    "controls": "".join(map(chr, range(32))) + "\x7f\x80\x9f",
    "cdata": "]]><!-- --><![CDATA[ <a> & &amp; &#0; \"'",
    "lone surrogate": "a\ud800b \udfff",
    "non-characters": "a\ufffe\uffffb\ufdd0 \U0001ffff",
    "right to left": "\u202eabc\u202c \u200f שלום العربية \u2066x\u2069",
    "emoji": "👩🏽‍🚀 🏳️‍🌈 e\u0301 ﷽ ﬁ \u200b\u00ad",
    "paths": "../../etc/passwd C:\\con\\aux.txt | ; $(id) `id` %00 \n..\\..",
    "pdf operators": "(\\) Tj ET Q /Span >> BDC (( ))) << \\134",
    "long": "W" * 400,
    "empty": "",
    "spaces": " \t\u00a0\u2028\u2029\u3000 ",
    "formats": "%s %n {0} {{7*7}} ${x} <?php ?> <script>alert(1)</script>",
}


def written(name: str, book: Book) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(book, out)
    return out.getvalue()


def opened(name: str, data: bytes) -> None:
    """Read the whole file as strictly as the standard readers can."""
    if name == "pdf":
        for page in pypdfium2.PdfDocument(data):
            page.get_textpage().get_text_range()
            page.render(scale=0.2)
    elif name == "html":
        reader = HTMLParser()
        reader.feed(data.decode())
        reader.close()
        assert data.decode().endswith("</html>\n")
    elif name == "json":
        json.loads(data)
        data.decode()
    elif name == "vtt":
        assert data.decode().startswith("WEBVTT\n")
    elif name == "wav":
        with wave.open(io.BytesIO(data)) as sound:
            sound.readframes(sound.getnframes())
    else:
        archived(data, packed=name in {"epub", "pptx"})


def archived(data: bytes, *, packed: bool = False) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        members = {member.filename: archive.read(member) for member in archive.infolist()}
        assert len(members) == len(archive.infolist())
        assert packed or {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
    for path, content in members.items():
        assert path.isascii() and not path.startswith("/") and ".." not in path and "\\" not in path
        if path.endswith((".xml", ".xhtml", ".opf", ".rels")):
            ET.fromstring(content)
        elif path.endswith((".json", ".txt", ".css", ".vtt", "mimetype")):
            content.decode()
        elif path.endswith(".wav"):
            assert content[:4] == b"RIFF"
        else:
            Image.open(io.BytesIO(content)).load()
    return members


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_whole_and_partial(name: str, a_book: Books) -> None:
    for book in (a_book(), a_book(gone=(1, 4))):
        opened(name, written(name, book))


@pytest.mark.parametrize("name", FORMATS)
def test_equal_books_give_equal_bytes_wherever_they_are_written(name: str, a_book: Books) -> None:
    book = a_book()
    elsewhere = replace(book, created=book.created.astimezone(timezone(timedelta(hours=9))))

    assert written(name, book) == written(name, elsewhere)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_needs_no_way_back_in_its_stream(name: str, a_book: Books) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.taken = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.taken += data
            return len(data)

    pipe = Pipe()

    FORMATS[name].write(a_book(), pipe)

    opened(name, bytes(pipe.taken))


@pytest.mark.parametrize("name", FORMATS)
def test_a_book_without_pages_or_scenes_is_still_a_file(name: str, a_book: Books) -> None:
    opened(name, written(name, a_book(pages=(), panels=(), title="", summary="")))


@pytest.mark.parametrize("name", ["pdf", "html", "json", "epub", "pptx", "vtt"])
@pytest.mark.parametrize("words", NAUGHTY.values(), ids=NAUGHTY)
def test_naughty_words_in_every_field_never_break_a_file(name: str, words: str, a_book: Books) -> None:
    book = a_book(words=words, gone=(3,), language=words)

    opened(name, written(name, spread(book)))


@pytest.mark.parametrize("name", ["cbz", "zip", "webp"])
def test_naughty_words_in_every_field_never_break_an_archive(name: str, a_book: Books) -> None:
    words = " ".join(words for words in NAUGHTY.values() if len(words) < 100)

    opened(name, written(name, spread(a_book(words=words, gone=(3,), language=words))))


@pytest.mark.parametrize("name", ["pdf", "html", "json"])
def test_a_public_list_of_naughty_strings_never_breaks_a_file(name: str, a_book: Books) -> None:
    corpus = Path(os.environ.get("LIMNER_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
    listed = corpus / "text" / "blns" / "blns.json"
    if not listed.is_file():
        pytest.skip(f"CORPUS ABSENT: 0 naughty strings tried, none found in {listed}")
    strings = json.loads(listed.read_text(encoding="utf-8"))
    lot = 260

    for at in range(0, len(strings), lot):
        said = strings[at : at + lot]
        book = a_book(words=" \n".join(said), gone=(3,))
        data = written(name, book)
        opened(name, data)
        if name == "json":
            assert json.loads(data)["title"] == " \n".join(said)

    print(f"{len(strings)} naughty strings tried as {name}")
    assert len(strings) > 500


def spread(book: Book) -> Book:
    """The same book with its words also in the names of pages and panels, as a layout from elsewhere may have them."""
    page: Page = book.pages[0]
    panels = tuple(replace(panel, alt=book.title) for panel in page.panels)
    return replace(book, pages=(replace(page, panels=panels, lang=book.title, style=book.title),))


def test_the_manifest_says_everything_word_for_word(a_book: Books, painted: dict[str, bytes]) -> None:
    book = a_book(gone=(2,))

    told = json.loads(written("json", book))

    assert [scene["alt"] for scene in told["scenes"]] == [panel.alt for panel in book.panels]
    assert told["scenes"][0]["dialogue"] == [{"speaker": "Fen", "text": "What is on the other side?"}]
    assert (told["partial"], told["missing"], told["created"]) == (True, [2], "2031-05-04T03:02:01Z")
    assert [Page.from_dict(page) for page in told["pages"]] == list(book.pages)
    first = told["assets"][0]
    assert first["picture"]["bytes"] == len(painted[first["name"]])
    assert (first["picture"]["mime"], first["original"]["mime"]) == ("image/webp", "image/jpeg")


def test_the_zip_holds_pages_pictures_originals_words_and_a_manifest_that_names_them(
    a_book: Books, painted: dict[str, bytes], originals: dict[str, bytes]
) -> None:
    members = archived(written("zip", a_book(gone=(2,))))

    told = json.loads(members["manifest.json"])
    for asset in told["assets"]:
        assert members[asset["picture"]["path"]] == painted[asset["name"]]
        assert members[asset["original"]["path"]] == originals[asset["name"]]
    assert "Incomplete: no picture for scene 2." in members["README.txt"].decode()
    assert "Fen: I hope foxes float..." in members["script.txt"].decode()
    assert set(members) == {"README.txt", "script.txt", "manifest.json", "pages/001.webp"} | {
        asset[role]["path"] for asset in told["assets"] for role in ("picture", "original")
    }


def test_names_in_an_archive_are_slugs(a_book: Books) -> None:
    members = archived(written("zip", a_book(words="../../Ünïcode: ÅSA\0 & <b>")))

    assert "pictures/01-unicode-asa-b.webp" in members
    assert "pictures/01-scene.webp" in archived(written("zip", a_book(words="日本")))
    assert "pictures/01-scene.webp" in archived(written("zip", a_book(words="CON")))


#: The sequence of ComicInfo 2.0.
ORDER = (
    "Title Series Number Count Volume AlternateSeries AlternateNumber AlternateCount Summary Notes Year Month Day "
    "Writer Penciller Inker Colorist Letterer CoverArtist Editor Publisher Imprint Genre Web PageCount LanguageISO "
    "Format BlackAndWhite Manga Characters Teams Locations ScanInformation StoryArc SeriesGroup AgeRating Pages"
).split()


def test_comic_info_follows_its_schema_and_tells_the_truth(a_book: Books) -> None:
    members = archived(written("cbz", a_book(gone=(2,))))

    root = ET.fromstring(members["ComicInfo.xml"])
    names = [child.tag for child in root]
    page = root.find("Pages/Page")
    assert names == sorted(names, key=ORDER.index) and len(set(names)) == len(names)
    assert root.findtext("Title") == "A fox learns to sail"
    assert root.findtext("Notes") == "Incomplete: no picture for scene 2."
    assert (root.findtext("Year"), root.findtext("Month"), root.findtext("Day")) == ("2031", "5", "4")
    assert (root.findtext("LanguageISO"), root.findtext("Manga"), root.findtext("Characters")) == (
        "en",
        "No",
        "Fen, Gull",
    )
    assert root.findtext("PageCount") == "1" and page is not None
    assert page.get("ImageSize") == str(len(members["001.jpg"]))
    assert Image.open(io.BytesIO(members["001.jpg"])).size == (
        int(page.get("ImageWidth", 0)),
        int(page.get("ImageHeight", 0)),
    )


def test_a_book_from_right_to_left_says_so(a_book: Books) -> None:
    book = a_book()
    mirrored = replace(book, pages=(replace(book.pages[0], rtl=True),))

    info = archived(written("cbz", mirrored))["ComicInfo.xml"].decode()

    assert "<Manga>YesAndRightToLeft</Manga>" in info
    assert b"/Direction /R2L" in written("pdf", mirrored)


@pytest.mark.parametrize("name", ["cbz", "zip"])
def test_members_of_an_archive_carry_the_time_of_the_book(name: str, a_book: Books) -> None:
    with zipfile.ZipFile(io.BytesIO(written(name, a_book()))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2031, 5, 4, 3, 2, 0)}


def test_a_time_that_zip_cannot_say_becomes_the_nearest(a_book: Books) -> None:
    for year in (1, 1970, 2200):
        opened("cbz", written("cbz", a_book(created=datetime(year, 2, 3, tzinfo=UTC))))


def test_listing_the_formats_loads_no_picture_or_document_library() -> None:
    script = "import sys, functions.media.exports; print(*sys.modules)"

    home = Path(__file__).parents[3]
    run = subprocess.run([sys.executable, "-c", script], cwd=home, capture_output=True, text=True, check=True)
    loaded = run.stdout.split()

    assert not {"PIL", "reportlab", "fontTools", "pptx", "lxml"} & set(loaded)


def test_pictures_that_the_store_has_lost_are_missing_and_nothing_breaks(a_book: Books) -> None:
    lost = a_book(picture=lambda name: None, original=lambda name: None)

    for name in ("pdf", "html", "json", "zip"):
        opened(name, written(name, lost))


def test_forbidden_characters_go_and_all_others_stay() -> None:
    from functions.media.exports import plain

    kept = "naïve — “x” 日本 שלום \u200f👩🏽‍🚀\t\n"

    assert plain.text(kept) == kept
    assert plain.text("a\0\x0b\ud800\uffffb\r\nc") == "ab\nc"
    assert all(unicodedata.category(char) != "Cs" for char in plain.unicode("\ud800x"))
