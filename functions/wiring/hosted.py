"""Hosted providers: each one's connection, and its models at the prices of the day.

Their client is looked for here and loaded with the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from functions.rules import prices
from functions.settings import SettingFault, Settings

if TYPE_CHECKING:
    from functions.adapters.models.gemini.client import Gemini
    from functions.adapters.models.hosted.door import Door
    from functions.adapters.models.hosted.offer import Offer
    from functions.ports import Painter, Voice, Writer
    from functions.rules.chain import Link

#: the day, as 2026-11-20
Today = Callable[[], str]
#: the tier that takes its time costs so much less
FLEX_SHARE = 2
#: where it is had: by a key, and of a project's places in the one that is everywhere
FLEX_PLACES = ("", "global")
#: provider -> the package that it is asked by; the second comes with the first
CLIENTS = {prices.GEMINI: "google.genai", prices.OPENROUTER: "httpx2", prices.RUNWARE: "httpx2"}


class Hosted:
    """Whoever is asked over the network, all roles of a provider on one connection."""

    def __init__(self, settings: Settings, today: Today) -> None:
        self._settings, self._today = settings, today
        self._gemini: Gemini | None = None
        self._doors: dict[str, Door] = {}

    def writer(self, link: Link) -> Writer:
        """Who writes for a link; SettingFault where the client is missing."""
        flex = self._settings.gemini_location in FLEX_PLACES
        offers, short = partial(offer_of, link, "text", self._today, flex=flex), self._settings.text_timeout
        if link.provider == prices.OPENROUTER:
            from functions.adapters.models.openrouter.writer import OpenRouterWriter

            return OpenRouterWriter(self._door(link.provider), offers, short=short)
        from functions.adapters.models.gemini.writer import GeminiWriter

        return GeminiWriter(self._googles(), offers, short=short)

    def painter(self, link: Link) -> Painter:
        """Who paints."""
        offers = partial(offer_of, link, "picture", self._today)
        if link.provider == prices.RUNWARE:
            from functions.adapters.models.runware.painter import RunwarePainter

            return RunwarePainter(self._door(link.provider), offers)
        from functions.adapters.models.gemini.painter import GeminiPainter

        return GeminiPainter(self._googles(), offers)

    def voice(self, link: Link) -> Voice:
        """Who reads aloud."""
        from functions.adapters.models.gemini.voice import GeminiVoice

        return GeminiVoice(self._googles(), partial(offer_of, link, "speech", self._today))

    def close(self) -> None:
        """Lets all connections go."""
        for one in (self._gemini, *self._doors.values()):
            if one is not None:
                one.close()

    def _googles(self) -> Gemini:
        if self._gemini is None:
            self._gemini = gemini_of(self._settings)
        return self._gemini

    def _door(self, provider: str) -> Door:
        if provider not in self._doors:
            self._doors[provider] = door_of(self._settings, provider)
        return self._doors[provider]


def gemini_of(settings: Settings) -> Gemini:
    """The connection to Gemini; nothing of its client is loaded yet."""
    _needed(prices.GEMINI)
    from functions.adapters.models.gemini.client import Gemini

    if settings.gemini_location:
        return Gemini(base_url=settings.gemini_url, project=settings.project, location=settings.gemini_location)
    return Gemini(key=settings.gemini_key, base_url=settings.gemini_url)


def door_of(settings: Settings, provider: str) -> Door:
    """The connection to OpenRouter or Runware; nothing of a client is loaded yet."""
    _needed(provider)
    from functions.adapters.models.hosted.door import Door

    key, url = {
        prices.OPENROUTER: (settings.openrouter_key, settings.openrouter_url),
        prices.RUNWARE: (settings.runware_key, settings.runware_url),
    }[provider]
    return Door(provider=provider, key=key, base_url=url)


def missing(settings: Settings, provider: str, names: Sequence[str]) -> str:
    """A sentence on what the provider does not have for us; asking costs nothing, and a bad key is an error."""
    if provider == prices.GEMINI:
        gemini = gemini_of(settings)
        try:
            return _gone("Gemini", names, gemini.models())
        finally:
            gemini.close()
    door = door_of(settings, provider)
    try:
        if provider == prices.OPENROUTER:
            from functions.adapters.models.openrouter import account

            return _gone("OpenRouter", names, account.models(door))
        from functions.adapters.models.runware.account import balance

        return "" if balance(door) > 0 else "Runware's account has no credit left."
    finally:
        door.close()


def offer_of(link: Link, role: prices.Role, today: Today, *, flex: bool = True) -> Offer:
    """What is asked for today, at the price of the day; `flex` where the tier that takes its time can be had."""
    from functions.adapters.models.hosted.offer import Offer
    from functions.rules import models

    day = today()
    found = models.standing(link.model, role, on=day, provider=link.provider)
    slow = found.flex and flex
    share = FLEX_SHARE if slow else 1
    cost = {
        what: -(-prices.price(found.model, what, on=day) // share)
        for what in ("input", "output", "picture", "reference")
    }
    return Offer(
        provider=link.provider, model=found.model, flex=slow, thinking=found.thinking, input=cost["input"],
        output=cost["output"], picture=cost["picture"] if role == "picture" else 0, reference=cost["reference"],
    )  # fmt: skip


def _gone(name: str, asked: Sequence[str], there: frozenset[str]) -> str:
    gone = [one for one in asked if one not in there]
    return f"{name} has no model named {', '.join(gone)}." if gone else ""


def _needed(provider: str) -> None:
    if not _is_there(CLIENTS[provider]):
        raise SettingFault(
            f"MODELS names {provider}, but the client for it is not installed.",
            action="Install it with: .venv/bin/pip install -r requirements.txt, or set MODELS=offline.",
        )


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
