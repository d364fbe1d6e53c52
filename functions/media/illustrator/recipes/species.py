"""The animals with a face of the soft kind, one row each: head, ears, tail, marks and colours. Knows no posture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from functions.media.illustrator.shapes import Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Species:
    """A row of the table: forms by name, colours, marks."""

    coat: Colour
    #: bib, cheeks, muzzle
    belly: Colour
    #: inner ears, socks, stripes, masks
    dark: Colour
    head: str
    ear: str
    tail: str
    marks: tuple[str, ...] = ()
    nose: Colour = "2e2226"
    #: height relative to a person's
    size: float = 0.6
    #: half the width of an eye
    eye: float = 3.7
    #: from the middle of the face to each eye
    gap: float = 11.5
    #: body width relative to the fox's
    stout: float = 1.0


def _of(coat: Colour, belly: Colour, dark: Colour, form: str, marks: str = "", **more: float) -> Species:
    head, ear, tail = form.split()
    nose = "e58a92" if "pinknose" in marks else "2e2226"
    return Species(coat=coat, belly=belly, dark=dark, head=head, ear=ear, tail=tail, marks=tuple(marks.split()), nose=nose,
                   **more)  # fmt: skip


SPECIES: Mapping[str, Species] = MappingProxyType({
    "fox": _of("dd5a26", "fff1df", "5a3327", "narrow point brush", "cheeks socks", size=0.62),
    "wolf": _of("7d8796", "e4e6ea", "474e5c", "narrow point brush", "cheeks brow", size=0.72, stout=1.05),
    "cat": _of("8f8c94", "f2ede6", "5c5963", "cat point thin", "stripes muzzle whiskers pinknose", size=0.52),
    "dog": _of("c98b4e", "f7ead4", "7a4a2c", "dog flop curl", "blaze muzzle patch", size=0.6),
    "rabbit": _of("b89b84", "f6ece2", "e3a6a4", "egg long puff", "muzzle teeth whiskers pinknose", size=0.5),
    "bear": _of("8a5b3a", "e0bd91", "5f3c28", "round round stub", "snout", size=0.9, stout=1.18),
    "polar bear": _of("f1eee6", "fffdf8", "b9b6b4", "round round stub", "snout", size=0.95, stout=1.18),
    "panda": _of("f5f2ea", "f5f2ea", "35323a", "round round stub", "snout patches arms", size=0.85, stout=1.18),
    "mouse": _of("a9a3a6", "f0e6e2", "e3a6ae", "egg big wire", "muzzle whiskers pinknose", size=0.36),
    "lion": _of("e0a848", "f7e3b4", "9a5a24", "round round tuft", "mane snout whiskers", size=0.85, stout=1.08),
    "tiger": _of("e8892e", "fff1dc", "3b2a26", "round round thin", "stripes jowls whiskers", size=0.8, stout=1.08),
    "squirrel": _of("b5612e", "f8e4c8", "7a3d20", "egg tufted plume", "muzzle", size=0.42),
    "raccoon": _of("8d8f96", "eceae4", "3b3a42", "narrow blunt ring", "mask", size=0.52),
    "hedgehog": _of("d9b48c", "f2dcc0", "6b4a35", "egg small stub", "spines", size=0.4, stout=1.12),
    "koala": _of("98a0aa", "eef0f0", "d9aab0", "round huge stub", "bignose", size=0.55, stout=1.1),
    "monkey": _of("8a5a3c", "edc9a0", "5c3a28", "round side curl", "heartface", size=0.6),
    "badger": _of("6b6d74", "f3f0ea", "2f2e34", "narrow round stub", "bars", size=0.5),
    "otter": _of("8a6244", "ecd3b0", "5a3d2a", "round small thin", "muzzle whiskers", size=0.5),
})  # fmt: skip
