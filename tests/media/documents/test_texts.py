"""Plain text and Markdown: which signs the bytes stand for, and what is a heading, a paragraph, an item, a row."""

from __future__ import annotations

import pytest

from functions.media.documents import DocumentFault, Reading, kind_of, read


def told(data: bytes | str, name: str = "a.txt") -> list[tuple[str, str]]:
    reading: Reading = read(data.encode() if isinstance(data, str) else data, name=name)
    return [(piece.kind, piece.text) for piece in reading.pieces]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_read_in_its_encoding(encoding: str) -> None:
    assert told("Ein Käfer fährt über die Brücke.".encode(encoding)) == [
        ("paragraph", "Ein Käfer fährt über die Brücke.")
    ]


def test_a_guess_at_the_encoding_is_said() -> None:
    reading = read("Ein Käfer".encode("cp1252"), name="a.txt")

    assert "Windows-1252" in reading.warnings[0]
    assert not read("Ein Käfer".encode(), name="a.txt").warnings


def test_paragraphs_are_parted_by_blank_lines_and_headings_stand_alone() -> None:
    text = "THE FOX\n\nChapter 1\n\nA fox lived\nby the sea.\r\n\r\nThe Sea\n=======\n\nIt was cold.\n\n***\n\nThe end."

    assert told(text) == [
        ("heading", "THE FOX"), ("heading", "Chapter 1"), ("paragraph", "A fox lived\nby the sea."),
        ("heading", "The Sea"), ("paragraph", "It was cold."), ("paragraph", "The end."),
    ]  # fmt: skip


def test_prose_that_was_wrapped_is_one_line_again_and_long_lines_are_paragraphs() -> None:
    wrapped = "\n".join(["the old boat went out to the island every morning with mail"] * 3)
    lines = "\n".join(["One sentence of many words. " * 10] * 3)

    assert told(wrapped) == [("paragraph", wrapped.replace("\n", " "))]
    assert len(told(lines)) == 3


def test_items_are_told_from_prose() -> None:
    assert told("You need:\n- a pot\n  of clay\n2) a seed") == [
        ("paragraph", "You need:"), ("item", "a pot of clay"), ("item", "a seed"),
    ]  # fmt: skip


def test_markdown_keeps_its_structure_and_loses_its_marks() -> None:
    text = """---
title: x
---
# Foxes *and* [hens](http://x)

Some **bold** `code`
goes on. ![a hen](hen.png)

- one
  - two

| a | b |
|---|---|
| 1 | 2 |

```
x = 1
```
<!-- hidden --><b>Shown</b>
"""

    assert told(text, "a.md") == [
        ("heading", "Foxes and hens"), ("paragraph", "Some bold code goes on. a hen"), ("item", "one"), ("item", "two"),
        ("row", "a | b"), ("row", "1 | 2"), ("paragraph", "x = 1"), ("paragraph", "Shown"),
    ]  # fmt: skip


def test_what_a_file_is_its_bytes_say() -> None:
    assert kind_of(b"%PDF-1.7", name="a.txt") == "application/pdf"
    assert kind_of(b"# x", name="a.txt", mime="text/markdown; charset=utf-8") == "text/markdown"
    assert kind_of(b"# x", name="a.pdf") == "text/plain"


@pytest.mark.parametrize("words", ["<html> is a tag.", "%PDF-1.4 is a mark.", "GIF89a or GIF87a?"])
def test_words_that_are_known_to_be_words_may_begin_as_they_like(words: str) -> None:
    reading = read(words.encode(), name="text.txt", mime="text/plain")

    assert [piece.text for piece in reading.pieces] == [words]


def test_a_paragraph_without_end_is_cut_at_its_sentences_and_loses_no_word() -> None:
    text = "".join(f"Sentence number {number} is here. " for number in range(1000))

    pieces = told(text)

    assert all(len(piece) <= 4000 for _, piece in pieces)
    assert " ".join(piece for _, piece in pieces) == text.strip()
    assert all(piece.endswith(".") for _, piece in pieces)
    assert "".join(piece for _, piece in told("x" * 9000)) == "x" * 9000


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "invalid_request"), (b"\n \n", "no_text"), (b"... --- ...", "no_text"),
        (b"<!DOCTYPE html><p>x", "unsupported_media"), (b"GIF89a" + bytes(9), "unsupported_media"),
        (b"MZ" + bytes(50), "unsupported_media"), (b"{\\rtf1 x}", "unsupported_media"),
        (b"\xff\xfea", "invalid_request"), (b"\x81\x8d\x8f", "unsupported_media"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "unsupported_media"),
        (b"x" * (20 * 1024 * 1024 + 1), "payload_too_large"),
        (b"word " * 400_001, "too_complex"),
    ],
)  # fmt: skip
def test_what_is_no_text_says_what_to_do(data: bytes, code: str) -> None:
    with pytest.raises(DocumentFault) as fault:
        read(data, name="a.txt")

    assert fault.value.code == code
    assert str(fault.value).endswith(".")
