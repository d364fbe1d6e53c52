"""Everything the house reads from its environment, read once from a mapping; every default runs on a laptop."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from functions.core.errors import LimnerError
from functions.rules import chain
from functions.rules.chain import Link
from functions.rules.prices import Role

if TYPE_CHECKING:
    from functions.cloud import Cloud

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
MICRO = 1_000_000
PAIR = re.compile(r"\(?\s*([0-9]{1,5})\s*[,xX]\s*([0-9]{1,5})\s*\)?")
ON, OFF = ("true", "1", "yes", "on"), ("", "false", "0", "no", "off")
#: roles of models, as their settings name them; and Gemini's key, as Google's client looks for it
ROLES: Mapping[str, Role] = {"TEXT_MODELS": "text", "PICTURE_MODELS": "picture", "SPEECH_MODELS": "speech"}
GEMINI_KEYS = ("GOOGLE_API_KEY", "GEMINI_API_KEY", "GENAI_API_KEY")
#: dollars in ten minutes that the first paying tier of Gemini grants
FIRST_TIER = 10.0
#: provider -> the setting that holds its key, and where it is unless its other setting says so
KEYS = {"gemini": "GEMINI_API_KEY", "openrouter": "OPENROUTER_API_KEY", "runware": "RUNWARE_API_KEY"}
#: functions that ask no model, only know which ones are asked: on Google Cloud they get no key
KEYLESS = ("assemble", "sweep")
ADDRESSES = {"OPENROUTER_BASE_URL": "https://openrouter.ai/api/v1", "RUNWARE_BASE_URL": "https://api.runware.ai/v1"}


class SettingFault(LimnerError):
    """A setting has a value that makes no sense."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The environment as values. Each field names its variable."""

    world: str = "local"  #: WORLD: where jobs, pictures and tasks live
    cloud: Cloud | None = None  #: its names, where that is Google Cloud
    data: Path = Path(".limner")  #: LIMNER_DATA: the folder of the database and the assets
    host: str = "127.0.0.1"  #: HOST: where `serve` listens
    port: int = 8080  #: PORT: and on which port
    models: str = "offline"  #: MODELS: who writes, paints and reads aloud
    text_models: tuple[Link, ...] = (Link("offline"),)  #: TEXT_MODELS: who writes, in this order
    picture_models: tuple[Link, ...] = (Link("offline"),)  #: PICTURE_MODELS: who paints
    speech_models: tuple[Link, ...] = (Link("offline"),)  #: SPEECH_MODELS: who reads aloud
    #: GOOGLE_API_KEY, GEMINI_API_KEY, GENAI_API_KEY: the first that is set
    gemini_key: str = field(default="", repr=False)
    project: str = ""  #: GOOGLE_CLOUD_PROJECT: the project of Google Cloud
    gemini_location: str = ""  #: GOOGLE_GENAI_USE_ENTERPRISE, GOOGLE_CLOUD_LOCATION: where its account asks for Gemini
    gemini_url: str = ""  #: GOOGLE_GEMINI_BASE_URL: where Gemini is, empty for Google's own
    openrouter_key: str = field(default="", repr=False)  #: OPENROUTER_API_KEY: OpenRouter's key
    openrouter_url: str = ADDRESSES["OPENROUTER_BASE_URL"]  #: OPENROUTER_BASE_URL: where OpenRouter is
    runware_key: str = field(default="", repr=False)  #: RUNWARE_API_KEY: Runware's key
    runware_url: str = ADDRESSES["RUNWARE_BASE_URL"]  #: RUNWARE_BASE_URL: where Runware is
    text_timeout: float = 10.0  #: CIRCUIT_BREAKER_TIMEOUT: seconds for a hosted text that is no whole plan
    auth: str = "open"  #: AUTH: who may call
    cors_origins: tuple[str, ...] = ()  #: CORS_ORIGINS: origins of browsers that may call
    pictures_per_minute: int | None = None  #: PICTURES_PER_MINUTE: the model's quota, for pacing
    spend_per_10_minutes: int | None = None  #: SPEND_PER_10_MINUTES_USD: micro-dollars, the account's quota, for pacing
    daily_budget: int | None = None  #: DAILY_BUDGET_USD: micro-dollars a day and owner
    cache_expiry_days: int = 7  #: CACHE_EXPIRY_DAYS: how long a cached scene stays fresh
    cache_max_size: int = 1000  #: CACHE_MAX_SIZE: finished entries that the scene cache holds
    cache_scope: str = "owner"  #: CACHE_SCOPE: owner, or shared where one owner's scenes serve all
    #: REDIS_URL, REDIS_ENABLED, REDIS_HOST, REDIS_PORT, REDIS_DB, REDIS_PASSWORD: a shared level
    redis_url: str = field(default="", repr=False)
    cache_ttl: float = 3600.0  #: CACHE_TTL: seconds that a cached explanation stays fresh
    breaker_threshold: int = 5  #: CIRCUIT_BREAKER_FAILURE_THRESHOLD: failures in a row that open it
    breaker_recovery: float = 60.0  #: CIRCUIT_BREAKER_RECOVERY_TIMEOUT: seconds of rest before a trial
    webp_quality: int = 85  #: WEBP_QUALITY: of the pictures that are served
    thumbnail_size: int = 384  #: THUMBNAIL_SIZE: its longer side in pixels
    max_image_bytes: int = 5_000_000  #: MAX_IMAGE_SIZE_MB: the largest picture that a model may answer with
    keep_hours: float = 0.0  #: SESSION_CLEANUP_HOURS: hours that ended jobs are kept, 0 until deleted
    requests_per_minute: int = 0  #: MAX_REQUESTS_PER_MINUTE: of one owner, that make pictures; 0 for no limit
    scenes_per_minute: int = 0  #: MAX_SCENE_REQUESTS_PER_MINUTE: of one owner, that make one scene; 0 for no limit
    most_running: int = 100  #: MAX_SESSIONS: jobs that one owner may have running
    most_per_item: int = 20  #: MAX_IMAGES_PER_ITEM: pictures of one item of the gallery, 0 for no limit
    deadline_minutes: float = 60.0  #: JOB_DEADLINE_MINUTES: how long a run may take
    approval_days: float = 7.0  #: APPROVAL_DAYS: how long a plan waits for approval
    image_concurrency: int = 8  #: IMAGE_CONCURRENCY: pictures made at once
    speech_concurrency: int = 4  #: SPEECH_CONCURRENCY: narrations made at once
    final_wait: float = 0.0  #: RETRY_FINAL_WAIT: seconds of one last wait before a step gives up
    log_level: str = "INFO"  #: LOG_LEVEL: DEBUG, INFO, WARNING or ERROR
    log_format: str = "auto"  #: LOG_FORMAT: json, text, or auto: text on a terminal and JSON elsewhere
    backup_days: int = 30  #: BACKUP_RETENTION_DAYS: days that a backup is kept, 0 for ever

    @classmethod
    def read(cls, env: Mapping[str, str]) -> Settings:
        """The settings of an environment, or SettingFault naming the variable that makes no sense."""
        host = env.get("HOST") or "127.0.0.1"
        budget = _number(env, "DAILY_BUDGET_USD", None, low=0)
        quota = _number(env, "PICTURES_PER_MINUTE", None, low=1)
        return cls(
            world=(world := _one_of(env, "WORLD", ("local", "google"), "local")),
            cloud=_cloud(env) if world == "google" else None,
            data=Path(env.get("LIMNER_DATA") or ".limner"),
            host=host,
            port=int(_number(env, "PORT", 8080, low=0, high=65535) or 0),
            **_chains(env),
            gemini_key=key_of(env),
            project=(env.get("GOOGLE_CLOUD_PROJECT") or "").strip(),
            gemini_location=_enterprise(env),
            gemini_url=(env.get("GOOGLE_GEMINI_BASE_URL") or "").strip(),
            openrouter_key=key_of(env, "openrouter"),
            openrouter_url=_address(env, "OPENROUTER_BASE_URL"),
            runware_key=key_of(env, "runware"),
            runware_url=_address(env, "RUNWARE_BASE_URL"),
            text_timeout=_number(env, "CIRCUIT_BREAKER_TIMEOUT", 10.0, low=0.1, high=600) or 10.0,
            spend_per_10_minutes=_spending(env),
            auth=_auth(env, host, world=world),
            cors_origins=tuple(part.strip() for part in (env.get("CORS_ORIGINS") or "").split(",") if part.strip()),
            pictures_per_minute=None if quota is None else int(quota),
            daily_budget=None if budget is None else round(budget * MICRO),
            cache_expiry_days=int(_number(env, "CACHE_EXPIRY_DAYS", 7, low=0) or 0),
            cache_max_size=int(_number(env, "CACHE_MAX_SIZE", 1000, low=0, high=10_000_000) or 0),
            cache_scope=_one_of(env, "CACHE_SCOPE", ("owner", "shared"), "owner"),
            redis_url=_redis(env),
            cache_ttl=_number(env, "CACHE_TTL", 3600.0, low=0) or 0.0,
            breaker_threshold=int(_number(env, "CIRCUIT_BREAKER_FAILURE_THRESHOLD", 5, low=1) or 1),
            breaker_recovery=_number(env, "CIRCUIT_BREAKER_RECOVERY_TIMEOUT", 60.0, low=0.1) or 60.0,
            webp_quality=int(_number(env, "WEBP_QUALITY", 85, low=1, high=100) or 85),
            thumbnail_size=int(_number(_one_side(env), "THUMBNAIL_SIZE", 384, low=32, high=2048) or 384),
            max_image_bytes=round((_number(env, "MAX_IMAGE_SIZE_MB", 5, low=0.1, high=100) or 5) * 1_000_000),
            keep_hours=_number(env, "SESSION_CLEANUP_HOURS", 0.0, low=0) or 0.0,
            requests_per_minute=int(_number(env, "MAX_REQUESTS_PER_MINUTE", 0, low=0, high=1000) or 0),
            scenes_per_minute=int(_number(env, "MAX_SCENE_REQUESTS_PER_MINUTE", 0, low=0, high=1000) or 0),
            most_running=int(_number(env, "MAX_SESSIONS", 100, low=1) or 1),
            most_per_item=int(_number(env, "MAX_IMAGES_PER_ITEM", 20, low=0, high=100_000) or 0),
            deadline_minutes=_number(env, "JOB_DEADLINE_MINUTES", 60.0, low=0.1) or 60.0,
            approval_days=_number(env, "APPROVAL_DAYS", 7.0, low=0.001) or 7.0,
            image_concurrency=int(_number(env, "IMAGE_CONCURRENCY", 8, low=1, high=256) or 1),
            speech_concurrency=int(_number(env, "SPEECH_CONCURRENCY", 4, low=1, high=256) or 1),
            final_wait=_number(env, "RETRY_FINAL_WAIT", 0.0, low=0, high=3600) or 0.0,
            log_level=_one_of(env, "LOG_LEVEL", LEVELS, "DEBUG" if _is_on(env, "BACKUP_DEBUG") else "INFO"),
            log_format=_one_of(env, "LOG_FORMAT", ("auto", "json", "text"), "auto"),
            backup_days=int(_number(env, "BACKUP_RETENTION_DAYS", 30, low=0, high=36_500) or 0),
        )


