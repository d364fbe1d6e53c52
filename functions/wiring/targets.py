"""The functions' HTTP targets, on one house for each process: built at the first request, never at import.

On a laptop any target does whatever comes. On Google Cloud each does only its own part, and only for its own caller.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from functions.core.errors import LimnerError
from functions.settings import Settings
from functions.wiring import ending
from functions.wiring.logs import set_up_logging

if TYPE_CHECKING:
    from werkzeug import Request, Response

    from functions.web.tasks import Admit
    from functions.wiring.google import Google
    from functions.wiring.laptop import Laptop
    from functions.wiring.world import World

log = logging.getLogger("limner")
Door = Callable[["Request"], "Response"]
#: target -> the verbs that its queues bring
VERBS: Mapping[str, tuple[str, ...]] = {
    "plan": ("plan", "explain", "notify"), "render": ("render", "speak"), "assemble": ("assemble", "export"),
}  # fmt: skip
#: seconds that the first answer has for itself before the work begins beside it
FIRST_ANSWER = 0.5
_doors: dict[str, Door] = {}
_worlds: list[World] = []
_turn = threading.Lock()


def target(name: str, request: Request) -> Response:
    """The answer of one of the targets; a house that cannot be opened says why in the log, and answers 500."""
    try:
        door = _doors.get(name) or _opened(name)
    except LimnerError as error:
        log.error("house_not_opened", extra={"fields": {"why": error.detail, "action": error.advice}})  # noqa: TRY400
        return _closed(request)
    return door(request)


def _opened(name: str) -> Door:
    with _turn:
        if name not in _doors:
            if not _worlds:
                _worlds.append(_world(name))
            _doors[name] = _door(name, _worlds[0])
        return _doors[name]


def _world(name: str) -> World:
    env, lines = os.environ, None
    if env.get("WORLD") == "google":
        from functions.wiring.cloud_logs import cloud_lines

        lines = cloud_lines(env.get("GOOGLE_CLOUD_PROJECT") or "")
    # Settings that make no sense are told like everything else.
    set_up_logging("INFO", env.get("LOG_FORMAT") or "auto", lines=lines)
    settings = Settings.read(env)
    set_up_logging(settings.log_level, settings.log_format, lines=lines)
    return _google(settings, name) if settings.cloud else _laptop(settings)


def _laptop(settings: Settings) -> Laptop:
    """It soon does the work too, if nobody else does."""
    from functions.wiring.laptop import open_laptop

    laptop = open_laptop(settings)
    begins = threading.Timer(FIRST_ANSWER, laptop.work)
    begins.daemon = True
    begins.start()
    return laptop


def _google(settings: Settings, name: str) -> Google:
    from functions.wiring.google import open_google

    google = open_google(settings, target=name)
    if name != "api":
        from functions.adapters.local.allocation import give_back_large_blocks

        give_back_large_blocks()
    ending.at_end(google.end)
    return google


def _door(name: str, world: World) -> Door:
    if name == "api":
        from functions.web.app import respond
        from functions.wiring.serving import app_of

        app = app_of(world)
        ending.at_end(app.close)
        return partial(respond, app)
    from functions.web import tasks

    admit = _admit(world) if world.settings.cloud else tasks.everybody
    if name == "sweep":
        return partial(tasks.sweep_request, world.house, admit=admit)
    verbs = VERBS[name] if world.settings.cloud else [verb for verbs in VERBS.values() for verb in verbs]
    return partial(tasks.deliver_request, world.house, verbs=verbs, admit=admit)


def _admit(world: World) -> Admit:
    """Cloud Run has asked for the same token already; a door that was left open by mistake still opens nothing."""
    from functions.adapters.google.certificates import OF_ACCOUNTS, Certificates
    from functions.adapters.google.tokens import TaskTokens
    from functions.settings import SettingFault

    cloud = world.settings.cloud
    if cloud is None or not cloud.audience:
        raise SettingFault(
            "A worker cannot tell its tasks from a stranger's.", action="Set TASK_AUDIENCE and TASK_CALLER."
        )
    certificates = Certificates(cloud.certs_url or OF_ACCOUNTS, now=time.time)
    return TaskTokens(
        cloud.audience, cloud.caller, now=time.time, certificates=certificates, signature=cloud.signature
    ).check


def _closed(request: Request) -> Response:
    from werkzeug import Response

    from functions.web.reply import told

    reply = told(LimnerError("This service is not set up."), path=request.path, request_id="none")
    return Response(reply.body, status=reply.status, headers=reply.headers, mimetype=reply.mime)
