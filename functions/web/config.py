"""What the web layer must be told besides the house."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functions.ports.people import Users

Ping = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class WebConfig:
    """Who may call, from where, and how bytes are found."""

    #: open: no key, the owner is "local"; keys: a key on every request; firebase: that, or a user's token
    auth: str = "open"
    #: who knows whose token it is, where users sign in
    users: Users | None = None
    cors_origins: tuple[str, ...] = ()
    #: signs the read tokens of jobs; asked for with the first of them
    token_secret: Callable[[], bytes]
    version: str = "0"
    #: blob path -> file, where blobs are files; None streams from the store
    file_of: Callable[[str], Path | None] | None = None
    #: where answers about assets lead to, when they lead away from this service: origins
    asset_hosts: tuple[str, ...] = ()
    #: component -> its health: {"status": "healthy" | "degraded" | "unhealthy", ...}
    pings: Mapping[str, Ping] = field(default_factory=dict)
    #: Prometheus' text and its media type; what was counted since the start, as plain numbers
    metrics: Callable[[], tuple[bytes, str]] | None = None
    counted: Callable[[], Mapping[str, Mapping[str, float]]] = dict
    #: the settings, without anything secret
    settings: Mapping[str, str] = field(default_factory=dict)
    #: style -> bytes of a sample picture, with its media type
    style_sample: Callable[[str], tuple[bytes, str]] | None = None
    #: role -> a WAV of a sentence; no bytes where nothing can be heard
    voice_sample: Callable[[str], bytes] | None = None
    #: descriptions of styles, and of voices
    styles: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)
