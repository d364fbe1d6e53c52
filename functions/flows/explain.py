"""One explanation: the text that a plan only names, asked for by itself and cached for as long as texts are fresh."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.codec import encode
from functions.core.document import Part
from functions.core.errors import InvalidOutput, LimnerError, is_passing
from functions.core.job import Asset, Outcome
from functions.core.keys import canonical, content_name, scene_key
from functions.core.messages import Message
from functions.core.plan import Plan, Scene
from functions.flows.guard import Call, GivenUp, own_key, unmade
from functions.flows.once import Work, kept, once
from functions.flows.parts import part_of, parts_of
from functions.flows.reuse import keeper
from functions.flows.writing import writing
from functions.kinds import KINDS
from functions.kinds.kind import Explaining
from functions.ports import GalleryRecord, House, WriterAsk, Written

Words = dict[str, Any]
#: characters of one text as JSON: a job of 24 scenes is one small document
MOST_WORDS = 5_000
#: of a scene, what says nothing of its text
PLACE = frozenset({"id", "edit", "emptied"})


def explain(house: House, message: Message) -> tuple[Message, ...]:
    """Settles one revision of a text, or comes back later."""
    return once(house, message, _explanation)


def _explanation(work: Work) -> Explanation:
    kind = KINDS[work.job.kind]
    if kind.explaining is None:
        raise InvalidOutput(f"A {kind.name} has no texts that are written later.")
    plan = work.job.plan or Plan(title="")
    scene = plan.scene(work.step.scene) or Scene(id=work.step.scene)
    parts, fault = _parts(work, scene)
    ask = WriterAsk(
        kind=kind.name, request=work.job.request, prompt=kind.explaining.prompt(plan, scene, work.job.request, parts),
        schema=kind.explaining.schema(), task="explain", parts=parts, plan=plan, scene=scene,
    )  # fmt: skip
    return Explanation(work=work, ask=ask, explaining=kind.explaining, fault=fault)


def _parts(work: Work, scene: Scene) -> tuple[tuple[Part, ...], LimnerError | None]:
    """What the scene was made from, or why that is not known any more."""
    try:
        return part_of(parts_of(work.house, work.job), paragraphs=scene.paragraphs), None
    except LimnerError as error:
        if is_passing(error):
            raise
        return (), error


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """The craft of a text."""

    work: Work
    ask: WriterAsk
    explaining: Explaining
    #: why it cannot be asked for
    fault: LimnerError | None = None

    def call(self) -> Call[tuple[Written, Words]]:
        """The writer's."""
        work, bypass = self.work, self._bypass()
        if self.fault is not None:
            return unmade(self.fault, key=own_key(work.message))
        fresh = math.inf if bypass else work.house.now() - work.house.policy.text_cache_seconds
        key = own_key(work.message) if bypass else _key(self)
        return writing(work.house, self.ask, self._words, key=key, fresh_since=fresh)

    def found(self, asset: Asset) -> Outcome | None:
        """The text as it was written then."""
        data = self.work.house.blobs.get(f"{self.work.job.owner}/{asset.name}")
        if data is None:
            return None
        warning = str(asset.marks.get("warning", ""))
        return Outcome(state="done", at=0.0, asset=asset, words=json.loads(data), warning=warning)

    def made(self, value: tuple[Written, Words]) -> tuple[Outcome, Asset | None]:
        """The new text."""
        written, words = value
        house, work = self.work.house, self.work
        data = canonical(words)
        name = kept(house, work.job.owner, content_name(data, "json"), data, mime="application/json")
        warning = " ".join(KINDS[work.job.kind].warnings_in(written.data))
        asset = Asset(name=name, size=len(data), marks={"warning": warning} if warning else {})
        outcome = Outcome(
            state="done", at=house.now(), seconds=house.now() - work.started, model=written.model, cost=written.cost,
            asset=asset, words=words, warning=warning,
        )  # fmt: skip
        return outcome, None if self._bypass() else outcome.asset

    def failed(self, answer: GivenUp) -> Outcome:
        """Without a text."""
        return Outcome(state="failed", at=self.work.house.now(), problem=answer.problem, cost=answer.cost)

    def record(self, outcome: Outcome) -> GalleryRecord | None:
        """A text is no picture."""
        return None

    def _words(self, data: Mapping[str, Any]) -> Words:
        words = self.explaining.words_from(data, self.work.job.request)
        if len(canonical(words)) > MOST_WORDS:
            raise InvalidOutput(f"The text is longer than {MOST_WORDS:,} characters.")
        return words

    def _bypass(self) -> bool:
        return self.work.job.request.get("cache") == "bypass"


def _key(explanation: Explanation) -> str:
    """Everything that the writer is told; what a request says of pictures, voices and delivery is none of it."""
    ask, work = explanation.ask, explanation.work
    plan, scene = ask.plan or Plan(title=""), ask.scene or Scene(id=0)
    told = {name: value for name, value in encode(scene).items() if name not in PLACE}
    wishes = {name: work.job.request.get(name) for name in ("audience", "language", "seed")}
    return scene_key(
        {"explain": ask.kind, "prompt": ask.prompt, "scene": told, "title": plan.title, "language": plan.language,
         "wishes": wishes, "parts": [part.text for part in ask.parts]},
        model=work.house.writer.model, owner=keeper(work.house, work.job.owner),
    )  # fmt: skip
