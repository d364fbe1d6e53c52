"""Words on boards: what no recipe can draw is written where the scene would write it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .brief import Area
from .canvas import Canvas
from .colour import RGB, deeper, luminance, mix, rgb
from .scene import Ground, Scene
from .shapes import Outline
from .stage import Stand

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
    """Write the scene's unknown words on boards away from every figure; the words, and where they stand."""
    written: list[str] = []
    boards: list[Area] = []
    filled = [stand.box(stand.figure.box) for stand in taken]
    for word in scene.words:
        if not legible(word):
            continue
        shown = word[:LONGEST]
        board = _board(canvas, scene, ground, shown, filled)
        filled.append(board)
        boards.append(_shares(canvas, board))
        written.append(word)
    return tuple(written), tuple(boards)


def _shares(canvas: Canvas, box: tuple[float, float, float, float]) -> Area:
    w, h = canvas.size
    return max(0.0, box[0] / w), max(0.0, box[1] / h), min(1.0, box[2] / w), min(1.0, box[3] / h)


def _board(
    canvas: Canvas, scene: Scene, ground: Ground, word: str, filled: Sequence[tuple[float, float, float, float]]
) -> tuple[float, float, float, float]:
    """Paint one board with its word at the freest place, and give back its pixels."""
    size = round(max(22.0, 46 * canvas.unit))
    alone = not scene.players and not scene.things
    if alone:
        size = round(size * 1.5)
    font = lettering(size)
    left, top, right, bottom = font.getbbox(word)
    wide, high = right - left + size * 1.1, size * 1.75
    if wide > canvas.width * 0.4:
        size = max(16, round(size * canvas.width * 0.4 / wide))
        font = lettering(size)
        left, top, right, bottom = font.getbbox(word)
        wide, high = right - left + size * 1.1, size * 1.75
    foot = canvas.height * min(0.95, ground.feet + (0.04 if not ground.afloat else 0.12))
    post = high * (2.3 if not alone else 2.6)
    x = _free_place(canvas, wide, (foot - post, foot), filled)
    box = (x - wide / 2, foot - post, x + wide / 2, foot - post + high)
    wood, ink = _BOARDS.get(scene.setting, (_WOOD, _DARK))
    _paint_board(canvas, scene, box, foot, wood)
    _write(canvas, word, font, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), ink, wood)
    return box[0], box[1], box[2], foot


def _free_place(
    canvas: Canvas, wide: float, rows: tuple[float, float], filled: Sequence[tuple[float, float, float, float]]
) -> float:
    """The centre that covers least of what stands there already, the edges first."""
    half = wide / 2 + canvas.width * 0.03

    def covered(x: float) -> float:
        return sum(
            max(0.0, min(x + half, box[2]) - max(x - half, box[0]))
            for box in filled
            if box[3] > rows[0] and box[1] < rows[1]
        )

    places = [max(half, canvas.width * 0.1), min(canvas.width - half, canvas.width * 0.9), canvas.width * 0.5]
    places += [canvas.width * share for share in (0.3, 0.7) if half < canvas.width * 0.3]
    return min(places, key=lambda x: round(covered(x)))


def _paint_board(
    canvas: Canvas, scene: Scene, box: tuple[float, float, float, float], foot: float, wood: RGB
) -> None:
    left, top, right, bottom = box
    middle, half = (left + right) / 2, (bottom - top) * 0.09
    post_colour = canvas.tone(deeper(_WOOD, 0.35), tint=0.6)
    post: Outline = ((middle - half, top + 4), (middle + half, top + 4), (middle + half * 1.2, foot), (middle - half * 1.2, foot))
    canvas.form([post], post_colour, line=0.8, height=bottom - top, hand="post")
    point = (bottom - top) * 0.3
    if scene.setting in ("city", "room"):
        plank: Outline = ((left, top), (right, top), (right, bottom), (left, bottom))
    elif scene.side > 0:
        plank = ((left, top), (right, top), (right + point, (top + bottom) / 2), (right, bottom), (left, bottom))
    else:
        plank = ((left, top), (right, top), (right, bottom), (left, bottom), (left - point, (top + bottom) / 2))
    canvas.form([plank], mix(canvas.tone(wood, tint=0.25), wood, 0.5), line=1.0, shade=0.7, height=bottom - top, hand="plank")


def _write(
    canvas: Canvas,
    word: str,
    font: ImageFont.FreeTypeFont,
    centre: tuple[float, float],
    ink: RGB,
    ground: RGB,
) -> None:
    """Letters, with a thin halo of the board's opposite where grain might break them."""
    left, top, right, bottom = font.getbbox(word)
    size = (int(right - left) + 8, int(bottom - top) + 8)
    letters = Image.new("L", size, 0)
    ImageDraw.Draw(letters).text((4 - left, 4 - top), word, font=font, fill=255)
    clear = mix(ground, (255, 255, 255) if luminance(ground) > luminance(ink) else (0, 0, 0), 0.25)
    at = (round(centre[0] - size[0] / 2), round(centre[1] - size[1] / 2))
    canvas.image.paste(clear, (at[0] - 2, at[1] - 2, at[0] + size[0] + 2, at[1] + size[1] + 2))
    canvas.image.paste(ink, at, letters)
