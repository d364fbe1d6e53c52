"""People by what they are: build, clothes, hat, hair and prop, one row each. What a row leaves open, the look's seed fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from functions.media.illustrator.shapes import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What somebody of this calling wears and holds."""

    outfit: str
    #: adult or child
    build: str = "adult"
    #: hair styles that the seed chooses from
    hair: tuple[str, ...] = ("short", "fringe")
    beard: str = ""
    #: accessories of the role with their colours: its hat, cape, glasses
    wears: Mapping[str, Colour] = field(default_factory=dict)
    prop: str = ""
    #: colours of the role: top, legs, hair ...
    dyes: Mapping[str, Colour] = field(default_factory=dict)
    size: float = 1.15


_HERS = ("long", "bob", "bun", "curly", "tail")
_HIS = ("short", "fringe", "tufts", "curly")


def _role(
    outfit: str, hair: tuple[str, ...], colours: str = "", wears: str = "", *, build: str = "adult", beard: str = "", prop: str = "",
    size: float = 1.15,
) -> Role:  # fmt: skip
    return Role(
        outfit=outfit,
        hair=hair,
        build=build,
        beard=beard,
        prop=prop,
        wears=_pairs(wears),
        dyes=_pairs(colours),
        size=size,
    )


def _pairs(table: str) -> Mapping[str, Colour]:
    rows = (row.rpartition(" ") for row in table.split(", ") if row)
    return MappingProxyType({key: colour for key, _, colour in rows})


ROLES: Mapping[str, Role] = MappingProxyType({
    "child": _role("jersey", ("fringe", "tufts", "bob", "curly"), build="child", size=0.82),
    "girl": _role("dress", ("long", "bob", "braids", "curly", "tail"), build="child", size=0.82),
    "boy": _role("jersey", _HIS, build="child", size=0.82),
    "man": _role("shirt", _HIS),
    "woman": _role("dress", _HERS, size=1.1),
    "old man": _role("shirt", ("bald", "short"), "hair d9d6d0, top 6d7b5a, legs 6a5a4a", "glasses 4a4038", beard="full"),
    "old woman": _role("dress", ("bun", "bob"), "hair d9d6d0", "glasses 4a4038", size=1.05),
    "knight": _role("armour", ("short",), "top b8322c", "helmet b4bcc6, cape b8322c", prop="sword"),
    "wizard": _role("robe", ("long",), "top 4a3fa0, hair e4e2dc, sash d9a63a", "wizard hat 4a3fa0", beard="long", prop="staff"),
    "witch": _role("robe", ("long", "curly"), "top 4b3a5e, sash 7a4fb8", "witch hat 3a2f4a", prop="broom", size=1.1),
    "pirate": _role("vest", ("curly", "short", "tail"), "top 7a2f2f, legs 3a3a4a, sash d9a63a", "pirate hat 2e2a30, eyepatch 241c1e",
                    beard="full", prop="sword"),
    "captain": _role("suit", ("short", "fringe"), "top 24356e, legs 24356e", "captain hat f4f1ea", beard="full"),
    "sailor": _role("stripes", _HIS, "top 2c4a86, legs 2c3a5e", "sailor hat f4f1ea"),
    "teacher": _role("shirt", ("bun", "bob", "short", "long"), "", "glasses 3a3238", prop="book"),
    "king": _role("tunic", ("short", "curly"), "top 8a2440, legs 4a3040, trim e6b93f", "crown e6b93f, cape a81c34", beard="full"),
    "queen": _role("gown", ("long", "bun", "curly"), "top 70419e, panel e9d9f0", "crown e6b93f", size=1.12),
    "princess": _role("gown", ("long", "braids", "curly"), "top e58aa8, panel fbe6ee", "tiara e6b93f", build="child", size=0.9),
    "prince": _role("tunic", _HIS, "top 2f62c4, trim e6b93f", "crown e6b93f, cape 24356e", build="child", size=0.9),
    "detective": _role("coat", ("short", "fringe"), "top b89a6a, legs 3e3a40", "fedora 6b5238", prop="magnifier"),
    "farmer": _role("overalls", ("short", "tufts", "bob"), "top b8443a, legs 3e5f94", "straw hat e3c26a"),
    "cook": _role("apron", ("short", "bun"), "shirt f4f1ea, apron f7f4ec, legs 5a5f6a", "chef hat f7f4ec", beard="moustache", prop="spoon"),
    "doctor": _role("labcoat", ("short", "bun", "bob", "curly"), "top f4f5f4, shirt 8fc0d0, tie 2f62a4", "glasses 4a4a54"),
    "scientist": _role("labcoat", ("tufts", "bun", "curly"), "top f4f5f4, shirt c9b48a, tie b8382c", "glasses 3a3238", prop="flask"),
    "astronaut": _role("space", ("short", "bob", "curly"), "top eef0f2, panel 8b96a4, sash e2603f", "space helmet eef0f2"),
    "explorer": _role("shirt", ("short", "tail", "curly"), "top b89a6a, legs 7d6a4a, collar e9d9b4", "safari hat c9ac78, backpack 7a5a3a",
                      prop="map"),
    "police officer": _role("suit", ("short", "bun"), "top 2c3f74, legs 24304e, tie 1c2238", "captain hat 2c3f74"),
    "firefighter": _role("coat", ("short", "tail"), "top c8502a, legs 3e3a40, shirt f0c22e, tie f0c22e", "fire helmet c8322c"),
    "artist": _role("apron", ("bob", "curly", "tail"), "apron 7d9cb8, shirt e9e2d4", "beret b8382c", prop="brush"),
    "elf": _role("tunic", ("long", "short"), "top 4a8a4e, legs 6b4f33", "elf hat 3f7a46", build="child", size=0.75),
    "dwarf": _role("tunic", ("curly",), "top 8a4a2b, legs 4a4038", "viking helmet b4bcc6", build="child", beard="long", prop="axe",
                   size=0.75),
    "viking": _role("tunic", ("braids", "long"), "top 6a7a8a, legs 5a4634", "viking helmet b4bcc6, cape 7a5a3a", beard="full", prop="axe"),
    "fairy": _role("dress", ("bun", "long"), "top 9bd9a8", "wings d8f0f6, flower crown f08cab", build="child", prop="wand", size=0.55),
    "superhero": _role("jersey", _HIS, "top 2f62c4, legs 2f62c4, shoes d0342c", "cape d0342c, mask d0342c"),
    "musician": _role("suit", ("long", "curly", "short"), "top 3a2f4a", "", prop="violin"),
    "ninja": _role("jersey", ("none",), "top 2e3038, legs 2e3038", "hood 2e3038"),
    "cowboy": _role("vest", ("short", "tufts"), "top 8a5a36, legs 3e5f94, sash 5a3a24", "cowboy hat 8a5a36, bandana b8382c"),
    "nurse": _role("dress", ("bun", "bob"), "top 8fc6d6, sash f4f1ea, collar f4f1ea", "nurse cap f7f7f4", size=1.1),
    "builder": _role("overalls", ("short", "tail"), "top e8842e, legs 3e4f74", "hard hat f0c22e", prop="hammer"),
    "gardener": _role("overalls", ("bob", "bun", "short"), "top 6fa05a, legs 5a6f4a", "straw hat e3c26a", prop="watering can"),
})  # fmt: skip
