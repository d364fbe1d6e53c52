"""What we need from the world, as Protocols. Adapters answer them; flows are written against them and nothing else.

Times are epoch seconds, money is micro-dollars, blob paths are "owner/name".
"""

from functions.ports.house import House, Policy
from functions.ports.models import Painted, Painter, PictureAsk, Writer, WriterAsk, Written
from functions.ports.press import Composed, ComposedPage, Developed, Fetch, Manuscript, Panel, Press, Printed
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
