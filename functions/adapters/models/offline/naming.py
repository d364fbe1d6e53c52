"""What else a prompt names: things that its pictures must show, and others who belong in its cast."""

from __future__ import annotations

import re
from collections.abc import Collection

from functions.adapters.models.offline.english import a, base, words
from functions.adapters.models.offline.nouns import ARTICLES, COUNTS, UNSEEN, Noun, object_phrase
from functions.adapters.models.offline.slots import many
from functions.adapters.models.offline.words import HOMES, HOURS, SETTING_OF, SKIES

DETERMINERS = "|".join(sorted((ARTICLES | set(COUNTS)) - {"some"}))
_PHRASE = re.compile(rf"\b(?:{DETERMINERS})\s+[^\W\d_]", re.IGNORECASE)


def named_in(text: str, *, matter: str = "", known: Collection[str] = ()) -> tuple[list[Noun], list[Noun]]:
    """(others, things) that the words name besides `known` nouns; `matter` begins with one, even without an article."""
    openings = [matter] if matter else []
    openings += [text[found.start() :] for found in _PHRASE.finditer(text)]
    others: list[Noun] = []
    things: list[Noun] = []
    seen = {word for noun in known for word in noun.split()}
    for opening in openings:
        noun = object_phrase(opening)
        if (
            noun is None
            or (set(noun.adjectives) & seen & HOMES.keys())
            or not set(noun.noun.split()).isdisjoint(seen)
            or not showable(noun)
        ):
            continue
        seen |= {*noun.noun.split()}
        (others if noun.living else things).append(noun)
    return others, things


def showable(noun: Noun) -> bool:
    """A picture can show it."""
    word = noun.noun.split()[-1]
    if word in UNSEEN or word in HOURS or word in SKIES or base(word) not in {"", word} or word.endswith(("ly", "ing")):
        return False
    return len(words(word)) == 1 and len(word) > 2 and (noun.living or word not in SETTING_OF or word in BUILT)


#: places that are things as well
BUILT = frozenset("castle tower lighthouse boat ship bridge tree volcano star cloud rainbow well".split())


def shown(noun: Noun) -> str:
    """The thing with its article, as a picture says it."""
    if noun.plural:
        return f"the {many(noun)}"
    return a(noun.phrase()) if noun.article in {"a", "an", "one"} else f"the {noun.phrase()}"
