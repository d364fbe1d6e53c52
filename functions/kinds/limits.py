"""How large a request, its characters and an answer may be, whatever the kind; words that a picture's fields know."""

from __future__ import annotations

#: the fields that a source may stand in
SOURCES = ("prompt", "topic", "script", "text")
#: ... and a document, which becomes a job's "document" before it is accepted
FILES = ("file", "upload")
#: bytes of UTF-8 in a body; what a job's own record does not hold is kept beside it
MOST_WORDS = 1024 * 1024
MOST_PROMPT = 4_000
#: bytes of UTF-8. A job is one document under 200 KB that holds the script twice: as asked for, and divided.
MOST_SCRIPT = 64 * 1024
MOST_SCENES = 24
DEFAULT_SCENES = 6
#: a sheet costs as much as a picture; more heroes than these are painted from their looks in words
MOST_SHEETS = 3

MOST_CHARACTERS = 8
MOST_NAME = 60
MOST_LOOK = 300
MOST_TAGS = 20
MOST_TAG = 50
MOST_ITEM = 100

#: of one scene: a script of one scene is all of it
MOST_PROSE = MOST_SCRIPT
MOST_POINTS = 12
MOST_POINT = 400
MOST_EXAMPLES = 6
MOST_EXAMPLE = 1_000
MOST_QUESTIONS = 10
MOST_QUESTION = 500
MOST_REPLY = 1_000
MOST_NOTES = 4_000

SHOTS = ("wide", "medium", "close")
SIDES = ("left", "right")
TIMES = ("dawn", "day", "dusk", "night")
WEATHERS = ("clear", "cloudy", "rain", "storm", "snow", "fog")
