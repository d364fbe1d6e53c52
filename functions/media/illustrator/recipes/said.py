"""What the words of a look say: subject, dyes, clothes, accessories, hair. What they leave open stays open here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from functions.media.illustrator.recipes.accessories import ACCESSORIES
from functions.media.illustrator.recipes.colours import COLOURS, darker, lighter
from functions.media.illustrator.recipes.words import WORDS
from functions.media.illustrator.shapes import Colour

_CLAUSE = re.compile(
    r"[,;.:()\n]|\band\b(?= (?:a|an|his|her|the|their|with|wears|wearing)\b)|\b(?:with|wearing|wears|in)\b"
)
#: a clause after one of these tells clothes
_DRESSING = frozenset({"with", "wearing", "wears", "in"})
_WORD = re.compile(r"[^\W\d_]+")

#: word -> accessory
WORN: Mapping[str, str] = MappingProxyType({name: name for name in ACCESSORIES} | {
    "scarves": "scarf", "shawl": "scarf", "muffler": "scarf", "neckerchief": "bandana", "kerchief": "bandana", "cloak": "cape",
    "mantle": "cape", "spectacles": "glasses", "goggles": "glasses", "sunglasses": "glasses", "eyeglasses": "glasses", "specs": "glasses",
    "bowtie": "bow tie", "tie": "bow tie", "ribbon": "bow", "hairbow": "bow", "rucksack": "backpack", "satchel": "backpack",
    "knapsack": "backpack", "schoolbag": "backpack", "tophat": "top hat", "beany": "beanie", "headband": "bow", "pendant": "necklace",
    "necklaces": "necklace", "medal": "necklace", "locket": "necklace", "pearls": "necklace", "patch": "eyepatch", "raincoat": "coat",
    "overcoat": "coat", "jacket": "coat", "diadem": "tiara", "helm": "helmet", "umbrella": "umbrella", "parasol": "umbrella",
    "spacesuit": "space helmet", "straw hat": "straw hat", "sunhat": "straw hat", "wool hat": "beanie", "woolly hat": "beanie",
    "eye patch": "eyepatch",
})  # fmt: skip

#: garment -> outfit and the role that its colour dyes
GARMENTS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "dress": ("dress", "top"), "skirt": ("dress", "top"), "gown": ("gown", "top"), "robe": ("robe", "top"), "robes": ("robe", "top"),
    "shirt": ("shirt", "top"), "blouse": ("shirt", "top"), "sweater": ("jersey", "top"), "jumper": ("jersey", "top"),
    "pullover": ("jersey", "top"), "hoodie": ("jersey", "top"), "jersey": ("jersey", "top"), "tunic": ("tunic", "top"),
    "coat": ("coat", "top"), "raincoat": ("coat", "top"), "overcoat": ("coat", "top"), "trenchcoat": ("coat", "top"),
    "jacket": ("jacket", "top"), "suit": ("suit", "top"), "uniform": ("suit", "top"), "armour": ("armour", "plate"),
    "armor": ("armour", "plate"), "overalls": ("overalls", "legs"), "dungarees": ("overalls", "legs"), "apron": ("apron", "apron"),
    "vest": ("vest", "top"), "waistcoat": ("vest", "top"), "spacesuit": ("space", "top"), "trousers": ("", "legs"), "pants": ("", "legs"),
    "jeans": ("", "legs"), "shorts": ("", "legs"), "leggings": ("", "legs"), "shoes": ("", "shoes"), "boots": ("", "shoes"),
    "clothes": ("", "top"), "belt": ("", "belt"), "sash": ("", "sash"), "kimono": ("robe", "top"), "labcoat": ("labcoat", "top"),
})  # fmt: skip

#: part of a body or thing -> role
PARTS: Mapping[str, str] = MappingProxyType({
    "hair": "hair", "haired": "hair", "fur": "coat", "furred": "coat", "furry": "coat", "scales": "coat", "feathers": "coat",
    "skin": "skin", "skinned": "skin", "eyes": "eye", "eyed": "eye", "beard": "beard", "bearded": "beard", "belly": "belly",
    "chest": "belly", "wings": "wing", "hull": "main", "sail": "sail", "sails": "sail", "roof": "roof", "walls": "main", "door": "door",
    "mane": "dark", "stripes": "dark", "spots": "dark", "braids": "hair", "ponytail": "hair", "curls": "hair", "nose": "nose",
    "moustache": "beard", "plume": "plume",
})  # fmt: skip

#: word -> hair style
STYLES: Mapping[str, str] = MappingProxyType({
    "curly": "curly", "curls": "curly", "wavy": "long", "braids": "braids", "braid": "braids", "braided": "braids", "plaits": "braids",
    "pigtails": "braids", "ponytail": "tail", "bun": "bun", "bald": "bald", "bob": "bob", "afro": "curly", "frizzy": "curly",
    "spiky": "tufts", "messy": "tufts", "tousled": "tufts", "dreadlocks": "long", "bangs": "fringe", "fringe": "fringe",
})  # fmt: skip

SKINS: Mapping[str, Colour] = MappingProxyType({
    "dark": "6e432b", "black": "5a3625", "brown": "8d5a3a", "tan": "c98f63", "tanned": "c98f63", "olive": "c9a06e", "pale": "f7d9c4",
    "fair": "f5d0b0", "light": "f0c6a2", "green": "8fbf6a", "blue": "8fb6dc",
})  # fmt: skip
#: what a colour word means of hair and beards
HAIR_COLOURS: Mapping[Colour, Colour] = MappingProxyType(
    {
        COLOURS[word]: colour
        for word, colour in (
            ("red", "b5482a"),
            ("orange", "c9672c"),
            ("yellow", "e8c66a"),
            ("golden", "e0b450"),
            ("brown", "6b4226"),
        )
    }
)
_HAIR_WORDS = frozenset({"blonde", "blond", "ginger", "auburn"})
_TONES = {"light": 0.4, "pale": 0.45, "pastel": 0.45, "bright": 0.0, "dark": -0.4, "deep": -0.3}


@dataclass(slots=True)
class Said:
    """Facts that the words give; roles of dyes that do not fit the subject are dropped later."""

    subject: str = ""
    #: a role word beside an animal: "pirate cat"
    guise: str = ""
    dyes: dict[str, Colour] = field(default_factory=dict)
    #: accessory -> its colour, empty where the words name none
    wears: dict[str, Colour] = field(default_factory=dict)
    traits: list[str] = field(default_factory=list)
    garments: list[str] = field(default_factory=list)
    #: the colour of the subject as a whole: "red fox"
    whole: Colour = ""
    words: frozenset[str] = frozenset()


def clauses_of(text: str) -> list[tuple[list[str], bool]]:
    """The words of each clause, lower-case, and whether "in", "with" or "wearing" opened it."""
    text = text.lower()
    found: list[tuple[list[str], bool]] = []
    start, worn = 0, False
    for cut in [*_CLAUSE.finditer(text), None]:
        words = _WORD.findall(text[start : cut.start() if cut else len(text)])
        if words:
            found.append((words, worn))
        if cut:
            start, worn = cut.end(), cut.group() in _DRESSING
    return found


def subjects_in(words: Sequence[str]) -> list[str]:
    """Subjects in order; two words together win over each alone."""
    found: list[str] = []
    skip = False
    for first, second in zip(words, [*words, ""][1:], strict=True):
        if skip:
            skip = False
            continue
        pair = f"{first} {second}"
        subject = WORDS.get(pair) or WORDS.get(first) or WORDS.get(first.removesuffix("s"))
        skip = pair in WORDS
        if subject:
            found.append(subject)
    return found


def read_clause(said: Said, words: Sequence[str], *, worn: bool) -> None:
    """Take in one clause; `worn` when "in", "with" or "wearing" opened it."""
    targets = _targets(words)
    for at, kind, word in targets:
        if (
            kind == "subject"
            and at > 2
            and words[at - 2] == "and"
            and words[at - 1] in COLOURS
            and words[at - 3] in COLOURS
        ):
            said.dyes.setdefault("dark", COLOURS[words[at - 3]])
        _take(said, kind, word, _colour_for(words, at, [t[0] for t in targets]))
    for at, word in enumerate(words):
        if word in STYLES:
            said.traits.append(STYLES[word])
        elif word == "long" and ("hair" in words or "haired" in words):
            said.traits.append("long")
        elif word == "short" and ("hair" in words or "haired" in words):
            said.traits.append("short")
        elif word in COLOURS and not any(abs(t[0] - at) <= 3 for t in targets):
            role = "hair" if word in _HAIR_WORDS else "top" if worn else "whole"
            said.dyes.setdefault(role, toned(words, at))


def _targets(words: Sequence[str]) -> list[tuple[int, str, str]]:
    """What a colour may belong to, with its place: accessory, garment, part or the subject itself."""
    found: list[tuple[int, str, str]] = []
    for at, word in enumerate(words):
        before = f"{words[at - 1]} {word}" if at else ""
        if before in WORN:
            found = [t for t in found if t[0] != at - 1]
            found.append((at, "worn", before))
        elif word in GARMENTS:
            found.append((at, "garment", word))
        elif word in WORN:
            found.append((at, "worn", word))
        elif word in PARTS:
            found.append((at, "part", word))
        elif word in WORDS or word.removesuffix("s") in WORDS:
            found.append((at, "subject", word))
    return found


def _colour_for(words: Sequence[str], at: int, places: Sequence[int]) -> Colour:
    """The colour word within three before the noun (and after the noun before it), or just behind it."""
    floor = max([place for place in places if place < at], default=-1)
    skinny = words[at] in ("skin", "skinned")
    for place in range(at - 1, max(floor, at - 4), -1):
        word = words[place]
        if skinny and word in SKINS:
            return SKINS[word]
        if word in COLOURS:
            return toned(words, place)
    ceiling = min([place for place in places if place > at], default=len(words))
    for place in range(at + 1, min(ceiling, at + 3)):
        if words[place] in COLOURS and ceiling == len(words):
            return toned(words, place)
    return ""


def toned(words: Sequence[str], at: int) -> Colour:
    """A colour word, made lighter or darker by the word before it."""
    colour = COLOURS[words[at]]
    tone = _TONES.get(words[at - 1], 0.0) if at else 0.0
    return lighter(colour, tone) if tone > 0 else darker(colour, -tone) if tone < 0 else colour


def _take(said: Said, kind: str, word: str, colour: Colour) -> None:
    if kind == "worn":
        said.wears.setdefault(WORN[word], colour)
    elif kind == "garment":
        outfit, role = GARMENTS[word]
        said.garments.append(word)
        if outfit:
            said.traits.append(outfit)
        if colour:
            said.dyes.setdefault(role, colour)
    elif kind == "part":
        if word in ("beard", "bearded", "moustache"):
            said.traits.append("moustache" if word == "moustache" else "full beard")
        if colour:
            role = PARTS[word]
            said.dyes.setdefault(role, HAIR_COLOURS.get(colour, colour) if role in ("hair", "beard") else colour)
    elif colour and not said.whole:
        said.whole = colour
