"""How memory goes back to the system: what held a picture goes at once, whichever thread held it."""

from __future__ import annotations

import sys

#: bytes from which a block has a mapping of its own: glibc's own number, which it would raise with use
LARGE = 131_072
#: heaps that all threads share; Python lets only one of them at a time ask for anything anyway
ARENAS = 2
#: mallopt's names for the two, in glibc's malloc.h
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8


def give_back_large_blocks() -> bool:
    """Whether the C library was told to. Only glibc need be: others have no arena for each thread.

    By itself, glibc raises the size to that of the largest block that was freed, up to 32 MiB. From then on pictures
    lie among small things in the arena of each thread that handled one, and stay there when they are freed: a server
    that had made a hundred comics held three times the memory that it used.
    """
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    return bool(mallopt(_MMAP_THRESHOLD, LARGE)) and bool(mallopt(_ARENA_MAX, ARENAS))
