"""One thing, drawn in a box of 100 and usable twice: on the ground as a subject, and in a hand as a prop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from functions.media.illustrator.recipes.colours import darker, lighter
from functions.media.illustrator.recipes.strokes import extent, placed, recast
from functions.media.illustrator.shapes import Box, Colour, Figure, Look, Point, Pose, Shape

#: height relative to a person's under which nobody would see what a hand holds
SMALLEST = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Parts, colours and measures of one thing."""

    parts: tuple[Shape, ...]
    #: role -> colour; "main" is the one that a colour word dyes, "main dark" and "main light" follow it
    colours: Mapping[str, Colour]
    #: height relative to a person's
    size: float = 0.2
    kind: str = "thing"
    #: where a hand takes it, and by how many degrees it then turns
    grip: Point = (0.0, 10.0)
    turn: float = 0.0
    #: how large it is in a hand, as height relative to a person's; 0 for its own size
    carried: float = 0.0
    #: an area to write on
    board: Box | None = None
    #: vehicles: where a passenger's feet are, and how many parts lie behind it
    seat: Point | None = None
    behind: int = 0

    def shades(self, dye: Colour | None) -> dict[str, Colour]:
        """Every role's colour, with the main one dyed."""
        main = dye or self.colours.get("main", "8a5a36")
        return {"main dark": darker(main), "main light": lighter(main), **self.colours, "main": main}


def draw_thing(thing: Thing, look: Look, pose: Pose) -> Figure:
    """The thing by itself, feet (or hull, or roots) at 0."""
    del pose
    colours = thing.shades(look.dyes.get("main") or look.dyes.get("coat")) | {
        role: colour for role, colour in look.dyes.items() if role in thing.colours
    }
    used = dict.fromkeys(shape.role for shape in thing.parts)
    kept = () if thing.board is None else (thing.board,)
    return Figure(shapes=thing.parts, colours={role: colours[role] for role in used}, box=extent(thing.parts), kept=kept,
                  seat=thing.seat, behind=thing.behind, size=thing.size)  # fmt: skip


def held(
    thing: Thing, name: str, *, at: Point, wearer: float, dye: Colour | None
) -> tuple[tuple[Shape, ...], dict[str, Colour]]:
    """The thing in a hand, in the wearer's box, with roles of its own."""
    scale = min((thing.carried or max(thing.size, SMALLEST)) / wearer, 1.0)
    (gripped,) = (placed(thing.parts, at=(-thing.grip[0], -thing.grip[1])),)
    shapes = placed(gripped, at=at, scale=scale, turn=thing.turn)
    roles = {shape.role: f"{name}:{shape.role}" for shape in shapes}
    return recast(shapes, roles), {f"{name}:{role}": colour for role, colour in thing.shades(dye).items()}
