"""Narrated jobs and such whose texts are written later, at each point of their day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from functions.core.job import ASSEMBLY, PLAN, Asset, Job, Step
from functions.core.plan import Edits, Plan, Scene
from functions.core.speech import said_of
from functions.core.transitions import Change, planned, revised
from tests.core.jobs import DEADLINE, NOW, TIERS, a_written_job, committed, ended, settle

TALK = Plan(title="Sail", scenes=(Scene(id=1, prompt="a mast", title="Mast"), Scene(id=2, title="Keel")))
TALE = Plan(
    title="Sail",
    scenes=(
        Scene(id=1, prompt="a mast", narration="It rose. It fell."),
        Scene(id=2, prompt="a keel", narration="Deep."),
    ),
)


def steps_of(plan: Plan, *, texts: bool) -> dict[str, Step]:
    """A text where `texts`, a picture and a narration for each scene, as kinds have them."""
    made: dict[str, Step] = {}
    for scene in plan.scenes:
        text = (f"t{scene.id:02d}",) if texts else ()
        made |= {name: Step(name=name, what="text", scene=scene.id) for name in text}
        picture, speech = f"p{scene.id:02d}", f"s{scene.id:02d}"
        made[picture] = Step(name=picture, what="picture", scene=scene.id, needs=() if scene.prompt else text)
        made[speech] = Step(name=speech, what="speech", scene=scene.id, needs=text)
    return {**made, ASSEMBLY: Step(name=ASSEMBLY, what=ASSEMBLY, needs=tuple(made))}


def a_talk() -> Job:
    """A presentation that renders: texts, pictures and narrations are open."""
    return _rendering(TALK, texts=True)


def a_tale() -> Job:
    """A narrated story that renders."""
    return _rendering(TALE, texts=False)


def _rendering(plan: Plan, *, texts: bool) -> Job:
    job = a_written_job(plan)
    drafted = job.steps[PLAN].outcome()
    assert drafted is not None
    steps = steps_of(plan, texts=texts)
    return committed(planned(job, drafted.draft or plan, steps, now=NOW, tiers=TIERS, approve_by=NOW).job)


def written(job: Job, step: str, **words: Any) -> Job:
    """The job with a text that was written for a scene."""
    return settle(job, step, asset=Asset(name=f"{step}.json"), words=words)


def read(job: Job, step: str, state: str = "done", **fields: Any) -> Job:
    """The job with a narration of what the scene says now."""
    if state == "failed":
        return settle(job, step, state, **fields)
    scene = job.scene(job.steps[step].scene)
    assert scene is not None
    marks = {"cuts": [1.0, 2.0], "said": said_of(scene)}
    revision = job.steps[step].revision
    return settle(job, step, state, asset=Asset(name=f"{step}r{revision}.wav", seconds=2.0, marks=marks), **fields)


def finished_tale(**states: str) -> Job:
    """The story with both pictures and both narrations, each as `states` says."""
    job = a_tale()
    for name in ("p01", "p02"):
        job = settle(job, name, states.get(name, "done"), letter=name)
    for name in ("s01", "s02"):
        job = read(job, name, states.get(name, "done"))
    return ended(job)


def finished_talk(*, first: dict[str, Any] | None) -> Job:
    """The presentation; `first` are the words of its first text, None where that failed."""
    job = settle(a_talk(), "t01", "failed") if first is None else written(a_talk(), "t01", **first)
    job = written(job, "t02", narration="Below.", prompt="a keel")
    for name in ("p01", "p02"):
        job = settle(job, name, letter=name)
    job = read(job, "s02")
    return ended(read(job, "s01", "failed" if first is None else "done"))


def edited(job: Job, number: int, *, texts: bool = False, **fields: Any) -> Change:
    """A revision of one scene's fields."""
    edits = Edits(scenes=((number, fields),))
    base = job.plan or Plan(title="")
    after = replace(
        base, scenes=tuple(replace(one, **fields) if n == number else one for n, one in enumerate(base.scenes, 1))
    )
    return revised(job, edits, steps_of(after, texts=texts), now=NOW, deadline_at=DEADLINE, tiers=None)
