"""What a document says in reading order, and the parts that it is divided into; no file, no format is known here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, item of a list or row of a table."""

    #: heading, paragraph, item, row
    kind: str
    text: str
    #: of a heading, counted from 1; of an item, how deep it is indented, counted from 1
    level: int = 0
    #: where it begins, counted from 1; 0 in a document that has no pages
    page: int = 0
    #: its place among all blocks, counted from 1
    paragraph: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as it was read."""

    name: str
    mime: str
    blocks: tuple[Block, ...] = ()
    #: 0 where the format has none
    pages: int = 0
    #: pages without any text
    left_out: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()

    def characters(self) -> int:
        """How much text there is."""
        return sum(len(block.text) for block in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one scene is made from."""

    #: the heading that it stands under; empty where there is none
    title: str
    #: its blocks as plain text, a blank line between paragraphs
    text: str
    #: of the source, where it has pages
    pages: tuple[int, ...] = ()
    #: its first and its last block in the source, counted from 1: a long part has thousands
    paragraphs: tuple[int, ...] = ()
