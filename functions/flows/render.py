"""One picture, paid for once: cache, guard, painter, check, blobs, settlement; then whatever follows."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from functions.core.errors import Problem, ProviderError
from functions.core.following import following
from functions.core.job import Asset, Job, Outcome, Step
from functions.core.keys import content_name
from functions.core.messages import Message
from functions.core.settling import Settlement, is_open
from functions.flows.commit import insisted
from functions.flows.guard import Call, GivenUp, Got, Later, Over, Still, cached, guarded, own_key
from functions.flows.pictures import missing_sheets, picture_ask, picture_key, with_references
from functions.ports import CacheEntry, Developed, Found, GalleryRecord, House, LeaseEnd, Painted, Painter, PictureAsk
from functions.rules.pacing import Quota

DAY = 86_400.0


@dataclass(frozen=True, kw_only=True)
class Work:
    """What one delivery is about."""

    job: Job
    step: Step
    message: Message
    ask: PictureAsk
    key: str
    fresh_since: float
    started: float


def render(house: House, message: Message) -> tuple[Message, ...]:
    """Settles one revision of a picture or a character sheet, or comes back later."""
    job = house.jobs.get(message.job)
    if job is None:
        return ()
    if not is_open(job, message.step, message.revision):
        return following(job, message.step)
    work = _work(house, job, message)
    hit = cached(house.cache.look(work.key), fresh_since=work.fresh_since)
    if hit is not None:
        if _touched(house, job, hit):
            return _settle_hit(house, work, hit)
        work = replace(work, fresh_since=math.inf)
    answer = guarded(house, job, message, _call(house, work))
    match answer:
        case Later(later):
            return (later,)
        case Over(current):
            return following(current, message.step) if current else ()
        case Found(entry):
            return _settle_hit(house, work, entry) if _touched(house, job, entry) else (message.again(at=house.now()),)
        case GivenUp():
            return _settle_given_up(house, work, answer)
        case Got(value=(painted, developed), token=token):
            return _settle_made(house, work, painted, developed, token=token)


def _work(house: House, job: Job, message: Message) -> Work:
    step = job.steps[message.step]
    ask = picture_ask(house, job, step)
    bypass = job.request.get("cache") == "bypass"
    key = own_key(message) if bypass else picture_key(house, job, step, ask)
    # A redrawn picture must be another one: the cache would give back what its owner just refused.
    since = math.inf if bypass or _redrawn(step) else house.now() - house.policy.cache_days * DAY
    return Work(job=job, step=step, message=message, ask=ask, key=key, fresh_since=since, started=house.now())


def _redrawn(step: Step) -> bool:
    earlier = step.outcomes.get(step.revision - 1)
    return earlier is not None and earlier.state == "done"


def _call(house: House, work: Work) -> Call[tuple[Painted, Developed]]:
    def invoke(still: Still) -> tuple[Painted, Developed]:
        ask = with_references(house, work.job, work.step, work.ask)
        still(house.painter.timeout)
        return _paint(house, house.painter, ask)

    return Call(
        model=house.painter.model,
        timeout=house.painter.timeout,
        may_cost=house.painter.may_cost(work.ask),
        key=work.key,
        invoke=invoke,
        quota=_quota(house, work.ask),
        first=_is_first(work.job, work.step),
        fresh_since=work.fresh_since,
    )


def _quota(house: House, ask: PictureAsk) -> Quota | None:
    policy = house.policy
    if policy.pictures_per_minute is None and policy.spend_per_10_minutes is None:
        return None
    return Quota(policy.pictures_per_minute, policy.spend_per_10_minutes, price=house.painter.may_cost(ask))


def _is_first(job: Job, step: Step) -> bool:
    """No picture of the job is there yet, and none of its steps comes before this one."""
    if any(one.what == "picture" and one.outcomes for one in job.steps.values()):
        return False
    ready = (one for one in job.steps.values() if one.outcome() is None and job.settled(*one.needs))
    names = [one.name for one in ready if one.what in ("sheet", "picture")]
    return bool(names) and step.name == min(names)


def _paint(house: House, painter: Painter, ask: PictureAsk) -> tuple[Painted, Developed]:
    painted = painter.paint(ask)
    try:
        return painted, house.press.develop(painted.data)
    except ProviderError as error:
        error.cost += painted.cost
        raise


def _settle_made(
    house: House, work: Work, painted: Painted, developed: Developed, *, token: str
) -> tuple[Message, ...]:
    asset = _kept(house, work.job.owner, painted, developed)
    missing = missing_sheets(work.job, work.step)
    warning = painted.warning or (f"{', '.join(missing)} was painted from words alone." if missing else "")
    outcome = Outcome(
        state="done", at=house.now(), seconds=house.now() - work.started, model=painted.model, cost=painted.cost,
        asset=asset, warning=warning,
    )  # fmt: skip
    stored = asset if work.key != own_key(work.message) and painted.model == house.painter.model else None
    lease = LeaseEnd(key=work.key, token=token, asset=stored, model=painted.model, now=house.now())
    return _settle(house, work, outcome, token=token, lease=lease)


def _settle_hit(house: House, work: Work, entry: CacheEntry) -> tuple[Message, ...]:
    outcome = Outcome(state="done", at=house.now(), cached=True, model=entry.model, asset=entry.asset)
    return _settle(house, work, outcome, token="", lease=None)


def _settle_given_up(house: House, work: Work, answer: GivenUp) -> tuple[Message, ...]:
    outcome = Outcome(state="failed", at=house.now(), problem=answer.problem, cost=answer.cost)
    if work.step.what == "picture" and work.job.request.get("on_unavailable", "wait") != "fail":
        outcome = _placeholder(house, work, answer.problem, outcome)
    lease = LeaseEnd(key=work.key, token=answer.token) if answer.token else None
    return _settle(house, work, outcome, token=answer.token, lease=lease)


def _placeholder(house: House, work: Work, problem: Problem, failed: Outcome) -> Outcome:
    """A picture drawn offline, marked as one; it never enters the cache."""
    if house.stand_in.model == house.painter.model:
        return failed
    try:
        painted, developed = _paint(house, house.stand_in, work.ask)
    except ProviderError:
        return failed
    asset = _kept(house, work.job.owner, painted, developed)
    return replace(failed, state="placeholder", asset=asset, model=painted.model, problem=problem)


def _settle(house: House, work: Work, outcome: Outcome, *, token: str, lease: LeaseEnd | None) -> tuple[Message, ...]:
    settlement = Settlement(step=work.step.name, revision=work.message.revision, outcome=outcome, token=token)
    record = _gallery_record(work, outcome)
    settled = insisted(lambda: house.jobs.settle(work.job.id, settlement, lease=lease, record=record))
    return following(settled.job, work.step.name) if settled.job else ()


def _gallery_record(work: Work, outcome: Outcome) -> GalleryRecord | None:
    if work.step.what != "picture" or outcome.state != "done" or outcome.asset is None:
        return None
    scene = work.job.plan.scene(work.step.scene) if work.job.plan else None
    return GalleryRecord(
        id=f"{work.job.id}-{work.step.name}-r{work.message.revision}", owner=work.job.owner, job=work.job.id,
        step=work.step.name, revision=work.message.revision, asset=outcome.asset, prompt=work.ask.prompt,
        alt=scene.alt if scene else "", tags=tuple(work.job.request.get("tags") or ()), at=outcome.at,
    )  # fmt: skip


def _kept(house: House, owner: str, painted: Painted, developed: Developed) -> Asset:
    """The picture's bytes are durable before any record names them."""
    files = {
        content_name(developed.webp, "webp"): (developed.webp, "image/webp"),
        content_name(developed.thumb, "webp"): (developed.thumb, "image/webp"),
        content_name(painted.data, developed.suffix): (painted.data, developed.mime),
    }
    for name, (data, mime) in files.items():
        _put(house, f"{owner}/{name}", data, mime=mime)
    return Asset(
        name=content_name(developed.webp, "webp"), thumb=content_name(developed.thumb, "webp"),
        original=content_name(painted.data, developed.suffix), width=developed.width, height=developed.height,
        placeholder=developed.placeholder, color=developed.color, marks=painted.marks,
    )  # fmt: skip


def _put(house: House, path: str, data: bytes, *, mime: str) -> None:
    insisted(lambda: house.blobs.put(path, data, mime=mime))


def _touched(house: House, job: Job, entry: CacheEntry) -> bool:
    """Every byte of the entry is there and young again; the sweep cannot take it before the record is written."""
    return entry.asset is not None and all(house.blobs.touch(f"{job.owner}/{name}") for name in entry.asset.blobs())
