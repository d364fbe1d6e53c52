"""The HTTP targets of the functions: names bound to the wiring, no logic. `python main.py` serves them all locally."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from functions.wiring.ending import listen
from functions.wiring.targets import target

if TYPE_CHECKING:
    from werkzeug import Request, Response


# Signals are bound by the main thread alone, which is the one that imports this.
listen()


def api(request: Request) -> Response:
    """The public API."""
    return target("api", request)


def plan(request: Request) -> Response:
    """One task of the text queue."""
    return target("plan", request)


def render(request: Request) -> Response:
    """One task of the picture queue."""
    return target("render", request)


def assemble(request: Request) -> Response:
    """One task of the assembly queue."""
    return target("assemble", request)


def sweep(request: Request) -> Response:
    """One look at everything that is owed."""
    return target("sweep", request)


if __name__ == "__main__":
    from functions.__main__ import main

    sys.exit(main(["serve", *sys.argv[1:]]))
