from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from functions.media.exports import FORMATS, Book
from tests.media.exports.conftest import every_word

Works = Callable[..., Book]
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def written(book: Book) -> bytes:
    out = io.BytesIO()
    FORMATS["epub"].write(book, out)
    return out.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def flat(words: str) -> str:
    return " ".join(words.split())


def test_the_type_of_the_file_comes_first_stored_and_bare(a_work: Works) -> None:
    data = written(a_work("story"))

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra, first.flag_bits) == (
        "mimetype",
        zipfile.ZIP_STORED,
        b"",
        0,
    )
    assert data[30:58] == b"mimetypeapplication/epub+zip"


@pytest.mark.parametrize("kind", ["story", "lesson"])
def test_the_manifest_names_every_file_once_and_the_spine_every_chapter(kind: str, a_work: Works) -> None:
    book = a_work(kind, gone=(2,))

    files = members(written(book))

    package = ET.fromstring(files["EPUB/package.opf"])
    items = package.findall(f".//{OPF}item")
    ids = [element.get("id") for element in package.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert package.get("unique-identifier") in ids
    listed = sorted(f"EPUB/{item.get('href')}" for item in items)
    assert listed == sorted(set(files) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"})
    assert [item.get("id") for item in items if "nav" in (item.get("properties") or "")] == ["nav"]
    assert [item.get("id") for item in items if "cover-image" in (item.get("properties") or "")] == ["picture-1"]
    chapters = [reference.get("idref") for reference in package.findall(f".//{OPF}itemref")]
    assert chapters == ["title", *(f"scene-{n}" for n in range(1, 7)), "answers"]
    assert {item.get("media-type") for item in items} == {"application/xhtml+xml", "text/css", "image/jpeg"}


def test_its_metadata_is_complete_and_tells_how_it_can_be_read(a_work: Works) -> None:
    package = ET.fromstring(members(written(a_work("story", language="fr-CA")))["EPUB/package.opf"])

    told = {(meta.get("property"), meta.text) for meta in package.iter(f"{OPF}meta")}

    assert package.findtext(f".//{DC}title") == "A fox learns to sail"
    assert package.findtext(f".//{DC}language") == "fr-CA"
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", package.findtext(f".//{DC}identifier") or "")
    assert ("dcterms:modified", "2031-05-04T03:02:01Z") in told
    assert {("schema:accessMode", "visual"), ("schema:accessibilityFeature", "alternativeText")} <= told
    assert ("schema:accessModeSufficient", "textual") in told and ("schema:accessibilityHazard", "none") in told


@pytest.mark.parametrize("kind", ["story", "lesson"])
def test_every_page_is_strict_xhtml_in_its_language_with_all_words_and_alt_texts(kind: str, a_work: Works) -> None:
    book = a_work(kind, gone=(2,), language="de")

    files = members(written(book))

    pages = {name: ET.fromstring(data) for name, data in files.items() if name.endswith(".xhtml")}
    text = flat(" ".join(" ".join(page.itertext()) for page in pages.values())).replace(" :", ":")
    assert [words for words in every_word(book) if words not in text] == []
    for page in pages.values():
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert page.get("lang") == page.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
        assert page.findtext(f".//{XHTML}title")
        for picture in page.iter(f"{XHTML}img"):
            assert picture.get("alt") and f"EPUB/{picture.get('src')}" in files
        for link in page.iter(f"{XHTML}a"):
            assert f"EPUB/{link.get('href')}" in files
    assert "What panel 2 shows" in text


def test_nothing_in_it_points_to_a_network_and_nothing_runs(a_work: Works) -> None:
    for name, data in members(written(a_work("lesson"))).items():
        if name.endswith((".xhtml", ".css")):
            bare = re.sub(rb'xmlns(:\w+)?="[^"]+"', b"", data)
            assert b"http" not in bare and b"<script" not in bare and b"url(" not in bare


def test_the_cover_is_a_jpeg_that_old_readers_show(a_work: Works) -> None:
    cover = members(written(a_work("story")))["EPUB/pictures/01.jpg"]

    assert Image.open(io.BytesIO(cover)).format == "JPEG"


def test_a_book_from_right_to_left_turns_its_pages_so(a_work: Works) -> None:
    files = members(written(a_work("story", language="he")))

    assert b'page-progression-direction="rtl"' in files["EPUB/package.opf"]
    assert b'dir="rtl"' in files["EPUB/scene-01.xhtml"]


def test_labels_are_in_the_language_of_the_book(a_work: Works) -> None:
    files = members(written(a_work("lesson", language="de")))

    assert "Das Wichtigste" in files["EPUB/scene-01.xhtml"].decode()
    assert "Key ideas" in members(written(a_work("lesson", language="xx")))["EPUB/scene-01.xhtml"].decode()


def test_a_book_without_pictures_promises_none(a_work: Works) -> None:
    book = a_work("lesson")
    bare = replace(book, panels=tuple(replace(panel, asset="", pictured=False) for panel in book.panels))

    package = members(written(bare))["EPUB/package.opf"].decode()

    assert "alternativeText" not in package and "visual" not in package and "cover-image" not in package
