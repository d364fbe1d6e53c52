"""Figures on the stage: placed, mirrored, leaned, lit, and drawn again with a clearing when they cannot be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import BLACK, RGB, WHITE, grey, luminance, mix, rgb
from functions.media.illustrator.curves import oval
from functions.media.illustrator.finishes import noir_curve
from functions.media.illustrator.shapes import Box, Figure, Outline, Point

#: mean difference between a figure and what it covers, of 255, under which it cannot be read
READABLE = 46
#: pixels of the picture for one of a coarse mask
COARSE = 4
#: roles that keep no hue where one red is kept for clothes and things
_BODILY = frozenset("blush brow gape lips tongue hair beard nose seam comb belly inner hoof dark".split())
#: how much more a pale clearing must help than a dark one at night, and the other way round by day
_GLOOM = 1.3
#: what a pixel of contour does for a figure that is not apart from its ground
_CONTOUR = 6.0
#: the first, wide clearing; a second one follows the figure's own outline
SOFT = 0.62


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a figure is put: its feet in pixels, pixels for one unit of its box, 1 or -1 for looking right or left."""

    figure: Figure
    x: float
    feet: float
    scale: float
    facing: int = 1
    #: degrees, counter-clockwise
    lean: float = 0.0
    #: 0 here, 1 gone in the haze
    depth: float = 0.0
    #: part of the hour's tint that it takes
    tint: float = 0.5
    name: str = ""

    def turned(self, facing: int) -> Stand:
        """The same, looking the other way."""
        return replace(self, facing=facing)

    def point(self, point: Point) -> Point:
        """A point of the recipe's box in the picture."""
        x, y = point
        if self.lean:
            turn = math.radians(self.lean)
            x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
        return self.x + x * self.scale * self.facing, self.feet - y * self.scale

    def box(self, box: Box) -> tuple[float, float, float, float]:
        """A box of the recipe as left, top, right, bottom in the picture."""
        left, bottom, right, top = box
        corners = [self.point(p) for p in ((left, bottom), (right, bottom), (left, top), (right, top))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


def draw(canvas: Canvas, stand: Stand, *, first: int = 0, last: int | None = None) -> None:
    """Paint the figure's shapes from `first` up to `last`."""
    figure = stand.figure
    high = 100 * stand.scale
    for i, shape in enumerate(figure.shapes[first:last], start=first):
        own = rgb(figure.colours[shape.role])
        if canvas.style.one_red and not _is_kept(shape.role, own):
            own = grey(own)
        colour = canvas.tone(own, stand.depth, tint=stand.tint)
        if canvas.style.pale_faces and shape.role == "blush":
            continue
        if canvas.style.pale_faces and shape.role.startswith("skin"):
            colour = mix(colour, WHITE, canvas.style.pale_faces)
        outlines: list[Outline] = [tuple(stand.point(p) for p in outline) for outline in shape.outlines]
        if shape.shade == 0 and shape.line == 0 and not shape.smooth:
            canvas.flat(outlines, colour)
        else:
            canvas.form(
                outlines,
                colour,
                shade=shape.shade,
                line=shape.line * (1 - 0.6 * stand.depth),
                height=high,
                curved=shape.smooth,
                hand=i,
            )
        if shape.glow:
            _lamp(canvas, outlines, colour, shape.glow)


def _is_kept(role: str, colour: RGB) -> bool:
    """Whether a colour is clearly red, and not that of a body."""
    red, green, blue = colour
    return role not in _BODILY and green <= 0.36 * red and blue <= 0.47 * red


def _lamp(canvas: Canvas, outlines: list[Outline], colour: RGB, glow: float) -> None:
    for outline in outlines:
        if outline:
            xs, ys = [x for x, _ in outline], [y for _, y in outline]
            reach = max(max(xs) - min(xs), max(ys) - min(ys)) * 1.8 + 14 * canvas.unit
            centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
            canvas.glow(*centre, reach, mix(colour, canvas.palette.light, 0.5), glow)


def perform(canvas: Canvas, stand: Stand, *, grounded: bool = True) -> float:
    """A player comes on: light behind it, shadow under it, and more of it where that cannot be read.

    Gives back the contrast that was reached.
    """
    return perform_all(canvas, [stand], grounded=[grounded])


def perform_all(canvas: Canvas, stands: Sequence[Stand], *, grounded: Sequence[bool]) -> float:
    """Players come on, the furthest first; their lights lie behind all of them, so that none is veiled by another's.

    Gives back the least contrast that was reached.
    """
    for stand, stands_firm in zip(stands, grounded, strict=True):
        left, top, right, bottom = stand.box(stand.figure.box)
        high = bottom - top
        reach = (max(right - left, high * 0.7) * 0.85, high * 0.75)
        centre = ((left + right) / 2, (top + bottom) / 2)
        canvas.light(centre, reach, mix(canvas.palette.light, WHITE, 0.15), 0.2)
        if stands_firm:
            shadow(canvas, stand)
    ground, lamps = canvas.image.copy(), list(canvas.glows)
    for strength in (SOFT, 0.78, 1.0, 0.0):
        canvas.glows[:] = lamps
        for stand in stands:
            draw(canvas, stand)
        seen = [contrast(canvas, ground, stand) for stand in stands]
        faint = [stand for stand, told in zip(stands, seen, strict=True) if told < READABLE]
        if not faint or not strength:
            break
        ground = clear_behind(canvas, ground, faint, strength)
    return min(seen, default=255.0)


def clear_behind(canvas: Canvas, before: Image.Image, stands: Sequence[Stand], strength: float) -> Image.Image:
    """Restore what was there and put the figures' opposite softly behind them: light behind dark, dark behind pale.

    Gives back the new ground, as a copy.
    """
    shape = silhouette(canvas, stands)
    now = canvas.image.resize(shape.size, Image.Resampling.BOX)
    own = ImageStat.Stat(now, shape).mean
    brightness = luminance((round(own[0]), round(own[1]), round(own[2])))
    pale = mix(mix(canvas.palette.light, WHITE, 0.2), canvas.palette.low, 0.35)
    deep = mix(mix(canvas.palette.near, canvas.palette.top, 0.3), BLACK, 0.16)
    under = ImageStat.Stat(before.resize(shape.size, Image.Resampling.BOX), shape).mean
    local = (round(under[0]), round(under[1]), round(under[2]))
    pale, deep = mix(pale, local, 0.22), mix(deep, mix(local, BLACK, 0.62), 0.6)
    gloom = {"night": _GLOOM, "dusk": 1.0}.get(canvas.time, 1 / _GLOOM)
    colour = pale if luminance(pale) - brightness > gloom * (brightness - luminance(deep)) else deep
    canvas.image = before
    for stand in stands:
        left, top, right, bottom = stand.box(stand.figure.box)
        centre, reach = ((left + right) / 2, (top + bottom) / 2), ((right - left), (bottom - top))
        canvas.light(centre, (reach[0] * 1.5, reach[1] * 1.35), colour, strength)
    if strength > SOFT:
        high = max(100 * stand.scale for stand in stands) / COARSE
        halo = shape.filter(ImageFilter.BoxBlur(high * 0.26)).filter(ImageFilter.BoxBlur(high * 0.22))
        halo = halo.point([min(255, round(i * 1.7 * strength)) for i in range(256)])
        canvas.image.paste(colour, (0, 0), halo.resize(canvas.size, Image.Resampling.BILINEAR))
    return canvas.image.copy()


def silhouette(canvas: Canvas, stands: Sequence[Stand]) -> Image.Image:
    """Where figures are, as a coarse mask of the whole picture."""
    mask = Image.new("L", (max(1, canvas.width // COARSE), max(1, canvas.height // COARSE)), 0)
    pen = ImageDraw.Draw(mask)
    for stand in stands:
        for shape in stand.figure.shapes:
            for outline in shape.outlines:
                if len(outline) > 2:
                    pen.polygon([(x / COARSE, y / COARSE) for x, y in map(stand.point, outline)], fill=255)
    return mask


def shadow(canvas: Canvas, stand: Stand) -> None:
    """A soft pool of dark under the feet."""
    left, _, right, _ = stand.box(stand.figure.box)
    wide = right - left
    half = max(wide * 0.36, 100 * stand.scale * 0.14)
    spot = oval(stand.x, stand.feet, half, half * 0.2)
    canvas.flat([spot], mix(canvas.palette.near, (0, 0, 0), 0.5), alpha=0.42, blur=half * 0.09)


def contrast(canvas: Canvas, before: Image.Image, stand: Stand) -> float:
    """Mean difference, of 255, between a figure and what it covers, whole and along its rim, as the style shows it."""
    shape = silhouette(canvas, [stand])
    if shape.getbbox() is None:
        return 255.0
    now, then = canvas.image.resize(shape.size, Image.Resampling.BOX), before.resize(shape.size, Image.Resampling.BOX)
    if canvas.style.finish == "noir":
        curve = noir_curve(canvas.image)
        now, then = now.convert("L").point(curve), then.convert("L").point(curve)
    difference = ImageChops.difference(now, then)
    inner = shape.filter(ImageFilter.BoxBlur(max(1.0, 8 * stand.scale / COARSE))).point([0] * 200 + [255] * 56)
    rim = ImageChops.subtract(shape, inner)
    return min(_mean(difference, shape), 1.1 * _mean(difference, rim)) + _CONTOUR * canvas.style.line


def _mean(picture: Image.Image, mask: Image.Image) -> float:
    """The mean of all channels under a mask; white where the mask is empty."""
    if mask.getbbox() is None:
        return 255.0
    means = ImageStat.Stat(picture, mask).mean
    return sum(means) / len(means)
