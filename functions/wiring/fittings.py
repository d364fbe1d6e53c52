"""What the houses of both worlds have alike: how they behave, how they name things, and whom they tell."""

from __future__ import annotations

import base64
import secrets
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from functions.adapters.telemetry.metrics import Metrics
from functions.ports import Policy
from functions.settings import SettingFault, Settings
from functions.wiring import logs

if TYPE_CHECKING:
    from functions.adapters.local.levels import Level
    from functions.ports.people import Users

#: of ids: neither i, l and o nor 1, so that nobody reads them wrongly
PLAIN = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0abcdefghjkmnpqrstuvwxyz23456789")


def today() -> str:
    from functions.rules.budget import date_of

    return date_of(time.time())


def noticed(metrics: Metrics, event: str, fields: Mapping[str, object]) -> None:
    """What happens is counted and logged."""
    metrics.notice(event, fields)
    logs.told(event, fields)


def shared_level(url: str) -> Level | None:
    """The level that processes share, where a Redis server is set; a fault says what is missing for it."""
    if not url:
        return None
    try:
        from functions.adapters.redis.level import RedisLevel
    except ImportError as error:
        raise SettingFault(
            "A Redis server is set, but Python's client for it is not installed.",
            action="Install it with: .venv/bin/pip install -r requirements-redis.txt, or unset REDIS_URL.",
        ) from error
    try:
        return RedisLevel(url)
    except ValueError as error:
        raise SettingFault(
            "REDIS_URL is no address of a Redis server.", action="Correct or unset REDIS_URL."
        ) from error


def users_of(settings: Settings) -> Users | None:
    """Who knows whose token it is, where users sign in; nobody is asked before the first comes."""
    if settings.auth != "firebase":
        return None
    if not all(map(_installed, ("google", "google.auth", "requests"))):
        raise SettingFault(
            "AUTH is firebase, but what checks the tokens of users is not installed.",
            action="Install it with: .venv/bin/pip install -r requirements.txt, or set AUTH=keys.",
        )
    from functions.adapters.google.tokens import UserTokens

    return UserTokens(settings.project, now=time.time)


def _installed(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def policy_of(settings: Settings) -> Policy:
    return Policy(
        cache_days=settings.cache_expiry_days,
        cache_most=settings.cache_max_size,
        cache_shared=settings.cache_scope == "shared",
        text_cache_seconds=settings.cache_ttl,
        deadline_minutes=settings.deadline_minutes,
        approval_days=settings.approval_days,
        pictures_per_minute=settings.pictures_per_minute,
        spend_per_10_minutes=settings.spend_per_10_minutes,
        breaker_threshold=settings.breaker_threshold,
        breaker_recovery=settings.breaker_recovery,
        final_wait=settings.final_wait,
        daily_budget=settings.daily_budget,
        most_running=settings.most_running,
        most_per_item=settings.most_per_item,
        requests_per_minute=settings.requests_per_minute,
        scenes_per_minute=settings.scenes_per_minute,
        keep_hours=settings.keep_hours,
    )


def new_id() -> str:
    """Sixteen characters without a look-alike: 80 bits of chance."""
    return base64.b32encode(secrets.token_bytes(10)).translate(PLAIN).decode()
