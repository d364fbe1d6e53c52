"""Tells a lesson in panels: what is known about its topic, or else honestly how one finds out."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.beings import Being, being, noun_in
from functions.adapters.models.offline.english import a, base, capital, singular, words
from functions.adapters.models.offline.further import EVERYTHING
from functions.adapters.models.offline.grounds import Ground, ground_in, plain
from functions.adapters.models.offline.inquiry import FRAME, INQUIRY
from functions.adapters.models.offline.naming import BUILT, showable
from functions.adapters.models.offline.nouns import ARTICLES, LINKS, Noun, noun_phrase
from functions.adapters.models.offline.words import BIG, HOMES, OUTDOOR, SETTING_OF

#: what orders something to learn, and for whom
ORDERED = re.compile(
    r"^\W*(?:please\s+)?(?:(?:can|could|would) you\s+(?:please\s+)?)?"
    r"(?:(?:i (?:want|would like|need) to (?:learn|know)|explain(?: to (?:me|us|\w+))?|describe|introduce"
    r"|(?:tell|teach|show) (?:me|us)|teach)(?:\s+(?:about|on))?\s+"
    r"|(?:(?:tell|write|make|create|give|generate|prepare|build)\s+(?:me\s+|us\s+)?)?(?:an?\s+|the\s+)?(?:\w+\s+){0,2}"
    r"(?:(?:lesson|lecture|presentation|talk|slides?|slide deck|deck|course|class)\s+(?:about|on|explaining)"
    r"|introduction\s+to|(?:overview|explanation)\s+of)\s+)",
    re.IGNORECASE,
)
FOR_WHOM = re.compile(
    r"\s+(?:for|to)\s+((?:\w+[\s-]+){0,3}(?:kids?|children|beginners?|students?|pupils?|adults?|teens?|teenagers?"
    r"|graders?|year[\s-]olds?|school|everyone|everybody))\W*$",
    re.IGNORECASE,
)
#: what the teacher says, by how the pupil's remark ends
ANSWERS = {
    "?": ("Good question.", "Let us look.", "Watch closely.", "You will see."),
    "!": ("Exactly so.", "You have it.", "That is just how it is.", "I could not say it better."),
    ".": ("That is the idea.", "Quite right.", "Remember that.", "Well observed."),
}


def teach(
    topic: str, wished: Sequence[Mapping[str, str]], *, scenes: int, chance: random.Random, asked: str = ""
) -> dict[str, Any]:
    """Characters and scenes of a lesson, and a warning where only the way of finding out can be told.

    `asked` is the question in its own words.
    """
    pupil = _part(wished, 0, "child", chance, ())
    teacher = _part(wished, 1, "teacher", chance, (pupil,))
    ground, facts, known = _facts(topic)
    subject = subject_in(topic)
    picked = _spread(facts, scenes)
    count = len(picked)
    shots = staging.shots(
        [("wide", "medium", "medium", "close", "medium", "wide")[place % 6] for place in range(count)]
    )
    looks = zip(
        picked,
        shots,
        staging.hours(count, ""),
        staging.sides(count, chance),
        staging.horizons(count, chance),
        strict=True,
    )
    answers = {ending: list(said) for ending, said in ANSWERS.items()}
    told = []
    for place, ((caption, remark, picture), shot, time, side, horizon) in enumerate(looks):
        pair = [{"speaker": pupil.name, "text": remark.format(P=pupil.name), "kind": "speech"}]
        if place % 2 == 0 and answers.get(remark[-1]):
            pair.append({"speaker": teacher.name, "text": answers[remark[-1]].pop(0), "kind": "speech"})
        seen = f"{pupil.name} and {teacher.name} look at {showing(picture, subject)}"
        words_seen = staging.seen(seen, place=ground.words, time=time, weather="clear")
        told.append(
            {
                "title": "",
                "prompt": words_seen,
                "alt": capital(words_seen) + ".",
                "dialogue": pair,
                "weather": "clear",
                "caption": caption.format(Topic=capital(asked or topic), P=pupil.name),
                "cast": [pupil.name, teacher.name],
                "shot": shot,
                "side": side,
                "setting": ground.setting,
                "time": time,
                "horizon": horizon,
            }
        )
    cast = [{"name": one.name, "look": one.look} for one in (pupil, teacher)]
    extras = [dict(one) for one in wished[2:]]
    warning = [] if known else [f'The offline writer has no facts about "{topic[:80]}"; it tells how one finds out.']
    return {"characters": [*cast, *extras], "scenes": told, "warnings": warning}


def _part(
    wished: Sequence[Mapping[str, str]], place: int, noun: str, chance: random.Random, taken: tuple[Being, ...]
) -> Being:
    if len(wished) > place:
        one = wished[place]
        return being(noun_in(one["look"]) or noun, chance, name=one["name"], look=one["look"], taken=taken)
    return being(noun, chance, taken=taken)


def _facts(topic: str) -> tuple[Ground, tuple[tuple[str, str, str], ...], bool]:
    keys = known_keys(topic)
    return (plain(EVERYTHING[keys][0]), EVERYTHING[keys][1], True) if keys else (place_of(topic), INQUIRY, False)


def known_keys(topic: str) -> str:
    """Under which words its facts stand: a wolf that howls at the moon is no lesson on the moon."""
    met = False
    for word in words(topic.lower()):
        for keys in EVERYTHING:
            if {word, singular(word)} & set(keys.split()):
                return keys
        if met and (base(word) or word in LINKS):
            break
        met = met or not (base(word) or word in LINKS or word in ARTICLES)
    return ""


def place_of(topic: str) -> Ground:
    """Where the topic is looked at."""
    keys = known_keys(topic)
    return plain(EVERYTHING[keys][0]) if keys else _where(subject_in(topic))


def _where(subject: Noun | None) -> Ground:
    """Where it can be looked at."""
    if subject is None:
        return plain("room")
    noun = subject.noun.split()[-1]
    named = ground_in(noun)
    base_named = named.base if named else HOMES.get(noun, "field" if noun in OUTDOOR | BIG else "room")
    if base_named in {"sea", "harbour"}:
        return Ground(base="sea", setting="coast", words="by the sea")
    return plain("field" if noun in OUTDOOR | BIG and base_named == "room" else base_named)


def subject_in(topic: str) -> Noun | None:
    """What the lesson is about, if a picture can show it."""
    said = re.sub(r"^to\s+\w+\s+", "", topic, flags=re.IGNORECASE)
    subject = noun_phrase(said)[0]
    if subject is not None and subject.adjectives and base(subject.noun) == subject.noun:
        *rest, noun = subject.adjectives
        subject = replace(subject, noun=singular(noun), adjectives=tuple(rest))
    return replace(subject, name="") if subject is not None and showable(subject) else None


def showing(picture: str, subject: Noun | None) -> str:
    """The picture with the subject in it."""
    if subject is None or subject.noun.split()[-1] in SETTING_OF.keys() - BUILT:
        return picture.replace("{X} and a book", "a book").replace("{X}", "a book")
    counted = subject.living or subject.plural or subject.article in {"a", "an"}
    thing = a(subject.phrase()) if counted else f"the {subject.phrase()}"
    if "{X}" in picture:
        return picture.replace("{X}", thing)
    last = subject.noun.split()[-1]
    return picture if re.search(rf"\b{re.escape(last)}", picture) else f"{thing} and {picture}"


def _spread(facts: tuple[tuple[str, str, str], ...], count: int) -> list[tuple[str, str, str]]:
    """So many of the facts, from the first to the last; framed where there is room for more."""
    if count > len(facts):
        more = {place: told for least, place, told in FRAME if count >= least}
        return [panel for place in range(len(facts) + 1) for panel in (*_at(more, place), *facts[place : place + 1])]
    if count == 1:
        return [facts[0]]
    return [facts[round(place * (len(facts) - 1) / (count - 1))] for place in range(count)]


def _at(more: Mapping[int, tuple[str, str, str]], place: int) -> list[tuple[str, str, str]]:
    return [more[place]] if place in more else []


def asked_of(text: str) -> tuple[str, str]:
    """(what is to be explained, for whom), without the words that order it."""
    asked = ORDERED.sub("", text.strip(), count=1).strip() or text.strip()
    whom = FOR_WHOM.search(asked)
    if whom and whom.start():
        return asked[: whom.start()].strip(" .!?"), whom[1]
    return asked.strip(" .!?"), ""


def bare(topic: str) -> str:
    """The topic without its question words."""
    return re.sub(
        r"^(?:how|why|what|where|when|who)\s+(?:(?:do|does|did|is|are|was|were|can)\s+)?",
        "",
        topic,
        flags=re.IGNORECASE,
    ).strip(" ?!.")
