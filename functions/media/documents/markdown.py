"""Markdown as CommonMark reads it, with tables: its structure is kept, its marks are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from functions.media.documents.plain import decoded
from functions.media.documents.reading import Piece, Reading

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[^\S\n]*\n.*?\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
LISTS = {"bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"}
HEADINGS = {"heading_open", "heading_close"}
FRONT = "What stands before the text between two lines of --- (its front matter) was left out."


def read_markdown(data: bytes) -> Reading:
    """Headings, paragraphs, items, rows of tables and blocks of code."""
    from markdown_it import MarkdownIt

    text, warnings = decoded(data)
    front = _FRONT.match(text)
    if front is not None:
        text, warnings = text[front.end() :], (*warnings, FRONT)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return Reading(mime="text/markdown", pieces=tuple(_pieces(tokens)), warnings=warnings)


def _pieces(tokens: list[Token]) -> Iterator[Piece]:
    depth, level, is_item = 0, 0, False
    row: list[str] | None = None
    for token in tokens:
        if token.type in LISTS:
            depth += token.nesting
        elif token.type in HEADINGS:
            level = int(token.tag[1:]) if token.nesting == 1 else 0
        elif token.type == "list_item_open":
            is_item = True
        elif token.type == "tr_open":
            row = []
        elif row is not None and token.type == "inline":
            row.append(_said(token).replace("\n", " "))
        elif row is not None and token.type == "tr_close":
            yield Piece(kind="row", text=" | ".join(row))
            row = None
        elif token.content:
            yield _piece(token, level=level, depth=depth if is_item else 0)
            is_item = False


def _piece(token: Token, *, level: int, depth: int) -> Piece:
    """What stands by itself: a line of words, a block of code, the words within tags."""
    if token.type == "inline":
        kind = "heading" if level else "item" if depth else "paragraph"
        return Piece(kind=kind, text=_said(token), level=level or depth)
    if token.type == "html_block":
        return Piece(kind="paragraph", text=_TAG.sub("", _COMMENT.sub("", token.content)))
    return Piece(kind="paragraph", text=token.content)


def _said(token: Token) -> str:
    """The words of a line: of links their text, of pictures what they show."""
    words = []
    for child in token.children or ():
        if child.type == "softbreak":
            words.append(" ")
        elif child.type == "hardbreak":
            words.append("\n")
        elif child.type in ("text", "code_inline", "image", "text_special"):
            words.append(child.content)
    return "".join(words)
