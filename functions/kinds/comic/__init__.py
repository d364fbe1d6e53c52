"""The comic: a prompt or a script becomes up to ten lettered panels on pages."""

from __future__ import annotations

from functools import cache
from typing import Any

from functions.core.errors import InvalidRequest
from functions.core.plan import Edits, Plan
from functions.kinds.comic.limits import DEFAULT_SCENES, MOST_SCENES, MOST_SHEETS, SOURCES
from functions.kinds.comic.prompt import prompt_for
from functions.kinds.comic.steps import steps
from functions.kinds.kind import Body, Kind
from functions.kinds.styles import STYLES


def parse(body: Body) -> dict[str, Any]:
    """The accepted request as plain values."""
    from functions.kinds.comic import request

    return request.parse(body)


@cache
def schema() -> dict[str, Any]:
    """JSON schema of the plan that a writer is asked for; made once, for it takes as long as the rest of a delivery."""
    from functions.kinds.comic import answer

    return answer.Answer.model_json_schema()


def plan_from(data: Body, request: Body) -> Plan:
    """The writer's answer as a plan."""
    from functions.kinds.comic import answer

    return answer.plan_from(data, request)


def warnings_in(data: Body) -> tuple[str, ...]:
    """What the writer wants the owner to know."""
    said = data.get("warnings")
    return tuple(one[:300] for one in said[:10] if isinstance(one, str)) if isinstance(said, list) else ()


def edits(body: Body) -> Edits:
    """Changes of a plan."""
    from functions.kinds.comic import changes

    return changes.edits(body)


def scene_fields(body: Body) -> dict[str, Any]:
    """Changes of one scene."""
    from functions.kinds.comic import changes

    return changes.scene_fields(body)


def check_edits(plan: Plan, edits: Edits) -> None:
    """Scenes are named by their numbers in the plan, and 1 to 10 of them stay."""
    count = len(plan.scenes)
    named = {*(number for number, _ in edits.scenes), *edits.drop, *edits.order}
    unknown = sorted(number for number in named if not 1 <= number <= count)
    if unknown:
        fault = f"There is no scene {unknown[0]}; the plan has scenes 1 to {count}."
        raise InvalidRequest(fault, fields=(("scenes", fault),))
    left = count - len(set(edits.drop)) + len(edits.add)
    if not 1 <= left <= MOST_SCENES:
        fault = f"A comic has 1 to {MOST_SCENES} scenes; after this change it would have {left}."
        raise InvalidRequest(fault, fields=(("add" if left > count else "drop", fault),))


def estimate(request: Body) -> tuple[tuple[str, int], ...]:
    """One plan, and as many pictures and sheets as there can be."""
    return (("plan", 1), ("sheet", MOST_SHEETS), ("picture", int(request.get("scenes") or DEFAULT_SCENES)))


def bodies() -> dict[str, dict[str, Any]]:
    """JSON schemas of what clients send."""
    from functions.kinds.comic import changes, request

    return {
        "create": request.Request.model_json_schema(),
        "plan": changes.PlanChange.model_json_schema(),
        "scene": changes.SceneChange.model_json_schema(),
    }


EXPORTS = ("pdf", "cbz", "png", "webp", "zip", "html", "json")
KIND = Kind(
    name="comic",
    title="Comic",
    description="Up to ten lettered panels on pages, from a prompt, a topic, a script or a text.",
    sources=SOURCES,
    default_scenes=DEFAULT_SCENES,
    most_scenes=MOST_SCENES,
    pages=True,
    styles=STYLES,
    default_exports=("pdf", "cbz"),
    exports=EXPORTS,
    parse=parse,
    prompt_for=prompt_for,
    schema=schema,
    plan_from=plan_from,
    warnings_in=warnings_in,
    steps=steps,
    edits=edits,
    scene_fields=scene_fields,
    check_edits=check_edits,
    estimate=estimate,
    bodies=bodies,
)
