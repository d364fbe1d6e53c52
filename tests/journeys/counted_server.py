"""The server as `serve` starts it, with a painter that writes a line to a file outside the process for every call."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from functions.ports import Painted, Painter, PictureAsk
from functions.settings import Settings
from functions.web.serve import serve
from functions.wiring.laptop import open_laptop
from functions.wiring.serving import app_of


class Counted:
    """The painter inside, and a tally that outlives this process."""

    def __init__(self, inner: Painter, tally: Path) -> None:
        self.model = inner.model
        self.timeout = inner.timeout
        self._inner = inner
        self._tally = tally

    def may_cost(self, ask: PictureAsk) -> int:
        return self._inner.may_cost(ask)

    def paint(self, ask: PictureAsk) -> Painted:
        with self._tally.open("a", encoding="utf-8") as file:
            file.write(f"{ask.prompt[:60]!r}\n")
        return self._inner.paint(ask)


def main() -> None:
    settings = Settings.read(os.environ)
    laptop = open_laptop(settings)
    laptop.house = replace(laptop.house, painter=Counted(laptop.house.painter, Path(sys.argv[1])))
    try:
        laptop.take()
        serve(app_of(laptop), settings.host, settings.port)
    finally:
        laptop.close()


if __name__ == "__main__":
    main()
