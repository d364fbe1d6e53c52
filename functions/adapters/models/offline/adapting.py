"""Makes scenes of the parts of a text: each from its own part, in its own words and order; nothing is invented."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.asking import questions_of
from functions.adapters.models.offline.dividing import cast_of, groups_of, present_in
from functions.adapters.models.offline.english import capital, words
from functions.adapters.models.offline.extracting import Passage, joined, point, stem, telling
from functions.adapters.models.offline.grounds import ground_in
from functions.adapters.models.offline.picturing import picture_of
from functions.adapters.models.offline.script import atoms_of
from functions.core.document import Part

#: words of a scene, where the text is adapted; a part with a little more is left whole
ROOM = {"story": 200, "lecture": 230, "lesson": 220, "presentation": 150, "comic": 50}
ALLOWANCE = 1.2
#: letters by which cast and places of the whole are told
READ = 60_000
POINTS = {"lecture": 4, "lesson": 4, "presentation": 4}
SHOTS = ("wide", "medium", "close", "medium")
MOST_TITLE = 90
EXAMPLE = re.compile(r"\b(?:for example|for instance|such as|e\.g\.)", re.IGNORECASE)
KEPT = (
    "{source} has {sent:,} words; the {kind} keeps {kept:,} of them ({share} %), in whole sentences and in their order."
)
FEWER = "The text has words for {count} of the {wanted} scenes that were asked for; nothing was invented."


def adapted(
    parts: Sequence[Part], wished: Sequence[Mapping[str, str]], *, kind: str, scenes: int, whole: bool, language: str,
    chance: random.Random,
) -> dict[str, Any]:  # fmt: skip
    """Characters, scenes and warnings; where it must be `whole`, every word is kept."""
    counts: Counter[str] = Counter()
    for part in parts:
        counts += telling(part.text)
    passages = [Passage(part.text, counts) for part in parts]
    kept = [_kept(one, kind, whole=whole) for one in passages]
    cast = _cast(parts, wished, chance, language) if kind == "story" else [dict(one) for one in wished]
    titles = _titles(parts, passages, language)
    looks = _looks(parts, passages, cast, language, chance)
    made = []
    for passage, text, title, look in zip(passages, kept, titles, looks, strict=True):
        said = fields_of(passage, text, kind=kind, language=language)
        if kind == "presentation" and whole:
            said |= fields_of(passage, text, kind="explain", language=language)
        made.append({"title": title, **look, **said})
    if kind == "lesson" and not any(scene["questions"] for scene in made):
        made[0]["questions"] = [{"question": f"{made[0]['title'].rstrip('?')}?", "answer": made[0]["narration"][:900]}]
    warnings = [FEWER.format(count=len(parts), wanted=scenes)] if len(parts) < scenes else []
    if kind != "presentation" or whole:
        warnings += share_kept([part.text for part in parts], kept, kind=kind)
    return {"characters": cast, "scenes": made, "warnings": warnings}


def explained(part: Part, parts: Sequence[Part], *, title: str, language: str) -> dict[str, Any]:
    """The explanation of the slide of that title from its own part."""
    counts: Counter[str] = Counter()
    for one in parts:
        counts += telling(one.text)
    passage = Passage(part.text, counts)
    text = _kept(passage, "presentation", whole=False)
    warnings = share_kept([part.text], [text], kind=f'slide "{title}"', source="Its part of the text")
    return {**fields_of(passage, text, kind="explain", language=language), "warnings": warnings}


def parts_of(text: str, scenes: int) -> tuple[Part, ...]:
    """A text that nobody has divided yet, by its own headings and paragraphs."""
    made = []
    for group in groups_of(atoms_of(text), scenes):
        heads = [head for atom in group for head in atom.heads]
        told = ""
        for atom in group:
            said = atom.text if not atom.speaker else f"{atom.speaker}: {atom.text}"
            said = f"({atom.aside}) {said}" if atom.aside else said
            told += ("\n\n" if told and (atom.cut > 1 or atom.speaker) else " " if told else "") + said
        made.append(Part(title=" / ".join(heads), text=told or " / ".join(heads) or text.strip()))
    return tuple(made)


def shortened(parts: Sequence[Part]) -> tuple[list[Part], list[str]]:
    """Parts that panels can letter, and a warning where that is less than was sent."""
    counts: Counter[str] = Counter()
    for part in parts:
        counts += telling(part.text)
    kept = [_kept(Passage(part.text, counts), "comic", whole=False) for part in parts]
    short = [replace(part, text=text) for part, text in zip(parts, kept, strict=True)]
    return short, share_kept([part.text for part in parts], kept, kind="comic")


def share_kept(sent: Sequence[str], kept: Sequence[str], *, kind: str, source: str = "The text") -> list[str]:
    """A warning that tells how much was left out, where something was."""
    before, after = (sum(len(one.split()) for one in texts) for texts in (sent, kept))
    if after >= before:
        return []
    share = max(1, round(100 * after / before)) if after else 0
    return [KEPT.format(source=source, sent=before, kind=kind, kept=after, share=share)]


def fields_of(passage: Passage, text: str, *, kind: str, language: str) -> dict[str, Any]:
    """What a scene of that kind says of its part; `text` is what was kept of it."""
    best = list(dict.fromkeys(point(one.text) for one in passage.best(POINTS.get(kind, 4))))
    points = [one for one in best if one] or [point(text) or text]
    if kind == "story":
        return {"narration": text}
    if kind == "presentation":
        return {"summary": points[0]}
    questions = questions_of(passage, language=language, most=3 if kind == "lesson" else 1)
    if kind == "lesson":
        examples = [one.text for one in passage.sentences if EXAMPLE.search(one.text) and len(one.text) < 600][:3]
        return {"narration": text, "points": points, "examples": examples, "questions": questions, "notes": ""}
    notes = "\n".join(f"{one['question']}\n({one['answer']})" for one in questions)
    return {"narration": text, "points": points, "notes": notes}


def _kept(passage: Passage, kind: str, *, whole: bool) -> str:
    if whole:
        return joined(passage.sentences)
    size = sum(len(one.text.split()) for one in passage.sentences)
    room = ROOM[kind]
    text = joined(passage.sentences if size <= room * ALLOWANCE else passage.kept(room))
    return _bounded(text)


def _bounded(text: str, most: int = 4_000) -> str:
    """Of a text without blanks, as much as a scene can hold."""
    return text if len(text) <= most else text[: most - 3] + "..."


def _cast(
    parts: Sequence[Part], wished: Sequence[Mapping[str, str]], chance: random.Random, language: str
) -> list[dict[str, str]]:
    text = "\n\n".join(part.text for part in parts)[:READ]
    return cast_of(atoms_of(text), text, wished, chance, language)


def _titles(parts: Sequence[Part], passages: Sequence[Passage], language: str) -> list[str]:
    """The heading of each part, else its most telling words; none twice."""
    made: list[str] = []
    for part, passage in zip(parts, passages, strict=True):
        title = " ".join(part.title.split()) or telling_title(passage, language)
        title = title if len(title) <= MOST_TITLE else title[: MOST_TITLE - 3].rsplit(" ", 1)[0] + "..."
        again = sum(1 for one in made if one == title or one.startswith(f"{title} ("))
        made.append(f"{title} ({again + 1})" if again else title)
    return made


def telling_title(passage: Passage, language: str) -> str:
    """Its first sentence where that is short, else two words that tell most of it, in the order of the text."""
    if not passage.sentences:
        return "..."
    first = passage.sentences[0].text
    if len(first.split()) <= 7 and len(first) <= MOST_TITLE:
        return first.rstrip(".") or first
    worth = passage.words_by_worth()[:2]
    stems = [stem(word) for one in passage.sentences for word in words(one.text)]
    order = sorted(worth, key=stems.index)
    if not order:
        return " ".join(first.split()[:6])[:MOST_TITLE]
    return capital((" and " if language == "en" else ", ").join(passage.shown(form) for form in order))


def _looks(
    parts: Sequence[Part], passages: Sequence[Passage], cast: Sequence[Mapping[str, str]], language: str,
    chance: random.Random,
) -> list[dict[str, Any]]:  # fmt: skip
    """The picture of each part; where nothing is said of a place, it is that of the whole."""
    count = len(parts)
    text = "\n".join(part.text for part in parts)[:READ]
    home = ground_in(text) if language == "en" else None
    shots = staging.shots([SHOTS[place % len(SHOTS)] for place in range(count)])
    hours, sides = staging.hours(count, ""), staging.sides(count, chance)
    made: list[dict[str, Any]] = []
    for place, horizon in enumerate(staging.horizons(count, chance)):
        low = [word.lower() for word in words(parts[place].text)]
        most = [passages[place].shown(form) for form in passages[place].words_by_worth()[:3]]
        seen = present_in(
            atoms_of(parts[place].text), low, [dict(one) for one in cast], made[-1]["cast"] if made else []
        )
        look = picture_of(
            f"{parts[place].title}. {parts[place].text}" if language == "en" else parts[place].text,
            telling=most, cast=seen, language=language, ground=home, hour=hours[place],
        )  # fmt: skip
        shot = "medium" if shots[place] == "close" and len(seen) > 1 else shots[place]
        made.append({**look, "cast": seen, "shot": shot, "side": sides[place], "horizon": horizon})
    return made
