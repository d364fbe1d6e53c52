"""The lettered pages as pictures: drawn one at a time, alone or in a ZIP."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Literal

from functions.media.exports.archive import Archive
from functions.media.exports.book import Book
from functions.media.exports.sheets import sheets
from functions.media.lettering import raster

Form = Literal["png", "webp", "jpeg"]
#: Pixels of a page's width: 300 dots an inch of A4 for print, 240 for screens.
PRINT, SCREEN = 2480, 1988
SUFFIX: Mapping[Form, str] = {"png": ".png", "webp": ".webp", "jpeg": ".jpg"}
#: PNG packs at level 1, since higher levels cost a second a page; JPEG keeps full colour, for red lettering on blue.
_OPTIONS: Mapping[Form, Mapping[str, Any]] = {
    "png": {"compress_level": 1},
    "webp": {"quality": 85, "method": 2},
    "jpeg": {"quality": 88, "subsampling": 0},
}


def png(book: Book, out: BinaryIO) -> None:
    """A ZIP of the pages for print."""
    _zipped(book, out, form="png", width=PRINT)


def webp(book: Book, out: BinaryIO) -> None:
    """A ZIP of the pages for screens."""
    _zipped(book, out, form="webp", width=SCREEN)


def drawn(book: Book, *, form: Form, width: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Each page packed, with its size in pixels."""
    for page in sheets(book):
        picture = raster.draw(page, book.picture, width=width)
        made = io.BytesIO()
        picture.save(made, form.upper(), **_OPTIONS[form])
        yield made.getvalue(), picture.size


def _zipped(book: Book, out: BinaryIO, *, form: Form, width: int) -> None:
    with Archive(out, book.moment) as archive:
        for number, (data, _) in enumerate(drawn(book, form=form, width=width), start=1):
            archive.add(f"{number:03d}{SUFFIX[form]}", data)
