"""One picture: what is asked of the painter, what becomes of its answer, and what stands in where there is none."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial

from functions.core.errors import Problem, ProviderError
from functions.core.job import Asset, Job, Outcome, Step
from functions.core.keys import content_name, gallery_name
from functions.core.messages import Message
from functions.flows.guard import Call, GivenUp, Still, own_key
from functions.flows.once import Work, kept, once
from functions.flows.pictures import missing_sheets, picture_ask, picture_key, with_references
from functions.flows.reuse import fresh_since
from functions.ports import Developed, GalleryRecord, House, Painted, Painter, PictureAsk
from functions.rules.pacing import Quota


def render(house: House, message: Message) -> tuple[Message, ...]:
    """Settles one revision of a picture or a character sheet, or comes back later."""
    return once(house, message, _painting)


def _painting(work: Work) -> Painting:
    ask = picture_ask(work.house, work.job, work.step)
    bypass = work.job.request.get("cache") == "bypass"
    key = own_key(work.message) if bypass else picture_key(work.house, work.job, work.step, ask)
    return Painting(work=work, ask=ask, key=key, bypass=bypass)


@dataclass(frozen=True, kw_only=True)
class Painting:
    """The craft of a picture."""

    work: Work
    ask: PictureAsk
    key: str
    #: neither taken from the cache nor put there
    bypass: bool

    def call(self) -> Call[tuple[Painted, Developed]]:
        """The painter's, paced by its quota."""
        house, work = self.work.house, self.work
        # A redrawn picture must be another one: the cache would give back what its owner just refused.
        fresh = math.inf if self.bypass or _redrawn(work.step) else fresh_since(house)
        return Call(
            model=house.painter.model,
            timeout=house.painter.timeout,
            may_cost=house.painter.may_cost(self.ask),
            key=self.key,
            invoke=partial(_painted, house, work, self.ask),
            quota=_quota(house, self.ask),
            first=_is_first(work.job, work.step),
            fresh_since=fresh,
        )

    def found(self, asset: Asset) -> Outcome:
        """The picture as it was painted then."""
        return Outcome(state="done", at=0.0, asset=asset)

    def made(self, value: tuple[Painted, Developed]) -> tuple[Outcome, Asset | None]:
        """The new picture."""
        painted, developed = value
        house, work = self.work.house, self.work
        asset = _kept(house, work.job.owner, painted, developed)
        missing = missing_sheets(work.job, work.step)
        warning = painted.warning or (f"{', '.join(missing)} was painted from words alone." if missing else "")
        outcome = Outcome(
            state="done", at=house.now(), seconds=house.now() - work.started, model=painted.model, cost=painted.cost,
            asset=asset, warning=warning,
        )  # fmt: skip
        return outcome, None if self.bypass or painted.model != house.painter.model else asset

    def failed(self, answer: GivenUp) -> Outcome:
        """Without a picture, or with one that is drawn offline."""
        work = self.work
        outcome = Outcome(state="failed", at=work.house.now(), problem=answer.problem, cost=answer.cost)
        if work.step.what == "picture" and work.job.request.get("on_unavailable", "wait") != "fail":
            outcome = _placeholder(self, answer.problem, outcome)
        return outcome

    def record(self, outcome: Outcome) -> GalleryRecord | None:
        """A scene's own picture; neither sheets nor placeholders."""
        work = self.work
        if work.step.what != "picture" or outcome.state != "done" or outcome.asset is None:
            return None
        plan, scene, request = work.job.plan, work.job.scene(work.step.scene), work.job.request
        return GalleryRecord(
            id=gallery_name(work.job.id, work.step.name, work.message.revision), owner=work.job.owner, job=work.job.id,
            step=work.step.name, revision=work.message.revision, asset=outcome.asset, prompt=self.ask.prompt,
            alt=scene.alt if scene else "", tags=tuple(request.get("tags") or ()), at=outcome.at, kind=work.job.kind,
            scene=plan.number(work.step.scene) if plan else 0, model=outcome.model,
            style=str(request.get("style_name") or self.ask.style), cost=outcome.cost,
            cached=outcome.cached, item=str(request.get("item") or ""),
        )  # fmt: skip


def _painted(house: House, work: Work, ask: PictureAsk, still: Still) -> tuple[Painted, Developed]:
    ask = with_references(house, work.job, work.step, ask)
    still(house.painter.timeout)
    return _paint(house, house.painter, ask)


def _redrawn(step: Step) -> bool:
    earlier = step.outcomes.get(step.revision - 1)
    return earlier is not None and earlier.state == "done"


def _quota(house: House, ask: PictureAsk) -> Quota | None:
    policy = house.policy
    if not policy.paced:
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


def _placeholder(painting: Painting, problem: Problem, failed: Outcome) -> Outcome:
    """A picture drawn offline, marked as one; it never enters the cache."""
    house = painting.work.house
    if house.stand_in.model == house.painter.model:
        return failed
    try:
        painted, developed = _paint(house, house.stand_in, painting.ask)
    except ProviderError:
        return failed
    asset = _kept(house, painting.work.job.owner, painted, developed)
    return replace(failed, state="placeholder", asset=asset, model=painted.model, problem=problem)


def _kept(house: House, owner: str, painted: Painted, developed: Developed) -> Asset:
    """The picture's bytes are durable before any record names them."""
    return Asset(
        name=kept(house, owner, content_name(developed.webp, "webp"), developed.webp, mime="image/webp"),
        thumb=kept(house, owner, content_name(developed.thumb, "webp"), developed.thumb, mime="image/webp"),
        original=kept(
            house, owner, content_name(painted.data, developed.suffix), painted.data, mime=developed.mime
        ),
        width=developed.width, height=developed.height, placeholder=developed.placeholder, color=developed.color,
        marks=painted.marks, size=len(developed.webp) + len(developed.thumb) + len(painted.data),
    )  # fmt: skip
