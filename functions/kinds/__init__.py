"""What can be made: one folder a kind, one tuple that lists them. The schemas are imported on first use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from functions.core.errors import InvalidRequest
from functions.kinds import comic, image, lecture, lesson, presentation, scene, story
from functions.kinds.kind import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {one.KIND.name: one.KIND for one in (comic, story, lecture, lesson, presentation, scene, image)}
)


def named(name: object) -> Kind:
    """The kind that a body asks for, or InvalidRequest with what can be asked for."""
    if isinstance(name, str) and name in KINDS:
        return KINDS[name]
    known = ", ".join(KINDS)
    fault = f"Say what to make: {known}." if name is None else f"There is no such kind; choose from: {known}."
    raise InvalidRequest(fault, fields=(("kind", fault),))
