"""What the offline writer answers: a division of what is given, or a story or a lesson of a bare idea."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.dividing import divide
from functions.adapters.models.offline.english import capital
from functions.adapters.models.offline.language import language_of
from functions.adapters.models.offline.lessons import bare, teach
from functions.adapters.models.offline.reading import ORDERS, read
from functions.adapters.models.offline.script import atoms_of, sentences
from functions.adapters.models.offline.tale import tell

#: a prompt with so many sentences is a story already
A_STORY = 4
#: and with so many words no idea that a grammar could hold
A_MOUTHFUL = 40
SMALL = frozenset(
    "a an and as at but by for from in into nor of on or over the to under up with who that which".split()
)
UNTRANSLATED = "The offline writer does not translate: the words stay as they were sent ({sent}), not in {wished}."
OWN_WORDS = "The offline writer invents stories in English only: the panels show your own words."


def plan(request: Mapping[str, Any]) -> dict[str, Any]:
    """The plan of an accepted request."""
    source = next(name for name in ("prompt", "topic", "script", "text") if request.get(name))
    text = str(request[source])
    spoken = language_of(text)
    wished = str(request.get("language") or "")
    wishes = list(request.get("characters") or ())
    scenes = int(request["scenes"])
    chance = seeded(text, int(request.get("seed") or 0))
    english = spoken == "en" and wished.partition("-")[0].lower() in {"", "en"}
    warnings: list[str] = []
    if wished and wished.partition("-")[0].lower() != spoken:
        warnings.append(UNTRANSLATED.format(sent=spoken, wished=wished))
    if source in {"script", "text"} or not english or _told_already(text):
        if source in {"prompt", "topic"} and not english:
            warnings.append(OWN_WORDS)
        made = divide(text, wishes, scenes=scenes, chance=chance, language=spoken)
        made["scenes"] = _filled(made["scenes"], scenes) if source in {"prompt", "topic"} else made["scenes"]
        title = _first_words(text)
    else:
        idea = read(text)
        lesson = source == "topic" or idea.story == "lesson"
        topic = bare(text) or text
        made = (
            teach(topic, wishes, scenes=scenes, chance=chance, asked=text.strip(" .!?"))
            if lesson
            else tell(idea, wishes, scenes=scenes, chance=chance)
        )
        title = titled(ORDERS.sub("", text))
    warnings += made.get("warnings", [])
    return {
        **made,
        "title": title,
        "summary": _summary(text),
        "language": wished if english and wished else spoken,
        "warnings": warnings,
    }


def seeded(text: str, seed: int) -> random.Random:
    """Chance that hangs on the words and the seed alone."""
    return random.Random(hashlib.sha256(f"{seed}\n{text}".encode()).digest())


def titled(text: str) -> str:
    """The words as a title: capitals but for the small ones."""
    parts = " ".join(text.split()).strip(" .\"'").split()
    made = [word if place and word.lower() in SMALL else capital(word) for place, word in enumerate(parts)]
    return _short(" ".join(made), 80)


def _told_already(text: str) -> bool:
    """It is long enough to be the story, or has nothing that can be read."""
    return (
        len(sentences(text)) >= A_STORY
        or len(text.split()) > A_MOUTHFUL
        or len(text) > 400
        or not any(map(str.isalpha, text))
    )


def _first_words(text: str) -> str:
    atom = next((one for one in atoms_of(text) if one.heads or one.text), None)
    if atom is None:
        return "Untitled"
    first = atom.heads[0] if atom.heads else (sentences(atom.text) or [atom.text])[0]
    return _short(first.rstrip("."), 80)


def _summary(text: str) -> str:
    return _short(" ".join(text.split()), 300)


def _short(text: str, most: int) -> str:
    """Cut behind a word, and marked as cut."""
    if len(text) <= most:
        return text
    kept = text[: most - 3]
    return (kept.rsplit(" ", 1)[0] if " " in kept[most // 2 :] else kept) + "..."


def _filled(scenes: list[dict[str, Any]], wanted: int) -> list[dict[str, Any]]:
    """A prompt too short for its panels: they are seen from nearer and further, without words that nobody sent."""
    made = list(scenes)
    hours = staging.hours(wanted, "")
    for place in range(len(made), wanted):
        again = scenes[place % len(scenes)]
        side = "left" if made[-1]["side"] == "right" else "right"
        shot = ("medium", "close", "wide")[place % 3]
        horizon = (0.55, 0.63, 0.59)[place % 3]
        made.append(
            again
            | {
                "caption": "",
                "dialogue": [],
                "title": "",
                "notes": "",
                "shot": shot,
                "side": side,
                "horizon": horizon,
                "time": hours[place],
            }
        )
    return made
