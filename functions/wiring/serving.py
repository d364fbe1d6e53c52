"""The house behind HTTP, and the server of `serve`."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache, partial
from typing import TYPE_CHECKING

from functions.settings import Settings
from functions.unheard import unheard
from functions.wiring.fittings import users_of
from functions.wiring.logs import set_up_logging
from functions.wiring.models import passed_over
from functions.wiring.world import open_world

if TYPE_CHECKING:
    from functions.web.app import App
    from functions.web.config import WebConfig
    from functions.wiring.world import World

log = logging.getLogger("limner")
VERSION = "0.1.0"
#: settings that are told to nobody, by their names
HIDDEN = ("key", "secret", "token", "password", "url")
STYLE_TITLES = {
    "storybook": "Warm grain and soft light, as in a picture book",
    "watercolour": "Washes and pigment edges on white paper",
    "comic": "Bold ink lines, flat colour and dots",
    "noir": "Black, white and one red",
}
VOICE_TITLES = {
    "warm": "Close and friendly, unhurried",
    "bright": "Light and lively",
    "calm": "Even and quiet",
    "deep": "Low and full",
    "clear": "Plain and precise",
    "young": "High and curious",
}


def serve(settings: Settings) -> int:
    """Serves until SIGTERM or Ctrl-C; what is at work is finished or goes on at the next start."""
    from functions.web.serve import serve as serve_app

    set_up_logging(settings.log_level, settings.log_format)
    world = open_world(settings, target="api")
    try:
        world.begin()
        serve_app(app_of(world), settings.host, settings.port, listening=partial(_warn, world))
    finally:
        world.close()
    return 0


def app_of(world: World) -> App:
    """The WSGI application of a house."""
    from functions.web.app import create_app

    return create_app(world.house, _web_config(world))


def _web_config(world: World) -> WebConfig:
    from functions.web.config import WebConfig

    settings = world.settings
    world.metrics.gauges = world.gauges
    return WebConfig(
        auth=settings.auth,
        users=users_of(settings),
        cors_origins=settings.cors_origins,
        token_secret=cache(world.secret),
        version=VERSION,
        file_of=world.file_of,
        asset_hosts=world.asset_hosts(),
        pings=world.pings(),
        metrics=world.metrics.text,
        counted=world.metrics.counted,
        settings=shown(settings),
        style_sample=_samples(world),
        voice_sample=partial(_voice_sample, world),
        styles=STYLE_TITLES,
        voices=VOICE_TITLES,
    )


def shown(settings: Settings) -> Mapping[str, str]:
    """The settings for who looks after the house; what could open something is only said to be set."""
    found = {name: str(value) for name, value in asdict(settings).items()}
    return {
        name: ("set" if value else "") if any(word in name for word in HIDDEN) else value
        for name, value in found.items()
    }


def _samples(world: World) -> Callable[[str], tuple[bytes, str]]:
    """The same small picture in every style: as it is kept, or painted when it is first asked for."""

    @cache
    def sample(style: str) -> tuple[bytes, str]:
        from functions.ports import PictureAsk
        from functions.web import studio_files

        if kept := studio_files.sample(style):
            return kept, "image/webp"
        look = (("Fen", "small red fox, blue scarf"),)
        ask = PictureAsk(
            prompt="a fox in the forest at dawn", style=style, seed=1, width=512, height=640, cast=look, shot="medium"
        )
        return world.house.stand_in.paint(ask).data, "image/png"

    return sample


def _voice_sample(world: World, role: str) -> bytes:
    """A sentence as the offline voice reads it, for nothing; no bytes where it is silent."""
    from functions.core.errors import ProviderError
    from functions.ports import SpeechAsk

    text = "Once upon a time, a small red fox went down to the sea."
    try:
        said = world.house.stand_in_voice.speak(SpeechAsk(text=text, voice=role, language="en"))
    except ProviderError:
        return b""
    return b"" if said.silent else said.data


def _warn(world: World) -> None:
    """Whoever starts it is told what is not heard, and that a service without a key answers nobody."""
    from functions.flows.keys import listed
    from functions.rules.budget import date_of

    today = date_of(world.house.now())
    for sentence in (*unheard(os.environ), *passed_over(world.settings, on=today)):
        log.warning(sentence)
    if world.settings.auth == "keys" and not listed(world.house, size=1, token=None)[0]:
        log.warning("No key was made yet. Make one: python -m functions keys create --owner NAME --scopes read,write")
