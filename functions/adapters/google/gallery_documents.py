"""Pictures of the gallery as documents, with what a search asks about, and back.

A search finds a word inside other words, which no index of Firestore can. So a document has all runs of three letters
of its words, and a search asks for one run of one word; what it brings is looked through.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from functions.adapters.google.names import blob_paths, document_id
from functions.core.codec import decode, encode
from functions.core.folding import folded, searchable
from functions.ports import GalleryRecord

GALLERY = "gallery"
#: letters in a run
RUN = 3
#: runs that a document has at most: each is an entry of an index
MOST_RUNS = 400
#: stands for all runs where there would be more
ANY = "*"


def picture_id(name: str) -> str:
    """The document of a picture."""
    return document_id(name)


def picture_document(record: GalleryRecord) -> dict[str, Any]:
    """The whole document of a record in the version that it has."""
    return {
        "owner": record.owner,
        "job": record.job,
        "item": record.item,
        "place": record.place(),
        "featured": record.featured,
        "binned": record.purge_at is not None,
        "purge_at": record.purge_at,
        "tags": sorted({folded(tag) for tag in record.tags}),
        "words": runs(searchable(record.prompt, record.alt, record.tags)),
        "at": record.at,
        "version": record.version,
        "blobs": blob_paths(record.owner, record.asset.blobs()),
        "body": json.dumps(encode(replace(record, version=0)), separators=(",", ":"), ensure_ascii=False),
    }


def picture_of(document: Mapping[str, Any]) -> GalleryRecord:
    """The record."""
    return replace(decode(GalleryRecord, json.loads(document["body"])), version=int(document["version"]))


def runs(text: str) -> list[str]:
    """All runs of three letters in the words of a folded text, or the sign that stands for all."""
    found = set(_runs(text))
    return sorted(found) if len(found) <= MOST_RUNS else [ANY]


def _runs(text: str) -> Iterator[str]:
    for word in text.split():
        yield from (word[start : start + RUN] for start in range(len(word) - RUN + 1))
