"""Lasting things of owners as documents, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from functions.adapters.google.names import blob_paths, document_id, owner_id
from functions.ports import Thing

THINGS = "things"


def thing_id(thing: Thing) -> str:
    """The document of a thing's place."""
    return place_id(thing.owner, thing.shelf, thing.id)


def place_id(owner: str, shelf: str, name: str) -> str:
    """The document of a place on an owner's shelf; on one shelf in the order of the names."""
    return f"{owner_id(owner)}!{document_id(shelf, name)}"


def thing_document(thing: Thing) -> dict[str, Any]:
    """The whole document of a thing in the version that it has."""
    return {
        "owner": thing.owner,
        "shelf": thing.shelf,
        "id": thing.id,
        "at": thing.at,
        "purge_at": thing.purge_at,
        "version": thing.version,
        "names": list(thing.blobs),
        "blobs": blob_paths(thing.owner, thing.blobs),
        "value": json.dumps(dict(thing.value), separators=(",", ":"), ensure_ascii=False),
    }


def thing_of(document: Mapping[str, Any]) -> Thing:
    """The thing."""
    return Thing(
        owner=document["owner"],
        shelf=document["shelf"],
        id=document["id"],
        value=json.loads(document["value"]),
        at=float(document["at"]),
        blobs=tuple(document["names"]),
        purge_at=document["purge_at"],
        version=int(document["version"]),
    )
