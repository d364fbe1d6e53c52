"""The bundled faces cut down to the characters that a file uses, as WOFF."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from fontTools import subset
from fontTools.ttLib import TTFont

from functions.media import fonts
from functions.media.exports import plain
from functions.media.lettering.model import Page

#: Kerning and marks, which widths were measured with; contextual alternates would take seconds to cut.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def used(pages: Iterable[Page]) -> dict[str, str]:
    """The characters that each bundled face sets on these pages."""
    told: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        balloons = [*page.over, *(balloon for panel in page.panels for balloon in panel.balloons)]
        runs = [run for balloon in balloons for run in balloon.lines] + ([page.folio] if page.folio else [])
        for run in runs:
            told[run.font] |= set(plain.line(run.text))
    return {name: "".join(sorted(told[name])) for name in fonts.NAMES if name in told}


@lru_cache(maxsize=32)
def cut(name: str, characters: str) -> bytes:
    """The face with these characters only; equal calls give equal bytes."""
    options = subset.Options(
        layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14], recalc_timestamp=False
    )
    font = TTFont(fonts.face(name).path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters + " ")
    cutter.subset(font)
    font.flavor = "woff"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
