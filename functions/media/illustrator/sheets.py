"""Contact sheets: every place at every hour, a story in every style. What a review of the painter looks at."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from .brief import Brief, CastMember
from .painting import paint
from .settings import SETTINGS
from .styles import STYLES, TIMES

_FOX = (CastMember(name="Rust", look="small red fox, blue scarf"),)
_STORY: tuple[dict[str, str], ...] = (
    {"prompt": "A small fox in the misty forest", "setting": "forest", "time": "dawn", "weather": "fog", "shot": "medium"},
    {"prompt": "The fox on the dock of the harbour", "setting": "harbour", "time": "day", "shot": "medium", "side": "left"},
    {"prompt": "The fox laughs in the boat", "setting": "sea", "time": "day", "shot": "close"},
    {"prompt": "A storm around the boat", "setting": "sea", "time": "dusk", "weather": "storm", "shot": "medium"},
    {"prompt": "The boat alone under the stars", "setting": "sea", "time": "night", "shot": "wide"},
    {"prompt": "The boat comes into the harbour", "setting": "harbour", "time": "dawn", "shot": "medium", "side": "right"},
)


def contact_sheet(path: str | Path, *, cell: int = 360, size: int = 768) -> None:
    """Write one PNG with the story in every style and, under it, every place at every hour."""
    story = [
        Brief(cast=_FOX, style=style, seed=7, width=size, height=size, **panel) for style in STYLES for panel in _STORY
    ]
    places = [
        Brief(prompt="", cast=_FOX, setting=place, time=time, seed=seed, width=size, height=size)
        for seed, time in enumerate(TIMES)
        for place in SETTINGS
    ]
    top, below = _sheet(story, 6, cell), _sheet(places, len(SETTINGS), cell * 6 // len(SETTINGS))
    whole = Image.new("RGB", (max(top.width, below.width), top.height + below.height), (30, 30, 34))
    whole.paste(top, (0, 0))
    whole.paste(below, (0, top.height))
    whole.save(path, "PNG")


def _sheet(briefs: Sequence[Brief], columns: int, cell: int) -> Image.Image:
    gap = 6
    rows = -(-len(briefs) // columns)
    sheet = Image.new("RGB", (columns * (cell + gap) + gap, rows * (cell + gap) + gap), (30, 30, 34))
    for place, brief in enumerate(briefs):
        picture = Image.open(io.BytesIO(paint(brief).png))
        picture.thumbnail((cell, cell), Image.Resampling.LANCZOS)
        sheet.paste(picture, (gap + place % columns * (cell + gap), gap + place // columns * (cell + gap)))
    return sheet
