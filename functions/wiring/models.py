"""Who writes, paints and reads aloud: the chains of the settings as adapters, and which models are asked today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from functions.ports import Understudies
from functions.rules import prices
from functions.settings import Settings
from functions.wiring.hosted import Hosted, Today

if TYPE_CHECKING:
    from functions.ports import Painter, Voice, Writer
    from functions.rules.chain import Link


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
    hosted = Hosted(settings, today)
    return Company(
        writers=tuple(
            offline.writer if one.provider == prices.OFFLINE else hosted.writer(one) for one in settings.text_models
        ),
        painters=tuple(
            offline.painter if one.provider == prices.OFFLINE else hosted.painter(one)
            for one in settings.picture_models
        ),
        voices=tuple(
            offline.voice if one.provider == prices.OFFLINE else hosted.voice(one) for one in settings.speech_models
        ),
        close=hosted.close,
    )


def passed_over(settings: Settings, *, on: str) -> Iterator[str]:
    """A sentence for each model of the settings in whose place another is asked today."""
    from functions.rules import models

    for role, link in _hosted(settings):
        sentence = models.told(models.standing(link.model, role, on=on, provider=link.provider))
        if sentence:
            yield f"{role.capitalize()}: {sentence}"


def asked_today(settings: Settings, *, on: str) -> dict[str, tuple[str, ...]]:
    """Provider -> the names of its models that are asked, each once."""
    from functions.rules import models

    found: dict[str, dict[str, None]] = {}
    for role, link in _hosted(settings):
        model = models.standing(link.model, role, on=on, provider=link.provider).model
        found.setdefault(link.provider, {})[model] = None
    return {provider: tuple(names) for provider, names in found.items()}


def going(settings: Settings, *, on: str, within: int) -> Iterator[str]:
    """A clause on each model of the settings whose last day is near."""
    from datetime import date, timedelta

    last = (date.fromisoformat(on) + timedelta(days=within)).isoformat()
    asked = {name for names in asked_today(settings, on=on).values() for name in names}
    days = {row.model: row.retires for row in prices.TABLE if row.retires}
    yield from (f"{name} goes on {days[name]}" for name in sorted(asked & days.keys()) if days[name] <= last)


def chains(settings: Settings) -> dict[prices.Role, tuple[Link, ...]]:
    """Those who are asked in each role, in order."""
    return {"text": settings.text_models, "picture": settings.picture_models, "speech": settings.speech_models}


def _hosted(settings: Settings) -> Iterator[tuple[prices.Role, Link]]:
    for role, chain in chains(settings).items():
        yield from ((role, one) for one in chain if one.provider in prices.HOSTED)
