"""What a picture is, by its first bytes: what it is called by others is not believed."""

from __future__ import annotations


def mime_of(data: bytes) -> str:
    """Its media type; empty where these bytes begin no picture that can be used."""
    if data.startswith(b"\xff\xd8"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    return "image/webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""
