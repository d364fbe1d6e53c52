"""A room: papered wall, boards to one point, a window with its shaft of light, furniture by the room's name."""

from __future__ import annotations

from functions.media.illustrator import land
from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import RGB, WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import oval
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.settings.furniture import furniture_of
from functions.media.illustrator.settings.hearth import hearth
from functions.media.illustrator.settings.window import daylight, window
from functions.media.illustrator.shapes import Outline

_PAPERS = tuple(rgb(c) for c in ("d9b48c", "a8bfb0", "b9a9c4", "c9a58f", "9fb4c7", "d4c08f"))
_FLOORS = tuple(rgb(c) for c in ("8f6242", "a87b52", "7b5846"))
#: rooms of stone
_STONY = frozenset(("castle", "palace", "tower", "fortress", "prison", "church", "temple"))
_STONE = rgb("a39a94")
_RUGS = tuple(rgb(c) for c in ("4f6f9c", "a8483c", "5f8464", "8a5a84"))


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Wall, floor, window on the light's side, furniture on the other, rug under the players."""
    rng = scene.home("room")
    h = canvas.height
    line = h * min(0.72, scene.horizon + 0.08)
    wall, floor = canvas.tone(rng.choice(_PAPERS), tint=0.9), canvas.tone(rng.choice(_FLOORS), tint=0.8)
    if scene.place in _STONY:
        wall, floor = canvas.tone(_STONE, tint=0.9), canvas.tone(rgb("8a807a"), tint=0.8)
    if scene.time == "night":
        wall, floor = mix(wall, rgb("4a3a48"), 0.35), mix(floor, rgb("3a2830"), 0.3)
    _wall(canvas, scene, wall, line)
    _boards(canvas, scene, floor, line)
    opening = window(canvas, scene, line)
    furniture = furniture_of(scene)
    furniture(canvas, scene, line, -canvas.side)
    if rng.random() < 0.7:
        _rug(canvas, canvas.tone(rng.choice(_RUGS)), line)
    _picture(canvas, scene, line)
    daylight(canvas, scene, opening, line)
    if canvas.dark and furniture is not hearth:
        _lamp(canvas, scene, line)
    feet = min(0.93, line / h + (1 - line / h) * 0.45)
    return Ground(feet=feet, far=line / h + 0.03, far_scale=0.85, indoors=True)


def _wall(canvas: Canvas, scene: Scene, wall: RGB, line: float) -> None:
    w, h = canvas.width, canvas.height
    canvas.image.paste(wall, (0, 0, w, h))
    canvas.light((w * (0.5 + canvas.side * 0.3), line * 0.5), (w * 0.8, line * 0.9), mix(wall, WHITE, 0.4), 0.5)
    if scene.place in _STONY:
        _blocks(canvas, scene, wall, line)
        return
    pattern = scene.home("paper").randrange(3)
    marks: list[Outline] = []
    step = h * 0.075
    if pattern == 0:
        for i in range(int(w / step) + 2):
            marks.append(
                ((i * step, 0.0), (i * step + step * 0.36, 0.0), (i * step + step * 0.36, line), (i * step, line))
            )
    elif pattern == 1:
        for j in range(int(line / step) + 1):
            for i in range(int(w / step) + 2):
                x, y = i * step + (j % 2) * step / 2, j * step
                marks.append(((x, y - step * 0.12), (x + step * 0.07, y), (x, y + step * 0.12), (x - step * 0.07, y)))
    canvas.flat(marks, mix(wall, WHITE, 0.35), alpha=0.3)
    if pattern != 0:
        panel = deeper(mix(wall, canvas.tone(rgb("8f6a4a")), 0.4), 0.1)
        top = line - h * 0.13
        canvas.flat([((0, top), (w, top), (w, line), (0, line))], panel)
        seams: list[Outline] = [
            ((x, top), (x + 2, top), (x + 2, line), (x, line)) for x in range(0, w, max(8, round(h * 0.07)))
        ]
        canvas.flat(seams, deeper(panel, 0.3), alpha=0.5)
        canvas.form(
            [((-9, top - h * 0.012), (w + 9, top - h * 0.012), (w + 9, top + h * 0.006), (-9, top + h * 0.006))],
            mix(panel, WHITE, 0.15),
            line=0.4,
            height=0,
        )
    skirting = mix(wall, rgb("f0e6d6"), 0.5)
    canvas.form(
        [((-9, line - h * 0.022), (w + 9, line - h * 0.022), (w + 9, line), (-9, line))], skirting, line=0.4, height=0
    )
    for edge in (0, 1):
        canvas.light((w * edge, 0), (w * 0.5, h * 0.6), deeper(wall, 0.5), 0.32)


def _blocks(canvas: Canvas, scene: Scene, wall: RGB, line: float) -> None:
    """Courses of hewn stone, some darker, some paler."""
    w, h = canvas.width, canvas.height
    rng, course = scene.home("blocks"), h * 0.085
    tones: dict[bool, list[Outline]] = {True: [], False: []}
    joints: list[Outline] = []
    thick = max(1.0, 2.2 * canvas.unit)
    for row in range(int(line / course) + 1):
        foot = line - row * course
        joints.append(((0, foot - thick), (w, foot - thick), (w, foot), (0, foot)))
        x = -course * rng.random() * 2
        while x < w:
            wide = course * (1.4 + 1.2 * rng.random())
            joints.append(((x, foot - course), (x + thick, foot - course), (x + thick, foot), (x, foot)))
            if rng.random() < 0.4:
                stone = ((x, foot - course), (x + wide, foot - course), (x + wide, foot), (x, foot))
                tones[rng.random() < 0.5].append(stone)
            x += wide
    canvas.flat(tones[True], deeper(wall, 0.2), alpha=0.45)
    canvas.flat(tones[False], mix(wall, WHITE, 0.4), alpha=0.4)
    canvas.flat(joints, deeper(wall, 0.4), alpha=0.5)
    for edge in (0, 1):
        canvas.light((w * edge, 0), (w * 0.5, h * 0.6), deeper(wall, 0.5), 0.32)


