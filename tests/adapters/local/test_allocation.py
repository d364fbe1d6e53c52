from __future__ import annotations

from tests.memory import kept, needs_glibc

TOLD = """
from functions.adapters.local.allocation import give_back_large_blocks
assert give_back_large_blocks()
"""


@needs_glibc
def test_memory_of_pictures_goes_back_whichever_thread_held_them() -> None:
    """A server that made comic after comic kept what each of its threads had ever held at one time."""
    assert kept(before=TOLD) < 8
    assert kept() > 16
