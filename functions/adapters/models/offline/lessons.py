"""Tells a lesson in panels: what is known about its topic, or else honestly how one finds out."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.beings import Being, being, noun_in
from functions.adapters.models.offline.english import capital, singular, words
from functions.adapters.models.offline.facts import FACTS, FRAME, INQUIRY

ASKING = re.compile(r"^(?:how|why|what|where|when|who)\s+(?:(?:do|does|did|is|are|was|were|can)\s+)?", re.IGNORECASE)
#: what the teacher says, by how the pupil's remark ends
ANSWERS = {
    "?": ("Good question.", "Let us look.", "Watch closely.", "You will see."),
    "!": ("Exactly so.", "You have it.", "That is just how it is.", "I could not say it better."),
    ".": ("That is the idea.", "Quite right.", "Remember that.", "Well observed."),
}


def teach(topic: str, wished: Sequence[Mapping[str, str]], *, scenes: int, chance: random.Random) -> dict[str, Any]:
    """Characters and scenes of a lesson, and a warning where only the way of finding out can be told."""
    pupil = _part(wished, 0, "child", chance, ())
    teacher = _part(wished, 1, "teacher", chance, (pupil,))
    setting, facts, known = _facts(topic)
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
        seen = f"{pupil.name} and {teacher.name} look at {picture}"
        words_seen = staging.seen(seen, place=staging.PLACES[setting], time=time, weather="clear")
        told.append(
            {
                "title": "",
                "prompt": words_seen,
                "alt": capital(words_seen) + ".",
                "dialogue": pair,
                "weather": "clear",
                "caption": caption.format(Topic=capital(topic), P=pupil.name),
                "cast": [pupil.name, teacher.name],
                "shot": shot,
                "side": side,
                "setting": setting,
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


def _facts(topic: str) -> tuple[str, tuple[tuple[str, str, str], ...], bool]:
    asked = {form for word in words(topic.lower()) for form in (word, singular(word))}
    for keys, (setting, facts) in FACTS.items():
        if asked & set(keys.split()):
            return setting, facts, True
    return "room", INQUIRY, False


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


def bare(topic: str) -> str:
    """The topic without its question words."""
    return re.sub(
        r"^(?:how|why|what|where|when|who)\s+(?:(?:do|does|did|is|are|was|were|can)\s+)?",
        "",
        topic,
        flags=re.IGNORECASE,
    ).strip(" ?!.")
