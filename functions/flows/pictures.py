"""What a painter is asked for: a scene's or a character's picture, its size from the page's layout, and its key."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from functions.core.job import Asset, Job, Step
from functions.core.keys import digest, scene_key
from functions.core.plan import Plan, Scene
from functions.flows.reuse import keeper
from functions.kinds import KINDS
from functions.ports import House, PictureAsk

#: pixels of a picture, near what hosted models paint
AREA = 1_048_576
#: no side is longer or shorter than this
SHORTEST, LONGEST = 512, 1792
SHEET = 768
#: share of a picture's height above the heads where nothing is lettered
BARE = 0.08
#: width to height of the shapes that can be asked for
ASPECTS = {"square": 1.0, "4:3": 4 / 3, "3:4": 3 / 4, "16:9": 16 / 9, "9:16": 9 / 16}


def tiers_of(house: House, job: Job, plan: Plan) -> Mapping[str, Any] | None:
    """How the pages divide, for kinds whose scenes are laid out on pages."""
    if not KINDS[job.kind].pages:
        return None
    return house.press.arrange(plan, page=str(job.request.get("page") or "a4"))


def picture_ask(house: House, job: Job, step: Step) -> PictureAsk:
    """The words and fields of a step's picture; a need that failed leaves the look in words."""
    plan = _plan(job)
    if step.what == "sheet":
        return PictureAsk(
            prompt=f"{plan.look(step.character)}, whole figure, plain ground", style=plan.style, seed=_seed(job),
            width=SHEET, height=SHEET, cast=((step.character, plan.look(step.character)),), shot="medium",
            style_words=_style_words(job),
        )  # fmt: skip
    scene = job.scene(step.scene) or Scene(id=step.scene)
    width, height = _size(job, scene)
    return PictureAsk(
        prompt=scene.prompt or scene.alt or scene.title, style=plan.style, seed=_seed(job) + scene.anew, width=width,
        height=height,
        cast=tuple((name, plan.look(name)) for name in scene.cast), setting=scene.setting, time=scene.time,
        weather=scene.weather, shot=scene.shot, side=scene.side, horizon=scene.horizon, headroom=_headroom(job, scene),
        style_words=_style_words(job),
    )  # fmt: skip


def with_references(house: House, job: Job, step: Step, ask: PictureAsk) -> PictureAsk:
    """The ask with the bytes of the character sheets that were made, and of the lasting characters' own pictures."""
    found = (house.blobs.get(f"{job.owner}/{name}") for name in _references(job, step))
    return replace(ask, references=tuple(data for data in found if data is not None))


def picture_key(house: House, job: Job, step: Step, ask: PictureAsk) -> str:
    """The scene key: every field that changes the picture, the sheets by their hash, the model and whose it may be."""
    fields = {name: value for name, value in asdict(ask).items() if name != "references"}
    if not ask.style_words:
        del fields["style_words"]
    fields["sheets"] = _references(job, step)
    return scene_key(fields, model=house.painter.model, owner=keeper(house, job.owner))


def missing_sheets(job: Job, step: Step) -> tuple[str, ...]:
    """Characters whose sheet failed: they are painted from their look in words."""
    return tuple(one.character for one in _posed(job, step) if one.picture() is None)


def _references(job: Job, step: Step) -> list[str]:
    """Blobs of everyone who is seen and has a picture."""
    scene = job.scene(step.scene)
    cast = {name.casefold() for name in scene.cast} if scene else {step.character.casefold()}
    lasting = [one.reference for one in _plan(job).characters if one.reference and one.name.casefold() in cast]
    return [*(asset.original for asset in _sheets(job, step)), *lasting]


def _sheets(job: Job, step: Step) -> list[Asset]:
    shown = (one.picture() for one in _posed(job, step))
    return [found[1].asset for found in shown if found is not None and found[1].asset is not None]


def _posed(job: Job, step: Step) -> list[Step]:
    needed = (job.steps[name] for name in step.needs if name in job.steps)
    return [one for one in needed if one.what == "sheet"]


def _plan(job: Job) -> Plan:
    return job.plan or Plan(title="")


def _style_words(job: Job) -> str:
    return str(job.request.get("style_words") or "")


def _seed(job: Job) -> int:
    """A picture that is to be new each time has no seed of its own: the job's id is its chance."""
    seed = job.request.get("seed", 0)
    return int(digest(job.id)[:8], 16) if seed is None else int(seed)


def _headroom(job: Job, scene: Scene) -> float:
    """The press knows how much of the panel its words will take; heads stay out of at most two fifths."""
    if job.tiers is None:
        return BARE
    return min(0.4, float(job.tiers.get("headrooms", {}).get(str(scene.id), 0.22)))


def _size(job: Job, scene: Scene) -> tuple[int, int]:
    aspects = (job.tiers or {}).get("aspects", {})
    asked = ASPECTS.get(str(job.request.get("aspect") or ""), 1.0)
    aspect = min(3.0, max(0.5, float(aspects.get(str(scene.id), asked))))
    width = min(LONGEST, max(SHORTEST, round(math.sqrt(AREA * aspect) / 16) * 16))
    height = min(LONGEST, max(SHORTEST, round(width / aspect / 16) * 16))
    return width, height
