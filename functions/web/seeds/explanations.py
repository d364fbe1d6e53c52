"""S4, the presentation backend: a topic becomes subtopics, and these a presentation that explains each by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from functions.kinds import KINDS
from functions.web import catalogue, shape
from functions.web.call import Call
from functions.web.reply import FRESH, Reply, dumps, in_json
from functions.web.seeds.orders import about, accepted, failure, ordered, patience
from functions.web.seeds.told import told

KIND = "presentation"
#: what this system calls our parts
PARTS = {"google_ai": "models", "filesystem": "blobs"}
WORSE = ("closed", "half_open", "open")


def subtopics(call: Call) -> Reply:
    """The subtopics of a topic: from the cache at once, else as soon as they are written."""
    from functions.flows import subtopics as flow
    from functions.flows.wishes import accepted as parsed
    from functions.kinds.checks import refused
    from functions.web.seeds.words import translated

    body = translated(call.json(), KINDS[KIND])
    body["approval"] = "plan"
    request = parsed(call.house, call.owner, KINDS[KIND], body)
    if not (request.get("topic") or request.get("prompt")):
        raise refused([("topic", "A topic is expected.")])
    known = flow.known(call.house, call.owner, KIND, request)
    if known is not None:
        titles = [one.title for one in known.plan.scenes]
        status = f"limner; hit; ttl={int(known.ttl)}"
        return _divided(request, titles, headers=[*FRESH.items(), ("Cache-Status", status)])
    return _written(call, body, request)


def presentation(call: Call) -> Reply:
    """A presentation on a topic, on these subtopics where they are sent."""
    made = ordered(call, KIND)
    job = call.wait_for(made.job, lambda now: now.ended, seconds=patience(call))
    if not job.ended:
        return accepted(call, made, job)
    return in_json(told(call, job), headers=about(made, job))


def health(call: Call) -> Reply:
    """The same as /health, with the names that this system gives to some of its parts."""
    reply = catalogue.health(call)
    body = json.loads(reply.body)
    parts = body["components"]
    parts |= {theirs: parts[ours] for theirs, ours in PARTS.items() if ours in parts}
    return Reply(status=reply.status, body=dumps(body), headers=reply.headers)


def metrics(call: Call) -> Reply:
    """Numbers of the cache, the breakers and this process."""
    from functions.web import admin, scene_cache

    body = {
        "timestamp": shape.when(call.house.now()), "cache": scene_cache.statistics(call),
        "circuit_breaker": _breakers(call), "counted": admin.counted(call),
    }  # fmt: skip
    return in_json(body, headers=admin.FRESH)


def clear(call: Call) -> Reply:
    """Every finished entry of the scene cache goes."""
    from functions.flows.reuse import cleared
    from functions.web.admin import FRESH as NOW

    gone = cleared(call.house)
    return in_json({"status": "success", "cleared": gone.entries, "bytes": gone.size}, headers=NOW)


def breaker_state(call: Call) -> Reply:
    """The breaker that is furthest from closed, and all of them."""
    from functions.web.admin import FRESH as NOW

    return in_json(_breakers(call), headers=NOW)


def breaker_reset(call: Call) -> Reply:
    """Closes the breaker of a model; without a name all that are not closed."""
    from functions.flows.breakers import breakers, reset
    from functions.kinds.checks import checked
    from functions.web.admin import FRESH as NOW
    from functions.web.seeds.bodies import Breaker

    wanted = checked(Breaker, call.json_if_any()).name
    not_closed = [one.name for one in breakers(call.house) if one.state.state != "closed" or one.state.failures]
    for name in not_closed if wanted is None else [wanted]:
        reset(call.house, name)
    return in_json(_breakers(call), headers=NOW)


def _breakers(call: Call) -> dict[str, Any]:
    from functions.flows.breakers import breakers
    from functions.web.admin import breaker

    known = breakers(call.house)
    worst = max(known, key=lambda one: (WORSE.index(one.state.state), one.state.failures))
    return {
        "status": "healthy" if worst.state.state == "closed" else "degraded", "state": worst.state.state,
        "failure_count": worst.state.failures, "breakers": [breaker(one) for one in known],
    }  # fmt: skip


def _written(call: Call, body: dict[str, Any], request: dict[str, Any]) -> Reply:
    """Planned as a presentation that nobody goes on with: what it cost is booked as of any job."""
    from functions.flows import change

    made = ordered(call, KIND, body)
    job = call.wait_for(made.job, lambda now: now.plan is not None or now.ended, seconds=patience(call))
    if job.plan is None and not job.ended:
        return accepted(call, made, job)
    if job.plan is None:
        raise failure(job)
    if not job.ended:
        call.house.queue.put(change.cancel(call.house, call.owner, job.id).messages)
    outcome = job.steps["plan"].outcome()
    forwarded = "bypass" if request.get("cache") == "bypass" else "miss"
    after = "; collapsed" if outcome and outcome.cached else "; stored" if forwarded == "miss" else ""
    headers = [*about(made, job), ("Cache-Status", f"limner; fwd={forwarded}{after}")]
    return _divided(request, [one.title for one in job.plan.scenes], headers=headers)


def _divided(request: Mapping[str, Any], titles: list[str], *, headers: Iterable[tuple[str, str]]) -> Reply:
    return in_json({"topic": request.get("topic") or request.get("prompt"), "subtopics": titles}, headers=headers)
