"""Who writes, paints and reads aloud: the chains of the settings as adapters, with today's models and prices.

The client of a hosted provider is looked for here and loaded with the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from functions.ports import Understudies
from functions.settings import SettingFault, Settings

if TYPE_CHECKING:
    from functions.adapters.models.gemini.client import Gemini
    from functions.adapters.models.gemini.offer import Offer
    from functions.ports import Painter, Voice, Writer
    from functions.rules import prices
    from functions.rules.chain import Link

#: the day, as 2026-11-20
Today = Callable[[], str]
#: the tier that takes its time costs so much less
FLEX_SHARE = 2
HOSTED = "gemini"


@dataclass(frozen=True, kw_only=True)
class Offline:
    """Those who need no network; they also stand in where nobody else can."""

    writer: Writer
    painter: Painter
    voice: Voice


@dataclass(frozen=True, kw_only=True)
class Company:
    """Everybody who is asked, each kind in order."""

    writers: tuple[Writer, ...]
    painters: tuple[Painter, ...]
    voices: tuple[Voice, ...]
    close: Callable[[], None]

    def understudies(self) -> Understudies:
        """All but the first of each."""
        return Understudies(writers=self.writers[1:], painters=self.painters[1:], voices=self.voices[1:])


def company_of(settings: Settings, offline: Offline, *, today: Today) -> Company:
    """The adapters of the settings; SettingFault says what is missing for one."""
    hosted = _Hosted(settings, today)
    return Company(
        writers=tuple(offline.writer if one.provider != HOSTED else hosted.writer(one) for one in settings.text_models),
        painters=tuple(
            offline.painter if one.provider != HOSTED else hosted.painter(one) for one in settings.picture_models
        ),
        voices=tuple(offline.voice if one.provider != HOSTED else hosted.voice(one) for one in settings.speech_models),
        close=hosted.close,
    )


def passed_over(settings: Settings, *, on: str) -> Iterator[str]:
    """A sentence for each model of the settings in whose place another is asked today."""
    from functions.rules import models

    for role, chain in chains(settings).items():
        for link in chain:
            sentence = models.told(models.standing(link.model, role, on=on)) if link.provider == HOSTED else ""
            if sentence:
                yield f"{role.capitalize()}: {sentence}"


def asked_today(settings: Settings, *, on: str) -> Iterator[tuple[prices.Role, str]]:
    """The role and the name of each hosted model that is asked."""
    from functions.rules import models

    for role, chain in chains(settings).items():
        yield from ((role, models.standing(one.model, role, on=on).model) for one in chain if one.provider == HOSTED)


def chains(settings: Settings) -> dict[prices.Role, tuple[Link, ...]]:
    """Those who are asked in each role, in order."""
    return {"text": settings.text_models, "picture": settings.picture_models, "speech": settings.speech_models}


def gemini_of(settings: Settings) -> Gemini:
    """The connection to Gemini; nothing of its client is loaded yet."""
    if not _is_there("google.genai"):
        raise SettingFault(
            "MODELS names gemini, but Google's client for it is not installed.",
            action="Install it with: .venv/bin/pip install -r requirements.txt, or set MODELS=offline.",
        )
    from functions.adapters.models.gemini.client import Gemini

    return Gemini(key=settings.gemini_key, base_url=settings.gemini_url)


class _Hosted:
    """Gemini's three, on one connection that is made when the first of them is wanted."""

    def __init__(self, settings: Settings, today: Today) -> None:
        self._settings, self._today = settings, today
        self._open: list[Gemini] = []

    def writer(self, link: Link) -> Writer:
        from functions.adapters.models.gemini.writer import GeminiWriter

        return GeminiWriter(
            self._gemini, partial(_offer, link.model, "text", self._today), short=self._settings.text_timeout
        )

    def painter(self, link: Link) -> Painter:
        from functions.adapters.models.gemini.painter import GeminiPainter

        return GeminiPainter(self._gemini, partial(_offer, link.model, "picture", self._today))

    def voice(self, link: Link) -> Voice:
        from functions.adapters.models.gemini.voice import GeminiVoice

        return GeminiVoice(self._gemini, partial(_offer, link.model, "speech", self._today))

    def close(self) -> None:
        for one in self._open:
            one.close()

    @cached_property
    def _gemini(self) -> Gemini:
        self._open.append(gemini_of(self._settings))
        return self._open[-1]


def _offer(wish: str, role: prices.Role, today: Today) -> Offer:
    from functions.adapters.models.gemini.offer import Offer
    from functions.rules import models, prices

    day = today()
    found = models.standing(wish, role, on=day)
    share = FLEX_SHARE if found.flex else 1
    cost = {
        what: -(-prices.price(found.model, what, on=day) // share)
        for what in ("input", "output", "picture", "reference")
    }
    return Offer(
        model=found.model, flex=found.flex, thinking=found.thinking, input=cost["input"], output=cost["output"],
        picture=cost["picture"] if role == "picture" else 0, reference=cost["reference"],
    )  # fmt: skip


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
