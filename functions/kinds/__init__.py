"""What can be made: one folder a kind, one tuple that lists them. The schemas are imported on first use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.core.errors import InvalidRequest
from functions.kinds import comic
from functions.kinds.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in (comic.KIND,)})
#: in the contract, but not in this house yet
LATER = ("story", "lecture", "lesson", "presentation", "scene", "image")


def named(name: object) -> Kind:
    """The kind that a body asks for, or InvalidRequest with what can be asked for."""
    if isinstance(name, str) and name in KINDS:
        return KINDS[name]
    known = ", ".join(KINDS)
    if name is None:
        fault = f"Say what to make: {known}."
    elif name in LATER:
        fault = f"The kind {name} is not built yet; choose from: {known}."
    else:
        fault = f"There is no such kind; choose from: {known}."
    raise InvalidRequest(fault, fields=(("kind", fault),))
