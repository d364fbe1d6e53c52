"""Words on boards: what no recipe can draw is written where the scene would write it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from functions.media.illustrator.brief import Area
from functions.media.illustrator.canvas import Canvas
from functions.media.illustrator.colour import BLACK, RGB, WHITE, deeper, luminance, mix, rgb
from functions.media.illustrator.curves import oval, smooth
from functions.media.illustrator.scene import Ground, Scene
from functions.media.illustrator.shapes import Outline
from functions.media.illustrator.stage import Stand

#: letters that a board can bear
LONGEST = 18
_WOOD, _DARK, _PALE = rgb("c89a62"), rgb("2b2018"), rgb("fbf3df")
_BOARDS = {"city": (rgb("2f4a5e"), _PALE), "room": (rgb("f3e6c8"), _DARK), "cave": (rgb("b88d58"), _DARK)}
_FONT = Path(__file__).parent.parent / "fonts" / "PlaypenSans-ExtraBold.ttf"


@lru_cache(maxsize=16)
def lettering(size: int) -> ImageFont.FreeTypeFont:
    """The bundled face at a size in pixels."""
    return ImageFont.truetype(str(_FONT), size)


def legible(word: str) -> bool:
    """Whether the lettering face has the word's letters: Latin, Greek and Cyrillic."""
    return all(ord(letter) < 0x0530 for letter in word)


def put_up(
    canvas: Canvas, scene: Scene, ground: Ground, taken: Sequence[Stand]
) -> tuple[tuple[str, ...], tuple[Area, ...]]:
    """One post with a board for every unknown word, away from the figures; the words, and the post's place."""
    words = tuple(word for word in scene.words if legible(word))
    if not words:
        return (), ()
    alone = not scene.players and not scene.things
    font, size, wide = _measured(canvas, [word[:LONGEST] for word in words], large=alone)
    high = size * 1.75
    foot = canvas.height * min(0.94, ground.feet + (0.14 if ground.afloat else 0.05))
    tall = high * (1.1 * len(words) + (0.9 if not alone else 1.4))
    filled = [stand.box(stand.figure.box) for stand in taken]
    x = _free_place(canvas, scene, wide, (foot - tall, foot), filled)
    wood, ink = _BOARDS.get(scene.setting, (_WOOD, _DARK))
    _paint_post(canvas, x, foot - tall, foot, high)
    if ground.afloat:
        _buoy(canvas, x, foot, high)
    for row, word in enumerate(words):
        top = foot - tall + high * 1.1 * row
        box = (x - wide / 2, top, x + wide / 2, top + high)
        _paint_board(canvas, scene, box, wood)
        _write(canvas, word[:LONGEST], font, (x, top + high / 2), ink, wood)
    return words, (_shares(canvas, (x - wide / 2, foot - tall, x + wide / 2, foot)),)


def _shares(canvas: Canvas, box: tuple[float, float, float, float]) -> Area:
    w, h = canvas.size
    return max(0.0, box[0] / w), max(0.0, box[1] / h), min(1.0, box[2] / w), min(1.0, box[3] / h)


def _measured(canvas: Canvas, words: Sequence[str], *, large: bool) -> tuple[ImageFont.FreeTypeFont, int, float]:
    """The face, its size and the boards' width: at most two fifths of the picture, less beside figures."""
    size = round(max(20.0, 42 * canvas.unit) * (1.5 if large else 1.0))
    most = canvas.width * (0.42 if large else 0.27)
    wide = max(lettering(size).getlength(word) for word in words) + size
    if wide > most:
        size = max(14, round(size * most / wide))
        wide = max(lettering(size).getlength(word) for word in words) + size
    return lettering(size), size, wide


def _free_place(
    canvas: Canvas,
    scene: Scene,
    wide: float,
    rows: tuple[float, float],
    filled: Sequence[tuple[float, float, float, float]],
) -> float:
    """The centre that covers least of what stands there already; the side that the hero leaves free comes first."""
    half = wide / 2 + canvas.width * 0.025

    def covered(x: float) -> float:
        return sum(
            max(0.0, min(x + half, box[2]) - max(x - half, box[0]))
            for box in filled
            if box[3] > rows[0] and box[1] < rows[1]
        )

    low, high = half + canvas.width * 0.02, canvas.width * 0.98 - half
    places = [min(high, max(low, canvas.width * share)) for share in (0.12, 0.88, 0.5, 0.3, 0.7)]
    if scene.side < 0:
        places[0], places[1] = places[1], places[0]
    return min(places, key=lambda x: round(covered(x)))


def _paint_post(canvas: Canvas, x: float, top: float, foot: float, high: float) -> None:
    half = high * 0.09
    colour = canvas.tone(deeper(_WOOD, 0.35), tint=0.6)
    post: Outline = ((x - half, top + 4), (x + half, top + 4), (x + half * 1.2, foot), (x - half * 1.2, foot))
    canvas.flat([oval(x, foot, high * 0.5, high * 0.09)], canvas.palette.near, alpha=0.4, blur=2 * canvas.unit)
    canvas.form([post], colour, line=0.8, height=high, hand="post")


def _buoy(canvas: Canvas, x: float, foot: float, high: float) -> None:
    """At sea a post stands on a buoy."""
    white = canvas.tone(rgb("f4ecdc"))
    hull: Outline = smooth(
        (
            (x - high * 0.7, foot - high * 0.3),
            (x + high * 0.7, foot - high * 0.3),
            (x + high * 0.5, foot + high * 0.2),
            (x - high * 0.5, foot + high * 0.2),
        )
    )
    canvas.form([hull], canvas.tone(rgb("c9402f")), height=high * 3, hand="buoy")
    canvas.flat([oval(x, foot - high * 0.28, high * 0.6, high * 0.1)], white, alpha=0.9)
    canvas.flat([oval(x, foot + high * 0.2, high * 0.9, high * 0.08)], white, alpha=0.5, blur=2 * canvas.unit)


def _paint_board(canvas: Canvas, scene: Scene, box: tuple[float, float, float, float], wood: RGB) -> None:
    left, top, right, bottom = box
    point, middle = (bottom - top) * 0.3, (top + bottom) / 2
    if scene.setting in ("city", "room"):
        plank: Outline = ((left, top), (right, top), (right, bottom), (left, bottom))
    elif scene.side > 0:
        plank = ((left, top), (right, top), (right + point, middle), (right, bottom), (left, bottom))
    else:
        plank = ((left, top), (right, top), (right, bottom), (left, bottom), (left - point, middle))
    colour = mix(canvas.tone(wood, tint=0.25), wood, 0.5)
    canvas.form([plank], colour, line=1.0, shade=0.7, height=bottom - top, hand="plank")


def _write(
    canvas: Canvas,
    word: str,
    font: ImageFont.FreeTypeFont,
    centre: tuple[float, float],
    ink: RGB,
    ground: RGB,
) -> None:
    """Letters with a halo, so that grain and dots do not break them."""
    left, top, right, bottom = font.getbbox(word)
    size = (int(right - left) + 16, int(bottom - top) + 16)
    letters = Image.new("L", size, 0)
    ImageDraw.Draw(letters).text((8 - left, 8 - top), word, font=font, fill=255)
    clear = mix(ground, WHITE if luminance(ground) > luminance(ink) else BLACK, 0.3)
    at = (round(centre[0] - size[0] / 2), round(centre[1] - size[1] / 2))
    halo = letters.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.BoxBlur(3 * canvas.unit))
    canvas.image.paste(clear, at, halo)
    canvas.image.paste(ink, at, letters)
