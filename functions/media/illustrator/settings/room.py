"""A room: papered wall, boards to one point, a window with its shaft of light, and furniture by the name of the room."""

from __future__ import annotations

from PIL import ImageDraw

from functions.media.illustrator import land
from functions.media.illustrator.canvas import MARGIN, Canvas
from functions.media.illustrator.colour import RGB, WHITE, deeper, mix, rgb
from functions.media.illustrator.curves import oval
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.settings.furniture import furniture_of
from functions.media.illustrator.shapes import Outline

_PAPERS = tuple(rgb(c) for c in ("d9b48c", "a8bfb0", "b9a9c4", "c9a58f", "9fb4c7", "d4c08f"))
_FLOORS = tuple(rgb(c) for c in ("8f6242", "a87b52", "7b5846"))
_RUGS = tuple(rgb(c) for c in ("4f6f9c", "a8483c", "5f8464", "8a5a84"))


def behind(canvas: Canvas, scene: Scene) -> Ground:
    """Wall, floor, window on the light's side, furniture on the other, rug under the players."""
    rng = scene.home("room")
    w, h = canvas.width, canvas.height
    line = h * min(0.72, scene.horizon + 0.08)
    wall, floor = canvas.tone(rng.choice(_PAPERS), tint=0.9), canvas.tone(rng.choice(_FLOORS), tint=0.8)
    if scene.time == "night":
        wall, floor = mix(wall, rgb("4a3a48"), 0.35), mix(floor, rgb("3a2830"), 0.3)
    _wall(canvas, scene, wall, line)
    _boards(canvas, scene, floor, line)
    window = _window(canvas, scene, line)
    furniture_of(scene.place, rng)(canvas, scene, line, -canvas.side)
    if rng.random() < 0.7:
        _rug(canvas, canvas.tone(rng.choice(_RUGS)), line)
    _picture(canvas, scene, line)
    _daylight(canvas, scene, window, line)
    if canvas.dark:
        _lamp(canvas, scene, line)
    feet = min(0.93, line / h + (1 - line / h) * 0.45)
    return Ground(feet=feet, far=line / h + 0.03, far_scale=0.85, indoors=True)


def _wall(canvas: Canvas, scene: Scene, wall: RGB, line: float) -> None:
    w, h = canvas.width, canvas.height
    canvas.image.paste(wall, (0, 0, w, h))
    canvas.light((w * (0.5 + canvas.side * 0.3), line * 0.5), (w * 0.8, line * 0.9), mix(wall, WHITE, 0.4), 0.5)
    pattern = scene.home("paper").randrange(3)
    marks: list[Outline] = []
    step = h * 0.075
    if pattern == 0:
        for i in range(int(w / step) + 2):
            marks.append(((i * step, 0.0), (i * step + step * 0.36, 0.0), (i * step + step * 0.36, line), (i * step, line)))
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
        seams: list[Outline] = [((x, top), (x + 2, top), (x + 2, line), (x, line)) for x in range(0, w, max(8, round(h * 0.07)))]
        canvas.flat(seams, deeper(panel, 0.3), alpha=0.5)
        canvas.form([((-9, top - h * 0.012), (w + 9, top - h * 0.012), (w + 9, top + h * 0.006), (-9, top + h * 0.006))], mix(panel, WHITE, 0.15), line=0.4, height=0)
    skirting = mix(wall, rgb("f0e6d6"), 0.5)
    canvas.form([((-9, line - h * 0.022), (w + 9, line - h * 0.022), (w + 9, line), (-9, line))], skirting, line=0.4, height=0)
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
        seams.append(((x0, y), (x0 + w * (0.075 + 0.115 * t), y), (x0 + w * (0.075 + 0.115 * t), y + 1.8 * canvas.unit), (x0, y + 1.8 * canvas.unit)))
    canvas.flat(seams, deeper(floor, 0.5), alpha=0.55)


