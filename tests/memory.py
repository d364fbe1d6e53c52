"""A process whose threads hold pictures one after another: how much of their memory does it keep?"""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

needs_glibc = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="another C library has no arena for each thread"
)
#: eight threads that each hold twenty pictures at a time, with something small and lasting after each
PICTURES = """
import sys, threading
from pathlib import Path

{before}
lasting = []

def held():
    largest = bytearray(24 << 20)
    del largest
    pictures = []
    for _ in range(20):
        pictures.append(bytearray(b"x") * (2 << 20))
        lasting.append(bytearray(1000))

def megabytes():
    line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) // 1024

before = megabytes()
for _ in range(8):
    thread = threading.Thread(target=held)
    thread.start()
    thread.join()
print(megabytes() - before, flush=True)
{after}
"""


def kept(*, before: str = "", after: str = "") -> int:
    """Megabytes, in a process that ran `before`."""
    command = [sys.executable, "-c", PICTURES.format(before=before, after=after)]
    root = Path(__file__).parent.parent
    return int(subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout)
