"""What can be asked for, what it will cost, and whether the house is well."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from functions.core.errors import InvalidRequest, NotFound
from functions.flows.read import read
from functions.kinds import KINDS, named
from functions.kinds.voices import VOICES
from functions.web import shape
from functions.web.call import Call
from functions.web.reply import Reply, in_json

if TYPE_CHECKING:
    from functions.flows.estimate import Estimate

log = logging.getLogger("limner.web")
DAY = {"Cache-Control": "public, max-age=3600"}
RANKS = ("healthy", "degraded", "unhealthy")


def kinds(call: Call) -> Reply:
    """Every kind with its limits, styles and formats."""
    return in_json(
        {"items": [kind.describe() for kind in KINDS.values()], "next_page_token": None}, headers=DAY.items()
    )


def voices(call: Call) -> Reply:
    """Every role that can read aloud, and the model that plays it."""
    heard = bool(_sample(call, VOICES[0]))
    items = [
        {
            "name": name, "title": name.capitalize(), "description": call.config.voices.get(name, ""),
            "model": call.house.voice.model, "sample_url": f"/v1/voices/{name}/sample" if heard else None,
        }
        for name in VOICES
    ]  # fmt: skip
    return in_json({"items": items, "next_page_token": None}, headers=DAY.items())


def sample(call: Call) -> Reply:
    """A sentence in that voice, as the house itself can read it."""
    name = call.params["voice"]
    wav = _sample(call, name) if name in VOICES else b""
    if not wav:
        raise NotFound("There is no sample of this voice.")
    return Reply(body=wav, mime="audio/wav", headers=list(DAY.items()))


def _sample(call: Call, name: str) -> bytes:
    """Read when it is first asked for; nothing where no voice is installed."""
    if call.config.voice_sample is None:
        return b""
    if name not in call.desk.voices:
        call.desk.voices[name] = call.config.voice_sample(name)
    return call.desk.voices[name]


def price(call: Call) -> Reply:
    """What a request would cost; spends nothing."""
    from functions.flows.estimate import estimate
    from functions.flows.sources import sourced
    from functions.flows.wishes import accepted
    from functions.web.sending import asked

    given = asked(call)
    if "job" in given.body:
        return in_json(_priced(_again(call, given.body)))
    kind = named(given.body.get("kind"))
    request = sourced(
        call.house, call.owner, accepted(call.house, call.owner, kind, given.body), sent=given.sent, keep=False
    )
    return in_json(_priced(estimate(call.house, kind.name, request)))


def health(call: Call) -> Reply:
    """The worst of all components; 503 when something is broken."""
    components: dict[str, Mapping[str, Any]] = {"api": {"status": "healthy", "version": call.config.version}}
    for name, ping in call.config.pings.items():
        try:
            components[name] = ping()
        except Exception:
            log.exception("ping_failed", extra={"component": name})
            components[name] = {"status": "unhealthy"}
    worst = max((str(one.get("status")) for one in components.values()), key=_rank)
    body = {"status": worst, "timestamp": shape.when(call.house.now()), "components": components}
    return in_json(body, status=503 if worst == "unhealthy" else 200, headers=[("Cache-Control", "no-store")])


def _rank(status: str) -> int:
    return RANKS.index(status) if status in RANKS else len(RANKS) - 1


def _priced(found: Estimate) -> dict[str, Any]:
    return {
        "items": [{"what": one.what, "count": one.count, "usd": shape.usd(one.cost)} for one in found.items],
        "usd": shape.usd(found.cost), "max_usd": shape.usd(found.most), "seconds": list(found.seconds),
    }  # fmt: skip


def _again(call: Call, body: Mapping[str, Any]) -> Estimate:
    """The price of painting some scenes of a job once more; of a waiting plan, of making no others."""
    from functions.flows.estimate import MARGIN, Estimate, Item, approving, estimate
    from functions.kinds.checks import checked
    from functions.web.bodies import Redo

    redo = checked(Redo, body)
    job = read(call.house, call.owner, redo.job)
    wanted = set(redo.scenes)
    if job.plan is None or any(job.plan.numbered(number) is None for number in wanted):
        fault = "These scenes are not all in the job."
        raise InvalidRequest(f"scenes: {fault}", fields=(("scenes", fault),))
    if job.state == "awaiting_approval":
        kept = tuple(one for number, one in enumerate(job.plan.scenes, 1) if number in wanted)
        return approving(call.house, job, replace(job.plan, scenes=kept))
    whole = estimate(call.house, job.kind, job.request)
    each = next((one.cost // one.count for one in whole.items if one.what == "picture" and one.count), 0)
    cost = each * len(wanted)
    return Estimate((Item("picture", len(wanted), cost),), cost, cost * MARGIN, None, whole.seconds)
