"""What a request would cost and how long it would take, before anything is spent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from functions.core.job import ASSEMBLY, Job, Step
from functions.core.plan import Plan
from functions.core.speech import MOST_CHUNK
from functions.kinds import KINDS
from functions.ports import House, PictureAsk, SpeechAsk, WriterAsk

#: a run may cost so many times its estimate before it stops: tries without an answer count as spent
MARGIN = 2
MICRO = 1_000_000
#: characters that are read of a scene: about 250 words; and those that tell the painter what to paint
USUAL, TOLD = 1_500, 1_000
#: seconds that a call takes at best and at worst, as shares of the model's time-out
QUICK, SLOW = 0.02, 0.25


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an estimate."""

    what: str
    count: int
    cost: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """The price of a request in micro-dollars, and a range of seconds."""

    items: tuple[Item, ...]
    cost: int
    #: the most it can cost, under its own cap
    most: int
    cap: int | None
    seconds: tuple[float, float]


def estimate(house: House, kind: str, request: Mapping[str, Any]) -> Estimate:
    """Counts from the kind, prices from the models."""
    return _of(house, kind, request, counts=KINDS[kind].estimate(request))


def approving(house: House, job: Job, plan: Plan) -> Estimate:
    """What a waiting plan would cost from now on, as it stands."""
    steps = KINDS[job.kind].steps(plan, job.request).values()
    counts = Counter(step.what for step in steps if step.name != ASSEMBLY)
    found = _of(house, job.kind, job.request, counts=counts.items())
    return found if found.cap is None else replace(found, most=max(0, min(found.most, found.cap - job.spent())))


def _of(house: House, kind: str, request: Mapping[str, Any], *, counts: Iterable[tuple[str, int]]) -> Estimate:
    each = _prices(house, kind, request)
    items = tuple(Item(what, count, count * each.get(what, 0)) for what, count in counts)
    cost = sum(item.cost for item in items)
    wanted = request.get("budget_usd")
    cap = None if wanted is None else round(float(wanted) * MICRO)
    most = cost * MARGIN if cap is None else min(cost * MARGIN, cap)
    return Estimate(items, cost, most, cap, _seconds(house, items))


def remaining(house: House, job: Job) -> int:
    """What the steps of a job that are open cost; the whole estimate where they are not known yet."""
    if ASSEMBLY not in job.steps:
        return job.estimate
    each = _prices(house, job.kind, job.request)
    open_steps = [step for step in job.workers() if step.outcome() is None]
    return sum(_read(house, job, step) if step.what == "speech" else each[step.what] for step in open_steps)


def _read(house: House, job: Job, step: Step) -> int:
    """What a narration costs whose words are known; as much as any where they are still to be written."""
    from functions.flows.speak import passages

    scene = job.scene(step.scene)
    known = passages(job, scene) if scene else ()
    if not known or not job.settled(*step.needs):
        return _prices(house, job.kind, job.request)["speech"]
    return sum(house.voice.may_cost(one.ask) for one in known)


def _prices(house: House, kind: str, request: Mapping[str, Any]) -> Mapping[str, int]:
    """Of one of each, in micro-dollars: by the name of its line and of its steps."""
    plan = house.writer.may_cost(WriterAsk(kind=kind, request=request, prompt="", schema={}))
    text = house.writer.may_cost(WriterAsk(kind=kind, request=request, prompt="", schema={}, task="explain"))
    style = str(request.get("style") or "")
    picture = house.painter.may_cost(PictureAsk(prompt="x" * TOLD, style=style, seed=0, width=1024, height=1024))
    return {
        "plan": plan, "explanation": text, "text": text, "sheet": picture, "picture": picture,
        "speech": _speech(house, request) if request.get("narration") else 0,
    }  # fmt: skip


def _speech(house: House, request: Mapping[str, Any]) -> int:
    """Of one scene: a usual narration, or its share of a source that is read as it is, in whole calls."""
    document = request.get("document") or {}
    given = int(document.get("characters") or 0) or len(str(request.get("script") or request.get("text") or ""))
    share = max(USUAL, given // max(1, int(request.get("scenes") or 1)))
    voice, language = str(request.get("voice") or ""), str(request.get("language") or "")
    calls, rest = divmod(share, MOST_CHUNK)
    lengths = [MOST_CHUNK] * calls + [rest] * bool(rest)
    return sum(house.voice.may_cost(SpeechAsk(text="x" * length, voice=voice, language=language)) for length in lengths)


def _seconds(house: House, items: tuple[Item, ...]) -> tuple[float, float]:
    pictures = sum(item.count for item in items if item.what in ("sheet", "picture"))
    quota = house.policy.pictures_per_minute
    queued = 60.0 * max(0, (pictures - 1) // quota) if quota else 0.0
    timeouts = house.writer.timeout + house.painter.timeout
    timeouts += house.voice.timeout if any(item.what == "speech" for item in items) else 0.0
    return round(timeouts * QUICK + queued, 1), round(timeouts * SLOW + queued, 1)
