"""`setup`: asks for the few settings that one may want to change, and writes them to `.env`."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from functions.commands.environment import FILE, parsed, written
from functions.commands.words import DONE, said
from functions.core.errors import InvalidRequest
from functions.settings import SettingFault, Settings


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the setting that it is for."""

    name: str
    about: str
    default: str = ""
    secret: bool = False


QUESTIONS = (
    Question("GEMINI_API_KEY", "Key of the Gemini API; empty to work offline", secret=True),
    Question("GCS_BUCKET_NAME", "Bucket for pictures in the cloud; empty on a laptop"),
    Question("LIMNER_DATA", "Folder of the database and the pictures", ".limner"),
    Question("PORT", "Port of the server", "8080"),
    Question("DAILY_BUDGET_USD", "What one owner may spend a day, in US dollars; empty for no limit"),
    Question("MAX_REQUESTS_PER_MINUTE", "Requests of one owner a minute; 0 for no limit", "0"),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--yes", action="store_true", help="ask nothing: the environment's values, else the defaults")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there, without asking")


def run(args: argparse.Namespace) -> int:
    """Writes `.env`, readable by its owner alone; a file that is there is never replaced unasked."""
    path = Path(FILE)
    known = dict(parsed(path.read_text("utf-8"))) if path.is_file() else {}
    if path.exists() and not args.overwrite and (args.yes or not _agreed(f"{FILE} is there already. Replace it?")):
        raise InvalidRequest(f"{FILE} is there already, and stays as it is.", action="Use --overwrite to replace it.")
    values = {one.name: _default(one, known) if args.yes else _asked(one, _default(one, known)) for one in QUESTIONS}
    values = known | values
    Settings.read(values)
    _write(path, {name: value for name, value in values.items() if value})
    said(f"{path.resolve()} is written; every command that is given in this folder reads it.")
    print(path)
    return DONE


def _default(one: Question, known: Mapping[str, str]) -> str:
    return known.get(one.name) or os.environ.get(one.name) or one.default


def _asked(one: Question, default: str) -> str:
    """Asked until it makes sense; what is secret is neither shown nor echoed."""
    shown = "kept as it is" if one.secret and default else default or "none"
    while True:
        prompt = f"{one.about} [{shown}]: "
        given = _typed(prompt, secret=one.secret).strip() or default
        try:
            Settings.read({one.name: given})
        except SettingFault as fault:
            said(fault.detail)
            continue
        return given


def _agreed(question: str) -> bool:
    return _typed(f"{question} [y/N] ", secret=False).strip().lower() in ("y", "yes")


def _typed(prompt: str, *, secret: bool) -> str:
    try:
        if secret and sys.stdin.isatty():
            return getpass.getpass(prompt)
        print(prompt, end="", flush=True, file=sys.stderr)
        return input()
    except EOFError:
        raise InvalidRequest(
            "There is nobody to answer.", action="Use --yes to take the environment's values and the defaults."
        ) from None


def _write(path: Path, values: Mapping[str, str]) -> None:
    """Whole or not at all, and never readable by others, not even for a moment."""
    draft = path.with_name(f"{path.name}.unfinished")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write("# Written by `python -m functions setup`; the environment goes before it.\n" + written(values))
    draft.replace(path)
