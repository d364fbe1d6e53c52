"""Grounds that several layers share: noise, paper, dots, radial light. Kept by size, never painted on."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw

from functions.media.illustrator.chance import chance


@lru_cache(maxsize=4)
def noise(size: tuple[int, int], cells: int, seed: str) -> Image.Image:
    """One octave: a grid of random greys, stretched smoothly; square cells whatever the aspect."""
    wide = max(2, round(cells * max(1.0, size[0] / size[1])))
    high = max(2, round(cells * max(1.0, size[1] / size[0])))
    grid = Image.frombytes("L", (wide, high), chance("noise", cells, seed).randbytes(wide * high))
    return grid.resize(size, Image.Resampling.BICUBIC)


@lru_cache(maxsize=10)
def fractal(size: tuple[int, int], cells: tuple[int, ...], seed: str) -> Image.Image:
    """Several octaves in equal parts, spread back to the whole range of greys."""
    blended = noise(size, cells[0], seed)
    for place, count in enumerate(cells[1:], start=2):
        blended = Image.blend(blended, noise(size, count, seed), 1 / place)
    spread = 1.0 + 0.45 * (len(cells) - 1)
    return blended.point([max(0, min(255, round(128 + (i - 128) * spread))) for i in range(256)])


@lru_cache(maxsize=4)
def mottle(size: tuple[int, int], strength: float) -> Image.Image:
    """How much pigment settles where: a mask with more dark than light left out."""
    grain = fractal(size, (7, 420), "pigment")
    return grain.point([round(max(0, i - 96) * strength * 1.2) for i in range(256)])


@lru_cache(maxsize=1)
def disc() -> Image.Image:
    """Light that falls off from a centre to nothing, as a mask of 256 pixels."""
    fall = [0.0] * 256
    for i in range(256):
        inner = max(0.0, 1.0 - i / 181.0 * 1.414)
        fall[i] = 255 * inner * inner * (3 - 2 * inner)
    return Image.radial_gradient("L").point([round(value) for value in fall])


@lru_cache(maxsize=8)
def corners(size: tuple[int, int], strength: float) -> Image.Image:
    """White in the middle, darker towards the corners."""
    table = [round(255 * (1 - strength * max(0.0, (i - 120) / 135) ** 1.7 * 0.62)) for i in range(256)]
    return Image.radial_gradient("L").point(table).resize(size, Image.Resampling.BICUBIC)


@lru_cache(maxsize=8)
def dots(size: tuple[int, int], pitch: int) -> Image.Image:
    """A staggered screen of printer's dots."""
    fine = pitch * 4
    tile = Image.new("L", (fine, fine), 0)
    pen = ImageDraw.Draw(tile)
    reach = fine * 0.19
    for x, y in ((0, 0), (fine, 0), (0, fine), (fine, fine), (fine / 2, fine / 2)):
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
    tile = tile.resize((pitch, pitch), Image.Resampling.BOX)
    return tiled(tile, size)


def tiled(tile: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The tile repeated over the whole size, by doubling."""
    sheet = Image.new(tile.mode, size)
    sheet.paste(tile, (0, 0))
    wide, high = tile.size
    while wide < size[0]:
        sheet.paste(sheet.crop((0, 0, min(wide, size[0] - wide), high)), (wide, 0))
        wide *= 2
    while high < size[1]:
        sheet.paste(sheet.crop((0, 0, size[0], min(high, size[1] - high))), (0, high))
        high *= 2
    return sheet
