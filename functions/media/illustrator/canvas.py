"""The canvas: forms become masks with light, shade, pigment and a contour in the manner of one style.

It knows pixels and light, and nothing of what it paints.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from functions.media.illustrator import texture
from functions.media.illustrator.chance import chance
from functions.media.illustrator.colour import BLACK, RGB, WHITE, deeper, mix, saturated, times
from functions.media.illustrator.curves import bounds, smooth, waved
from functions.media.illustrator.shapes import Outline
from functions.media.illustrator.styles import TINTS, Palette, Style

#: pixels around the picture in which forms still count, so that shade is not cut at the frame
MARGIN = 24


@dataclass(frozen=True, slots=True)
class Glow:
    """A light that is added when everything else is painted."""

    x: float
    y: float
    reach: float
    colour: RGB
    strength: float


@dataclass(slots=True)
class Canvas:
    """One picture in the making; lengths are pixels, y downwards."""

    width: int
    height: int
    style: Style
    palette: Palette
    time: str
    #: -1 for light from the left, 1 from the right
    side: int
    image: Image.Image = field(init=False)
    glows: list[Glow] = field(default_factory=list)
    #: pixels of this picture for one pixel of a 1024 picture
    unit: float = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), self.palette.low)
        self.unit = math.sqrt(self.width * self.height) / 1024

    def halved(self) -> Canvas:
        """An empty canvas of half the size for the same picture."""
        size = max(2, self.width // 2), max(2, self.height // 2)
        return Canvas(*size, style=self.style, palette=self.palette, time=self.time, side=self.side)

    def enlarge(self, back: Canvas, *, focus: tuple[float, float], zoom: float = 1.22) -> None:
        """Take a smaller canvas as ground, a little nearer around a point given in shares, and out of focus."""
        wide, high = back.width / zoom, back.height / zoom
        left, top = (back.width - wide) * focus[0], (back.height - high) * focus[1]
        soft = back.image.filter(ImageFilter.BoxBlur(1.6 * self.unit))
        part = (left, top, left + wide, top + high)
        self.image = soft.resize(self.size, Image.Resampling.BICUBIC, box=part)

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height

    @property
    def dark(self) -> bool:
        """Whether lamps are lit."""
        return self.time in ("dusk", "night")

    def tone(self, colour: RGB, depth: float = 0.0, *, tint: float = 1.0) -> RGB:
        """A thing's own colour in this style, at this hour, at this distance (0 here, 1 gone in the haze)."""
        own = saturated(colour, self.style.saturation)
        lit = mix(own, times(own, TINTS[self.time]), tint)
        return mix(lit, self.palette.low, depth)

    def mask(self, outlines: Sequence[Outline], box: tuple[int, int, int, int], *, stroke: float = 0.0) -> Image.Image:
        """The union of outlines inside a box, antialiased; with a stroke, grown by it on every side."""
        left, top, right, bottom = box
        fine = 3 if (right - left) * (bottom - top) < 40_000 else 2
        area = Image.new("L", ((right - left) * fine, (bottom - top) * fine), 0)
        pen = ImageDraw.Draw(area)
        for outline in outlines:
            if len(outline) < 3:
                continue
            line = [((x - left) * fine, (y - top) * fine) for x, y in outline]
            pen.polygon(line, fill=255)
            if stroke:
                pen.line([*line, line[0], line[1]], fill=255, width=max(1, round(stroke * fine * 2)), joint="curve")
        return area.reduce(fine)

    def clipped(self, outlines: Sequence[Outline], pad: float) -> tuple[int, int, int, int] | None:
        """The whole pixels around the outlines that matter to this picture, or None when there are none."""
        left, top, right, bottom = bounds(outlines)
        box = (
            max(-MARGIN, math.floor(left - pad)),
            max(-MARGIN, math.floor(top - pad)),
            min(self.width + MARGIN, math.ceil(right + pad)),
            min(self.height + MARGIN, math.ceil(bottom + pad)),
        )
        seen = box[2] > 0 and box[3] > 0 and box[0] < self.width and box[1] < self.height
        return box if seen and box[2] - box[0] > 1 and box[3] - box[1] > 1 else None

    def form(
        self,
        outlines: Sequence[Outline],
        colour: RGB,
        *,
        shade: float = 1.0,
        line: float = 1.0,
        height: float | None = None,
        curved: bool = False,
        hand: object = 0,
    ) -> None:
        """Paint outlines as one form; `height` is that of the whole figure, by which its shade is measured."""
        style, unit = self.style, self.unit
        drawn: Sequence[Outline] = [o for o in outlines if len(o) >= 3]
        if not drawn:
            return
        if style.wobble and height != 0:
            rng = chance("hand", hand)
            drawn = [waved(o, rng, style.wobble * unit * (1.0 if curved else 0.5)) for o in drawn]
        if curved:
            drawn = [smooth(o, step=6 * unit + 2) for o in drawn]
        left, top, right, bottom = bounds(drawn)
        small = min(right - left, bottom - top)
        across = math.sqrt(max(1.0, (right - left) * (bottom - top) * 0.7)) / unit
        stroke = style.line * line * unit * max(0.45, min(1.5, across / 150)) * 0.62 if style.line else 0.0
        box = self.clipped(drawn, stroke + 2)
        if box is None:
            return
        fill = self.mask(drawn, box)
        if stroke > 0.3:
            contour = self.mask(drawn, box, stroke=stroke)
            self.image.paste(self.contour(colour), box[:2], contour)
        deep = min(15 * unit, 0.06 * height if height else 0.12 * small, 0.24 * small)
        tile = self._modelled(fill, box, colour, shade, deep, scenery=height == 0)
        self.image.paste(tile, box[:2], fill)

    def contour(self, colour: RGB) -> RGB:
        """The colour of the line around a form."""
        if self.style.ink > 0.8:
            return mix(mix(colour, BLACK, self.style.ink), self.palette.near, 0.25)
        return deeper(colour, self.style.ink)

    def _modelled(
        self,
        fill: Image.Image,
        box: tuple[int, int, int, int],
        colour: RGB,
        shade: float,
        deep: float,
        *,
        scenery: bool,
    ) -> Image.Image:
        """The form's surface: its colour, shadow away from the light, a lit rim, pigment."""
        style = self.style
        tile = Image.new("RGB", fill.size, colour)
        if shade > 0 and deep > 1.2:
            away_x, away_y = round(-0.8 * deep * self.side), round(0.55 * deep)
            shadow = ImageChops.subtract(fill, _moved(fill, -away_x, -away_y))
            if style.soft:
                shadow = shadow.filter(ImageFilter.BoxBlur(0.8 * deep))
            weight = min(1.0, style.shade * min(1.0, shade))
            below = mix(mix(colour, BLACK, 0.42), style.shade_hue, 0.3)
            tile.paste(below, (0, 0), _faded(shadow, weight))
            if style.rim and not (style.soft and scenery):
                rim = ImageChops.subtract(fill, _moved(fill, round(away_x * 0.45), round(away_y * 0.45)))
                if style.soft:
                    rim = rim.filter(ImageFilter.BoxBlur(0.4 * deep))
                tile.paste(mix(colour, mix(self.palette.light, WHITE, 0.3), 0.55), (0, 0), _faded(rim, style.rim))
        if style.edge and min(fill.size) > 12:
            wet = ImageChops.subtract(fill, fill.filter(ImageFilter.BoxBlur(4 * self.unit)))
            tile.paste(deeper(colour, 0.4), (0, 0), _faded(wet, style.edge * 1.3))
        if style.texture and min(fill.size) > 12:
            grain = texture.mottle((self.width + 2 * MARGIN, self.height + 2 * MARGIN), style.texture)
            at = (box[0] + MARGIN, box[1] + MARGIN, box[2] + MARGIN, box[3] + MARGIN)
            tile.paste(deeper(colour, 0.45), (0, 0), grain.crop(at))
        return tile

    def flat(self, outlines: Sequence[Outline], colour: RGB, *, alpha: float = 1.0, blur: float = 0.0) -> None:
        """Paint outlines as one flat, perhaps soft and transparent, stain: windows, flakes, shadows."""
        drawn = [o for o in outlines if len(o) >= 3]
        box = self.clipped(drawn, 2 + blur * 2) if drawn else None
        if box is None:
            return
        stain = self.mask(drawn, box)
        if blur:
            stain = stain.filter(ImageFilter.GaussianBlur(blur))
        self.image.paste(colour, box[:2], stain if alpha >= 1 else _faded(stain, alpha))

    def light(
        self,
        centre: tuple[float, float],
        reach: tuple[float, float],
        colour: RGB,
        alpha: float,
        *,
        screen: bool = False,
    ) -> None:
        """Light that falls off from a centre; `screen` adds it instead of covering what is there."""
        (x, y), (rx, ry) = centre, reach
        left, top = math.floor(x - rx), math.floor(y - ry)
        size = (max(2, round(2 * rx)), max(2, round(2 * ry)))
        seen = (max(0, left), max(0, top), min(self.width, left + size[0]), min(self.height, top + size[1]))
        if seen[0] >= seen[2] or seen[1] >= seen[3]:
            return
        scale = (256 / size[0], 256 / size[1])
        part = (
            (seen[0] - left) * scale[0],
            (seen[1] - top) * scale[1],
            (seen[2] - left) * scale[0],
            (seen[3] - top) * scale[1],
        )
        fall = texture.disc().resize((seen[2] - seen[0], seen[3] - seen[1]), Image.Resampling.BILINEAR, box=part)
        fall = _faded(fall, alpha)
        if not screen:
            self.image.paste(colour, seen[:2], fall)
            return
        under = self.image.crop(seen)
        lit = ImageChops.screen(under, Image.new("RGB", under.size, colour))
        self.image.paste(lit, seen[:2], fall)

    def glow(self, x: float, y: float, reach: float, colour: RGB, strength: float) -> None:
        """Remember a light; lamps count for little while the sun is up."""
        self.glows.append(Glow(x, y, reach, colour, strength * (0.75 if self.dark else 0.3)))

    def light_lamps(self) -> None:
        """Add every remembered light."""
        for lamp in self.glows:
            self.light((lamp.x, lamp.y), (lamp.reach, lamp.reach), lamp.colour, min(1.0, lamp.strength), screen=True)
        self.glows.clear()


def _moved(mask: Image.Image, x: int, y: int) -> Image.Image:
    """The mask's content moved by (x, y), nothing coming in at the edges."""
    return mask.crop((-x, -y, mask.width - x, mask.height - y))


def _faded(mask: Image.Image, share: float) -> Image.Image:
    return mask.point([min(255, round(i * share)) for i in range(256)])
