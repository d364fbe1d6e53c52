"""What the offline writer answers: a division of what is given, or a story or a lesson of a bare idea."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from functions.adapters.models.offline import staging
from functions.adapters.models.offline.adapting import adapted, explained, parts_of, shortened
from functions.adapters.models.offline.dividing import divide
from functions.adapters.models.offline.english import capital
from functions.adapters.models.offline.extracting import point
from functions.adapters.models.offline.language import language_of
from functions.adapters.models.offline.lessons import asked_of, bare, teach
from functions.adapters.models.offline.picturing import panel_of
from functions.adapters.models.offline.reading import ORDERS, read
from functions.adapters.models.offline.script import atoms_of, sentences
from functions.adapters.models.offline.sections import outline, section_for
from functions.adapters.models.offline.storytelling import narrate
from functions.adapters.models.offline.tale import tell
from functions.adapters.models.offline.teaching import explained as of_section
from functions.adapters.models.offline.teaching import is_young, taught
from functions.core.document import Part
from functions.core.plan import Plan, Scene

#: a prompt with so many sentences is a story already
A_STORY = 4
#: and with so many words no idea that a grammar could hold
A_MOUTHFUL = 40
SMALL = frozenset(
    "a an and as at but by for from in into nor of on or over the to under up with who that which".split()
)
UNTRANSLATED = "The offline writer does not translate: the words stay as they were sent ({sent}), not in {wished}."
OWN_WORDS = {
    True: "The offline writer invents stories in English only: the panels show your own words.",
    False: "The offline writer writes in English only: the scenes hold your own words.",
}


def plan(request: Mapping[str, Any], *, kind: str = "comic", parts: Sequence[Part] = ()) -> dict[str, Any]:
    """The plan of an accepted request; of a divided source, one scene a part."""
    source = source_of(request)
    text = str(request.get(source) or "\n\n".join(part.text for part in parts))
    spoken = language_of(text)
    wished = str(request.get("language") or "")
    chance = seeded(text, int(request.get("seed") or 0))
    english = spoken == "en" and wished.partition("-")[0].lower() in {"", "en"}
    warnings: list[str] = []
    if wished and wished.partition("-")[0].lower() != spoken:
        warnings.append(UNTRANSLATED.format(sent=spoken, wished=wished))
    bare_idea = source in {"prompt", "topic"}
    if not bare_idea or not english or _told_already(text):
        if bare_idea and not english:
            warnings.append(OWN_WORDS[kind == "comic"])
        made, title = _divided(request, text, kind=kind, parts=parts, language=spoken, chance=chance)
    else:
        made, title = (
            _invented(request, text, kind=kind, chance=chance),
            titled(ORDERS.sub("", text) if kind == "comic" else asked_of(ORDERS.sub("", text))[0]),
        )
    warnings += made.get("warnings", [])
    return {
        **made,
        "title": title,
        "summary": _summary(text if bare_idea or not parts else parts[0].text),
        "language": wished if english and wished else spoken,
        "warnings": warnings,
    }


def explain(
    request: Mapping[str, Any], *, plan: Plan | None, scene: Scene, parts: Sequence[Part] = ()
) -> dict[str, Any]:
    """The explanation of one slide: of its part of the source, or of its section of what is known."""
    source = source_of(request)
    if parts:
        part = Part(title=parts[0].title, text="\n\n".join(one.text for one in parts))
        return explained(part, parts, title=scene.title, language=language_of(part.text))
    text = str(request.get(source) or "")
    own = scene.caption or scene.title or "..."
    place = max(0, plan.number(scene.id) - 1) if plan is not None else 0
    if source not in {"prompt", "topic"}:
        return {"points": [point(own) or own], "narration": own, "notes": ""}
    wished = str(request.get("language") or "en").partition("-")[0].lower()
    if wished != "en" or language_of(text) != "en" or _told_already(text):
        given = parts_of(text, int(request["scenes"]))
        return explained(given[place % len(given)], given, title=scene.title, language=language_of(text))
    asked, audience = asked_of(text)
    section = section_for(scene.title, asked, bare(asked) or asked, count=int(request["scenes"]), place=place)
    return of_section(section, young=is_young(str(request.get("audience") or audience)))


def source_of(request: Mapping[str, Any]) -> str:
    """In which field the words stand; a document's are in its parts."""
    return next((name for name in ("prompt", "topic", "script", "text") if request.get(name)), "document")


def _divided(
    request: Mapping[str, Any], text: str, *, kind: str, parts: Sequence[Part], language: str, chance: random.Random
) -> tuple[dict[str, Any], str]:
    """The text in its own words, and its title."""
    source, scenes = source_of(request), int(request["scenes"])
    wishes = list(request.get("characters") or ())
    bare_idea = source in {"prompt", "topic"}
    if kind == "comic":
        short, told = (parts, []) if source == "script" or not parts else shortened(parts)
        made = divide(text, wishes, scenes=scenes, chance=chance, language=language, parts=short)
        made["warnings"] = told + made["warnings"]
        if source in {"text", "document"} and language == "en":
            made["scenes"] = [scene | panel_of(scene) for scene in made["scenes"]]
        made["scenes"] = _filled(made["scenes"], scenes) if bare_idea else made["scenes"]
    else:
        own = parts or parts_of(text, scenes)
        made = adapted(
            own, wishes, kind=kind, scenes=scenes, whole=source == "script" or bare_idea, language=language,
            chance=chance,
        )  # fmt: skip
        if bare_idea:
            made["scenes"] = _repeated(made["scenes"], scenes)
            made["warnings"] = []
    name = str((request.get("document") or {}).get("name") or "") if source == "document" else ""
    return made, _title_of(parts, name) if parts and source == "document" else _first_words(text)


def _title_of(parts: Sequence[Part], name: str) -> str:
    """The first heading of a document, else its file's name without its ending."""
    head = " ".join(parts[0].title.split())
    stem = re.sub(r"\.(?:pdf|docx|txt|md|markdown)$", "", name, flags=re.IGNORECASE)
    return _short(head or " ".join(re.sub(r"[_\s-]+", " ", stem).split()) or _first_words(parts[0].text), 80)


def _invented(request: Mapping[str, Any], text: str, *, kind: str, chance: random.Random) -> dict[str, Any]:
    """A story or something to learn, from a bare idea in English."""
    scenes, wishes = int(request["scenes"]), list(request.get("characters") or ())
    idea = read(text)
    learnt = bool(request.get("topic")) or idea.story == "lesson" or kind not in {"comic", "story"}
    if not learnt:
        tale = tell if kind == "comic" else narrate
        return tale(idea, wishes, scenes=scenes, chance=chance)
    asked, audience = asked_of(text)
    if kind == "comic":
        return teach(bare(asked) or asked, wishes, scenes=scenes, chance=chance, asked=asked)
    made = outline(asked, bare(asked) or asked, count=scenes)
    return taught(made, wishes, kind=kind, audience=str(request.get("audience") or audience), chance=chance)


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
    return _short(" ".join(re.sub(r"^#{1,6}\s+", "", text, flags=re.MULTILINE).split()), 300)


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


def _repeated(scenes: list[dict[str, Any]], wanted: int) -> list[dict[str, Any]]:
    """A prompt too short for its scenes: its words again, seen otherwise."""
    made = list(scenes)
    for place in range(len(made), wanted):
        again = scenes[place % len(scenes)]
        side = "left" if made[-1]["side"] == "right" else "right"
        title = f"{again['title']} ({place // len(scenes) + 1})" if again["title"] else ""
        made.append(again | {"side": side, "shot": ("medium", "close", "wide")[place % 3], "title": title})
    return made
