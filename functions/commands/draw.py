"""`draw`: the offline painter by itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from functions.core.errors import InvalidRequest, LimnerError


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("prompt", nargs="?", help="the picture in words")
    parser.add_argument("--style", default="storybook", help="storybook, watercolour, comic or noir")
    parser.add_argument("--seed", type=int, default=0, help="another number is another picture")
    parser.add_argument("--size", default="1024x1024", help="width x height in pixels")
    parser.add_argument("--sheet", action="store_true", help="a sheet of everything that the painter can draw")
    parser.add_argument("--out", type=Path, default=Path("picture.png"), help="the PNG to write")


def run(args: argparse.Namespace) -> int:
    """Writes one PNG and prints its path."""
    from functions.media import illustrator
    from functions.media.illustrator.sheets import contact_sheet

    try:
        if args.sheet:
            contact_sheet(args.out)
        else:
            width, height = _size(args.size)
            if not args.prompt:
                raise InvalidRequest("Say what to draw, in quotes.", action="")
            if args.style not in illustrator.STYLES:
                raise InvalidRequest(
                    f"There is no style {args.style!r}.", action=f"Use one of {', '.join(illustrator.STYLES)}."
                )
            brief = illustrator.Brief(prompt=args.prompt, style=args.style, seed=args.seed, width=width, height=height)
            args.out.write_bytes(illustrator.paint(brief).png)
    except OSError as error:
        raise LimnerError(f"{args.out} cannot be written: {error.strerror}.", action="Choose another --out.") from None
    print(args.out)
    return 0


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 64 <= int(width) <= 4096 and 64 <= int(height) <= 4096):
        raise InvalidRequest(f"--size is {text!r}, but it must be like 1024x768, from 64 to 4096.", action="")
    return int(width), int(height)
