"""Bodies in the words of other frontends, read as our own: each field by its first name here, or by one of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions.kinds.checks import refused
from functions.kinds.kind import Kind

#: our field -> what else it is called
NAMES: Mapping[str, tuple[str, ...]] = {
    "topic": ("subject", "topic_name"),
    "script": ("script_text",),
    "scenes": (
        *("num_scenes", "numScenes", "scene_count", "number_of_scenes", "num_panels", "numPanels", "panel_count"),
        *("panels", "num_slides", "numSlides", "slides", "sections", "num_sections", "num_subtopics", "count"),
    ),
    "style": ("art_style", "artStyle", "image_style", "imageStyle"),
    "audience": ("level", "age_group", "ageGroup", "grade", "grade_level", "target_audience"),
    "language": ("lang", "locale"),
    "aspect": ("aspect_ratio", "aspectRatio"),
    "item": ("item_id", "itemId", "item_name", "itemName"),
    "narration": ("with_audio", "voiceover"),
}
#: the words to work from, where they are given as neither an idea nor a text: their length tells which they are
WORDS = (
    "input_text",
    "inputText",
    "user_input",
    "userInput",
    "input",
    "content",
    "story",
    "story_text",
    "story_prompt",
)
#: one picture in words
SEEN = ("text", "topic", "description", "image_prompt", "imagePrompt", "scene", "scene_description", "query")
#: who asks is known by the key, when is known anyway
ASIDE = frozenset({"user_id", "userId", "user", "uid", "client_id", "clientId", "timestamp"})
#: characters from which words are a text to be told rather than an idea
TEXT_FROM = 400
WHOLE = ("scenes", "seed")
_OURS = {theirs: ours for ours, names in NAMES.items() for theirs in names}


def translated(body: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """The body of `POST /v1/jobs` that is meant; what nobody knows stays, for the kind to refuse by its name."""
    found: dict[str, Any] = {}
    for name, value in body.items():
        if name in ASIDE or value is None:
            continue
        ours = _ours(name, value, kind)
        if ours in found:
            raise refused([(name, f"This says {ours} once more; send one of them.")])
        found[ours] = _value(ours, value)
    if found.setdefault("kind", kind.name) != kind.name:
        raise refused([("kind", f"This path makes a {kind.name}; leave kind out.")])
    return found


def _ours(name: str, value: object, kind: Kind) -> str:
    if "text" not in kind.sources:
        return "prompt" if name in (*SEEN, *WORDS) else _OURS.get(name, name)
    if name in WORDS:
        long = isinstance(value, str) and (len(value) >= TEXT_FROM or "\n\n" in value.strip())
        return "text" if long else "prompt"
    return _OURS.get(name, name)


def _value(ours: str, value: object) -> object:
    """Forms send numbers as text, and a square is one to one."""
    if ours in WHOLE and isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    return "square" if ours == "aspect" and value == "1:1" else value
