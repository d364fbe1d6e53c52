"""Noun phrases of an English prompt: their head, what stands before it, how many they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.adapters.models.offline.english import WORD, base, is_plural, singular, words
from functions.adapters.models.offline.words import HOMES

ARTICLES = frozenset("a an the one my our your his her their its some this that".split())
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "some": 2, "many": 3, "twin": 2}
LINKS = frozenset(
    """who that which and with in on at under behind inside near by to of for from into named called
    is was are were has had through across up down over around between against about after before without
    until while because but or than""".split()
)
MAKERS = frozenset("keeper maker seller driver".split())
#: nouns that no picture can show, and words that are no nouns
UNSEEN = frozenset(
    """
    way time day night year thing world home life story end fear idea dream friend friendship love power secret
    truth name word work job job answer question problem middle side top bottom lot piece kind something anything
    nothing everything someone somebody everyone nobody alone again together away back here there then well high
    height heights dark darkness light it him her them himself herself itself themselves everything first last
    best one other others more most mind kiss heart future past memory journey trip adventure race contest fight war
    new old better fast very too not how to and or hard
    """.split()
)
#: an adverb ends a thing's phrase
_ASIDE = re.compile(
    r"\s(?:underwater|alone|again|together|away|home|well|quickly|slowly|outside|inside)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """Somebody or something that the prompt names."""

    noun: str
    adjectives: tuple[str, ...] = ()
    name: str = ""
    count: int = 1
    plural: bool = False
    #: with what it was said, as in "the"
    article: str = ""

    @property
    def living(self) -> bool:
        """It can be a hero."""
        return self.noun.split()[-1] in HOMES

    def phrase(self) -> str:
        """With its adjectives, without an article."""
        return " ".join([*self.adjectives, self.noun])


def noun_phrase(text: str) -> tuple[Noun | None, str]:
    """The noun phrase that a text begins with, and what follows it."""
    found = list(WORD.finditer(text))
    at, article, count = 0, "", 1
    while at < len(found) and at < 3 and (found[at][0].lower() in ARTICLES or found[at][0].lower() in COUNTS):
        article = found[at][0].lower()
        count = max(count, COUNTS.get(article, 1))
        at += 1
    if at >= len(found):
        return None, text
    name = found[at][0] if not at and found[at][0][0].isupper() and singular(found[at][0]) not in HOMES else ""
    paired = len(found) > 2 and found[1][0] == "and" and found[2][0][0].isupper() and singular(found[2][0]) not in HOMES
    if name and len(found) > 1 and (base(found[1][0]) or paired):
        return Noun(noun="child", name=name), text[found[0].end() :]
    end = _head(found, at)
    if end is None:
        return None, text
    raw = found[end][0].lower()
    noun = singular(raw)
    adjectives = tuple(match[0].lower() for match in found[at:end])
    if adjectives and adjectives[-1] == "old" and noun in {"woman", "man"}:
        noun, adjectives = f"old {noun}", adjectives[:-1]
    rest = text[found[end].end() :]
    named = re.match(r"\s*,?\s*(?:named|called)\s+((?:[^\W\d_][\w'’-]*)(?:\s+[A-Z][\w'’-]*)*)\s*,?", rest)
    if named:
        name, rest = named[1], rest[named.end() :]
    else:
        name = ""
    if noun in MAKERS and adjectives:
        noun, adjectives = f"{adjectives[-1]} {noun}", adjectives[:-1]
    plural = is_plural(raw) and raw != noun
    return Noun(
        noun=noun,
        adjectives=adjectives,
        name=name,
        count=max(count, 2 if plural else 1),
        plural=plural,
        article=article,
    ), rest


def _head(found: list[re.Match[str]], at: int) -> int | None:
    """Where the head of the phrase stands: a living noun soon, else the last word before a verb or a link."""
    limit = min(len(found), at + 5)
    for place in range(at, limit):
        word = found[place][0].lower()
        if word in LINKS:
            break
        follows = found[place + 1][0].lower() if place + 1 < len(found) else ""
        does = is_plural(word) and base(follows)
        if singular(word) in HOMES and (singular(follows) not in HOMES or does):
            return place
    for place in range(at, limit):
        follows = found[place + 1][0].lower() if place + 1 < len(found) else ""
        if found[place][0].lower() in LINKS:
            return None
        does = is_plural(found[place][0]) and base(follows)
        if not follows or follows in LINKS or does or (base(follows) not in {"", follows}):
            return place
    return None


def object_phrase(text: str) -> Noun | None:
    """The noun phrase at the beginning; "dragon egg" is an egg, where a hero's phrase would stop at the dragon."""
    text = re.sub(r"^(?:to|with|for|about|after|like|into|onto|on|at)\s+", "", text, flags=re.IGNORECASE)
    named = re.match(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*", text)
    if named and singular(named[0]) not in HOMES and words(named[0])[0].lower() not in ARTICLES | set(COUNTS):
        return Noun(noun="man", name=named[0])
    text = _ASIDE.split(text, maxsplit=1)[0]
    noun, rest = noun_phrase(text)
    if noun is None:
        return None
    after = re.match(r"\s+([^\W\d_]+)", rest)
    follows = after[1].lower() if after else ""
    if not follows or follows in LINKS | UNSEEN | ARTICLES or base(follows) not in {"", follows} or noun.name:
        return noun
    if base(follows) or follows.endswith("ly") or not noun.living:
        return noun
    adjectives = (*noun.adjectives, noun.noun)
    return Noun(noun=follows, adjectives=adjectives, count=noun.count, plural=False, article=noun.article)
