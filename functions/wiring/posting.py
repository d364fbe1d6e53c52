"""How the house tells its owners: by https, signed from the house's secret, with the job as the contract shows it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from functions.adapters.local.courier import HttpsCourier
from functions.core.job import Job
from functions.ports.post import Post
from functions.settings import Settings


def post_of(settings: Settings, *, seed: Callable[[], bytes]) -> Post:
    """Nothing is read and nothing is loaded before the first event; owners' secrets are made from the seed."""
    return Post(
        courier=HttpsCourier(),
        seed=seed,
        shown=partial(shown, keep_hours=settings.keep_hours),
    )


def shown(job: Job, *, keep_hours: float) -> dict[str, Any]:
    """As a client sees it, without the token that opens it: an event may be read by others on its way."""
    from functions.web import shape

    body = shape.job(job, client_token="", keep_hours=keep_hours)
    return {name: value for name, value in body.items() if name != "client_token"}
