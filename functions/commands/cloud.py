"""`doctor` for a house on Google Cloud: its project is looked at from outside, and nothing of it is opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from functions.adapters.google.survey.remark import Queue, Remark, Site, fault, well
from functions.rules import prices
from functions.settings import Settings

if TYPE_CHECKING:
    from functions.cloud import Cloud

INSTALL = "Run: .venv/bin/pip install -r requirements.txt"
#: what the survey asks by; all come with the clients of the cloud
CLIENTS = ("google", "google.auth", "requests")
#: services that run on this machine instead
EMULATORS = ("FIRESTORE_EMULATOR_HOST", "STORAGE_EMULATOR_HOST", "CLOUD_TASKS_EMULATOR_HOST")
#: where the indexes are declared
DECLARED = Path(__file__).parents[2] / "infra" / "store.tf"


def findings(settings: Settings, cloud: Cloud) -> Iterator[Remark]:
    """All that is well and all that is not."""
    if not all(find_spec(name) for name in CLIENTS):
        yield fault("project", "It cannot be looked at without the clients of Google Cloud.", INSTALL)
        return
    local = [name for name in EMULATORS if os.environ.get(name)]
    if local:
        yield well("project", f"not looked at: {' and '.join(local)} put its services on another machine")
        return
    from functions.adapters.google.survey.looks import survey

    yield from survey(site_of(settings, cloud))


def site_of(settings: Settings, cloud: Cloud) -> Site:
    """The names of the settings."""
    indexes, mortal = declared(DECLARED.read_text("utf-8")) if DECLARED.is_file() else ((), ())
    queues = {lane: Queue(path=one.name, deadline=one.deadline) for lane, one in cloud.queues.items()}
    return Site(
        project=cloud.project, database=cloud.database, assets=cloud.assets, scratch=cloud.scratch, queues=queues,
        indexes=indexes, mortal=mortal, enterprise=bool(settings.gemini_location), pictures_per_minute=_pace(settings),
        users=settings.auth == "firebase",
    )  # fmt: skip


def declared(text: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The indexes that Terraform makes, and the collections whose documents it lets die."""
    rows = re.findall(r"^ {4}\w+ += \[(\"\w+\", .*)\]$", _between(text, "indexes = {", "\n  }"), re.MULTILINE)
    return tuple(_words(row) for row in rows), _words(_between(text, "mortal = [", "]"))


def _between(text: str, begins: str, ends: str) -> str:
    return text.partition(begins)[2].partition(ends)[0]


def _words(row: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\"([^\"]+)\"", row))


def _pace(settings: Settings) -> float | None:
    """Pictures a minute that the settings allow, by the tighter of both quotas."""
    from functions.wiring.fittings import today
    from functions.wiring.hosted import offer_of

    bounds = [] if settings.pictures_per_minute is None else [float(settings.pictures_per_minute)]
    first = settings.picture_models[0]
    if settings.spend_per_10_minutes is not None and first.provider != prices.OFFLINE:
        bounds.append(settings.spend_per_10_minutes / 10 / max(offer_of(first, "picture", today).picture, 1))
    return min(bounds, default=None)
