"""Jobs over HTTP: ask, look, list, and what can be done with one.

The flows are imported by the requests that need them: most of a process's first requests only look.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from functions.core.errors import InvalidRequest, PreconditionFailed
from functions.core.job import ENDED, RUNNING, Job
from functions.flows.read import listed
from functions.kinds import KINDS, named
from functions.web.cached import cache_status
from functions.web.call import MOST_WAIT, Call
from functions.web.context import TRACE
from functions.web.reply import FRESH, Reply, dumps, is_known, matched, minute, not_modified

if TYPE_CHECKING:
    from functions.flows.submit import Submitted
    from functions.web.sending import Asked

#: a job changes with every step, so a kept copy must be asked about
STATES = (*sorted(RUNNING), "awaiting_approval", *sorted(ENDED))
#: seconds until another look is worth while
LOOK_AGAIN = "1"


def create(call: Call) -> Reply:
    """Accepts a request; what is accepted is durable."""
    from functions.web.sending import asked

    made = order(call, asked(call))
    seconds = call.preferred_wait()
    job = call.wait_for(made.job, lambda now: now.state not in RUNNING, seconds=seconds)
    extra = [*minute(made.allowance), *cache_status(made.look, job)]
    if made.replayed:
        extra.append(("Idempotency-Replayed", "true"))
    if seconds:
        extra.append(("Preference-Applied", f"wait={seconds:.0f}"))
    return shown(call, job, status=200 if seconds and job.ended else 202, headers=extra)


def order(call: Call, given: Asked) -> Submitted:
    """The job that a body asks for, and its first messages on their way."""
    from functions.flows.submit import Submission, accept, known
    from functions.flows.wishes import accepted

    kind = named(given.body.get("kind"))
    key, digest, trace = call.idempotency_key(), given.digest(), TRACE.get()
    made = known(call.house, call.owner, kind.name, key=key, body=digest) or accept(
        call.house,
        Submission(
            owner=call.owner, kind=kind.name, request=accepted(call.house, call.owner, kind, given.body),
            sent=given.sent, key=key, body=digest, trace=trace.id if trace else "",
        ),
    )  # fmt: skip
    call.house.queue.put(made.messages)
    return made


def look(call: Call) -> Reply:
    """One job; with ?wait= as soon as it changes."""
    job = call.job()
    seconds = call.number("wait", 0, low=0, high=int(MOST_WAIT))
    given = call.header("If-None-Match")
    # Who does not say what they know is told at once where nothing will change by itself.
    waits = seconds and not job.ended
    if waits and (is_known(given, call.rendered(job).tag) if given else job.state in RUNNING):
        before = job.version
        job = call.wait_for(job, lambda now: now.version > before, seconds=seconds)
    made = call.rendered(job)
    headers = dict(FRESH) if job.ended else FRESH | _again(job)
    if is_known(given, made.tag):
        return not_modified(made.tag, headers)
    return Reply(body=made.body, headers=[("ETag", made.tag), *headers.items()])


def listing(call: Call) -> Reply:
    """The owner's jobs, newest first."""
    state, kind = call.query("state") or None, call.query("kind") or None
    if state is not None and state not in STATES:
        fault = f"Choose one of: {', '.join(STATES)}."
        raise InvalidRequest(f"state: {fault}", fields=(("state", fault),))
    if kind is not None and kind not in KINDS:
        fault = f"Choose one of: {', '.join(KINDS)}."
        raise InvalidRequest(f"kind: {fault}", fields=(("kind", fault),))
    size = call.number("page_size", 20, low=1, high=100)
    page = listed(call.house, call.owner, state=state, kind=kind, size=size, token=call.query("page_token") or None)
    items = b",".join(call.rendered(job).body for job in page.jobs)
    body = b'{"items":[%b],"next_page_token":%b}' % (items, dumps(page.next))
    return Reply(body=body, headers=list(FRESH.items()))


def approve(call: Call) -> Reply:
    """Freezes the plan, with last edits where a body came."""
    from functions.flows import change

    job = call.job()
    edits = KINDS[job.kind].edits(call.json_if_any())
    tag = matched(call.header("If-Match"), job.plan.edit if job.plan else 0)
    if tag is not None and job.plan is not None and tag != job.plan.edit and job.state == "awaiting_approval":
        raise PreconditionFailed
    made = change.approve(call.house, call.owner, job.id, edits=edits, tag=tag)
    call.house.queue.put(made.messages)
    return shown(call, made.job, status=202)


def cancel(call: Call) -> Reply:
    """No further model call starts."""
    from functions.flows import change

    made = change.cancel(call.house, call.owner, call.job().id)
    call.house.queue.put(made.messages)
    return shown(call, made.job, status=202)


def retry(call: Call) -> Reply:
    """The next run, with only what is unfinished."""
    from functions.flows import change
    from functions.kinds.checks import checked
    from functions.web.bodies import Retry

    wish = checked(Retry, call.json_if_any()).on_unavailable
    made = change.retry(call.house, call.owner, call.job().id, on_unavailable=wish or "")
    call.house.queue.put(made.messages)
    return shown(call, made.job, status=202)


def delete(call: Call) -> Reply:
    """Gone at once; bytes and records follow."""
    from functions.flows import change

    made = change.delete(call.house, call.owner, call.job().id)
    call.house.queue.put(made.messages)
    return Reply(status=204)


def shown(call: Call, job: Job, *, status: int, headers: Iterable[tuple[str, str]] = ()) -> Reply:
    """The job as the answer to something that was done with it."""
    made = call.rendered(job)
    all_headers = [("Location", f"/v1/jobs/{job.id}"), ("ETag", made.tag), *FRESH.items(), *_again(job).items()]
    return Reply(status=status, body=made.body, headers=[*all_headers, *headers])


def _again(job: Job) -> dict[str, str]:
    return {"Retry-After": LOOK_AGAIN} if job.state in RUNNING else {}
