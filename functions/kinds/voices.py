"""Roles of the voices and shapes of the pictures that can be asked for; who speaks and paints is not known here."""

from __future__ import annotations

VOICES = ("warm", "bright", "calm", "deep", "clear", "young")
DEFAULT_VOICE = VOICES[0]
ASPECTS = ("square", "4:3", "3:4", "16:9", "9:16")
