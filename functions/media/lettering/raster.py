"""A page drawn in pixels, as PNG or WebP. It reads the layout and nothing else."""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, UnidentifiedImageError

from functions.media import fonts
from functions.media.lettering import torn
from functions.media.lettering.model import Balloon, Page, Panel, Point, Run

FINER = 3  #: balloons are drawn this many times larger, then reduced
PIGMENT = (150, 146, 162)  #: what the wet edge of a wash lets through
Pictures = Callable[[str], bytes | None]


def draw(page: Page, picture: Pictures, *, width: int) -> Image.Image:
    """The page `width` pixels wide; `picture` gives an asset's bytes, or None for one that is missing."""
    scale = width / page.width
    image = Image.new("RGB", (width, round(page.height * scale)), page.paper)
    for panel in page.panels:
        if torn.is_torn(page) and not panel.inset:
            _washed(image, panel, picture, scale)
        else:
            _panel(image, panel, picture, scale, page.paper)
    for panel in page.panels:
        for balloon in panel.balloons:
            _balloon(image, balloon, scale)
    for balloon in page.over:
        _balloon(image, balloon, scale)
    if page.folio is not None:
        _set(ImageDraw.Draw(image), page.folio, scale, page.folio_ink)
    return image


def page_webp(page: Page, picture: Pictures, *, width: int, quality: int = 85) -> bytes:
    """The drawn page as WebP."""
    held = io.BytesIO()
    draw(page, picture, width=width).save(held, "WEBP", quality=quality, method=2)
    return held.getvalue()


def page_png(page: Page, picture: Pictures, *, width: int) -> bytes:
    """The drawn page as PNG, quickly rather than small."""
    held = io.BytesIO()
    draw(page, picture, width=width).save(held, "PNG", compress_level=1)
    return held.getvalue()


def _panel(image: Image.Image, panel: Panel, picture: Pictures, scale: float, paper: str) -> None:
    half = panel.border / 2
    if panel.inset:
        _slab(image, panel, 7.0 + half, scale, Image.new("RGB", (1, 1), paper))
    if panel.border > 0:
        _slab(image, panel, half, scale, Image.new("RGB", (1, 1), panel.border_ink))
    raw = picture(panel.asset) if panel.asset else None
    _slab(image, panel, -half, scale, _cropped(raw, panel, scale))


def _washed(image: Image.Image, panel: Panel, picture: Pictures, scale: float) -> None:
    """The picture inside a ragged edge on which the pigment has gathered; outside is the page's paper."""
    x, y, width, height = panel.rect
    left, top = math.floor(x * scale), math.floor(y * scale)
    size = (max(2, math.ceil((x + width) * scale) - left), max(2, math.ceil((y + height) * scale) - top))
    fine = Image.new("L", (size[0] * 2, size[1] * 2), 0)
    edge = [((px * scale - left) * 2, (py * scale - top) * 2) for px, py in torn.outline(panel)]
    ImageDraw.Draw(fine).polygon(edge, fill=255)
    inside = fine.reduce(2)
    raw = picture(panel.asset) if panel.asset else None
    shown = _fitted(_cropped(raw, panel, scale), size)
    if raw is not None:
        wet = ImageChops.subtract(inside, inside.filter(ImageFilter.BoxBlur(2.6 * scale)))
        shown.paste(ImageChops.multiply(shown, Image.new("RGB", size, PIGMENT)), (0, 0), wet)
    image.paste(shown, (left, top), inside)


def _slab(image: Image.Image, panel: Panel, grow: float, scale: float, what: Image.Image) -> None:
    """Lay a picture, or a single pixel's colour, over the panel's rounded rectangle, grown or shrunk."""
    x, y, width, height = panel.rect
    left, top = round((x - grow) * scale), round((y - grow) * scale)
    right, bottom = round((x + width + grow) * scale), round((y + height + grow) * scale)
    size = (max(1, right - left), max(1, bottom - top))
    radius = max(0.0, panel.radius + grow) * scale if panel.radius else 0.0
    corners = _corners(image, (left, top, left + size[0], top + size[1]), radius)
    if what.size == (1, 1):
        image.paste(what.resize(size, Image.Resampling.NEAREST), (left, top))
    else:
        image.paste(_fitted(what, size), (left, top))
    for before, at, mask in corners:
        image.paste(before, at, mask)


def _cropped(raw: bytes | None, panel: Panel, scale: float) -> Image.Image:
    blank = Image.new("RGB", (1, 1), panel.ground)
    if raw is None:
        return blank
    try:
        with Image.open(io.BytesIO(raw)) as opened:
            wide = panel.crop[2] - panel.crop[0]
            whole = panel.rect[2] * scale / wide
            opened.draft("RGB", (math.ceil(whole), math.ceil(whole * opened.height / opened.width)))
            full = opened.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return blank
    left, top, right, bottom = panel.crop
    box = (round(left * full.width), round(top * full.height), round(right * full.width), round(bottom * full.height))
    return full.crop((box[0], box[1], max(box[2], box[0] + 2), max(box[3], box[1] + 2)))


