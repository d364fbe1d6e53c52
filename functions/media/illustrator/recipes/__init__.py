"""Everything the illustrator can draw: subjects, the words that mean them, colours, accessories and props."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from functions.media.illustrator.recipes.accessories import ACCESSORIES
from functions.media.illustrator.recipes.beasts import BEASTS
from functions.media.illustrator.recipes.birds import BIRDS
from functions.media.illustrator.recipes.boats import VESSELS
from functions.media.illustrator.recipes.buildings import BUILDINGS
from functions.media.illustrator.recipes.colours import COLOURS
from functions.media.illustrator.recipes.creature import draw_creature
from functions.media.illustrator.recipes.dragon import draw_dragon
from functions.media.illustrator.recipes.hoofed import draw_beast
from functions.media.illustrator.recipes.people import draw_person
from functions.media.illustrator.recipes.plants import PLANTS
from functions.media.illustrator.recipes.roles import ROLES
from functions.media.illustrator.recipes.sea import SWIMMERS
from functions.media.illustrator.recipes.species import SPECIES
from functions.media.illustrator.recipes.thing import draw_thing
from functions.media.illustrator.recipes.things import THINGS
from functions.media.illustrator.recipes.vehicles import VEHICLES
from functions.media.illustrator.recipes.walking import draw_soft
from functions.media.illustrator.recipes.wonders import WONDERS
from functions.media.illustrator.recipes.words import WORDS
from functions.media.illustrator.shapes import Figure, Look, Pose


@dataclass(frozen=True, slots=True)
class Subject:
    """A row of the table of everything that can be drawn."""

    draw: Callable[[Look, Pose], Figure]
    #: animal, person, creature, thing, plant or building
    kind: str


SUBJECTS: Mapping[str, Subject] = MappingProxyType(
    {name: Subject(draw_soft, "animal") for name in SPECIES}
    | {name: Subject(draw_beast, "animal") for name in BEASTS}
    | {name: Subject(draw_person, "person") for name in ROLES}
    | {"dragon": Subject(draw_dragon, "creature")}
    | {
        name: Subject(partial(draw_creature, one), one.kind)
        for table in (BIRDS, SWIMMERS, WONDERS)
        for name, one in table.items()
    }
    | {
        name: Subject(partial(draw_thing, thing), thing.kind)
        for table in (THINGS, VESSELS, VEHICLES, BUILDINGS, PLANTS)
        for name, thing in table.items()
    }
)

PROPS = THINGS

__all__ = ["ACCESSORIES", "COLOURS", "PROPS", "SUBJECTS", "WORDS", "Subject"]
