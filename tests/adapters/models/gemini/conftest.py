"""The pretended Gemini, and the house's three on it by the real client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from google.auth.credentials import Credentials

from functions.adapters.local.press import PoolPress
from functions.adapters.models.gemini.client import Gemini
from functions.adapters.models.gemini.painter import GeminiPainter
from functions.adapters.models.gemini.voice import GeminiVoice
from functions.adapters.models.gemini.writer import GeminiWriter
from functions.adapters.models.hosted.offer import Offer
from functions.kinds import KINDS
from functions.ports import Heard, PictureAsk, SpeechAsk, WriterAsk
from tests.fakes.gemini.server import KEY, PROJECT, TOKEN, FakeGemini

TEXT = Offer(provider="gemini", model="gemini-3.8-flash", thinking="LOW", input=750_000, output=3_750_000)
PICTURE = Offer(
    provider="gemini",
    model="gemini-nano-banana-2.1",
    thinking="LOW",
    input=1_500_000,
    output=7_500_000,
    picture=33_600,
    reference=4_000,
)
SPEECH = Offer(provider="gemini", model="gemini-3.8-flash-lite-tts", input=500_000, output=6_000_000)
WORDS = "Fen walks down to the harbour. The wind is fair and the sea is calm."


def a_writing(kind: str = "comic", **fields: Any) -> WriterAsk:
    """What a kind asks of a writer."""
    request = KINDS[kind].parse({"kind": kind, "prompt": "A fox learns to sail", "scenes": 3} | fields)
    return WriterAsk(
        kind=kind, request=request, prompt=KINDS[kind].prompt_for(request), schema=KINDS[kind].schema()
    )  # fmt: skip


def a_picture(**fields: Any) -> PictureAsk:
    usual = {"prompt": "a fox on a pier", "style": "comic", "seed": 7, "width": 1024, "height": 1024}
    return PictureAsk(**usual | fields)


def a_passage(**fields: Any) -> SpeechAsk:
    return SpeechAsk(**{"text": WORDS, "voice": "warm", "language": "en"} | fields)


def plainly(function: Any, *args: Any) -> Any:
    return function(*args)


@dataclass
class Three:
    """Everybody who works by Gemini, and the press that looks at what they bring."""

    service: FakeGemini
    writer: GeminiWriter
    painter: GeminiPainter
    voice: GeminiVoice
    press: PoolPress

    def ask(self, role: str) -> object:
        """One call of that role, looked at as the house does."""
        if role == "text":
            return self.writer.write(a_writing())
        if role == "picture":
            return self.press.develop(self.painter.paint(a_picture()).data)
        return self.listen(a_passage())

    def listen(self, ask: SpeechAsk) -> Heard:
        spoken = self.voice.speak(ask)
        return self.press.listen(spoken.data, ask.text, rate=spoken.rate, silent=spoken.silent)


class Signed(Credentials):  # type: ignore[misc]
    """An account that is signed in."""

    def refresh(self, request: object) -> None:
        self.token = TOKEN


@pytest.fixture(scope="module", params=["key", "account"])
def opened(request: pytest.FixtureRequest) -> Iterator[tuple[FakeGemini, Gemini]]:
    """One service and one connection for a file of tests: opening one takes a tenth of a second."""
    with FakeGemini().served() as service:
        by_key = Gemini(key=KEY, base_url=service.url)
        by_account = Gemini(base_url=service.url, project=PROJECT, location="global", account=Signed)
        gemini = {"key": by_key, "account": by_account}[request.param]
        yield service, gemini
        gemini.close()


@pytest.fixture
def service(opened: tuple[FakeGemini, Gemini]) -> FakeGemini:
    opened[0].forget()
    return opened[0]


@pytest.fixture
def three(opened: tuple[FakeGemini, Gemini], service: FakeGemini) -> Three:
    gemini = opened[1]
    press = PoolPress(plainly, run_apart=plainly, thumbnail=384, quality=85, max_bytes=5_000_000)
    return Three(
        service=service, writer=GeminiWriter(gemini, lambda: TEXT, short=5.0),
        painter=GeminiPainter(gemini, lambda: PICTURE), voice=GeminiVoice(gemini, lambda: SPEECH), press=press,
    )  # fmt: skip
