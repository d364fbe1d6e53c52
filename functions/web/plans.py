"""The plan of a job and its scenes, to read and to edit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from functions.core.errors import Conflict, InvalidRequest, NotFound, PreconditionFailed
from functions.core.job import Job
from functions.core.plan import Edits, Plan, Scene
from functions.kinds import KINDS
from functions.web import shape
from functions.web.call import Call
from functions.web.reply import Reply, in_json, is_known, matched, not_modified, strong

if TYPE_CHECKING:
    from functions.core.transitions import Change

#: the tag is the edit number, which says nothing about pictures: no cache may answer by it
KEEP_NOT = {"Cache-Control": "private, no-store"}


def look(call: Call) -> Reply:
    """The plan, under the tag of its edit number."""
    plan = _plan(call.job())
    tag = strong(plan.edit)
    if is_known(call.header("If-None-Match"), tag):
        return not_modified(tag, KEEP_NOT)
    return in_json(shape.plan(plan), headers=[("ETag", tag), *KEEP_NOT.items()])


def edit(call: Call) -> Reply:
    """Changes a waiting plan; after the end, opens the next run."""
    from functions.flows import change

    job = call.job()
    tag = _must_match(call, _plan(job).edit)
    edits = KINDS[job.kind].edits(call.json())
    if edits.empty():
        raise InvalidRequest("Nothing to change was sent.", action="Send scenes, add, drop or order.")
    made = change.edit(call.house, call.owner, job.id, edits=edits, tag=tag)
    call.house.queue.put(made.messages)
    plan = _plan(made.job)
    return _changed(call, made, shape.plan(plan), edit=plan.edit, opened=made.job.run.number > job.run.number)


def look_at_scene(call: Call) -> Reply:
    """One scene with its picture, under the tag of its words."""
    job = call.job()
    number, scene = _scene(call, job)
    tag = strong(scene.edit)
    if is_known(call.header("If-None-Match"), tag):
        return not_modified(tag, KEEP_NOT)
    return in_json(shape.scene(job, scene, number), headers=[("ETag", tag), *KEEP_NOT.items()])


def edit_scene(call: Call) -> Reply:
    """Changes words or picture of one scene, or shows an earlier picture of it."""
    from functions.flows import change

    job = call.job()
    number, scene = _scene(call, job)
    tag = _must_match(call, scene.edit)
    body = call.json()
    if "picture_version" in body:
        version = _version(body)
        if tag != scene.edit:
            raise PreconditionFailed
        made = change.choose(call.house, call.owner, job.id, number=number, version=version)
    else:
        fields = _anew(body, job, scene) if "redraw" in body else KINDS[job.kind].scene_fields(body)
        edits = Edits(scenes=((number, fields),))
        made = change.edit(call.house, call.owner, job.id, edits=edits, tag=tag, scene=number)
    call.house.queue.put(made.messages)
    _, after = _scene(call, made.job)
    return _changed(call, made, shape.scene(made.job, after, number), edit=after.edit, opened=True)


def _changed(call: Call, made: Change, body: dict[str, Any], *, edit: int, opened: bool) -> Reply:
    body["job"] = json.loads(call.rendered(made.job).body)
    headers = [("ETag", strong(edit)), ("Location", f"/v1/jobs/{made.job.id}"), *KEEP_NOT.items()]
    return in_json(body, status=202 if opened else 200, headers=headers)


def _plan(job: Job) -> Plan:
    if job.plan is None:
        raise NotFound("The plan is not written yet.", action="Wait until the job has one.")
    return job.with_words(range(1, len(job.plan.scenes) + 1)) or job.plan


def _scene(call: Call, job: Job) -> tuple[int, Scene]:
    text = call.params["number"]
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0
    scene = _plan(job).numbered(number)
    if scene is None:
        raise NotFound(f"This job has no such scene; it has scenes 1 to {len(_plan(job).scenes)}.")
    return number, scene


def _must_match(call: Call, current: int) -> int:
    tag = matched(call.header("If-Match"), current)
    if tag is None:
        raise PreconditionFailed("Edits need If-Match with the tag of what they were made from.")
    return tag


def _anew(body: dict[str, Any], job: Job, scene: Scene) -> dict[str, Any]:
    from functions.kinds.checks import checked
    from functions.web.bodies import Anew

    checked(Anew, body)
    if job.picture_step(scene.id) is None:
        raise Conflict("This scene has no picture yet.", action="Give it a prompt, or approve the plan.")
    return {"anew": scene.anew + 1}


def _version(body: dict[str, Any]) -> int:
    from functions.kinds.checks import checked
    from functions.web.bodies import Choice

    return checked(Choice, body).picture_version
