"""How memory goes back to the system: what held a picture goes at once, whichever thread held it."""

from __future__ import annotations

import ctypes
import sys

#: bytes; a picture and a file are larger, hardly anything else is
LARGE = 1_048_576
#: mallopt's name for the size from which a block has a mapping of its own, in glibc's malloc.h
_MMAP_THRESHOLD = -3


def give_back_large_blocks() -> bool:
    """Whether the C library was told to. Only glibc need be: others have no arena for each thread.

    By itself, glibc raises that size to that of the largest block that was freed, up to 32 MiB. From then on pictures
    lie among small things in the arena of each thread that handled one, and stay there when they are freed: a server
    that had made a hundred comics held three times the memory that it used.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_MMAP_THRESHOLD, LARGE))
