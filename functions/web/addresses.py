"""Where bytes are found."""

from __future__ import annotations


def asset_url(name: str) -> str | None:
    """The address of an asset; None for no name."""
    return f"/v1/assets/{name}" if name else None
