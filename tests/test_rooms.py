"""Who may import whom. The rooms of docs/architecture.md, held by reading every import."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

FUNCTIONS = Path(__file__).parent.parent / "functions"
SOURCES = sorted(FUNCTIONS.rglob("*.py"))
MAY: dict[str, set[str]] = {
    "core": set(),
    "media": set(),
    "kinds": {"core"},
    "rules": {"core"},
    "ports": {"core"},
    "settings": {"core", "rules", "cloud"},
    "cloud": {"settings"},
    "unheard": {"settings"},
    "flows": {"core", "kinds", "rules", "ports", "media"},
    "adapters": {"core", "ports", "media"},
    "web": {"core", "kinds", "ports", "flows"},
}
#: what all hosted providers and what all stores have in common
SHARED = frozenset({None, "models.hosted", "stores"})
KNOW_ALL = {"__init__", "__main__", "commands", "wiring"}
OUTSIDE: dict[str, set[str]] = {
    "flask": {"web"},
    "werkzeug": {"web", "wiring"},  # types of the requests that it hands on
    "google": {"adapters"},
    "PIL": {"media"},
    "reportlab": {"media"},
    "fontTools": {"media"},
    "pypdfium2": {"media"},
    "docx": {"media"},
    "pptx": {"media"},
    "lxml": {"media"},
    "markdown_it": {"media"},
    "sqlite3": {"adapters"},
    "pydantic": {"kinds", "web"},
}
CLOCKLESS = {"core", "kinds", "rules", "flows"}
READS_THE_WORLD = {
    *("time.time", "time.monotonic", "time.sleep", "datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("uuid.uuid1", "uuid.uuid4", "os.urandom", "os.environ", "os.getenv"),
    *(f"random.{name}" for name in ("random", "randint", "choice", "choices", "shuffle", "uniform", "sample")),
    *(f"secrets.{name}" for name in ("token_hex", "token_bytes", "token_urlsafe", "choice", "randbelow")),
}


def dotted(path: Path) -> list[str]:
    parts = list(path.relative_to(FUNCTIONS.parent).with_suffix("").parts)
    return parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts


def imports(path: Path) -> Iterator[str]:
    package = list(path.relative_to(FUNCTIONS.parent).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def inner(parts: list[str]) -> str | None:
    """The adapter or the kind that a module belongs to; what lies beside the folders belongs to none."""
    if parts[:3] == ["functions", "adapters", "models"]:
        return "models." + parts[3] if len(parts) > 3 else None
    if parts[1] == "adapters" and len(parts) > 2:
        return parts[2]
    if parts[1] == "kinds" and len(parts) > 2 and (FUNCTIONS / "kinds" / parts[2]).is_dir():
        return parts[2]
    return None


def complaints(path: Path) -> Iterator[str]:
    here = dotted(path)
    room = here[1]
    for name in imports(path):
        there = name.split(".")
        if there[0] != "functions":
            if room not in OUTSIDE.get(there[0], {room}):
                yield f"{there[0]} belongs to {OUTSIDE[there[0]]}"
            if room == "core" and there[0] not in sys.stdlib_module_names:
                yield f"core knows the standard library only, not {there[0]}"
            continue
        if room in KNOW_ALL or len(there) == 1:
            continue
        if there[1] not in MAY[room] | {room}:
            yield f"{room} may not import {name}"
        elif there[1] == room and inner(here) and inner(there) not in SHARED | {inner(here)}:
            yield f"{inner(here)} may not import its neighbour {inner(there)}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FUNCTIONS)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    assert dotted(path)[1] in MAY.keys() | KNOW_ALL, "a new room: say in MAY whom it may import"

    assert not list(complaints(path))


@pytest.mark.parametrize("path", [p for p in SOURCES if dotted(p)[1] in CLOCKLESS], ids=lambda p: p.stem)
def test_clock_chance_and_ids_are_arguments(path: Path) -> None:
    names = [ast.unparse(n) for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Attribute)]

    assert not [name for name in names if ".".join(name.split(".")[-2:]) in READS_THE_WORLD]


def test_every_folder_of_the_house_is_a_package() -> None:
    folders = {path.parent for path in SOURCES}

    assert not [str(folder) for folder in folders if not (folder / "__init__.py").exists()]
