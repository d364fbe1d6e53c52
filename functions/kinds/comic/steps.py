"""The steps of a comic: sheets of the recurring characters, then the pictures, then the assembly."""

from __future__ import annotations

from functions.core.job import ASSEMBLY, Step
from functions.core.plan import Plan
from functions.core.speech import pieces
from functions.kinds.comic.limits import MOST_SHEETS
from functions.kinds.kind import Body


def steps(plan: Plan, request: Body) -> dict[str, Step]:
    """By name. Scenes and characters keep their steps through every edit: ids and the cast's order never change."""
    wanted = recurring(plan)
    sheets = {one.name: f"c{number:02d}" for number, one in enumerate(plan.characters, 1) if one.name in wanted}
    made = {step: Step(name=step, what="sheet", character=name) for name, step in sheets.items()}
    for scene in plan.scenes:
        name = f"p{scene.id:02d}"
        needs = tuple(sheets[one] for one in dict.fromkeys(scene.cast) if one in sheets)
        made[name] = Step(name=name, what="picture", scene=scene.id, needs=needs)
        if request.get("narration") and pieces(scene):
            spoken = f"s{scene.id:02d}"
            made[spoken] = Step(name=spoken, what="speech", scene=scene.id)
    made[ASSEMBLY] = Step(name=ASSEMBLY, what=ASSEMBLY, needs=tuple(made))
    return made


def recurring(plan: Plan) -> tuple[str, ...]:
    """Who must be recognised again: seen in two scenes or more; the first three in the plan's order."""
    seen = {one.name: sum(one.name in scene.cast for scene in plan.scenes) for one in plan.characters}
    return tuple(name for name, times in seen.items() if times > 1)[:MOST_SHEETS]
