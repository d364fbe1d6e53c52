"""What a browser kept, read as pictures: LocalStorage as it was dumped, arrays of data URIs, or records of any shape.

Nothing is guessed from bytes here, and nothing is refused but what is no collection at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

#: names that frontends give to a field, the likeliest first
PICTURE = (
    *("data", "dataUrl", "dataURL", "data_url", "imageData", "image_data", "image", "base64"),
    *("url", "imageUrl", "image_url", "src"),
)
SOURCE = ("id", "imageId", "image_id", "uuid", "key")
PROMPT = ("prompt", "description", "text")
ALT = ("alt", "altText", "alt_text", "title", "caption", "name")
TAGS = ("tags", "labels", "keywords")
ITEM = ("item", "itemId", "item_id", "itemName", "item_name")
FEATURED = ("featured", "isFeatured", "is_featured", "favorite", "favourite")
AT = ("createdAt", "created_at", "timestamp", "date", "at")
LISTS = ("images", "pictures", "items", "gallery")
#: a dump within a dump within a dump is no dump
DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One picture as its source tells of it."""

    #: its name there; empty where it had none
    source: str = ""
    #: a data URI, an address, or nothing
    picture: str = ""
    prompt: str = ""
    alt: str = ""
    tags: tuple[str, ...] = ()
    item: str = ""
    featured: bool = False
    #: epoch seconds; None where it was not told
    at: float | None = None


def entries(value: object) -> Iterator[Entry]:
    """Every picture that a dump holds, in its order."""
    yield from _entries(value, name="", depth=0)


def _entries(value: object, *, name: str, depth: int) -> Iterator[Entry]:
    if depth > DEEPEST:
        yield Entry(source=name)
    elif isinstance(value, str):
        yield from _of_text(value, name=name, depth=depth)
    elif isinstance(value, list):
        for one in value:
            yield from _entries(one, name="", depth=depth + 1)
    elif not isinstance(value, Mapping):
        yield Entry(source=name)
    elif _is_record(value):
        yield _record(value, name=name)
    else:
        lists = [value[key] for key in LISTS if isinstance(value.get(key), list)]
        named = [("", one) for one in lists] or [(str(key), one) for key, one in value.items()]
        for key, one in named:
            yield from _entries(one, name=key, depth=depth + 1)


def _of_text(text: str, *, name: str, depth: int) -> Iterator[Entry]:
    """LocalStorage keeps text only: what was put there is JSON, or the picture itself."""
    if text.lstrip()[:1] in ("[", "{", '"'):
        try:
            inner = json.loads(text)
        except (ValueError, RecursionError):
            inner = None
        if inner is not None:
            yield from _entries(inner, name=name, depth=depth + 1)
            return
    yield Entry(source=name, picture=text)


def _is_record(value: Mapping[str, Any]) -> bool:
    if any(isinstance(value.get(name), str) for name in PICTURE):
        return True
    return any(name in value for name in (*PROMPT, *AT)) or (any(name in value for name in SOURCE) and "tags" in value)


def _record(value: Mapping[str, Any], *, name: str) -> Entry:
    source = _first(value, SOURCE)
    tags = _first(value, TAGS)
    return Entry(
        source=_words(source) or name,
        picture=_picture(value),
        prompt=_words(_first(value, PROMPT)),
        alt=_words(_first(value, ALT)),
        tags=_tags(tags),
        item=_words(_first(value, ITEM)),
        featured=_first(value, FEATURED) in (True, 1, "true", "1"),
        at=_time(_first(value, AT)),
    )


def _picture(value: Mapping[str, Any]) -> str:
    found = [text for name in PICTURE if isinstance(text := value.get(name), str) and text]
    return next((text for text in found if text.startswith("data:")), found[0] if found else "")


def _tags(value: object) -> tuple[str, ...]:
    found = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(dict.fromkeys(text for one in found if (text := _words(one).strip())))


def _first(value: Mapping[str, Any], names: tuple[str, ...]) -> object:
    return next((value[name] for name in names if value.get(name) not in (None, "")), None)


def _words(value: object) -> str:
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _time(value: object) -> float | None:
    """Epoch seconds from them, from milliseconds, or from ISO 8601."""
    try:
        if isinstance(value, str) and not value.replace(".", "", 1).isdigit():
            found = datetime.fromisoformat(value)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
        seconds = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return seconds / 1000.0 if seconds > 1e11 else seconds
