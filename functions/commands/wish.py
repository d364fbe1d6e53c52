"""What is asked for on the command line: the words of `make`, and the create body that they say."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

from functions.core.errors import InvalidRequest
from functions.flows.sources import Sent, clean_name
from functions.kinds import KINDS, named
from functions.kinds.styles import STYLES
from functions.kinds.voices import ASPECTS, VOICES

FORMATS = tuple(dict.fromkeys(name for kind in KINDS.values() for name in (*kind.exports, *kind.narrated_exports)))


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("kind", help=f"what to make: {', '.join(KINDS)}")
    parser.add_argument("prompt", nargs="?", help="what it is about, in quotes")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--topic", metavar="WORDS", help="something to explain")
    source.add_argument(
        "--script", metavar="FILE", help="a script to be divided, never rewritten; - for standard input"
    )
    source.add_argument("--text", metavar="FILE", help="a text to be adapted; - for standard input")
    source.add_argument("--file", metavar="FILE", help="a PDF, DOCX, Markdown or text to be told; - for standard input")
    parser.add_argument("--scenes", type=int, help="how many panels (1 to 10), scenes, sections or slides (1 to 24)")
    parser.add_argument("--style", help=f"{', '.join(STYLES)}, or one of your own")
    parser.add_argument("--language", help="language of the words, as en or el")
    parser.add_argument("--audience", help='who it is for, as "age 9"')
    parser.add_argument("--page", help="of a comic: a4 or us")
    parser.add_argument("--aspect", help=f"of the pictures of all other kinds: {', '.join(ASPECTS)}")
    parser.add_argument("--seed", type=int, help="another number is another set of pictures")
    parser.add_argument("--narration", action="store_true", help="read aloud as well")
    parser.add_argument("--voice", help=f"who reads: {', '.join(VOICES)}")
    parser.add_argument("--fresh", action="store_true", help="draw anew what the cache has")
    parser.add_argument("--approve", action="store_true", help="show the plan and ask before drawing")
    parser.add_argument("--out", type=Path, help="a file to write (its ending is its format), or a folder")
    parser.add_argument(
        "--format", action="append", metavar="NAME", help=f"{', '.join(FORMATS)}; can be repeated, as the kind has them"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what it would cost and take, and make nothing")
    parser.add_argument("--json", action="store_true", help="print the ended job as JSON and nothing else")


def body_of(args: argparse.Namespace) -> tuple[dict[str, Any], Sent | None]:
    """The create body, and the document that comes with it. Bare words are the kind's first source."""
    words = {named(args.kind).sources[0]: args.prompt} if args.topic is None else {"prompt": args.prompt}
    files = {"script": args.script, "text": args.text}
    given = {**words, **({} if args.topic is None else {"topic": args.topic}), **files, "file": args.file}
    if sum(one is not None for one in given.values()) != 1:
        raise InvalidRequest(
            "Say what it is about: a prompt in quotes, --topic, --script, --text or --file, and only one of them.",
            action="",
        )
    source: dict[str, Any] = {
        name: _text(one) if name in files else one for name, one in given.items() if one is not None
    }
    sent = None if args.file is None else Sent(name=clean_name(args.file), data=_bytes(args.file))
    if sent is not None:
        source["file"] = {"name": sent.name, "data": hashlib.sha256(sent.data).hexdigest()}
    options = {
        "scenes": args.scenes, "style": args.style, "language": args.language, "audience": args.audience,
        "page": args.page, "aspect": args.aspect, "seed": args.seed, "voice": args.voice,
        "narration": True if args.narration else None, "approval": "plan" if args.approve else None,
        "cache": "bypass" if args.fresh else None,
    }  # fmt: skip
    asked = {name: value for name, value in options.items() if value is not None}
    return {"kind": args.kind, **source, **asked}, sent


def _bytes(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InvalidRequest(f"{name} cannot be read: {error.strerror}.", action="Name a file that exists.") from None


def _text(name: str) -> str:
    try:
        return _bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidRequest(f"{name} is not a text in UTF-8.", action="Save it as plain text in UTF-8.") from None


def formats_of(args: argparse.Namespace, default: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """The formats to write: that of --out, those of --format, else the kind's own."""
    wanted = tuple(args.format or ())
    suffix = args.out.suffix.lstrip(".").casefold() if args.out is not None else ""
    if suffix and suffix not in known:
        raise InvalidRequest(
            f"{args.out.name} ends in .{suffix}, which is no format of ours.", action=f"Use one of {', '.join(known)}."
        )
    for name in wanted:
        if name not in known:
            raise InvalidRequest(f"There is no format {name!r}.", action=f"Use one of {', '.join(known)}.")
    return tuple(dict.fromkeys([*([suffix] if suffix else []), *(wanted or default)]))
