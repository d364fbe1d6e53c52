"""One part of a file (RFC 9110, section 14): what players ask for, so that sound can be begun anywhere."""

from __future__ import annotations

import re

from functions.core.errors import InvalidRequest
from functions.web.call import Call

_ONE = r"\s*bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*"


class RangeNotSatisfiable(InvalidRequest):
    """The file ends before the part that was asked for."""

    status = 416
    action = "Ask for a part within the file."


def asked(call: Call, *, size: int, tag: str) -> tuple[int, int] | None:
    """The first and the last place of the part; None for the whole file, also where several parts are asked for."""
    found = re.fullmatch(_ONE, call.header("Range"))
    if found is None or not any(found.groups()) or call.header("If-Range") not in ("", tag):
        return None
    if not found[1]:
        first, last = max(0, size - int(found[2])), size - 1
    else:
        first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
        if found[2] and int(found[2]) < first:
            return None
    if first >= size or last < first:
        raise RangeNotSatisfiable(f"The file has {size:,} bytes.")
    return first, last