def _window(canvas: Canvas, scene: Scene, line: float) -> tuple[float, float, float, float]:
    """The window with the sky in it, cross bars, sill and curtains; its box."""
    w, h = canvas.width, canvas.height
    rng = scene.chance("window")
    wide, tall = min(w * 0.26, h * 0.3), h * 0.3
    x = w * (0.5 + canvas.side * (0.27 + 0.05 * rng.random()))
    left, top, right, bottom = x - wide / 2, line * 0.2, x + wide / 2, line * 0.2 + tall
    palette = canvas.palette
    frame = canvas.tone(rgb("f2eadc"), tint=0.8)
    edge = h * 0.016
    canvas.form([((left - edge, top - edge), (right + edge, top - edge), (right + edge, bottom + edge), (left - edge, bottom + edge))], frame, line=0.7, height=h * 0.2)
    rows = 14
    pen = ImageDraw.Draw(canvas.image)
    for row in range(rows):
        t = row / (rows - 1)
        shade = mix(palette.top, palette.middle, t / 0.6) if t < 0.6 else mix(palette.middle, palette.low, (t - 0.6) / 0.4)
        y0, y1 = top + tall * row / rows, top + tall * (row + 1) / rows
        pen.rectangle((left, y0, right, y1), fill=shade)
    hill = [(left + wide * i / 8, bottom - tall * (0.2 + 0.14 * rng.random())) for i in range(9)]
    canvas.flat([(*hill, (right, bottom), (left, bottom))], land.land_colour(canvas, scene, 0.35))
    light = mix(palette.light, WHITE, 0.3)
    if scene.time == "night":
        canvas.flat([oval(left + wide * (0.25 + 0.5 * rng.random()), top + tall * 0.26, tall * 0.08, tall * 0.08, points=32)], light)
        stars = [oval(left + wide * rng.random(), top + tall * 0.6 * rng.random(), 1.5 * canvas.unit, 1.5 * canvas.unit, points=6) for _ in range(18)]
        canvas.flat(stars, light, alpha=0.8)
    if scene.weather in ("rain", "storm", "snow"):
        drops: list[Outline] = []
        for _ in range(34):
            dx, dy = left + wide * rng.random(), top + tall * 0.92 * rng.random()
            drops.append(oval(dx, dy, 2 * canvas.unit, (2 if scene.weather == "snow" else 9) * canvas.unit, points=8))
        canvas.flat(drops, mix(palette.low, WHITE, 0.6), alpha=0.65)
    bar = h * 0.006
    bars: list[Outline] = [((x - bar, top), (x + bar, top), (x + bar, bottom), (x - bar, bottom))]
    y = (top + bottom) / 2
    bars.append(((left, y - bar), (right, y - bar), (right, y + bar), (left, y + bar)))
    canvas.form(bars, frame, line=0.5, shade=0.3, height=0)
    canvas.form([((left - edge * 2, bottom + edge * 0.6), (right + edge * 2, bottom + edge * 0.6), (right + edge * 2, bottom + edge * 2), (left - edge * 2, bottom + edge * 2))], frame, line=0.6, height=h * 0.1)
    _curtains(canvas, scene, (left, top, right, bottom), edge)
    return left, top, right, bottom


def _curtains(canvas: Canvas, scene: Scene, box: tuple[float, float, float, float], edge: float) -> None:
    rng = scene.home("curtains")
    if rng.random() < 0.3:
        return
    left, top, right, bottom = box
    cloth = canvas.tone(rng.choice(_RUGS), tint=0.7)
    for out, x in ((-1, left), (1, right)):
        reach, low = (right - left) * 0.2, bottom + edge * 5
        folds = [(x + out * edge * 2.6, top - edge * 2), (x - out * reach, top - edge * 2), (x - out * reach * 0.8, (top + bottom) / 2)]
        canvas.form([(*folds, (x + out * edge * 0.5, bottom - edge * 3), (x - out * reach * 0.1, low), (x + out * edge * 3.4, low))], cloth, line=0.6, height=(bottom - top))
    rod: Outline = ((left - edge * 4, top - edge * 2.8), (right + edge * 4, top - edge * 2.8), (right + edge * 4, top - edge * 1.9), (left - edge * 4, top - edge * 1.9))
    canvas.form([rod], canvas.tone(rgb("7a5236")), line=0.5, height=0)


def _rug(canvas: Canvas, colour: RGB, line: float) -> None:
    w, h = canvas.width, canvas.height
    x, y = w * 0.5, line + (h - line) * 0.52
    for share, tone in ((1.0, colour), (0.86, mix(colour, WHITE, 0.5)), (0.78, colour), (0.42, mix(colour, WHITE, 0.3))):
        canvas.form([oval(x, y, w * 0.36 * share, (h - line) * 0.3 * share, points=56)], tone, shade=0, line=0.4 if share == 1.0 else 0, height=0)


