"""S3, Story to Image: a story whose scenes are approved before they are drawn, and taken away as a ZIP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions.core.errors import Conflict, PreconditionFailed
from functions.flows.read import read
from functions.kinds import KINDS
from functions.web import files
from functions.web.call import Call
from functions.web.jobs import FRESH
from functions.web.reply import Reply, in_json, matched
from functions.web.seeds.orders import PATIENCE, accepted, ordered
from functions.web.seeds.told import told

if TYPE_CHECKING:
    from functions.core.job import Job
    from functions.web.seeds.bodies import Session


def generate(call: Call) -> Reply:
    """Starts a story; its scenes wait for approval."""
    made = ordered(call, "story", approval="plan")
    return accepted(call, made, made.job)


def status(call: Call) -> Reply:
    """How far a session is, with its scenes as soon as they are planned."""
    return in_json(told(call, call.job()), headers=FRESH.items())


def approve(call: Call) -> Reply:
    """Draws the scenes that are approved, with last edits."""
    from functions.flows import change
    from functions.web.seeds.approved import edits_of
    from functions.web.seeds.bodies import Approval

    body = call.json()
    job = _job(call, Approval.read(body))
    if job.plan is None:
        raise Conflict("The scenes are not written yet.", action="Ask for the status until it is awaiting_approval.")
    edits = KINDS[job.kind].edits(edits_of(job.plan, body.get("scenes")))
    tag = matched(call.header("If-Match"), job.plan.edit)
    if tag not in (None, job.plan.edit) and job.state == "awaiting_approval":
        raise PreconditionFailed
    made = change.approve(call.house, call.owner, job.id, edits=edits, tag=job.plan.edit if tag is None else tag)
    call.house.queue.put(made.messages)
    return in_json(told(call, made.job), status=202, headers=[("Location", f"/v1/jobs/{job.id}"), *FRESH.items()])


def download(call: Call) -> Reply:
    """The pictures and all that belongs to them as one ZIP; 202 where it takes longer than anybody waits."""
    from functions.web.seeds.bodies import Session

    return files.export_of(call, _job(call, Session.read(call.json())), "zip", seconds=PATIENCE)


def _job(call: Call, body: Session) -> Job:
    return read(call.house, call.owner, body.named())
