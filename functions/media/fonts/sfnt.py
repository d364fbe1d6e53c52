"""What a TrueType file says about itself: which characters it holds and how tall its capitals are.

Only the few tables that lettering needs are read; it refuses to know about shapes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sfnt:
    """Coverage and capital height (in ems) of one font file."""

    covers: frozenset[int]
    capital: float


def read(raw: bytes) -> Sfnt:
    """Parse a TTF; ValueError where it is none or holds no Unicode map."""
    try:
        tables = _tables(raw)
        units = struct.unpack_from(">H", raw, tables["head"] + 18)[0]
        return Sfnt(covers=_coverage(raw, tables["cmap"]), capital=_capital(raw, tables.get("OS/2"), units))
    except (struct.error, KeyError) as error:
        raise ValueError("this is not a usable TrueType font") from error


def _tables(raw: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", raw, 4)[0]
    records = (struct.unpack_from(">4sIII", raw, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in records}


def _capital(raw: bytes, os2: int | None, units: int) -> float:
    if os2 is None or struct.unpack_from(">H", raw, os2)[0] < 2:
        return 0.7
    height = int(struct.unpack_from(">h", raw, os2 + 88)[0])
    return height / units if height > 0 else 0.7


def _coverage(raw: bytes, cmap: int) -> frozenset[int]:
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", raw, cmap + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", raw, cmap + 4 + 8 * index)
        if platform not in {0, 3} or (platform == 3 and encoding not in {1, 10}):
            continue
        form = struct.unpack_from(">H", raw, cmap + offset)[0]
        if form == 4:
            found |= _segments(raw, cmap + offset)
        elif form == 12:
            found |= _groups(raw, cmap + offset)
    if not found:
        raise KeyError("cmap")
    return frozenset(found)


def _segments(raw: bytes, at: int) -> set[int]:
    """Format 4: segments of the basic plane, with a delta or a glyph array each."""
    twice = struct.unpack_from(">H", raw, at + 6)[0]
    found: set[int] = set()
    for offset in range(0, twice, 2):
        end = struct.unpack_from(">H", raw, at + 14 + offset)[0]
        start = struct.unpack_from(">H", raw, at + 16 + twice + offset)[0]
        delta = struct.unpack_from(">H", raw, at + 16 + 2 * twice + offset)[0]
        slot = at + 16 + 3 * twice + offset
        reach = struct.unpack_from(">H", raw, slot)[0]
        for code in range(start, min(end, 0xFFFE) + 1):
            if reach == 0:
                glyph = (code + delta) & 0xFFFF
            else:
                glyph = struct.unpack_from(">H", raw, slot + reach + 2 * (code - start))[0]
            if glyph:
                found.add(code)
    return found


def _groups(raw: bytes, at: int) -> set[int]:
    """Format 12: groups over all planes."""
    found: set[int] = set()
    for index in range(struct.unpack_from(">I", raw, at + 12)[0]):
        start, end, glyph = struct.unpack_from(">III", raw, at + 16 + 12 * index)
        found.update(range(start + (glyph == 0), end + 1))
    return found
