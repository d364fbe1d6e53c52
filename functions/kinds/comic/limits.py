"""How large a comic and its request may be."""

from __future__ import annotations

DEFAULT_SCENES = 6
MOST_SCENES = 10
#: a sheet costs as much as a picture; more heroes than these are painted from their looks in words
MOST_SHEETS = 3

SOURCES = ("prompt", "topic", "script", "text")
MOST_PROMPT = 4_000
#: bytes of UTF-8. A job is one document under 200 KB that holds the script twice: as asked for, and divided. This is
#: thirty times what ten panels can show.
MOST_SCRIPT = 64 * 1024

MOST_CHARACTERS = 8
MOST_NAME = 60
MOST_LOOK = 300
MOST_TAGS = 20
MOST_TAG = 50

SHOTS = ("wide", "medium", "close")
SIDES = ("left", "right")
TIMES = ("dawn", "day", "dusk", "night")
WEATHERS = ("clear", "cloudy", "rain", "storm", "snow", "fog")
LINE_KINDS = ("speech", "thought", "shout", "whisper", "radio", "sfx")
