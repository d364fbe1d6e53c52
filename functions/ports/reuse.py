"""What a job brings that needs no work any more."""

from __future__ import annotations

from dataclasses import dataclass

from functions.ports.caching import CacheHit
from functions.ports.oversight import Tally
from functions.ports.records import GalleryRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Reused:
    """What goes into the commit of a new job that the scene cache answered: picture, hit, and what that counts."""

    picture: GalleryRecord | None
    hit: CacheHit
    tally: Tally