def _picture(canvas: Canvas, scene: Scene, line: float) -> None:
    """A framed picture between window and furniture."""
    rng = scene.chance("picture")
    w, h = canvas.width, canvas.height
    if scene.place in ("classroom", "school", "library", "lesson"):
        return
    wide, tall = h * (0.08 + 0.04 * rng.random()), h * (0.08 + 0.05 * rng.random())
    x, y = w * (0.5 + canvas.side * 0.02), line * 0.33
    canvas.form([((x - wide / 2, y), (x + wide / 2, y), (x + wide / 2, y + tall), (x - wide / 2, y + tall))], canvas.tone(rgb("8a6238"), tint=0.8), line=0.6, height=h * 0.1)
    gap = h * 0.009
    canvas.flat([((x - wide / 2 + gap, y + gap), (x + wide / 2 - gap, y + gap), (x + wide / 2 - gap, y + tall - gap), (x - wide / 2 + gap, y + tall - gap))], mix(canvas.palette.middle, canvas.palette.low, 0.5))
    canvas.flat([((x - wide / 2 + gap, y + tall - gap), (x - wide * 0.1, y + tall * 0.45), (x + wide / 2 - gap, y + tall - gap))], canvas.palette.far)


def _daylight(canvas: Canvas, scene: Scene, window: tuple[float, float, float, float], line: float) -> None:
    """The shaft from the window, its bright patch on the floor, and dust in it."""
    left, top, right, bottom = window
    w, h = canvas.width, canvas.height
    strength = {"day": 1.0, "dawn": 1.0, "dusk": 0.8, "night": 0.4}[scene.time]
    if scene.weather in ("rain", "storm", "fog"):
        strength *= 0.4
    drift = -canvas.side * w * 0.3
    y0, y1 = line + (h - line) * 0.3, line + (h - line) * 0.8
    patch: Outline = ((left + drift * 0.8, y0), (right + drift * 0.8, y0), (right + drift * 1.25, y1), (left + drift * 1.25, y1))
    light = mix(canvas.palette.light, WHITE, 0.15)
    land.shafts(canvas, [((left, top), (right, top), (right, bottom), patch[1], patch[2], patch[3], (left, bottom))], 0.17 * strength, colour=light)
    land.shafts(canvas, [patch], 0.34 * strength, colour=light, blur=9)
    rng = scene.chance("dust")
    motes: list[Outline] = []
    for _ in range(30):
        t, u = rng.random(), rng.random()
        x, y = left + (right - left) * u + drift * t, top + (bottom - top) * u + (y1 - bottom) * t
        reach = (0.9 + 1.4 * rng.random()) * canvas.unit
        motes.append(oval(x, y, reach, reach, points=7))
    canvas.flat(motes, mix(light, WHITE, 0.5), alpha=0.6 * strength)


def _lamp(canvas: Canvas, scene: Scene, line: float) -> None:
    """A standing lamp, so that no evening room is only dark."""
    w, h = canvas.width, canvas.height
    x, foot = w * (0.5 - canvas.side * 0.43), line + h * 0.05
    brass = canvas.tone(rgb("8a6a3a"), tint=0.4)
    top = foot - h * 0.34
    canvas.form([((x - 2 * canvas.unit, foot), (x - 2 * canvas.unit, top), (x + 2 * canvas.unit, top), (x + 2 * canvas.unit, foot))], brass, line=0.4, height=0)
    canvas.form([oval(x, foot, h * 0.035, h * 0.009)], brass, line=0.5, height=0)
    canvas.form([((x - h * 0.055, top + h * 0.035), (x - h * 0.032, top - h * 0.055), (x + h * 0.032, top - h * 0.055), (x + h * 0.055, top + h * 0.035))], rgb("ffdf9c"), shade=0.3, line=0.6, height=h * 0.1)
    canvas.light((x, top), (h * 0.55, h * 0.5), rgb("ffc878"), 0.34, screen=True)
    canvas.light((x, foot + h * 0.05), (h * 0.36, h * 0.1), rgb("ffc878"), 0.3, screen=True)
    canvas.glow(x, top, h * 0.16, rgb("ffd890"), 0.7)


def before(canvas: Canvas, scene: Scene) -> None:
    """Nothing stands before a room."""
    del canvas, scene