def key_of(env: Mapping[str, str], provider: str = "gemini") -> str:
    """A provider's key; Gemini's in the order in which Google's own client looks for it."""
    names = GEMINI_KEYS if provider == "gemini" else (KEYS[provider],)
    return next((key for name in names if (key := (env.get(name) or "").strip())), "")


def _enterprise(env: Mapping[str, str]) -> str:
    """Where Gemini is asked by the account of a project; empty where a key asks."""
    if not _is_on(env, "GOOGLE_GENAI_USE_ENTERPRISE"):
        return ""
    if not (env.get("GOOGLE_CLOUD_PROJECT") or "").strip():
        raise SettingFault("GOOGLE_GENAI_USE_ENTERPRISE names no project.", action="Set GOOGLE_CLOUD_PROJECT too.")
    return (env.get("GOOGLE_CLOUD_LOCATION") or "").strip() or "global"


def _address(env: Mapping[str, str], name: str) -> str:
    """Where a provider is asked, with a key that nobody on the way may read."""
    text = (env.get(name) or "").strip() or ADDRESSES[name]
    try:
        found = urlsplit(text)
        scheme, host = found.scheme, found.hostname
    except ValueError:
        scheme = host = ""
    if not host or not (scheme == "https" or (scheme == "http" and host in LOOPBACK)):
        raise SettingFault(f"{name} is no address that begins with https://.", action=f"Correct or unset {name}.")
    return text


