"""The house behind HTTP: the server of `serve`, and the targets of the functions."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache, partial
from typing import TYPE_CHECKING

from functions.adapters.local.pool import Pool
from functions.core.errors import LimnerError
from functions.settings import Settings, unheard
from functions.wiring import health
from functions.wiring.laptop import Laptop, open_laptop
from functions.wiring.logs import set_up_logging
from functions.wiring.models import passed_over
from functions.wiring.secret import signing_secret

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from werkzeug import Request, Response

    from functions.web.config import WebConfig

log = logging.getLogger("limner")
VERSION = "0.1.0"
#: seconds that the first answer has for itself before the work begins beside it
FIRST_ANSWER = 0.5
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
    laptop = open_laptop(settings)
    try:
        laptop.take()
        threading.Thread(target=_warm, args=(laptop.pool,), name="limner-warm", daemon=True).start()
        serve_app(app_of(laptop), settings.host, settings.port, listening=partial(_warn, laptop))
    finally:
        laptop.close()
    return 0


def app_of(laptop: Laptop) -> WSGIApplication:
    """The WSGI application of a house."""
    from functions.web.app import create_app

    return create_app(laptop.house, _web_config(laptop))


def target(name: str, request: Request) -> Response:
    """One of the functions' HTTP targets, on the house of this process."""
    laptop = _shared()
    if name == "api":
        from functions.web.app import respond

        return respond(_shared_app(), request)
    from functions.web import tasks

    if name == "sweep":
        return tasks.sweep_request(laptop.house, request)
    return tasks.deliver_request(laptop.house, request)


@cache
def _shared() -> Laptop:
    """Built at the first request, never at import; soon afterwards it also does the work, if nobody else does."""
    settings = Settings.read(os.environ)
    set_up_logging(settings.log_level, settings.log_format)
    laptop = open_laptop(settings)
    begins = threading.Timer(FIRST_ANSWER, laptop.work)
    begins.daemon = True
    begins.start()
    return laptop


@cache
def _shared_app() -> WSGIApplication:
    return app_of(_shared())


def _web_config(laptop: Laptop) -> WebConfig:
    from functions.web.config import WebConfig
    from functions.web.files import LARGE

    settings = laptop.settings
    laptop.metrics.gauges = partial(health.gauges, laptop)
    return WebConfig(
        auth=settings.auth,
        cors_origins=settings.cors_origins,
        token_secret=cache(partial(signing_secret, settings.data)),
        version=VERSION,
        file_of=partial(laptop.blobs.path_of, least=LARGE),
        pings=health.pings(laptop),
        metrics=laptop.metrics.text,
        counted=laptop.metrics.counted,
        settings=shown(settings),
        style_sample=_samples(laptop),
        voice_sample=partial(_voice_sample, laptop),
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


def _samples(laptop: Laptop) -> Callable[[str], tuple[bytes, str]]:
    """The same small picture in every style, painted when it is first asked for."""

    @cache
    def sample(style: str) -> tuple[bytes, str]:
        from functions.ports import PictureAsk

        look = (("Fen", "small red fox, blue scarf"),)
        ask = PictureAsk(
            prompt="a fox in the forest at dawn", style=style, seed=1, width=512, height=640, cast=look, shot="medium"
        )
        return laptop.house.stand_in.paint(ask).data, "image/png"

    return sample


def _voice_sample(laptop: Laptop, role: str) -> bytes:
    """A sentence as the offline voice reads it, for nothing; no bytes where it is silent."""
    from functions.core.errors import ProviderError
    from functions.ports import SpeechAsk

    text = "Once upon a time, a small red fox went down to the sea."
    try:
        said = laptop.house.stand_in_voice.speak(SpeechAsk(text=text, voice=role, language="en"))
    except ProviderError:
        return b""
    return b"" if said.silent else said.data


def _warn(laptop: Laptop) -> None:
    """Whoever starts it is told what is not heard, and that a service without a key answers nobody."""
    from functions.flows.keys import listed
    from functions.rules.budget import date_of

    today = date_of(laptop.house.now())
    for sentence in (*unheard(os.environ), *passed_over(laptop.settings, on=today)):
        log.warning(sentence)
    if laptop.settings.auth == "keys" and not listed(laptop.house, size=1, token=None)[0]:
        log.warning("No key was made yet. Make one: python -m functions keys create --owner NAME --scopes read,write")


def _warm(pool: Pool) -> None:
    try:
        pool.warm()
    except LimnerError:
        log.exception("pool_not_warm")
