"""The places: a function that paints what lies behind the players and says where the ground is, and one for what lies before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.settings import field, forest


@dataclass(frozen=True, slots=True)
class Setting:
    """One place."""

    behind: Callable[[Canvas, Scene], Ground]
    before: Callable[[Canvas, Scene], None]


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {"field": Setting(field.behind, field.before), "forest": Setting(forest.behind, forest.before)}
)