def _boards(canvas: Canvas, scene: Scene, floor: RGB, line: float) -> None:
    w, h = canvas.width, canvas.height
    land.floor(canvas, line, mix(floor, canvas.palette.light, 0.12), deeper(floor, 0.3))
    seams: list[Outline] = []
    middle = w * 0.5
    for i in range(-11, 12):
        far, near = middle + i * w * 0.075, middle + i * w * 0.19
        seams.append(((far, line), (far + 1, line), (near + 2.4 * canvas.unit, h + MARGIN), (near, h + MARGIN)))
    rng = scene.chance("boards")
    for _ in range(22):
        lane, t = rng.randint(-11, 10), rng.random()
        y = line + (h - line) * t
        x0 = middle + lane * w * (0.075 + 0.115 * t)
        seams.append(
            (
                (x0, y),
                (x0 + w * (0.075 + 0.115 * t), y),
                (x0 + w * (0.075 + 0.115 * t), y + 1.8 * canvas.unit),
                (x0, y + 1.8 * canvas.unit),
            )
        )
    canvas.flat(seams, deeper(floor, 0.5), alpha=0.55)


def _rug(canvas: Canvas, colour: RGB, line: float) -> None:
    w, h = canvas.width, canvas.height
    x, y = w * 0.5, line + (h - line) * 0.52
    for share, tone in (
        (1.0, colour),
        (0.86, mix(colour, WHITE, 0.5)),
        (0.78, colour),
        (0.42, mix(colour, WHITE, 0.3)),
    ):
        canvas.form(
            [oval(x, y, w * 0.36 * share, (h - line) * 0.3 * share, points=56)],
            tone,
            shade=0,
            line=0.4 if share == 1.0 else 0,
            height=0,
        )


def _picture(canvas: Canvas, scene: Scene, line: float) -> None:
    """A framed picture between window and furniture."""
    rng = scene.chance("picture")
    w, h = canvas.width, canvas.height
    if scene.place in ("classroom", "school", "library", "lesson"):
        return
    wide, tall = h * (0.08 + 0.04 * rng.random()), h * (0.08 + 0.05 * rng.random())
    x, y = w * (0.5 + canvas.side * 0.02), line * 0.33
    canvas.form(
        [((x - wide / 2, y), (x + wide / 2, y), (x + wide / 2, y + tall), (x - wide / 2, y + tall))],
        canvas.tone(rgb("8a6238"), tint=0.8),
        line=0.6,
        height=h * 0.1,
    )
    gap = h * 0.009
    canvas.flat(
        [
            (
                (x - wide / 2 + gap, y + gap),
                (x + wide / 2 - gap, y + gap),
                (x + wide / 2 - gap, y + tall - gap),
                (x - wide / 2 + gap, y + tall - gap),
            )
        ],
        mix(canvas.palette.middle, canvas.palette.low, 0.5),
    )
    canvas.flat(
        [
            (
                (x - wide / 2 + gap, y + tall - gap),
                (x - wide * 0.1, y + tall * 0.45),
                (x + wide / 2 - gap, y + tall - gap),
            )
        ],
        canvas.palette.far,
    )


def _lamp(canvas: Canvas, scene: Scene, line: float) -> None:
    """A standing lamp, so that no evening room is only dark."""
    w, h = canvas.width, canvas.height
    x, foot = w * (0.5 - canvas.side * 0.43), line + h * 0.05
    brass = canvas.tone(rgb("8a6a3a"), tint=0.4)
    top = foot - h * 0.34
    canvas.form(
        [
            (
                (x - 2 * canvas.unit, foot),
                (x - 2 * canvas.unit, top),
                (x + 2 * canvas.unit, top),
                (x + 2 * canvas.unit, foot),
            )
        ],
        brass,
        line=0.4,
        height=0,
    )
    canvas.form([oval(x, foot, h * 0.035, h * 0.009)], brass, line=0.5, height=0)
    canvas.form(
        [
            (
                (x - h * 0.055, top + h * 0.035),
                (x - h * 0.032, top - h * 0.055),
                (x + h * 0.032, top - h * 0.055),
                (x + h * 0.055, top + h * 0.035),
            )
        ],
        rgb("ffdf9c"),
        shade=0.3,
        line=0.6,
        height=h * 0.1,
    )
    canvas.light((x, top), (h * 0.55, h * 0.5), rgb("ffc878"), 0.34, screen=True)
    canvas.light((x, foot + h * 0.05), (h * 0.36, h * 0.1), rgb("ffc878"), 0.3, screen=True)
    canvas.glow(x, top, h * 0.16, rgb("ffd890"), 0.7)


def before(canvas: Canvas, scene: Scene) -> None:
    """Nothing stands before a room."""
    del canvas, scene
