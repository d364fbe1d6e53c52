"""A job as the press reads it, and the digests that name what was made from it."""

from __future__ import annotations

from functions.core.job import Job
from functions.core.keys import digest
from functions.core.plan import Plan, Scene
from functions.core.speech import timed
from functions.core.transitions import RESULTS
from functions.ports import Fetch, House, Manuscript, Panel

#: made from what was read aloud
SPOKEN_FILES = frozenset({"wav", "vtt"})


def manuscript(job: Job, *, layout: bytes = b"") -> Manuscript:
    """Everything of the job but the bytes of its pictures."""
    plan = job.plan or Plan(title="")
    return Manuscript(
        job=job.id, kind=job.kind, title=plan.title, summary=plan.summary, language=plan.language, style=plan.style,
        page=str(job.request.get("page") or "a4"), created_at=job.created_at,
        partial=any(step.state() != "done" for step in job.steps.values() if step.what in RESULTS),
        tags=tuple(job.request.get("tags") or ()),
        characters=tuple((one.name, one.look) for one in plan.characters),
        panels=tuple(_panel(job, scene, number) for number, scene in enumerate(job.told(), 1)),
        tiers=job.tiers, layout=layout, aspect=str(job.request.get("aspect") or ""),
        narrated=bool(job.request.get("narration")), style_words=str(job.request.get("style_words") or ""),
    )  # fmt: skip


def mute(job: Job, name: str) -> bool:
    """It is a file of sound, and no scene has any."""
    return name in SPOKEN_FILES and not any(panel.speech for panel in manuscript(job).panels)


def fetcher(house: House, owner: str) -> Fetch:
    """How the press gets the bytes of this owner's blobs."""
    return lambda name: house.blobs.get(f"{owner}/{name}")


def export_digest(job: Job, name: str, version: int) -> str:
    """Names the content of an export: the words, what is seen and heard, the layout, the format and its version."""
    plan = job.plan or Plan(title="")
    shown = {
        step.name: found[1].asset.name
        for step in job.steps.values()
        if (found := job.sound(step.scene) if step.what == "speech" else step.picture()) and found[1].asset
    }
    return digest([plan.edit, plan.title, job.layout, shown, name, version])[:32]


def _panel(job: Job, scene: Scene, number: int) -> Panel:
    step = job.picture_step(scene.id)
    shown = step.picture() if step else None
    heard = job.sound(scene.id)
    speech = heard[1].asset if heard else None
    return Panel(
        scene=scene.id, number=number, title=scene.title, alt=scene.alt, caption=scene.caption,
        lines=tuple((line.kind, line.speaker, line.text) for line in scene.dialogue), shot=scene.shot,
        state=step.state() if step else "skipped", asset=shown[1].asset if shown else None,
        wanted=step is not None or bool(scene.prompt),
        narration=scene.narration, points=scene.points, notes=scene.notes, examples=scene.examples,
        questions=scene.questions, pages=scene.pages, speech=speech,
        sentences=timed(scene, speech.marks["cuts"]) if speech else (),
    )  # fmt: skip
