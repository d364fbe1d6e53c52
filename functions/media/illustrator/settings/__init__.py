"""The places: one function for what lies behind the players and where the ground is, one for what lies before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.settings import cave, city, field, forest, harbour, moon, room, sea


@dataclass(frozen=True, slots=True)
class Setting:
    """One place."""

    behind: Callable[[Canvas, Scene], Ground]
    before: Callable[[Canvas, Scene], None]


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        name: Setting(place.behind, place.before)
        for name, place in (
            ("forest", forest),
            ("sea", sea),
            ("harbour", harbour),
            ("city", city),
            ("room", room),
            ("cave", cave),
            ("field", field),
            ("moon", moon),
        )
    }
)
