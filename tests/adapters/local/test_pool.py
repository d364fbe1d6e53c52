"""A pool of processes gives way, is mended when one dies, and leaves nobody behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.adapters.local.pool import NICE, Pool
from functions.core.errors import EmptyOutput, LimnerError, ModelTimeout

PARENT = """
import os, sys, time
from functions.adapters.local.pool import NICE, Pool

def main():
    pool = Pool(workers=2, preloaded=())
    pool.warm()
    print(" ".join(str(one) for one in pool._executor._processes), flush=True)
    time.sleep(60)

main()
"""


@pytest.fixture
def pool() -> Iterator[Pool]:
    opened = Pool(workers=2, patience=20.0, preloaded=())
    yield opened
    opened.close()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_work_is_done_in_another_process_that_gives_way(pool: Pool) -> None:
    assert os.getpid() != pool.run(os.getpid)
    assert min(19, os.nice(0) + NICE) == pool.run(os.nice, 0)


def test_an_error_of_the_work_comes_back_as_itself(pool: Pool) -> None:
    with pytest.raises(ZeroDivisionError):
        pool.run(divmod, 1, 0)
    with pytest.raises(EmptyOutput, match=r"^nothing$") as told:
        pool.run(exec, "from functions.core.errors import EmptyOutput; raise EmptyOutput('nothing', retry_after=3.0)")

    assert 3.0 == told.value.retry_after


def test_work_whose_process_died_is_done_again_in_a_new_one(pool: Pool, tmp_path: Path) -> None:
    dies_once = f"""
import os, pathlib
mark = pathlib.Path({str(tmp_path / "mark")!r})
if not mark.exists():
    mark.touch()
    os.kill(os.getpid(), 9)
"""

    assert pool.run(exec, dies_once) is None
    assert (tmp_path / "mark").exists()
    assert 3 == pool.run(max, 1, 3)


def test_work_that_kills_its_process_every_time_is_given_up(pool: Pool) -> None:
    with pytest.raises(LimnerError, match="ended unexpectedly, twice"):
        pool.run(os._exit, 3)

    assert 3 == pool.run(max, 1, 3)


def test_work_without_an_end_is_ended() -> None:
    pool = Pool(workers=1, patience=1.5, preloaded=())
    pool.warm()
    started = time.monotonic()

    with pytest.raises(ModelTimeout, match="took longer than"):
        pool.run(time.sleep, 60)

    assert time.monotonic() - started < 10
    assert 3 == pool.run(max, 1, 3)
    pool.close()


def test_a_closed_pool_takes_no_work_and_has_no_processes(pool: Pool) -> None:
    child = pool.run(os.getpid)

    pool.close()

    assert not alive(child)
    with pytest.raises(LimnerError, match="stopping"):
        pool.run(max, 1, 3)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_a_killed_server_leaves_no_children_behind() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
    ) as process:
        assert process.stdout is not None
        children = [int(word) for word in process.stdout.readline().split()]
        assert 2 == len(children) and all(map(alive, children))
        process.send_signal(signal.SIGKILL)

    ends = time.monotonic() + 10
    while any(map(alive, children)) and time.monotonic() < ends:
        time.sleep(0.02)

    assert not [child for child in children if alive(child)]
