"""S3, Story to Image: a story whose scenes are approved before they are drawn, and taken away as a ZIP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from functions.core.errors import Conflict, PreconditionFailed
from functions.core.job import RUNNING
from functions.flows.read import read
from functions.kinds import KINDS
from functions.web import files, shape
from functions.web.call import Call
from functions.web.reply import FRESH, Reply, in_json, matched
from functions.web.seeds.orders import PATIENCE, accepted, ordered
from functions.web.seeds.told import told

if TYPE_CHECKING:
    from functions.core.job import Job
    from functions.web.seeds.bodies import Session

OPEN = (*sorted(RUNNING), "awaiting_approval")


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


def sessions(call: Call) -> Reply:
    """The jobs of all owners that have not ended, newest first."""
    from functions.web import admin

    size = call.number("page_size", 100, low=1, high=100)
    page = call.house.oversight.jobs(states=OPEN, size=size, token=call.query("page_token") or None)
    body = {
        "active_sessions": sum(count for (_, state), count in call.house.oversight.counts().items() if state in OPEN),
        "max_sessions": call.house.policy.most_running,
        "sessions": [_brief(job) for job in page.jobs], "next_page_token": page.next,
    }  # fmt: skip
    return in_json(body, headers=admin.FRESH)


def settings(call: Call) -> Reply:
    """The settings; of what could open something only whether it is set."""
    from functions.web import admin

    body = {"version": call.config.version, "config": dict(call.config.settings)}
    return in_json(body, headers=admin.FRESH)


def _brief(job: Job) -> dict[str, Any]:
    return {
        "session_id": job.id, "request_id": job.id, "owner": job.owner, "kind": job.kind, "status": job.status(),
        "created_at": shape.when(job.created_at), "updated_at": shape.when(job.updated_at),
    }  # fmt: skip


def _job(call: Call, body: Session) -> Job:
    return read(call.house, call.owner, body.named())
