"""Somebody in a story: a name, what they are, how they look and how they are spoken of."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from functions.adapters.models.offline.english import words
from functions.adapters.models.offline.words import (
    CHILD_NAMES,
    COATS,
    DRESSED,
    HE,
    HOMES,
    NAMES,
    PERSON_WEARS,
    PERSONS,
    SHE,
    WEARS,
)  # fmt: skip

PRONOUNS = {"she": ("she", "her", "her"), "he": ("he", "him", "his"), "they": ("they", "them", "their")}
KINDLY_SHE = frozenset("Mia Lena Nora Ella".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Being:
    """A character of a story."""

    name: str
    noun: str
    look: str
    #: she, he or they
    pronoun: str

    def slots(self, letter: str) -> Mapping[str, str]:
        """What a template may say of them, under the letter of their part."""
        they, them, their = PRONOUNS[self.pronoun]
        return {letter.upper(): self.name, letter: self.noun, "they": they, "them": them, "their": their}


def being(
    noun: str, chance: random.Random, *, name: str = "", look: str = "", adjectives: tuple[str, ...] = (),
    pronoun: str = "", taken: Collection[Being] = (),
) -> Being:  # fmt: skip
    """Somebody of that kind; what the words leave open is drawn, unlike anybody who is there already."""
    named = name or _name(noun, chance, {one.name for one in taken}, pronoun)
    they = pronoun or _pronoun(noun, named, look)
    kind = {"she": "girl", "he": "boy"}.get(they, noun) if noun == "child" else noun
    return Being(name=named, noun=noun, look=look or _look(kind, chance, adjectives, taken), pronoun=they)


def _name(noun: str, chance: random.Random, taken: Collection[str], pronoun: str) -> str:
    if noun in {"child", "girl", "boy", "kid"}:
        hers = {"girl": True, "boy": False}.get(noun, {"she": True, "he": False}.get(pronoun))
        fit = [name for name in CHILD_NAMES if hers is None or (name in KINDLY_SHE) == hers]
    else:
        pair = NAMES.get(noun.rsplit(maxsplit=1)[-1][:1], NAMES["m"]).split()
        kind = noun.rsplit(maxsplit=1)[-1]
        fit = pair[:1] if kind in SHE or pronoun == "she" else pair[1:] if kind in HE or pronoun == "he" else pair
    free = [name for name in fit if name not in taken] or [name for name in CHILD_NAMES if name not in taken] or ["Max"]
    return chance.choice(free)


def _pronoun(noun: str, name: str, look: str) -> str:
    said = {word.lower() for word in [*words(noun), *words(look)]}
    if said & SHE:
        return "she"
    if said & HE:
        return "he"
    pairs = [pair.split() for pair in NAMES.values()]
    if name in KINDLY_SHE or any(name == pair[0] for pair in pairs):
        return "she"
    return "he" if name in CHILD_NAMES or any(name == pair[1] for pair in pairs) else "they"


def _look(noun: str, chance: random.Random, adjectives: tuple[str, ...], taken: Collection[Being]) -> str:
    kind = noun.rsplit(maxsplit=1)[-1]
    said = [word for word in adjectives if word.lower() not in noun.split()]
    worn = " ".join(one.look for one in taken)
    choices = PERSON_WEARS if kind in PERSONS else WEARS
    free = [wear for wear in choices if wear not in worn and wear.split()[0] not in worn] or list(choices)
    wear = chance.choice(free)
    coat = COATS.get(kind, "")
    parts = [*said, coat, noun] if coat and coat not in said else [*said, noun]
    head = " ".join(part for part in parts if part)
    if kind not in PERSONS and not said:
        head = f"small {head}" if kind not in {"dragon", "giant", "whale", "elephant", "bear", "robot"} else head
    return head if kind in DRESSED else f"{head}, {wear}"


def noun_in(text: str) -> str:
    """The first living noun of a look or a name, or nothing."""
    return next((word.lower() for word in words(text) if word.lower() in HOMES), "")
