"""A writer, a painter and a press without any art: their answers name what was asked, so that it can be checked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from functions.core.document import Document
from functions.core.errors import (
    EmptyOutput,
    InvalidOutput,
    LimnerError,
    ModelTimeout,
    ProviderRefused,
    ProviderUnavailable,
    QuotaExhausted,
    QuotaWait,
)
from functions.core.plan import Plan
from functions.ports import (
    Composed,
    ComposedPage,
    Developed,
    Fetch,
    Heard,
    Joined,
    Manuscript,
    Painted,
    PictureAsk,
    Printed,
    SpeechAsk,
    Spoken,
    Take,
    WriterAsk,
    Written,
)
from tests.sim.scheduler import Violation

if TYPE_CHECKING:
    from tests.sim.world import Simulation

PRICE, PLAN_PRICE, SPEECH_PRICE = 30_000, 2_000, 700
FORMATS = ("pdf", "cbz", "epub", "pptx", "png", "webp", "zip", "html", "json", "wav", "vtt")
#: needs two calls of a voice
LONG = " ".join(f"And then it went on for the {number}th time." for number in range(60))


class Pen:
    """The writer."""

    model = "pen/1"
    timeout = 10.0

    def __init__(self, sim: Simulation) -> None:
        self._sim = sim

    def may_cost(self, ask: WriterAsk) -> int:
        return PLAN_PRICE

    def write(self, ask: WriterAsk) -> Written:
        sim = self._sim
        useless = sim.calling("write", self.timeout, price=PLAN_PRICE)
        if ask.scene is not None:
            said = {"points": ["it is"], "narration": f"Of {ask.scene.title} by {len(sim.calls)}.", "notes": "n"}
            return Written(data={} if useless else said, model=self.model, cost=PLAN_PRICE)
        words, count = ask.request["prompt"], ask.request["scenes"]
        cast = [{"name": "Fen", "look": "a red fox"}] if "fox" in words else []
        names = ["Fen"] if cast else []
        scenes = [
            {"title": f"{words} {place}", "prompt": f"{words} {place}", "alt": "a", "cast": names,
             "caption": f"Said of {words} {place}.", "dialogue": [{"speaker": "Fen", "text": f"Hey {place}!"}],
             "narration": f"Told of {words} {place}. {LONG if place else ''}"}
            for place in range(count + useless)
        ]  # fmt: skip
        return Written(data={"title": words, "characters": cast, "scenes": scenes}, model=self.model, cost=PLAN_PRICE)


class Brush:
    """The painter. No two of its pictures are equal, and each names its words."""

    model = "brush/1"
    timeout = 20.0

    def __init__(self, sim: Simulation) -> None:
        self._sim = sim

    def may_cost(self, ask: PictureAsk) -> int:
        return PRICE

    def paint(self, ask: PictureAsk) -> Painted:
        useless = self._sim.calling("paint", self.timeout, price=PRICE)
        data = b"" if useless else f"{len(self._sim.calls)}|{ask.prompt}".encode()
        return Painted(data=data, model=self.model, cost=PRICE)


class Throat:
    """The voice. Each of its recordings names its words; a useless one is silent."""

    model = "throat/1"
    timeout = 15.0

    def __init__(self, sim: Simulation) -> None:
        self._sim = sim

    def may_cost(self, ask: SpeechAsk) -> int:
        return SPEECH_PRICE

    def speak(self, ask: SpeechAsk) -> Spoken:
        useless = self._sim.calling("speak", self.timeout, price=SPEECH_PRICE, text=f"{ask.voice}|{ask.text}")
        data = b"" if useless else f"{len(self._sim.calls)}|{ask.text};".encode()
        return Spoken(data=data, model=self.model, cost=SPEECH_PRICE)


class Mumbler:
    """Reads where the voice cannot, for nothing."""

    model = "mumble/1"
    timeout = 5.0

    def may_cost(self, ask: SpeechAsk) -> int:
        return 0

    def speak(self, ask: SpeechAsk) -> Spoken:
        return Spoken(data=f"placeholder|{ask.text};".encode(), model=self.model)


class StandIn:
    """Draws placeholders, for nothing."""

    model = "crayon/1"
    timeout = 5.0

    def may_cost(self, ask: PictureAsk) -> int:
        return 0

    def paint(self, ask: PictureAsk) -> Painted:
        return Painted(data=f"placeholder|{ask.prompt}".encode(), model=self.model)


class Press:
    """Pages and files that say what they were made of."""

    def __init__(self, sim: Simulation) -> None:
        self._sim = sim

    def arrange(self, plan: Plan, *, page: str) -> Mapping[str, Any]:
        return {"aspects": {str(scene.id): 1.0 for scene in plan.scenes}}

    def develop(self, data: bytes) -> Developed:
        if not data:
            raise EmptyOutput
        number, _, words = data.partition(b"|")
        self._sim.pictures[number + words] = data
        return Developed(
            webp=b"w" + data,
            thumb=b"t" + data,
            placeholder="",
            color="#fff",
            width=9,
            height=9,
            mime="image/png",
            suffix="png",
        )

    def listen(self, data: bytes, text: str, *, rate: int = 24_000, silent: bool = False) -> Heard:
        if not data:
            raise EmptyOutput
        return Heard(wav=data, seconds=1.0)

    def join(self, takes: Sequence[Take]) -> Joined:
        self._sim.yields("join")
        cuts = tuple(float(place) for place, _ in enumerate((one for take in takes for one in take.sentences), 1))
        return Joined(wav=b"".join(take.wav for take in takes), seconds=cuts[-1], cuts=cuts)

    def read(self, data: bytes, *, name: str, mime: str) -> Document:
        return Document(name=name, mime=mime)

    def compose(self, manuscript: Manuscript, fetch: Fetch) -> Composed:
        self._sim.yields("compose")
        seen = []
        for panel in manuscript.panels:
            data = fetch(panel.asset.name) if panel.asset else b""
            sound = fetch(panel.speech.name) if panel.speech else b""
            if data is None or sound is None:
                raise Violation("P6", f"{manuscript.job} is composed from a picture or a sound that is not there")
            seen.append([panel.scene, panel.caption, panel.narration, panel.state, data.decode(), sound.decode()])
        layout = json.dumps(seen).encode()
        page = ComposedPage(webp=b"page" + layout, thumb=b"thumb" + layout, width=9, height=9, panels=())
        return Composed(layout=layout, pages=(page,))

    def export(self, name: str, manuscript: Manuscript, fetch: Fetch) -> Printed:
        self._sim.yields(f"print {name}")
        return Printed(data=name.encode() + manuscript.layout, mime="x/y", suffix=name)

    def formats(self) -> Mapping[str, tuple[str, int]]:
        return dict.fromkeys(FORMATS, ("x/y", 1))


def trouble(sim: Simulation, timeout: float) -> tuple[float, LimnerError | None, bool]:
    """How long a call takes, how it fails, and whether its answer is of no use."""
    rng, sky = sim.clock.rng, sim.weather
    takes = rng.uniform(0.5, 6.0)
    begun = sim.clock.now - sim.began_at
    if sky.outage[0] <= begun < sky.outage[1]:
        return 0.3, ProviderUnavailable(), False
    drawn = rng.random()
    for chance, error in (
        (sky.busy, lambda: (takes, ProviderUnavailable())),
        (sky.quota, lambda: (0.2, _quota(rng.random()))),
        (sky.slow, lambda: (timeout, ModelTimeout())),
        (sky.refused, lambda: (takes, ProviderRefused())),
    ):
        if drawn < chance:
            return *error(), False
        drawn -= chance
    return takes, None, drawn < sky.useless


def _quota(drawn: float) -> LimnerError:
    if drawn < 0.1:
        return QuotaExhausted()
    return QuotaWait(retry_after=drawn * 30.0) if drawn < 0.5 else QuotaWait()


def paid(error: LimnerError) -> bool:
    """Whether a failed call may stand on the bill all the same."""
    return isinstance(error, (ModelTimeout, InvalidOutput, EmptyOutput))
