"""A form (multipart/form-data) with at most one file, read strictly: no field twice, none without a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from functions.core.errors import InvalidRequest, MalformedBody, PayloadTooLarge
from functions.flows.sources import Sent, clean_name
from functions.web import strict_json

MOST_PARTS = 60
MOST_HEAD = 8 * 1024
FILE = "file"
#: fields that are text whatever they look like; the value of every other one is JSON
TEXTS = frozenset(
    "kind prompt topic script text style language audience voice approval cache on_unavailable page aspect item upload"
    .split()
)  # fmt: skip
# RFC 2046 ends them at 70 characters; clients that make them of two numbers do not always.
_BOUNDARY = re.compile(r"""boundary=(?:"([^"\r\n]{1,200})"|([\w'()+,./:=?-]{1,200}))\s*(?:;|$)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a form says."""

    fields: dict[str, Any]
    file: Sent | None


@dataclass(slots=True)
class _Part:
    name: str
    #: None for a field
    filename: str | None
    mime: str
    data: bytearray


def parsed(data: bytes, content_type: str, *, most_words: int) -> Form:
    """The form; MalformedBody (400) where it is none, `most_words` bytes of fields at most."""
    fields: dict[str, Any] = {}
    file: Sent | None = None
    words = 0
    for part in _parts(data, content_type):
        if part.filename is None:
            words += len(part.data)
            if words > most_words:
                raise PayloadTooLarge("The fields of the form are larger than 1 MiB.")
            _add(fields, part)
        elif part.name != FILE:
            raise _refused(part.name, "The document belongs into the field file.")
        elif file is not None:
            raise _refused(FILE, "Only one document is taken.")
        else:
            file = Sent(name=clean_name(part.filename), data=bytes(part.data), mime=part.mime)
    return Form(fields=fields, file=file)


def _parts(data: bytes, content_type: str) -> list[_Part]:
    from werkzeug.exceptions import RequestEntityTooLarge
    from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder

    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise MalformedBody("The form names no boundary.", action="Let your client set the Content-Type of the form.")
    decoder = MultipartDecoder((boundary[1] or boundary[2]).encode(), max_parts=MOST_PARTS)
    found: list[_Part] = []
    try:
        decoder.receive_data(data)
        decoder.receive_data(None)
        while not isinstance(event := decoder.next_event(), Epilogue):
            if isinstance(event, (Field, File)):
                if len(str(event.headers)) > MOST_HEAD or not event.name:
                    raise ValueError
                filename = event.filename if isinstance(event, File) else None
                found.append(_Part(event.name, filename, event.headers.get("content-type", ""), bytearray()))
            elif isinstance(event, Data):
                found[-1].data += event.data
    except RequestEntityTooLarge:
        raise MalformedBody(f"The form has more than {MOST_PARTS} parts.") from None
    except (ValueError, AttributeError, IndexError):
        raise MalformedBody(
            "The form is not well-formed multipart/form-data.", action="Let your client write the form."
        ) from None
    return found


def _add(fields: dict[str, Any], part: _Part) -> None:
    try:
        text = part.data.decode("utf-8")
    except UnicodeDecodeError:
        raise MalformedBody(f"The field {part.name[:60]} is not UTF-8.") from None
    if part.name == FILE:
        raise _refused(FILE, "Send the document as a file, with its name.")
    if part.name == "tags" and not text.lstrip().startswith("["):
        tags = [tag.strip() for tag in text.split(",") if tag.strip()]
        fields["tags"] = [*fields.get("tags", []), *tags]
        return
    if part.name in fields:
        raise MalformedBody("The form names a field twice.")
    fields[part.name] = text if part.name in TEXTS else _value(text)


def _value(text: str) -> object:
    """The value as JSON; as text where it is none."""
    try:
        return strict_json.value_of(text.encode())
    except MalformedBody:
        return text


def _refused(field: str, fault: str) -> InvalidRequest:
    name = "".join(letter for letter in field if letter.isprintable())[:60]
    return InvalidRequest(f"{name}: {fault}", fields=((name, fault),))
