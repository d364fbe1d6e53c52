"""A picture made ready, against the bare Pillow calls that make the same files: processor time of one thread."""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Callable, Sequence
from statistics import median

from PIL import Image

from functions.adapters.models.offline.painter import OfflinePainter
from functions.media import pictures
from functions.ports import PictureAsk
from tests.bench.row import Row, against

MOST_BYTES = 20_000_000


def painted(style: str, size: int) -> bytes:
    """A drawing as the offline painter gives it."""
    ask = PictureAsk(prompt="a fox sails through a storm", style=style, seed=1, width=size, height=size)
    return OfflinePainter().paint(ask).data


def photographed(size: int) -> bytes:
    """Soft shapes with grain, as PNG: what is hardest for every encoder."""
    soft = Image.effect_mandelbrot((size, size), (-1.5, -1.0, 0.5, 1.0), 60)
    grain = Image.effect_noise((size, size), 40)
    made = io.BytesIO()
    Image.merge("RGB", (soft, Image.blend(soft, grain, 0.4), Image.linear_gradient("L").resize((size, size)))).save(
        made, "PNG", compress_level=1
    )
    return made.getvalue()


def bare(data: bytes) -> tuple[bytes, bytes, str]:
    """The served forms, trusting the bytes."""
    picture = Image.open(io.BytesIO(data))
    picture.load()
    if picture.mode != "RGB":
        picture = picture.convert("RGB")
    thumb = picture.resize(_fitted(picture.size, 384), Image.Resampling.BICUBIC, reducing_gap=2.0)
    tiny = thumb.resize(_fitted(thumb.size, 16), Image.Resampling.BOX)
    placeholder = "data:image/webp;base64," + base64.b64encode(_webp(tiny, 30)).decode()
    return _webp(picture, 85), _webp(thumb, 80), placeholder


def checked(data: bytes) -> tuple[bytes, bytes, str]:
    """The served forms, as the house makes them."""
    made = pictures.check(data, max_bytes=MOST_BYTES)
    return made.webp, made.thumb, made.placeholder


def rows(*, turns: int = 9, size: int = 1024) -> list[Row]:
    """Medians over the turns, ours and theirs by turns; both must give the same bytes."""
    found = []
    for name, data in (
        ("drawing", painted("storybook", size)),
        ("ink", painted("comic", size)),
        ("photograph", photographed(size)),
    ):
        assert checked(data) == bare(data), "not the same work"
        ours, its = alternately((lambda data=data: checked(data), lambda data=data: bare(data)), turns=turns)
        found.append(against(f"picture made ready, {name} {size} px: CPU", ours, its, most=1.10, unit="ms"))
    return found


def alternately(works: Sequence[Callable[[], object]], *, turns: int) -> list[float]:
    """Median milliseconds of processor time of each work."""
    took: list[list[float]] = [[] for _ in works]
    for _ in range(turns):
        for work, times in zip(works, took, strict=True):
            began = time.thread_time()
            work()
            times.append(1000 * (time.thread_time() - began))
    return [median(times) for times in took]


def _fitted(size: tuple[int, int], box: int) -> tuple[int, int]:
    scale = min(1.0, box / max(size))
    return round(size[0] * scale), round(size[1] * scale)


def _webp(picture: Image.Image, quality: int) -> bytes:
    made = io.BytesIO()
    picture.save(made, "WEBP", quality=quality, method=2)
    return made.getvalue()
