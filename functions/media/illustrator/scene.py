"""One picture as decided, before anything is painted: who, where, when, in which weather, seen from where."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from functions.media.illustrator.chance import chance
from functions.media.illustrator.shapes import Look, Pose

WEATHERS = ("clear", "cloudy", "rain", "storm", "snow", "fog")
SHOTS = ("wide", "medium", "close")


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """Somebody on the stage."""

    look: Look
    pose: Pose
    #: empty for those whom only the prompt names
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What to paint; every accident that is left hangs on `key`."""

    key: str
    #: what stays the same whenever a story comes back to this place
    home_key: str
    setting: str
    #: the word that named the setting: a library and a kitchen are both rooms
    place: str = ""
    time: str
    weather: str
    shot: str
    #: -1 when the hero stands on the left, 1 on the right
    side: int
    #: share of the height, from the top
    horizon: float
    headroom: float
    #: left to right
    players: tuple[Player, ...] = ()
    #: buildings, plants and other things that stand apart from the players
    things: tuple[Look, ...] = ()
    #: a boat that carries the players, named by the words or asked for by the sea
    vessel: Look | None = None
    #: nouns that no recipe draws
    words: tuple[str, ...] = ()
    rainbow: bool = False
    #: firm ground by the water
    ashore: bool = False

    def chance(self, purpose: str) -> Random:
        """The generator of one kind of accident, so that another flower does not move the hills."""
        return chance(self.key, purpose)

    def home(self, purpose: str) -> Random:
        """The generator of what belongs to the place and not to the view: the wallpaper, the kind of wood."""
        return chance(self.home_key, purpose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a setting tells the stage: where feet stand, in shares of the height."""

    feet: float
    #: foot of a big thing that stands further back
    far: float
    #: where things further back are scaled to, relative to the players
    far_scale: float = 1.0
    #: nothing to stand on: who stands here needs a vessel
    afloat: bool = False
    indoors: bool = False
    #: left and right end of the firm ground, in shares of the width
    firm: tuple[float, float] = (0.0, 1.0)
