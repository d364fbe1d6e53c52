"""The scenes that somebody approves, as the edits of a plan: numbers keep those scenes, objects change theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from functions.core.plan import Plan
from functions.kinds.checks import refused
from functions.web import shape

#: names of a scene's number, and what else stands in a scene that was shown
NUMBERS = ("number", "scene_number", "sceneNumber", "scene_id", "sceneId", "id")
SHOWN = frozenset({"image_status", "image_url", "thumbnail_url", "audio_url", "audio_seconds", "approved", *NUMBERS})
THEIRS = {"description": "prompt", "image_prompt": "prompt", "text": "narration"}


def edits_of(plan: Plan, scenes: object) -> dict[str, Any]:
    """The body of a plan's PATCH. Scenes come back as they were shown: what they say no otherwise is no edit."""
    if scenes is None:
        return {}
    if not isinstance(scenes, list):
        raise refused([("scenes", "A list is expected.")])
    if scenes and all(type(one) is int for one in scenes):
        return {"drop": _others(plan, scenes)}
    wrong = [place for place, one in enumerate(scenes) if not isinstance(one, Mapping) or _number(one) is None]
    if wrong:
        raise refused([(f"scenes.{place}", "A scene with its number is expected.") for place in wrong])
    rejected = [_number(one) for one in scenes if one.get("approved") is False]
    changed = [_edit(plan, one) for one in scenes if _number(one) not in rejected]
    return {"scenes": [one for one in changed if len(one) > 1], "drop": rejected}


def _others(plan: Plan, kept: Sequence[int]) -> list[int]:
    numbers = range(1, len(plan.scenes) + 1)
    unknown = [one for one in kept if one not in numbers]
    if unknown:
        raise refused([("scenes", f"There is no scene {unknown[0]}; there are scenes 1 to {len(numbers)}.")])
    return [number for number in numbers if number not in kept]


def _edit(plan: Plan, given: Mapping[str, Any]) -> dict[str, Any]:
    number = _number(given)
    scenes = shape.plan(plan)["scenes"]
    shown: Mapping[str, Any] = next((one for one in scenes if one["number"] == number), {})
    said = {THEIRS.get(name, name): value for name, value in given.items() if name not in SHOWN}
    return {
        "number": number,
        **{name: value for name, value in said.items() if name not in shown or shown[name] != value},
    }


def _number(given: Mapping[str, Any]) -> object:
    return next((given[name] for name in NUMBERS if name in given), None)