def _fitted(what: Image.Image, size: tuple[int, int]) -> Image.Image:
    return what if what.size == size else what.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def _corners(
    image: Image.Image, box: tuple[int, int, int, int], radius: float
) -> list[tuple[Image.Image, tuple[int, int], Image.Image]]:
    """The four corners as they are now, where they lie, and the masks that bring them back outside the curve."""
    left, top, right, bottom = box
    side = min(math.ceil(radius), (right - left) // 2, (bottom - top) // 2)
    if side < 1:
        return []
    fine = Image.new("L", (side * 4, side * 4), 255)
    ImageDraw.Draw(fine).ellipse((0, 0, radius * 8, radius * 8), fill=0)
    mask = fine.reduce(4)
    places = (
        ((left, top), 0),
        ((right - side, top), 270),
        ((right - side, bottom - side), 180),
        ((left, bottom - side), 90),
    )
    return [(image.crop((x, y, x + side, y + side)), (x, y), mask.rotate(turn)) for (x, y), turn in places]


def _balloon(image: Image.Image, balloon: Balloon, scale: float) -> None:
    if balloon.at is not None:
        _turned(image, balloon, scale)
        return
    if balloon.outlines or balloon.dots:
        _body(image, balloon, scale)
    pen = ImageDraw.Draw(image)
    for run in balloon.lines:
        _set(pen, run, scale, balloon.text_ink)


def _body(image: Image.Image, balloon: Balloon, scale: float) -> None:
    """Every stroke first, then every fill, so that ovals, necks and tails melt together."""
    reach = 2 * balloon.stroke + 2
    xs = [x for outline in balloon.outlines for x, _ in outline] + [
        x + side * r for x, _, r in balloon.dots for side in (-1, 1)
    ]
    ys = [y for outline in balloon.outlines for _, y in outline] + [
        y + side * r for _, y, r in balloon.dots for side in (-1, 1)
    ]
    left, top = math.floor((min(xs) - reach) * scale), math.floor((min(ys) - reach) * scale)
    right, bottom = math.ceil((max(xs) + reach) * scale), math.ceil((max(ys) + reach) * scale)
    size = (max(1, right - left), max(1, bottom - top))
    fine = scale * FINER

    def place(point: Point) -> Point:
        return ((point[0] - left / scale) * fine, (point[1] - top / scale) * fine)

    outlines = [[place(point) for point in outline] for outline in balloon.outlines]
    dots = [(*place((x, y)), radius * fine) for x, y, radius in balloon.dots]
    ink = Image.new("L", (size[0] * FINER, size[1] * FINER), 0)
    fill = ink.copy()
    pen, brush = ImageDraw.Draw(ink), ImageDraw.Draw(fill)
    wide = 2 * balloon.stroke * fine
    for outline in outlines:
        _stroke(pen, outline, wide, [part * fine for part in balloon.dash])
        brush.polygon(outline, fill=255)
    for x, y, radius in dots:
        more = radius + wide / 2
        pen.ellipse((x - more, y - more, x + more, y + more), fill=255)
        brush.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    if balloon.stroke > 0:
        image.paste(balloon.ink, (left, top), ink.reduce(FINER))
    image.paste(balloon.fill, (left, top), fill.reduce(FINER))


def _stroke(pen: ImageDraw.ImageDraw, outline: Sequence[Point], wide: float, dash: Sequence[float]) -> None:
    if wide < 1:
        return
    if not dash:
        pen.line([*outline, outline[0], outline[1]], fill=255, width=round(wide), joint="curve")
        return
    for piece in _dashes([*outline, outline[0]], dash):
        pen.line(piece, fill=255, width=round(wide), joint="curve")


def _dashes(path: Sequence[Point], dash: Sequence[float]) -> list[list[Point]]:
    """The stretches of a path that a dashed line shows."""
    made: list[list[Point]] = []
    index, left, shown = 0, dash[0], True
    held = [path[0]]
    for before, after in itertools.pairwise(path):
        start, length = before, math.dist(before, after)
        while length > left:
            share = left / length
            start = (start[0] + (after[0] - start[0]) * share, start[1] + (after[1] - start[1]) * share)
            if shown:
                made.append([*held, start])
            index, shown = (index + 1) % len(dash), not shown
            length, left, held = length - left, dash[index], [start]
        left -= length
        held.append(after)
    if shown and len(held) > 1:
        made.append(held)
    return made


def _set(pen: ImageDraw.ImageDraw, run: Run, scale: float, ink: str) -> None:
    pen.text((run.x * scale, run.y * scale), run.text, fill=ink, font=_font(run, scale), anchor="ls")


def _font(run: Run, scale: float) -> ImageFont.FreeTypeFont:
    return fonts.drawn(run.font, max(1.0, round(run.size * scale * 4) / 4))


def _turned(image: Image.Image, balloon: Balloon, scale: float) -> None:
    """A sound effect: outlined letters turned about their middle."""
    middle = balloon.at or (0.0, 0.0)
    pens = [(run, _font(run, scale)) for run in balloon.lines]
    edge = math.ceil(balloon.stroke * scale) + 3
    reach_x = max(
        (
            max(abs(run.x - middle[0]) * scale, abs((run.x - middle[0]) * scale + font.getlength(run.text)))
            for run, font in pens
        ),
        default=1.0,
    )
    reach_y = max((abs(run.y - middle[1]) * scale + run.size * scale for run, _ in pens), default=1.0)
    half = (math.ceil(reach_x) + edge, math.ceil(reach_y) + edge)
    ink, fill = (Image.new("L", (2 * half[0], 2 * half[1]), 0) for _ in range(2))
    pen, brush = ImageDraw.Draw(ink), ImageDraw.Draw(fill)
    for run, font in pens:
        at = ((run.x - middle[0]) * scale + half[0], (run.y - middle[1]) * scale + half[1])
        pen.text(at, run.text, fill=255, font=font, anchor="ls", stroke_width=balloon.stroke * scale)
        brush.text(at, run.text, fill=255, font=font, anchor="ls")
    for colour, mask in ((balloon.ink, ink), (balloon.fill, fill)):
        turned = mask.rotate(-balloon.turn, Image.Resampling.BICUBIC, expand=True)
        corner = (round(middle[0] * scale - turned.width / 2), round(middle[1] * scale - turned.height / 2))
        image.paste(colour, corner, turned)
