"""What we need from the world, as Protocols. Adapters answer them; flows are written against them and nothing else.

Times are epoch seconds, money is micro-dollars, blob paths are "owner/name". What models and the press are asked is
loaded by whoever asks them: a process that only looks at jobs never does.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from functions.ports.house import House, Policy
from functions.ports.records import (
    Began,
    Begin,
    Begun,
    CacheEntry,
    Closed,
    Found,
    GalleryRecord,
    Held,
    Idempotency,
    LeaseEnd,
    Page,
    Refused,
    Register,
    RegisterWrite,
    Settled,
)
from functions.ports.stores import Blobs, Cache, Jobs, Queue, Registers

if TYPE_CHECKING:
    from functions.ports.models import Painted, Painter, PictureAsk, Writer, WriterAsk, Written
    from functions.ports.press import Composed, ComposedPage, Developed, Fetch, Manuscript, Panel, Press, Printed

__all__ = [
    "Began",
    "Begin",
    "Begun",
    "Blobs",
    "Cache",
    "CacheEntry",
    "Closed",
    "Composed",
    "ComposedPage",
    "Developed",
    "Fetch",
    "Found",
    "GalleryRecord",
    "Held",
    "House",
    "Idempotency",
    "Jobs",
    "LeaseEnd",
    "Manuscript",
    "Page",
    "Painted",
    "Painter",
    "Panel",
    "PictureAsk",
    "Policy",
    "Press",
    "Printed",
    "Queue",
    "Refused",
    "Register",
    "RegisterWrite",
    "Registers",
    "Settled",
    "Writer",
    "WriterAsk",
    "Written",
]

_MODELS = frozenset(("Painted", "Painter", "PictureAsk", "Writer", "WriterAsk", "Written"))
_PRESS = frozenset(("Composed", "ComposedPage", "Developed", "Fetch", "Manuscript", "Panel", "Press", "Printed"))


def __getattr__(name: str) -> object:
    room = "models" if name in _MODELS else "press" if name in _PRESS else ""
    if not room:
        raise AttributeError(name)
    return getattr(import_module(f"functions.ports.{room}"), name)
