"""`doctor`: looks at everything that a job will need, and says what to do about what is not right."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from functions.commands.words import DONE, FAILED
from functions.core.errors import LimnerError
from functions.settings import Settings
from functions.unheard import unheard

#: a comic takes about 15 MB with its originals; below this a few jobs fill the disk
LEAST_FREE = 500_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    what: str
    well: bool
    detail: str
    action: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(args: argparse.Namespace) -> int:
    """0 when everything is well, 1 when something needs doing."""
    findings = list(_findings())
    if args.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            print(f"{'ok ' if finding.well else 'NOT'}  {finding.what:<9} {finding.detail}")
            if not finding.well and finding.action:
                print(f"               {finding.action}")
    return DONE if all(finding.well for finding in findings) else FAILED


def _findings() -> Iterator[Finding]:
    yield _python()
    yield _packages("packages", "requirements-laptop.txt", action="Run: sh tools/setup")
    try:
        settings = Settings.read(os.environ)
    except LimnerError as error:
        yield Finding("settings", well=False, detail=error.detail, action=error.advice)
        return
    yield Finding(
        "settings", well=True, detail=f"WORLD={settings.world}, MODELS={settings.models}, AUTH={settings.auth}"
    )
    if sentences := unheard(os.environ):
        yield Finding("elsewhere", well=True, detail=" ".join(sentences))
    if settings.cloud is not None:
        from functions.commands import cloud

        yield _packages("clients", "requirements.txt", action=cloud.INSTALL)
        yield from (Finding(**asdict(one)) for one in cloud.findings(settings, settings.cloud))
    for what, look in (
        *(_of_the_folder(settings) if settings.cloud is None else ()),
        *((("users", _users),) if settings.auth == "firebase" else ()),
        ("models", _models),
        ("painter", _painter),
        ("voice", _voice),
        ("pages", _pages),
    ):
        yield _tried(what, look, settings)


def _of_the_folder(settings: Settings) -> Iterator[tuple[str, Callable[[Settings], Finding]]]:
    """What only a house on a data folder needs."""
    yield "folder", _folder
    if settings.auth == "keys":
        yield "keys", _keys
    yield "disk", _disk
    yield "server", _server


def _tried(what: str, look: Callable[[Settings], Finding], settings: Settings) -> Finding:
    try:
        return look(settings)
    except LimnerError as error:
        return Finding(what, well=False, detail=error.detail, action=error.advice)


def _users(settings: Settings) -> Finding:
    """Whether those who sign in could be told apart: what checks their tokens is here, and so are Google's keys."""
    from functions.wiring.fittings import users_of

    users = users_of(settings)
    if users is None or not users.ready():
        return Finding(
            "users", well=False, detail="Google's keys for checking tokens cannot be fetched.",
            action="Let this machine reach https://www.googleapis.com, or set AUTH=keys.",
        )  # fmt: skip
    return Finding("users", well=True, detail=f"who signs in to {settings.project} is known by Google's keys")


def _python() -> Finding:
    version = sys.version.split()[0]
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Finding("python", well=True, detail=version)
    return Finding("python", well=False, detail=f"{version} is not supported.", action="Use Python 3.11, 3.12 or 3.13.")


def _packages(what: str, name: str, *, action: str) -> Finding:
    """Everything that a list pins is here as it is pinned."""
    lists = Path(__file__).parent.parent.parent / name
    if not lists.exists():
        return Finding(what, well=True, detail="installed as a package")
    pins = [line.split("==") for line in lists.read_text("utf-8").splitlines() if "==" in line and line[0] not in "#-"]
    wrong = [f"{name} {_installed(name) or 'missing'} (wanted {pin})" for name, pin in pins if _installed(name) != pin]
    if wrong:
        return Finding(what, well=False, detail="; ".join(wrong), action=action)
    return Finding(what, well=True, detail=f"{len(pins)} as pinned")


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _folder(settings: Settings) -> Finding:
    from functions.adapters.local.database import Database

    Database(settings.data).close()
    return Finding("folder", well=True, detail=f"{settings.data.resolve()} can be read and written")


