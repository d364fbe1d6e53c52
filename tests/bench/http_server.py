"""A server to be measured, as a process of its own: `ours FOLDER`, `working FOLDER` or `bare RECORDINGS`.

All three are the server of `serve` with its threads. `bare` is one small WSGI function that gives back recorded
answers; `working` also makes the jobs that it accepts. Says its port, and its processor time for each line it is sent.
"""

from __future__ import annotations

import json
import pickle
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from functions.settings import Settings
from functions.web.serve import Door, opened
from tests.bench.http_load import HOST

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: method, path, and the kind that was asked for, or "tag" where one was sent -> status line, headers, body
Recordings = dict[tuple[str, str, str], tuple[str, list[tuple[str, str]], bytes]]
MANY = 1_000_000


def bare(recordings: Recordings) -> WSGIApplication:
    """The least that could answer: reads and parses a body, and sends what was recorded."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        told = "tag" if "HTTP_IF_NONE_MATCH" in environ else ""
        if method == "POST":
            told = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))["kind"]
        status, headers, body = recordings[method, environ["PATH_INFO"], told]
        start_response(status, headers)
        return [body]

    return answer


def settings(folder: Path) -> Settings:
    """A laptop's, without a bound on jobs: they are only accepted here."""
    return Settings(data=folder, port=0, most_running=MANY, log_level="ERROR")


def main(what: str, place: Path) -> None:
    """Serves until nobody listens to it any more."""
    with ExitStack() as ends:
        door = opened(_app(what, place, ends), HOST, 0)
        threading.Thread(target=_tell, args=(door,), daemon=True).start()
        print(door.port, flush=True)
        door.answer()


def _app(what: str, place: Path, ends: ExitStack) -> WSGIApplication:
    if what == "bare":
        return bare(pickle.loads(place.read_bytes()))
    from functions.wiring.laptop import open_laptop
    from functions.wiring.serving import app_of

    laptop = open_laptop(settings(place))
    ends.callback(laptop.close)
    if what == "working":
        laptop.take()
        laptop.pool.warm()
    return app_of(laptop)


def _tell(door: Door) -> None:
    for _ in sys.stdin:
        print(time.process_time(), flush=True)
    door.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
