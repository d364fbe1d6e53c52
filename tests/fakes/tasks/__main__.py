"""Cloud Tasks on this computer, with a queue for each medium: `python -m tests.fakes.tasks picture=http://127.0.0.1:9002`.

It prints the settings that lead a house here, as a shell reads them, and delivers until it is interrupted.
"""

from __future__ import annotations

import argparse
import random
import shlex
import signal
import sys
import threading
from collections.abc import Sequence

from tests.fakes.tasks.queues import Chaos
from tests.fakes.tasks.service import CALLER, FakeTasks


def main(argv: Sequence[str]) -> int:
    """Serves until Ctrl-C."""
    said = parsed(argv)
    over = threading.Event()
    # An exception could come where nobody hears it, and in the background of a script there would be none.
    signal.signal(signal.SIGINT, lambda *_: over.set())
    fake = FakeTasks(
        chaos=Chaos(duplicate=said.duplicate, lost=said.lost, delay=said.delay, chance=random.Random(said.seed))
    )
    queues = fake.open_house(
        dict(pair.split("=", 1) for pair in said.targets),
        audience=said.audience,
        caller=said.caller,
        retryConfig={"maxAttempts": 8, "maxRetryDuration": "7200s", "minBackoff": "2s", "maxBackoff": "300s"},
    )
    with fake.served(delivering=True, port=said.port):
        settings = {
            "CLOUD_TASKS_EMULATOR_HOST": fake.host, "TASK_QUEUES": queues, "TASK_AUDIENCE": said.audience,
            "TASK_CALLER": said.caller, "TASK_CERTS_URL": fake.issuer.url,
        }  # fmt: skip
        for name, value in settings.items():
            print(f"export {name}={shlex.quote(value)}", flush=True)
        over.wait()
    return 0


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """What it is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.tasks", description="Cloud Tasks on this computer.")
    parser.add_argument("targets", nargs="+", metavar="MEDIUM=URL", help="where the tasks of a medium go")
    parser.add_argument("--port", type=int, default=0, help="of the service; any that is free")
    parser.add_argument("--audience", default="https://worker.test", help="that tokens are made for")
    parser.add_argument("--caller", default=CALLER, help="the account that tokens name")
    parser.add_argument("--duplicate", type=float, default=0.0, help="share of the tasks that come twice")
    parser.add_argument("--lost", type=float, default=0.0, help="share of the answers that are lost")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds by which a task may be late")
    parser.add_argument("--seed", type=int, default=1, help="of what goes wrong")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
