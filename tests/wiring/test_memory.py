from __future__ import annotations

from pathlib import Path

from tests.memory import kept, needs_glibc

TAKEN = """
from functions.settings import Settings
from functions.wiring.laptop import open_laptop
laptop = open_laptop(Settings(data=Path({folder!r}), port=0))
laptop.take()
"""


@needs_glibc
def test_a_process_that_makes_comics_keeps_no_memory_of_their_pictures(tmp_path: Path) -> None:
    """The memory of a server under load stays flat."""
    assert kept(before=TAKEN.format(folder=str(tmp_path)), after="laptop.close()") < 16
