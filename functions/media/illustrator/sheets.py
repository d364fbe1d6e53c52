"""Contact sheets: every place at every hour, a story in every style. What a review of the painter looks at."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from functions.media.illustrator.brief import Brief, CastMember
from functions.media.illustrator.painting import paint
from functions.media.illustrator.settings import SETTINGS
from functions.media.illustrator.styles import STYLES, TIMES

_FOX = (CastMember(name="Rust", look="small red fox, blue scarf"),)
_STORY = (
    Brief(
        prompt="A small fox in the misty forest",
        cast=_FOX,
        seed=7,
        setting="forest",
        time="dawn",
        weather="fog",
        shot="medium",
    ),
    Brief(
        prompt="The fox on the dock of the harbour",
        cast=_FOX,
        seed=7,
        setting="harbour",
        time="day",
        shot="medium",
        side="left",
    ),
    Brief(prompt="The fox laughs in the boat", cast=_FOX, seed=7, setting="sea", time="day", shot="close"),
    Brief(
        prompt="A storm around the boat", cast=_FOX, seed=7, setting="sea", time="dusk", weather="storm", shot="medium"
    ),
    Brief(prompt="The boat alone under the stars", cast=_FOX, seed=7, setting="sea", time="night", shot="wide"),
    Brief(
        prompt="The boat comes into the harbour",
        cast=_FOX,
        seed=7,
        setting="harbour",
        time="dawn",
        shot="medium",
        side="right",
    ),
)


def contact_sheet(path: str | Path, *, cell: int = 360, size: int = 768) -> None:
    """Write one PNG with the story in every style and, under it, every place at every hour."""
    story = [replace(panel, style=style, width=size, height=size) for style in STYLES for panel in _STORY]
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
