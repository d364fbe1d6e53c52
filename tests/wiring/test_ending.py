"""A server that binds SIGTERM after our code was imported still lets us end, and then ends by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: as a server does it: imported first, bound afterwards, and the first request in a thread
PROGRAM = """
import signal, sys, threading, time
from functions.wiring import ending

ending.listen()
over = threading.Event()
if "bound" in sys.argv:
    signal.signal(signal.SIGTERM, lambda number, frame: over.set())

def first_request():
    ending.at_end(lambda: print("ours", flush=True))
    ending.at_end(lambda: print("ours too", flush=True))

thread = threading.Thread(target=first_request)
thread.start()
thread.join()
time.sleep(0.1)
print("up", flush=True)
while not over.wait(0.05):
    pass
time.sleep(0.3)
print("its own", flush=True)
"""


def told_to_end(*words: str) -> tuple[int, list[str]]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    process.send_signal(signal.SIGTERM)
    told, _ = process.communicate(timeout=30)
    return process.returncode, told.splitlines()


def test_what_is_to_be_done_at_the_end_is_done_beside_the_servers_own_ending() -> None:
    code, told = told_to_end("bound")

    assert (code, told) == (0, ["ours", "ours too", "its own"])


def test_where_no_server_has_bound_the_signal_it_ends_the_process_as_ever() -> None:
    code, told = told_to_end()

    assert (code, told) == (-signal.SIGTERM, [])


def test_who_does_not_listen_is_not_disturbed() -> None:
    code = "from functions.wiring import ending; ending.at_end(print); print('well')"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "well\n"


@pytest.mark.parametrize(
    ("listening", "listens"),
    [
        ("ending.listen()", "True"),
        ("one = threading.Thread(target=ending.listen); one.start(); one.join()", "False"),
    ],
    ids=["main thread", "another"],
)
def test_only_the_main_thread_listens(listening: str, listens: str) -> None:
    asked = "print(signal.getsignal(ending.ASKING) is ending._bind)"
    code = f"import signal, threading; from functions.wiring import ending\n{listening}\n{asked}"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == listens
