"""The file `.env` of the working folder: what it names and the environment does not is a setting too."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from functions.settings import SettingFault

FILE = ".env"
_LINE = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)")


def read_in(env: MutableMapping[str, str], folder: Path = Path()) -> None:
    """Adds what the file names; what the environment has wins. SettingFault names a line that makes no sense."""
    path = folder / FILE
    if path.is_file():
        for name, value in parsed(path.read_text("utf-8")).items():
            env.setdefault(name, value)


def parsed(text: str) -> Mapping[str, str]:
    """Name -> value; `#` begins a comment, quotes hold what they hold."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        match = _LINE.fullmatch(bare)
        if match is None:
            raise SettingFault(f"Line {number} of {FILE} is not NAME=value.", action=f"Correct {FILE}.")
        found[match[1]] = _value(match[2])
    return found


def written(values: Mapping[str, str]) -> str:
    """The text of a file that `parsed` reads as these values."""
    return "".join(f"{name}={_quoted(value)}\n" for name, value in values.items())


def _value(text: str) -> str:
    for quote in ("'", '"'):
        if text.startswith(quote) and (end := text.find(quote, 1)) > 0:
            return text[1:end]
    return re.split(r"\s+#", text, maxsplit=1)[0].strip()


def _quoted(value: str) -> str:
    if re.fullmatch(r"[\w./:@,+-]*", value):
        return value
    return f"'{value}'" if "'" not in value else f'"{value}"'
