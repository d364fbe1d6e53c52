"""Epoch seconds as people and programs write them down."""

from __future__ import annotations

from datetime import UTC, datetime


def rfc3339(seconds: float, *, timespec: str = "milliseconds") -> str:
    """In UTC, as 2026-01-31T12:00:00.000Z."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec=timespec).replace("+00:00", "Z")
