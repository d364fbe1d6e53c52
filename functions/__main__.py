"""The command line: `python -m functions COMMAND`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from functions.commands.environment import read_in
from functions.commands.words import FAILED, INTERRUPTED, USAGE, complain
from functions.core.errors import (
    DocumentFault,
    InvalidRequest,
    LimnerError,
    MalformedBody,
    NotFound,
    PayloadTooLarge,
    UnsupportedMedia,
)
from functions.settings import SettingFault

#: command -> (module, function of its arguments, function that runs it, what it is for)
COMMANDS: dict[str, tuple[str, str, str, str]] = {
    "make": ("make", "arguments", "run", "make something and write its files"),
    "resume": ("make", "resume_arguments", "resume", "go on with a job that was cancelled or ended partial"),
    "serve": ("serve", "arguments", "run", "the API and its workers on http://127.0.0.1:8080"),
    "doctor": ("doctor", "arguments", "run", "check the whole set-up and say what to do"),
    "sweep": ("sweep", "arguments", "run", "look once at every job that is owed something"),
    "keys": ("keys", "arguments", "run", "make, list and revoke API keys"),
    "backup": ("backup", "arguments", "run", "the data folder as one dated file, also while a server runs"),
    "restore": ("backup", "restore_arguments", "restore", "an empty folder from a backup"),
    "migrate": ("migrate", "arguments", "run", "the tables of the data folder to another version"),
    "setup": ("setup", "arguments", "run", "ask for the settings and write them to .env"),
    "draw": ("draw", "arguments", "run", "draw one picture offline, or a sheet of all styles"),
}


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 failed, 2 usage, 3 partial."""
    words = sys.argv[1:] if words is None else words
    parser = argparse.ArgumentParser(prog="python -m functions", description="Limner: from words to illustrated work.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (_, _, _, what) in COMMANDS.items():
        sub = commands.add_parser(name, help=what, description=what)
        if words and words[0] == name:
            _function(name, 1)(sub)
    args = parser.parse_args(words)
    try:
        if args.command != "setup":
            read_in(os.environ)
        return _function(args.command, 2)(args)
    except (
        InvalidRequest, MalformedBody, SettingFault, NotFound, DocumentFault, UnsupportedMedia, PayloadTooLarge,
    ) as error:  # fmt: skip
        complain(error)
        return USAGE
    except LimnerError as error:
        complain(error)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except OSError as error:
        complain(
            LimnerError(f"The output cannot be written: {error.strerror}.", action="Make room, or write elsewhere.")
        )
        return FAILED


def _function(command: str, place: int) -> Callable[..., int]:
    row = COMMANDS[command]
    found: Callable[..., int] = getattr(import_module(f"functions.commands.{row[0]}"), row[place])
    return found


if __name__ == "__main__":
    sys.exit(main())
