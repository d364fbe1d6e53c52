"""What a style does to the whole picture at the end: grain, paper, printed dots, tone curves."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from PIL import Image, ImageChops, ImageEnhance, ImageStat

from functions.media.illustrator import texture
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.chance import chance
from functions.media.illustrator.colour import rgb

_PAPER = rgb("f8f4ea")


def _vignetted(picture: Image.Image, strength: float) -> Image.Image:
    dark = texture.corners(picture.size, strength)
    return ImageChops.multiply(picture, Image.merge("RGB", (dark, dark, dark)))


def _grained(picture: Image.Image, cells: tuple[int, ...], share: float, seed: str) -> Image.Image:
    grain = texture.fractal(picture.size, cells, seed)
    return Image.blend(picture, ImageChops.soft_light(picture, Image.merge("RGB", (grain, grain, grain))), share)


def _storybook(canvas: Canvas) -> Image.Image:
    return _vignetted(_grained(canvas.image, (9, 460), 0.36, "gouache"), 0.5)


def _comic(canvas: Canvas) -> Image.Image:
    picture = ImageEnhance.Color(canvas.image).enhance(1.25)
    screen = texture.dots(picture.size, max(6, round(14 * canvas.unit)))
    light = picture.convert("L")
    deep = ImageChops.multiply(screen, light.point([46 if i < 150 and i > 26 else 0 for i in range(256)]))
    pale = ImageChops.multiply(screen, light.point([34 if 150 <= i < 236 else 0 for i in range(256)]))
    picture.paste((18, 10, 40), (0, 0), deep)
    picture.paste((255, 255, 255), (0, 0), pale)
    return picture


def noir_curve(picture: Image.Image) -> list[int]:
    """Black and white with little between, split at the picture's own middle, so that bright scenes have dark too."""
    middle = ImageStat.Stat(picture.convert("L").resize((32, 32))).mean[0]
    split = max(96.0, min(148.0, middle * 0.95))
    return [round(0.26 * i + 0.74 * 255 / (1 + math.exp(-(i - split) / 24))) for i in range(256)]


def _noir(canvas: Canvas) -> Image.Image:
    """Two tones and their edge; only what is clearly red keeps its colour."""
    red, green, blue = canvas.image.split()
    light = canvas.image.convert("L")
    grey = light.point(noir_curve(canvas.image))
    lead = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    lead = ImageChops.subtract(lead, red.point([round(i * 0.4) for i in range(256)]))
    kept = lead.point([max(0, min(255, (i - 8) * 16)) for i in range(256)])
    blood = Image.merge(
        "RGB",
        (
            light.point([round(24 + 200 * min(1.0, max(0, i - 18) / 88)) for i in range(256)]),
            light.point([round(max(0, i - 96) * 0.5) for i in range(256)]),
            light.point([round(10 + max(0, i - 96) * 0.5) for i in range(256)]),
        ),
    )
    grey = _grained(grey.convert("RGB"), (220, 520), 0.2, "film").convert("L")
    picture = _vignetted(Image.merge("RGB", (grey, grey, grey)), 1.05)
    picture.paste(blood, (0, 0), kept)
    return picture


def _watercolour(canvas: Canvas) -> Image.Image:
    """Strayed lines and the tooth of the paper; the sheet's torn edge belongs to the page, after the crop."""
    picture = _warped(canvas.image, canvas.unit)
    return _grained(picture, (12, 520), 0.3, "paper")


def _warped(picture: Image.Image, unit: float, cells: int = 30, reach: float = 3.2) -> Image.Image:
    """The picture on a net whose knots stray a little: no straight line survives."""
    wide, high = picture.size
    across, down = cells, max(8, round(cells * high / wide))
    rng = chance("warp")
    knots = []
    for j in range(down + 1):
        row = []
        for i in range(across + 1):
            still = i in (0, across) or j in (0, down)
            dx, dy = (
                (0.0, 0.0)
                if still
                else ((rng.random() - 0.5) * 2 * reach * unit, (rng.random() - 0.5) * 2 * reach * unit)
            )
            row.append((wide * i / across + dx, high * j / down + dy))
        knots.append(row)
    mesh = []
    for j in range(down):
        for i in range(across):
            box = (
                round(wide * i / across),
                round(high * j / down),
                round(wide * (i + 1) / across),
                round(high * (j + 1) / down),
            )
            a, b, c, d = knots[j][i], knots[j + 1][i], knots[j + 1][i + 1], knots[j][i + 1]
            mesh.append((box, (*a, *b, *c, *d)))
    return picture.transform(picture.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def bloom(canvas: Canvas) -> None:
    """Pale clouds where the paper was too wet; laid before the players come on, whom they would spoil."""
    share = {"day": 0.34, "dawn": 0.3, "dusk": 0.2, "night": 0.12}[canvas.time]
    wash = texture.fractal(canvas.size, (4, 9, 22), "bloom")
    canvas.image.paste(_PAPER, (0, 0), wash.point([round(max(0, i - 120) * share * 1.6) for i in range(256)]))


FINISHES: Mapping[str, Callable[[Canvas], Image.Image]] = MappingProxyType(
    {"storybook": _storybook, "watercolour": _watercolour, "comic": _comic, "noir": _noir}
)
