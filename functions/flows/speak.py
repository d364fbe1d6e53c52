"""One narration: what is read by whom, and what becomes of the recording. Failed speech is never a silent success."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from functions.core.errors import ProviderError
from functions.core.job import Asset, Job, Outcome, Step
from functions.core.keys import content_name, scene_key
from functions.core.messages import Message
from functions.core.plan import Plan, Scene
from functions.core.speech import chunks, pieces, said_of
from functions.flows.guard import Call, GivenUp, own_key
from functions.flows.once import Work, kept, once
from functions.flows.recording import WAV, Passage, Recording, Script, recorded
from functions.flows.reuse import fresh_since, keeper
from functions.flows.voices import voice_of
from functions.ports import GalleryRecord, House, SpeechAsk


def speak(house: House, message: Message) -> tuple[Message, ...]:
    """Settles one revision of a narration, or comes back later."""
    return once(house, message, _reading)


def passages(job: Job, scene: Scene) -> tuple[Passage, ...]:
    """What is read of a scene, in the order and by the voices in which it is read."""
    plan = job.plan or Plan(title="")
    made = []
    for speaker, text in pieces(scene):
        voice = voice_of(speaker, plan, job.request)
        for place, group in enumerate(chunks(text)):
            ask = SpeechAsk(
                text=" ".join(group), voice=voice, language=plan.language, seed=int(job.request.get("seed") or 0)
            )
            made.append(Passage(ask=ask, sentences=group, opens=not place))
    return tuple(made)


def _reading(work: Work) -> Reading:
    scene = work.job.scene(work.step.scene) or Scene(id=work.step.scene)
    bypass = work.job.request.get("cache") == "bypass"
    own = own_key(work.message)
    script = Script(
        owner=work.job.owner, passages=() if _unwritten(work.job, work.step) else passages(work.job, scene),
        apart=own if bypass else "",
    )  # fmt: skip
    key = own if bypass else _key(work, script)
    return Reading(work=work, script=script, said=said_of(scene), key=key, bypass=bypass)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The craft of a narration."""

    work: Work
    script: Script
    #: names the words, whoever reads them
    said: str
    key: str
    #: neither taken from the cache nor put there
    bypass: bool

    def call(self) -> Call[Recording]:
        """The voice's, for every passage that no earlier try has recorded. Its lease covers them all."""
        house, script = self.work.house, self.script
        missing = script.missing(house, house.voice)
        return Call(
            # Without words nobody is asked, so it says nothing of the voice's health.
            model=house.voice.model if script.passages else "",
            timeout=house.voice.timeout * max(1, len(missing)),
            may_cost=sum(map(house.voice.may_cost, missing)),
            key=self.key,
            invoke=partial(recorded, house, script, house.voice),
            fresh_since=math.inf if self.bypass else fresh_since(house),
        )

    def found(self, asset: Asset) -> Outcome:
        """The sound as it was recorded then, perhaps of somebody with another name."""
        asset = replace(asset, marks={**asset.marks, "said": self.said})
        return Outcome(state="done", at=0.0, asset=asset, warning=str(asset.marks.get("warning", "")))

    def made(self, value: Recording) -> tuple[Outcome, Asset | None]:
        """The new sound."""
        outcome = self._outcome(value)
        return outcome, None if self.bypass else outcome.asset

    def failed(self, answer: GivenUp) -> Outcome:
        """Without sound; or read by the offline voice, where the owner wants that. It never enters the cache."""
        house, wish = self.work.house, self.work.job.request.get("on_unavailable")
        outcome = Outcome(state="failed", at=house.now(), problem=answer.problem, cost=answer.cost)
        if wish != "offline" or not self.script.passages or house.stand_in_voice.model == house.voice.model:
            return outcome
        try:
            instead = self._outcome(recorded(house, self.script, house.stand_in_voice, _unbound))
        except ProviderError:
            return outcome
        return replace(instead, state="placeholder", problem=answer.problem, cost=answer.cost)

    def record(self, outcome: Outcome) -> GalleryRecord | None:
        """Sound is no picture."""
        return None

    def _outcome(self, value: Recording) -> Outcome:
        house, joined = self.work.house, value.joined
        name = kept(house, self.work.job.owner, content_name(joined.wav, "wav"), joined.wav, mime=WAV)
        marks: dict[str, Any] = {"cuts": list(joined.cuts), "said": self.said}
        if value.warning:
            marks["warning"] = value.warning
        return Outcome(
            state="done", at=house.now(), seconds=house.now() - self.work.started, model=value.model, cost=value.cost,
            asset=Asset(name=name, seconds=round(joined.seconds, 3), marks=marks, size=len(joined.wav)),
            warning=value.warning,
        )  # fmt: skip


def _unwritten(job: Job, step: Step) -> bool:
    """The text that it was to read has failed; a summary in its place would be a success that is none."""
    texts = (job.steps[name] for name in step.needs if name in job.steps)
    return any(one.what == "text" and one.picture() is None for one in texts)


def _key(work: Work, script: Script) -> str:
    spoken = [[one.ask.voice, one.ask.language, one.ask.seed, *one.sentences] for one in script.passages]
    return scene_key({"speech": spoken}, model=work.house.voice.model, owner=keeper(work.house, work.job.owner))


def _unbound(_: float) -> None:
    """The offline voice costs nothing, so no lease need cover it."""
