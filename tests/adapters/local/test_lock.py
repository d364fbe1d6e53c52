from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from functions.adapters.local.lock import FolderLock

HOLDS = """
import sys, time
from pathlib import Path
from functions.adapters.local.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
print(lock.take("http://127.0.0.1:8080"), flush=True)
time.sleep(60)
"""


def test_a_second_dispatcher_is_told_who_works_in_the_folder(tmp_path: Path) -> None:
    first, second = FolderLock(tmp_path), FolderLock(tmp_path)

    assert first.take("http://127.0.0.1:8080")
    assert first.take(), "it has it already"
    assert not second.take("http://127.0.0.1:9090")
    assert f"in use by process {os.getpid()} at http://127.0.0.1:8080." in str(second.taken())

    first.release()
    assert second.take()
    second.release()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert not lock.take()
        assert f"process {process.pid} at" in str(lock.taken())
        process.send_signal(signal.SIGKILL)

    assert lock.take()
    lock.release()