def _keys(settings: Settings) -> Finding:
    """A service that asks for keys is of use to nobody before there is one."""
    from functions.flows.keys import listed
    from functions.wiring.laptop import open_laptop

    laptop = open_laptop(settings)
    try:
        found, more = listed(laptop.house, size=100, token=None)
    finally:
        laptop.close()
    if not found:
        return Finding(
            "keys", well=False, detail="AUTH=keys, but no key was made yet: nobody could call.",
            action="Run: python -m functions keys create --owner NAME --scopes read,write",
        )  # fmt: skip
    owners = len({key.owner for key in found})
    count = f"{len(found)}{' and more' if more else ''}"
    return Finding("keys", well=True, detail=f"{count}, of {owners} owner{'s' * (owners > 1)}")


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.data).free
    if free < LEAST_FREE:
        return Finding(
            "disk", well=False, detail=f"{free // 1_000_000} MB are free.", action="Make room, or move LIMNER_DATA."
        )
    return Finding("disk", well=True, detail=f"{free / 1e9:.1f} GB free")


def _server(settings: Settings) -> Finding:
    from functions.adapters.local.lock import FolderLock

    holder = FolderLock(settings.data).holder()
    if holder:
        return Finding("server", well=True, detail=f"works on this folder: {holder}")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError:
            return Finding(
                "server", well=False, detail=f"Port {settings.port} is taken by another program.",
                action="Set PORT to a free one.",
            )  # fmt: skip
    return Finding("server", well=True, detail=f"none is running; port {settings.port} is free")


def _models(settings: Settings) -> Finding:
    """A model that goes is replaced before it is gone; one that is hosted is there, and the key opens it."""
    from functions.wiring.fittings import today
    from functions.wiring.health import NOTICE_DAYS
    from functions.wiring.models import passed_over

    day = today()
    names, going = _at_work(settings) if settings.cloud is None else _asked(settings, day)
    missing = _missing(settings, day)
    if missing:
        return Finding("models", well=False, detail=missing, action="Choose another one in MODELS.")
    if instead := " ".join(passed_over(settings, on=day)):
        return Finding("models", well=False, detail=instead, action="Name the newer one in MODELS.")
    if going:
        return Finding("models", well=False, detail=f"{'; '.join(going)}.", action="Choose another one in MODELS.")
    return Finding("models", well=True, detail=f"{', '.join(sorted(names))}; none goes within {NOTICE_DAYS} days")


def _at_work(settings: Settings) -> tuple[set[str], list[str]]:
    """The names of all models of a house on a folder, and a clause on each that goes soon."""
    from functions.wiring.health import retiring
    from functions.wiring.laptop import open_laptop

    laptop = open_laptop(settings)
    try:
        going, house = retiring(laptop), laptop.house
        behind = house.understudies
        names = {
            *(one.model for one in (house.writer, *behind.writers)),
            *(one.model for one in (house.painter, *behind.painters)),
            *(one.model for one in (house.voice, *behind.voices)),
        }
    finally:
        laptop.close()
    return names, [f"{one['model']} ({one['role']}) goes on {one['retires']}" for one in going]


def _asked(settings: Settings, day: str) -> tuple[set[str], list[str]]:
    """The same by the settings alone, without opening a house."""
    from functions.wiring.health import NOTICE_DAYS
    from functions.wiring.models import asked_today, going

    names = {f"{provider}:{name}" for provider, models in asked_today(settings, on=day).items() for name in models}
    return names or {"offline"}, list(going(settings, on=day, within=NOTICE_DAYS))


def _missing(settings: Settings, today: str) -> str:
    """What the hosted providers do not have; asking costs nothing, and a bad key is told on the way."""
    from functions.wiring.hosted import missing
    from functions.wiring.models import asked_today

    asked = asked_today(settings, on=today)
    return " ".join(filter(None, (missing(settings, provider, names) for provider, names in asked.items())))


def _painter(settings: Settings) -> Finding:
    from functions.media import illustrator

    made = illustrator.paint(illustrator.Brief(prompt="a small fox in a forest", width=256, height=256))
    return Finding(
        "painter", well=True, detail=f"offline, version {illustrator.PAINTER_VERSION}, {len(made.png)} bytes drawn"
    )


def _voice(settings: Settings) -> Finding:
    from functions.adapters.models.offline.voice import OfflineVoice

    voice = OfflineVoice()
    told = voice.model if voice.speaks else "none installed: narration would be silent (docs/operations.md, Voices)"
    return Finding("voice", well=True, detail=told)


def _pages(settings: Settings) -> Finding:
    from functions.media import fonts

    folder = Path(fonts.__file__).parent
    found = sorted(path.stem for path in folder.glob("*.ttf"))
    if not found:
        return Finding("pages", well=False, detail="The bundled fonts are missing.", action="Install Limner again.")
    return Finding("pages", well=True, detail=f"{len(found)} fonts: {', '.join(found)}")
