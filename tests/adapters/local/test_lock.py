from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from functions.adapters.local.faults import FolderTaken
from functions.adapters.local.lock import FolderLock

HOLDS = """
import sys, time
from pathlib import Path
from functions.adapters.local.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.take(address="http://127.0.0.1:8080")
print("taken", flush=True)
time.sleep(60)
"""


def test_a_second_dispatcher_is_told_who_works_in_the_folder(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)

    first.take(address="http://127.0.0.1:8080")
    first.take()

    with pytest.raises(FolderTaken, match=rf"is in use by process {os.getpid()} at http://127.0.0.1:8080\.$"):
        second.take(address="http://127.0.0.1:9090")

    first.release()
    second.take()
    second.release()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(FolderTaken, match=f"process {process.pid} at"):
            lock.take()
        process.send_signal(signal.SIGKILL)

    lock.take()
    lock.release()


def test_anyone_may_ask_who_works_in_the_folder(tmp_path: Path) -> None:
    lock, asking = FolderLock(tmp_path), FolderLock(tmp_path)
    assert not asking.holder(), "nobody ever did"

    lock.take(address="http://127.0.0.1:8080")
    assert f"process {os.getpid()} at http://127.0.0.1:8080" == asking.holder()

    lock.release()
    assert not asking.holder(), "who did no longer does"
