"""The words that fill a story's templates: names, pronouns, and whatever the prompt is about in its forms."""

from __future__ import annotations

from collections.abc import Mapping

from functions.adapters.models.offline.beings import PRONOUNS, Being
from functions.adapters.models.offline.english import IRREGULAR_PLURALS, a, capital, mine
from functions.adapters.models.offline.nouns import Noun
from functions.adapters.models.offline.reading import Idea
from functions.adapters.models.offline.words import GEAR


def named(parts: Mapping[str, Being]) -> dict[str, str]:
    """What may be said of the players, by the letters of their parts."""
    slots: dict[str, str] = {}
    for letter, one in parts.items():
        slots |= {letter: one.name, letter.lower(): one.noun, f"a_{letter.lower()}": a(one.noun)}
        slots |= {f"A_{letter.lower()}": capital(a(one.noun)), f"A_{letter.lower()}_low": a(one.noun)}
        slots |= {f"A_{letter.lower()}_up": a(one.noun).upper()}
    they, them, their = PRONOUNS[parts["H"].pronoun]
    slots |= {
        "they": they,
        "them": them,
        "their": their,
        "Their": capital(their),
        "their_f": PRONOUNS[parts["F"].pronoun][2],
    }
    return slots


def matter(idea: Idea) -> dict[str, str]:
    """What may be said of the skill, deed, fear, thing or place that the story is about."""
    said = idea.matter
    bare = said.split(" ", 1)[1] if said.lower().startswith(("the ", "a ", "an ", "his ", "her ")) else said
    slots = {
        "skill": said,
        "goal": said,
        "my_goal": mine(said),
        "act": said,
        "fear": said,
        "bare_fear": bare,
        "dest": said,
    }
    slots |= {
        "Phrase": capital(said),
        "phrase": said,
        "some": " ".join(said.split()[:4]),
        "where": idea.where or "in the attic",
    }
    relief = (
        "One window went dark. Then ten. Then all of them."
        if "sleep" in said
        else "One began. Then ten. Then all of them."
    )
    slots |= {
        "relief": relief,
        "gear": GEAR.get(said.split()[0], "") if said else "",
        "on_gear": _aboard(said),
    }
    if idea.thing is not None:
        phrase, plural = idea.thing.phrase(), idea.thing.plural
        shown = many(idea.thing) if plural else phrase
        slots |= {
            "o": shown,
            "the_o": f"the {shown}",
            "The_o": f"The {shown}",
            "a_o": f"some {shown}" if plural else a(shown),
        }
        slots |= {"bare_o": shown, "was_o": "were" if plural else "was", "it_o": "them" if plural else "it"}
    if idea.hero is not None and idea.story == "lost art":
        slots |= {"the_s": f"the {idea.hero.phrase()}", "The_s": f"The {idea.hero.phrase()}"}
    return slots


def _aboard(matter: str) -> str:
    gear = GEAR.get(matter.split(maxsplit=1)[0], "") if matter else ""
    return f"in {gear}" if gear.endswith("boat") else f"at {gear}" if gear == "the beach" else "all alone"


def many(noun: Noun) -> str:
    """The noun phrase in the plural."""
    word = noun.noun
    for plural, one in IRREGULAR_PLURALS.items():
        if one == word:
            return " ".join([*noun.adjectives, plural])
    ending = (
        "ies"
        if word.endswith("y") and word[-2:-1] not in "aeiou"
        else "es"
        if word.endswith(("s", "x", "ch", "sh"))
        else "s"
    )
    return " ".join([*noun.adjectives, word[:-1] + ending if ending == "ies" else word + ending])
