"""Finds the people whom a prose text calls by their names, and what it lets one know of how they look."""

from __future__ import annotations

import re
from collections import Counter

from functions.adapters.models.offline.english import singular
from functions.adapters.models.offline.extracting import SMALL
from functions.adapters.models.offline.words import HOMES, HOURS, PERSONS, SETTING_OF

NAME = re.compile(r"(?<![.!?:…\"'“”‘’\n]\s)(?<=\s)[A-Z][a-zß-ÿ]{1,20}\b")
ANY_NAME = re.compile(r"\b[A-Z][a-zß-ÿ]{1,20}\b")
#: behind these words a name is that of a place
PLACED = re.compile(r"\b(?:in|at|of|from|to|near|through|across|into|towards?|the|on|by|for)\s+$", re.IGNORECASE)
NOT_PEOPLE = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december english german french american european god earth christmas easter internet
    figure table chapter section page part north south east west street road river lake mount university dr mr mrs ms
    prof old
    """.split()
)
TITLES = {"mr": "man", "mrs": "woman", "ms": "woman", "miss": "woman", "king": "king", "queen": "queen"}
YOUNG = re.compile(
    r"\b(?:boy|girl|child|grandson|granddaughter|son|daughter|little|young|small|"
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve) years old|"
    r"who was (?:five|six|seven|eight|nine|ten))\b",
    re.IGNORECASE,
)
OLD = re.compile(r"\b(?:old|grandmother|grandfather|granny|grandma|grandpa|aged)\b", re.IGNORECASE)
HERS = re.compile(
    r"\b(?:she|her|hers|girl|woman|mother|grandmother|daughter|aunt|sister|queen|granddaughter)\b", re.IGNORECASE
)
HIS = re.compile(r"\b(?:he|him|his|boy|man|father|grandfather|son|uncle|brother|king|grandson)\b", re.IGNORECASE)
HER_NAMES = frozenset(
    """
    ada alice amy anna anne beth bella clara daisy ella elena ellen emily emma eva fiona grace hanna hannah helen ida
    ines jane julia kate laura lena lily lisa lucy maria marie martha mary maya mia mira nina nora olga olivia rosa rose
    ruth sara sarah sophia sophie susan tina vera zoe
    """.split()
)
HIS_NAMES = frozenset(
    """
    adam alex anton ben bob bruno carl charlie dan daniel david emil felix finn frank fred george hans harry henry hugo
    jack james jan jim joe john jon leo liam louis lucas luke mark martin max milo nick noah oliver oscar otto paul
    peter robert sam simon theo thomas tim tom will william
    """.split()
)
MOST = 3


def people_in(text: str) -> dict[str, str]:
    """Name -> what they are, for those named twice or more who act or speak; those named most often first."""
    counts = Counter(found[0] for found in ANY_NAME.finditer(text))
    inside = Counter(
        found[0] for found in NAME.finditer(text) if not PLACED.search(text[max(0, found.start() - 12) : found.start()])
    )
    acting = [
        name
        for name, times in counts.most_common()
        if times > 1 and (inside[name] or _speaks(name, text)) and _may_be_a_name(name, text)
    ]
    return {name: _kind(name, text) for name in acting[:MOST]}


def _may_be_a_name(name: str, text: str) -> bool:
    low = name.lower()
    known = low in NOT_PEOPLE or low in SMALL or low in HOURS or singular(low) in SETTING_OF or singular(low) in HOMES
    return not known and not re.search(rf"\b{low}\b", text)


def _speaks(name: str, text: str) -> bool:
    verbs = r"(?:said|asked|answered|cried|whispered|shouted|thought|looked|smiled|laughed|nodded|had|was|went|took)"
    return bool(re.search(rf"\b{name}\s+{verbs}\b|\b(?:said|asked|answered|cried|whispered|shouted)\s+{name}\b", text))


def _counted(name: str, text: str) -> tuple[int, int]:
    """How many words of hers and of his stand behind the name, up to the next name; a common name counts for many."""
    behind = [text[found.end() : found.end() + 120] for found in re.finditer(rf"\b{name}\b", text)]
    near = " ".join(re.split(r"(?<=[\w,;\"”] )[A-Z]", one, maxsplit=1)[0] for one in behind)
    known = 9 * (name.lower() in HER_NAMES), 9 * (name.lower() in HIS_NAMES)
    return len(HERS.findall(near)) + known[0], len(HIS.findall(near)) + known[1]


def _kind(name: str, text: str) -> str:
    """By the title before the name, then by the words and pronouns around it."""
    before = re.search(rf"\b(\w+)\.?\s+{name}\b", text)
    word = before[1].lower() if before else ""
    if word in TITLES:
        return TITLES[word]
    if word in PERSONS:
        return word
    hers, his = _counted(name, text)
    close = " ".join(found[0] for found in re.finditer(rf"(?:\w+\s+){{0,2}}\b{name}\b(?:,[^.,]{{0,30}})?", text))
    if YOUNG.search(close):
        return "girl" if hers > his else "boy"
    grown = "woman" if hers > his else "man"
    return f"old {grown}" if OLD.search(close) else grown
