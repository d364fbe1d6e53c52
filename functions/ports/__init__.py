"""What we need from the world, as Protocols. Adapters answer them; flows are written against them and nothing else.

Times are epoch seconds, money is micro-dollars, blob paths are "owner/name". What models and the press are asked is
loaded by whoever asks them: a process that only looks at jobs never does.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from functions.ports.caching import CacheCounts, CacheEntry, CacheHit, Cleared, Clearing, LeaseEnd, LevelCounts
from functions.ports.gathering import Alone, Decide, Gathering
from functions.ports.house import Attendance, House, Notice, Policy, Understudies, Unhurried
from functions.ports.oversight import Counters, Oversight, Tally, hour_of
from functions.ports.records import (
    Began,
    Begin,
    Begun,
    Closed,
    Found,
    GalleryCounts,
    GalleryPage,
    GalleryRecord,
    Held,
    Idempotency,
    Page,
    Refused,
    Register,
    RegisterWrite,
    Settled,
    Thing,
    ThingPage,
    Wanted,
)
from functions.ports.repeats import Earlier, Repeats
from functions.ports.reuse import Reused
from functions.ports.stores import Blobs, Cache, Doors, Gallery, Jobs, Queue, Registers, Things

if TYPE_CHECKING:
    from functions.core.document import Block, Document, Part
    from functions.ports.models import (
        Painted,
        Painter,
        PictureAsk,
        SpeechAsk,
        Spoken,
        Voice,
        Writer,
        WriterAsk,
        Written,
    )
    from functions.ports.press import (
        Composed,
        ComposedPage,
        Developed,
        Fetch,
        Heard,
        Joined,
        Manuscript,
        Panel,
        Press,
        Printed,
        Take,
    )

__all__ = [
    "Alone",
    "Attendance",
    "Began",
    "Begin",
    "Begun",
    "Blobs",
    "Block",
    "Cache",
    "CacheCounts",
    "CacheEntry",
    "CacheHit",
    "Cleared",
    "Clearing",
    "Closed",
    "Composed",
    "ComposedPage",
    "Counters",
    "Decide",
    "Developed",
    "Document",
    "Doors",
    "Earlier",
    "Fetch",
    "Found",
    "Gallery",
    "GalleryCounts",
    "GalleryPage",
    "GalleryRecord",
    "Gathering",
    "Heard",
    "Held",
    "House",
    "Idempotency",
    "Jobs",
    "Joined",
    "LeaseEnd",
    "LevelCounts",
    "Manuscript",
    "Notice",
    "Oversight",
    "Page",
    "Painted",
    "Painter",
    "Panel",
    "Part",
    "PictureAsk",
    "Policy",
    "Press",
    "Printed",
    "Queue",
    "Refused",
    "Register",
    "RegisterWrite",
    "Reused",
    "Registers",
    "Repeats",
    "Settled",
    "SpeechAsk",
    "Spoken",
    "Take",
    "Tally",
    "Thing",
    "ThingPage",
    "Things",
    "Understudies",
    "Unhurried",
    "Voice",
    "Wanted",
    "Writer",
    "WriterAsk",
    "Written",
    "hour_of",
]

#: where each name is that is loaded by whoever asks for it
_LATER = {
    "functions.core.document": ("Block", "Document", "Part"),
    "functions.ports.models": (
        "Painted", "Painter", "PictureAsk", "SpeechAsk", "Spoken", "Voice", "Writer", "WriterAsk", "Written",
    ),
    "functions.ports.press": (
        "Composed", "ComposedPage", "Developed", "Fetch", "Heard", "Joined", "Manuscript", "Panel", "Press", "Printed",
        "Take",
    ),
}  # fmt: skip


def __getattr__(name: str) -> object:
    room = next((room for room, names in _LATER.items() if name in names), "")
    if not room:
        raise AttributeError(name)
    return getattr(import_module(room), name)
