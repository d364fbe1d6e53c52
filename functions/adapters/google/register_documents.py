"""Registers as documents, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from functions.adapters.google.names import document_id
from functions.ports import Register

REGISTERS = "registers"
#: seconds after which registers of such names are gone: an owner's last minute of requests says nothing after a day
LIVES = {"minute/": 86_400.0}


def register_id(name: str) -> str:
    """The document of a register."""
    return document_id(name)


def register_document(name: str, value: Mapping[str, Any], *, version: int, now: float) -> dict[str, Any]:
    """The whole document."""
    life = next((life for prefix, life in LIVES.items() if name.startswith(prefix)), None)
    return {
        "name": name,
        "version": version,
        "value": json.dumps(dict(value), separators=(",", ":"), ensure_ascii=False),
        "expires_at": None if life is None else datetime.fromtimestamp(now + life, UTC),
    }


def register_of(document: Mapping[str, Any] | None, *, now: float) -> Register:
    """The register; version 0 where there is none, or where its time is over and nobody took it away."""
    if document is None or is_over(document, now=now):
        return Register(value={})
    return Register(value=json.loads(document["value"]), version=int(document["version"]))


def is_over(document: Mapping[str, Any], *, now: float) -> bool:
    """Firestore removes a document up to a day after its time."""
    expires_at = document.get("expires_at")
    return expires_at is not None and bool(expires_at.timestamp() <= now)