def _chains(env: Mapping[str, str]) -> dict[str, Any]:
    """Who is asked in each role; a key of Gemini alone is a wish for it."""
    granted = {one for one in KEYS if key_of(env, one)} | ({"gemini"} if _enterprise(env) else set())
    usual = (env.get("MODELS") or "").strip() or ("gemini" if "gemini" in granted else "offline")
    chains = {name.lower(): _chain(env, name, role, usual) for name, role in ROLES.items()}
    asking = env.get("FUNCTION_TARGET") not in KEYLESS
    for provider in dict.fromkeys(link.provider for links in chains.values() for link in links):
        if asking and provider in KEYS and provider not in granted:
            raise SettingFault(
                f"MODELS names {provider}, but no key for it is set.",
                action=f"Set {KEYS[provider]}, or MODELS=offline.",
            )
    return {"models": usual, **chains}


def _chain(env: Mapping[str, str], name: str, role: Role, usual: str) -> tuple[Link, ...]:
    """Who does this work; the offline ones where nobody of `MODELS` does."""
    own = (env.get(name) or "").strip()
    named, text = (name, own) if own else ("MODELS", usual)
    try:
        links = chain.links(text)
    except ValueError as error:
        raise SettingFault(f"{named} is {text!r}, but {error}.", action=f"Correct or unset {named}.") from None
    found = chain.able(links, role)
    if own and not found:
        raise SettingFault(f"{name} is {own!r}, but none of them makes that.", action=f"Correct or unset {name}.")
    return found or (Link("offline"),)


