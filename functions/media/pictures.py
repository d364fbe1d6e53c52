"""A model's bytes become a picture that can be trusted: decoded whole, upright, opaque, of a sane size, not blank.

Knows formats and pixels; refuses to know which model painted it or where the bytes are kept. The original bytes stay
with the caller, untouched.
"""

from __future__ import annotations

import base64
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageCms, ImageStat
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

#: What every current browser shows; other decoders (EPS runs a program, TIFF is a world apart) never see the bytes.
#: Named by their classes, as an unloaded name makes Pillow import all of its forty plugins.
FORMATS = tuple(
    str(file.format) for file in (PngImageFile, JpegImageFile, WebPImageFile, GifImageFile, AvifImageFile, BmpImageFile)
)
SMALLEST, LARGEST = 64, 8192
#: 40 million pixels are about 160 MB decoded, twice that while converted.
MOST_PIXELS = 40_000_000
#: Standard deviation of the liveliest channel of the thumbnail; a dot of 0.01 % on white has 2.5.
BLANK = 1.5
PLACEHOLDER = 16
#: Progressive JPEG needs about ten passes; each further one costs a walk over all pixels for some 40 bytes.
MOST_SCANS = 50

warnings.simplefilter("error", Image.DecompressionBombWarning)


class PictureFault(Exception):
    """These bytes are not a picture that can be used."""

    def __init__(self, sentence: str, *, code: Literal["empty_output", "invalid_output"] = "invalid_output") -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What the house serves of a picture; the original is kept beside it."""

    webp: bytes
    thumb: bytes  #: WebP that fits the thumbnail's box
    placeholder: str  #: data URI of a WebP of 16 px
    color: str  #: mean colour, "#8fb6a8"
    width: int
    height: int
    mime: str  #: of the original, by its content


def check(data: bytes, *, quality: int = 85, thumbnail: int = 384, max_bytes: int) -> Checked:
    """The picture's served forms, from one decoding; PictureFault when it cannot be used."""
    if not data:
        raise PictureFault("The model returned no picture.", code="empty_output")
    if len(data) > max_bytes:
        raise PictureFault(f"The picture is larger than {max_bytes / 1_048_576:.0f} MB.")
    with _faults():
        picture, mime = _decoded(data)
        thumb = picture.resize(_fitted(picture.size, thumbnail), Image.Resampling.BICUBIC, reducing_gap=2.0)
        if max(ImageStat.Stat(thumb).stddev) < BLANK:
            raise PictureFault("The model returned a blank picture.", code="empty_output")
        tiny = thumb.resize(_fitted(thumb.size, PLACEHOLDER), Image.Resampling.BOX)
        return Checked(
            webp=_webp(picture, quality=quality),
            thumb=_webp(thumb, quality=80),
            placeholder="data:image/webp;base64," + base64.b64encode(_webp(tiny, quality=30)).decode(),
            color="#{:02x}{:02x}{:02x}".format(*(round(mean) for mean in ImageStat.Stat(tiny).mean)),
            width=picture.width,
            height=picture.height,
            mime=mime,
        )


def jpeg(data: bytes) -> bytes:
    """The picture as JPEG: one that is upright and RGB or grey passes through untouched, else it is encoded once."""
    with _faults():
        original = _opened(data)
        if original.format == "JPEG" and original.mode in {"RGB", "L"} and _orientation(original) == 1:
            return data
        made = io.BytesIO()
        upright(original).save(made, "JPEG", quality=88)
        return made.getvalue()


def upright(original: Image.Image) -> Image.Image:
    """The whole picture as opaque sRGB, turned as its camera said."""
    original.load()
    profile = original.info.get("icc_profile")
    turn = _orientation(original)
    picture = _rgb(original, profile)
    return picture.transpose(_TURNS[turn]) if turn in _TURNS else picture


_SRGB = (b"sRGB", "sRGB".encode("utf-16-be"))
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@contextmanager
def _faults() -> Iterator[None]:
    """Whatever a decoder makes of hostile bytes (they raise some fifteen types), the caller sees one fault."""
    try:
        yield
    except PictureFault:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise PictureFault("The picture has too many pixels.") from error
    except Exception as error:
        raise PictureFault("The bytes are not a whole picture in a known format.") from error


def _decoded(data: bytes) -> tuple[Image.Image, str]:
    """The upright picture and its original's type; what was first decoded is let go, as it may be 160 MB."""
    original = _opened(data)
    return upright(original), Image.MIME[original.format or ""]


def _opened(data: bytes) -> Image.Image:
    original = Image.open(io.BytesIO(data), formats=FORMATS)
    width, height = original.size
    if original.format == "JPEG" and data.count(b"\xff\xda") > MOST_SCANS:
        raise PictureFault("The picture is drawn in too many passes.")
    if min(width, height) < SMALLEST:
        raise PictureFault(f"The picture is {width} x {height}; the least is {SMALLEST} px a side.")
    if max(width, height) > LARGEST or width * height > MOST_PIXELS:
        raise PictureFault(f"The picture is {width} x {height}; the most is {LARGEST} px a side and 40 million pixels.")
    return original


def _orientation(original: Image.Image) -> int:
    """The EXIF orientation, 1 where there is none or the block is broken: the pixels are good without it."""
    try:
        turn = original.getexif().get(_ORIENTATION)
    except Exception:  # noqa: BLE001 - a broken block raises anything from struct.error to SyntaxError
        return 1
    return turn if turn in _TURNS else 1


def _rgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.mode.startswith(("I", "F")):
        picture = _eight_bits(picture)
    if profile and picture.mode in {"RGB", "CMYK"} and not any(mark in profile for mark in _SRGB):
        picture = _in_srgb(picture, profile)
    if picture.mode == "RGB":
        return picture
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    alpha = clear.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return clear.convert("RGB")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=alpha)
    return paper


def _eight_bits(picture: Image.Image) -> Image.Image:
    """16-bit greys keep their upper byte; Pillow's own conversion would clip all above 255 to white."""
    wide = picture.convert("I")
    return wide.point(lambda grey: grey * (1 / 256)).convert("L")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The same colours in sRGB; a profile that cannot be read is ignored, as browsers do."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return turned or picture


def _fitted(size: tuple[int, int], box: int) -> tuple[int, int]:
    width, height = size
    scale = min(1.0, box / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _webp(picture: Image.Image, *, quality: int) -> bytes:
    made = io.BytesIO()
    picture.save(made, "WEBP", quality=quality, method=2)
    return made.getvalue()
