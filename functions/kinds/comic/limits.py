"""How large a comic may be."""

from __future__ import annotations

DEFAULT_SCENES = 6
MOST_SCENES = 10
LINE_KINDS = ("speech", "thought", "shout", "whisper", "radio", "sfx")
