"""What a source is divided into before anything is written: from a document that was read, or from plain text."""

from __future__ import annotations

import json
from dataclasses import replace

from functions.core.codec import decode
from functions.core.document import Document, Part
from functions.core.errors import InvalidOutput, NotFound
from functions.core.job import Job
from functions.core.plan import Plan
from functions.kinds import KINDS
from functions.kinds.dividing import divided
from functions.kinds.sources import DOCUMENT
from functions.ports import House


def parts_of(house: House, job: Job) -> tuple[Part, ...]:
    """One for each scene to come; none where the source is an idea, or a script that its writer divides into panels."""
    document = job.request.get(DOCUMENT)
    if document:
        return divided(_read(house, job.owner, str(document["blob"])), _scenes(job))
    text = str(job.request.get("script") or job.request.get("text") or "")
    if not text or KINDS[job.kind].pages:
        return ()
    return divided(house.press.read(text.encode(), name="source.txt", mime="text/plain"), _scenes(job))


def with_places(plan: Plan, parts: tuple[Part, ...]) -> Plan:
    """The plan, each scene with the pages and paragraphs of its part; InvalidOutput where there is not one for each."""
    if not parts:
        return plan
    if len(plan.scenes) != len(parts):
        raise InvalidOutput(f"The plan has {len(plan.scenes)} scenes for {len(parts)} parts of the source.")
    placed = zip(plan.scenes, parts, strict=True)
    scenes = tuple(replace(scene, pages=part.pages, paragraphs=part.paragraphs) for scene, part in placed)
    return replace(plan, scenes=scenes)


def part_of(parts: tuple[Part, ...], *, paragraphs: tuple[int, ...]) -> tuple[Part, ...]:
    """The part that a scene was made from; none for a scene that was added."""
    return tuple(part for part in parts if paragraphs and part.paragraphs == paragraphs)


def _scenes(job: Job) -> int:
    return int(job.request.get("scenes") or 1)


def _read(house: House, owner: str, blob: str) -> Document:
    data = house.blobs.get(f"{owner}/{blob}")
    if data is None:
        raise NotFound("The source of this job is gone.", action="Send it again in a new job.")
    return decode(Document, json.loads(data))