def _spending(env: Mapping[str, str]) -> int | None:
    """As it is set; else what every paying account of Gemini may spend, where nothing else paces its pictures."""
    paced = (env.get("PICTURES_PER_MINUTE") or "").strip()
    hosted = any(one.provider == "gemini" for one in _chains(env)["picture_models"])
    dollars = _number(env, "SPEND_PER_10_MINUTES_USD", FIRST_TIER if hosted and not paced else None, low=0.01)
    return None if dollars is None else round(dollars * MICRO)


def _one_side(env: Mapping[str, str]) -> Mapping[str, str]:
    """A thumbnail that is given as (200, 200) has a longer side of 200."""
    found = PAIR.fullmatch((env.get("THUMBNAIL_SIZE") or "").strip())
    return {"THUMBNAIL_SIZE": str(max(int(found[1]), int(found[2])))} if found else env


def _is_on(env: Mapping[str, str], name: str) -> bool:
    text = (env.get(name) or "").strip().lower()
    if text not in (*ON, *OFF):
        raise SettingFault(f"{name} is {text!r}, but it must be true or false.", action=f"Correct or unset {name}.")
    return text in ON


def _number(
    env: Mapping[str, str], name: str, default: float | None, *, low: float, high: float = float("inf")
) -> float | None:
    text = (env.get(name) or "").strip()
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        bounds = f"from {low:g} to {high:g}" if high != float("inf") else f"of at least {low:g}"
        raise SettingFault(f"{name} is {text!r}, but it must be a number {bounds}.", action=f"Correct or unset {name}.")
    return value


def _one_of(env: Mapping[str, str], name: str, known: tuple[str, ...], default: str) -> str:
    text = (env.get(name) or "").strip() or default
    found = next((one for one in known if one.casefold() == text.casefold()), None)
    if found is not None:
        return found
    raise SettingFault(
        f"{name} is {text!r}, but it must be one of {', '.join(known)}.", action=f"Correct or unset {name}."
    )


def _redis(env: Mapping[str, str]) -> str:
    """Where Redis is: as one address, or put together from its parts; empty where there is none."""
    url = (env.get("REDIS_URL") or "").strip()
    enabled = _one_of(env, "REDIS_ENABLED", ("true", "false", "1", "0", "yes", "no"), "true" if url else "false")
    if enabled in ("false", "0", "no"):
        return ""
    if url:
        if not url.startswith(("redis://", "rediss://", "unix://")):
            raise SettingFault(
                "REDIS_URL is no address of a Redis server.", action="Set it to redis://HOST:PORT/DB, or unset it."
            )
        return url
    host = (env.get("REDIS_HOST") or "").strip() or "localhost"
    port = int(_number(env, "REDIS_PORT", 6379, low=1, high=65535) or 6379)
    database = int(_number(env, "REDIS_DB", 0, low=0, high=65535) or 0)
    password = quote(env.get("REDIS_PASSWORD") or "", safe="")
    return f"redis://{f':{password}@' if password else ''}{host}:{port}/{database}"


def _cloud(env: Mapping[str, str]) -> Cloud:
    from functions.cloud import Cloud

    return Cloud.read(env)


def _auth(env: Mapping[str, str], host: str, *, world: str) -> str:
    default = "open" if host in LOOPBACK and world == "local" else "keys"
    found = _one_of(env, "AUTH", ("open", "keys", "firebase"), default)
    if found == "firebase" and not (env.get("GOOGLE_CLOUD_PROJECT") or "").strip():
        raise SettingFault(
            "AUTH is firebase, but it is not said in which project users sign in.",
            action="Set GOOGLE_CLOUD_PROJECT to its id, or AUTH=keys.",
        )
    where = "Cloud Run" if env.get("K_SERVICE") else host
    if found == "open" and where not in LOOPBACK:
        raise SettingFault(
            f"AUTH=open is refused on {where}: everybody who reaches it could spend and read everything.",
            action="Set HOST=127.0.0.1, or AUTH=keys.",
        )
    return found
