"""Entries of the scene cache as documents, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from functions.adapters.google.names import blob_paths, document_id
from functions.adapters.stores import commits
from functions.core.codec import decode, encode
from functions.core.job import Asset
from functions.ports import CacheEntry

CACHE = "cache"
#: seconds after which an entry is gone, whatever is left undone by those who clean up; far longer than any is fresh
LASTS = 400 * 86_400.0
#: the last moment that a document can name
LATEST = 253_402_300_799.0


def cache_id(key: str) -> str:
    """The document of a scene key, which is a digest, or of a step revision's own."""
    return document_id(key)


def entry_document(entry: CacheEntry) -> dict[str, Any]:
    """The whole document; an entry in which nothing is left has none (`commits.is_empty`)."""
    asset = entry.asset
    return {
        "key": entry.key,
        "owner": entry.owner,
        "job": entry.job,
        "token": entry.token,
        "until": entry.until,
        "boot": entry.boot,
        "finished": asset is not None,
        "text": asset is not None and commits.is_text(asset),
        "size": 0 if asset is None else asset.size,
        "asset": None if asset is None else json.dumps(encode(asset), separators=(",", ":"), ensure_ascii=False),
        "model": entry.model,
        "stored_at": entry.stored_at,
        "used_at": entry.used_at,
        "cost": entry.cost,
        "hits": entry.hits,
        "blobs": blob_paths(entry.owner, commits.blobs_of(entry)),
        "expires_at": expiry(max(entry.stored_at, entry.until)),
    }


def entry_of(document: Mapping[str, Any] | None, *, now: float) -> CacheEntry | None:
    """The entry; None where there is no document, and where it is one whose time is over and nobody took it away."""
    if document is None or document["expires_at"].timestamp() <= now:
        return None
    asset = document["asset"]
    return CacheEntry(
        key=document["key"],
        owner=document["owner"],
        job=document["job"],
        asset=None if asset is None else decode(Asset, json.loads(asset)),
        model=document["model"],
        stored_at=float(document["stored_at"]),
        token=document["token"],
        until=float(document["until"]),
        boot=document["boot"],
        cost=int(document["cost"]),
        hits=int(document["hits"]),
        used_at=float(document["used_at"]),
    )


def expiry(age_from: float) -> datetime:
    """When what is that old is gone; also what the clean-up asks by."""
    return datetime.fromtimestamp(min(max(age_from + LASTS, 0.0), LATEST), UTC)
