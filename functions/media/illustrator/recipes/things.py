"""Small things by table: what lies on the ground or is held in a hand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.media.illustrator.recipes.strokes import flat, part
from functions.media.illustrator.recipes.thing import Thing

BOOK = Thing(
    parts=(
        part("main", "-62 22  -60 70  -52 78  0 66  52 78  60 70  62 22  54 14  0 2  -54 14", smooth=False),
        part("page", "-54 26  -53 74  -30 76  0 68  0 12  -28 22", shade=0.6, line=0.6, smooth=False),
        part("page", "54 26  53 74  30 76  0 68  0 12  28 22", shade=0.6, line=0.6, smooth=False),
        flat("ink", "limb: -44 64 2.4 -10 58 2.4 | limb: -44 52 2.4 -10 46 2.4 | limb: -44 40 2.4 -20 36 2.4"
                    " | limb: 44 64 2.4 10 58 2.4 | limb: 44 52 2.4 10 46 2.4 | limb: 44 40 2.4 20 36 2.4"),
    ),
    colours={"main": "b8382c", "page": "fbf4e2", "ink": "b9ae9c"}, size=0.2, grip=(0.0, 20.0),
)  # fmt: skip
SWORD = Thing(
    parts=(
        part("steel", "-4.5 24  -4.5 88  0 100  4.5 88  4.5 24", smooth=False, shade=0.6),
        flat("shine", "limb: -1 28 1.4 -1 88 1.4"),
        part("main", "limb: -15 24 6 15 24 6", shade=0.5),
        part("grip", "limb: 0 22 6 0 6 6", shade=0.4),
        part("main", "oval: 0 3 5 5", shade=0.4),
    ),
    colours={"steel": "cfd8e2", "shine": "ffffff", "main": "d9a63a", "grip": "6b4326"},
    size=0.5, grip=(0.0, 13.0), turn=-14.0, carried=0.5,
)  # fmt: skip

THINGS: Mapping[str, Thing] = MappingProxyType({"book": BOOK, "sword": SWORD})
