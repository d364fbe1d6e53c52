"""Dressing: puts accessories and a held prop on any body that tells its frame, and makes the figure of it all."""

from __future__ import annotations

from functions.media.illustrator.recipes.accessories import ACCESSORIES, Accessory
from functions.media.illustrator.recipes.colours import darker, lighter
from functions.media.illustrator.recipes.frame import Frame
from functions.media.illustrator.recipes.hats import TRIMMINGS
from functions.media.illustrator.recipes.strokes import extent, placed, recast
from functions.media.illustrator.recipes.thing import held
from functions.media.illustrator.recipes.things import THINGS
from functions.media.illustrator.shapes import Box, Colour, Figure, Look, Pose, Shape

#: props held before the chest with both hands
TWO_HANDED = frozenset(
    {
        "book",
        "map",
        "letter",
        "scroll",
        "cake",
        "basket",
        "box",
        "violin",
        "ball",
        "globe",
        "soup",
        "teapot",
        "computer",
        "egg",
    }
)
LAYERS = ("behind", "middle", "round", "face", "top")


def dressed(
    body: tuple[Shape, ...],
    head: tuple[Shape, ...],
    frame: Frame,
    look: Look,
    pose: Pose,
    colours: dict[str, Colour],
    *,
    size: float,
    over: tuple[Shape, ...] = (),
) -> Figure:
    """Body, head and everything worn, in layers; `over` lies on top of the clothes (hands).

    A prop that reaches the face is drawn behind the head: faces stay free.
    """
    layers: dict[str, tuple[Shape, ...]] = dict.fromkeys(LAYERS, ())
    for name in sorted(look.wears):
        accessory = ACCESSORIES.get(name)
        if accessory is None:
            continue
        layer, shapes = _worn(accessory, name, frame)
        layers[layer] += shapes
        colours |= shades_of(name, look.wears[name])
    kept, prop = _carried(look, pose, frame, colours, size=size)
    trunk = (*layers["behind"], *body)
    if frame.back:
        head += layers["round"]
        layers["round"] = ()
        trunk = (*prop, *body, *layers["behind"])
        prop = ()
    low: tuple[Shape, ...] = ()
    if prop and extent(prop)[3] > frame.head_box[1] + 1.0:
        low, prop = prop, ()
    face = _faced(head, layers["face"])
    shapes = (*trunk, *layers["middle"], *low, *layers["round"], *face, *layers["top"], *prop, *over)
    mouth = None if frame.back else frame.face.mouth
    return Figure(shapes=shapes, colours=only_used(shapes, colours), box=extent(shapes), head=_within(frame.head_box, extent(shapes)), mouth=mouth,
                  kept=kept, size=size)  # fmt: skip


def _within(box: Box, whole: Box) -> Box:
    return (max(box[0], whole[0]), max(box[1], whole[1]), min(box[2], whole[2]), min(box[3], whole[3]))


def _faced(head: tuple[Shape, ...], cover: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Masks lie between the skin and the eyes."""
    if not cover:
        return head
    at = max((index for index, shape in enumerate(head) if shape.role in ("skin", "coat")), default=-1) + 1
    return (*head[:at], *cover, *head[at:])


def prop_of(look: Look, pose: Pose) -> str:
    """What the picture puts into a hand, else what the look always carries: an umbrella."""
    return pose.prop or next((worn for worn in sorted(look.wears) if worn in THINGS and worn not in ACCESSORIES), "")


def _worn(accessory: Accessory, name: str, frame: Frame) -> tuple[str, tuple[Shape, ...]]:
    hx, hy, rx, ry = frame.head
    if accessory.anchor == "head":
        shapes = placed(accessory.shapes(back=frame.back), at=(hx, hy), scale=ry / 22, wide=rx / 28 * 22 / ry)
    elif accessory.anchor == "eyes":
        if frame.back:
            return accessory.layer, ()
        face = frame.face
        shapes = placed(
            accessory.shapes(back=False),
            at=(face.x, face.y),
            scale=face.eye / 3.7,
            wide=face.gap / 11.5 * 3.7 / face.eye,
        )
    elif accessory.anchor == "neck":
        x, y, half = frame.neck
        shapes = placed(accessory.shapes(back=frame.back), at=(x, y), scale=half / 13)
    elif frame.along:
        x, y, half = frame.neck
        shapes = placed(accessory.side, at=(x, y), scale=half / 13)
        return "middle", _owned(shapes, name)
    else:
        x, y, half = frame.neck
        tall = (y - frame.hem) / 42
        shapes = placed(
            accessory.shapes(back=frame.back), at=(x, frame.hem), scale=tall, wide=frame.shoulder / 15 / tall
        )
    return accessory.layer, _owned(shapes, name)


def _owned(shapes: tuple[Shape, ...], name: str) -> tuple[Shape, ...]:
    return recast(shapes, {"own": f"worn {name}", "dark": f"worn {name} dark", "light": f"worn {name} light"})


def shades_of(name: str, colour: Colour) -> dict[str, Colour]:
    """An accessory's colour with its fold and its shine, and the metals and glass that any may use."""
    return {f"worn {name}": colour, f"worn {name} dark": darker(colour, 0.3), f"worn {name} light": lighter(colour, 0.55), "trim": "f4efe4",
            "metal": "e6b93f", "glass": "dff1f6", "ink": "2e2a30"} | dict(TRIMMINGS)  # fmt: skip


def _carried(
    look: Look, pose: Pose, frame: Frame, colours: dict[str, Colour], *, size: float
) -> tuple[tuple[Box, ...], tuple[Shape, ...]]:
    name = prop_of(look, pose)
    thing = THINGS.get(name)
    if thing is None:
        return (), ()
    shapes, shades = held(thing, name, at=frame.hand, wearer=size, dye=look.wears.get(name))
    colours |= shades
    below = min(0.0, extent(shapes)[1])
    shapes = placed(shapes, at=(0.0, -below))
    return (extent(shapes),), shapes


def only_used(shapes: tuple[Shape, ...], colours: dict[str, Colour]) -> dict[str, Colour]:
    """The roles that the shapes name, in order of first use, so that equal figures compare equal."""
    return {role: colours[role] for role in dict.fromkeys(shape.role for shape in shapes)}
