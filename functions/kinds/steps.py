"""The graph of a plan: sheets of those who come again, texts, pictures, speech, then the assembly.

Scenes and characters keep their steps through every edit: ids and the cast's order never change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions.core.job import ASSEMBLY, Step
from functions.core.plan import Plan, Scene
from functions.core.speech import pieces
from functions.kinds.limits import MOST_SHEETS


def steps(plan: Plan, request: Mapping[str, Any], *, sheets: bool, texts: bool) -> dict[str, Step]:
    """By name: c01 for a sheet, t01 for a text, p01 for a picture, s01 for speech, the number being the scene's id."""
    drawn = _sheets(plan) if sheets else {}
    made = {step: Step(name=step, what="sheet", character=name) for name, step in drawn.items()}
    for scene in plan.scenes:
        for step in _of_scene(scene, drawn, texts=texts, narrated=bool(request.get("narration"))):
            made[step.name] = step
    made[ASSEMBLY] = Step(name=ASSEMBLY, what=ASSEMBLY, needs=tuple(made))
    return made


def recurring(plan: Plan) -> tuple[str, ...]:
    """Who must be recognised again: seen in two scenes or more; the first three in the plan's order.

    A lasting character has a picture of its own already.
    """
    drawn = [one.name for one in plan.characters if not one.reference]
    seen = {name: sum(name in scene.cast for scene in plan.scenes if scene.prompt) for name in drawn}
    return tuple(name for name, times in seen.items() if times > 1)[:MOST_SHEETS]


def _sheets(plan: Plan) -> dict[str, str]:
    wanted = recurring(plan)
    return {one.name: f"c{number:02d}" for number, one in enumerate(plan.characters, 1) if one.name in wanted}


def _of_scene(scene: Scene, sheets: Mapping[str, str], *, texts: bool, narrated: bool) -> list[Step]:
    """A picture waits for a text only where the text must say what to draw."""
    number = f"{scene.id:02d}"
    text = (f"t{number}",) if texts else ()
    made = [Step(name=name, what="text", scene=scene.id) for name in text]
    if scene.prompt or text:
        shown = tuple(sheets[one] for one in dict.fromkeys(scene.cast) if one in sheets)
        needs = shown if scene.prompt else (*text, *shown)
        made.append(Step(name=f"p{number}", what="picture", scene=scene.id, needs=needs))
    if narrated and (text or pieces(scene)):
        made.append(Step(name=f"s{number}", what="speech", scene=scene.id, needs=text))
    return made
