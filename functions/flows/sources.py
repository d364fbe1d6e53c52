"""What a job is made from, where that is a document: it is read and kept before the job is accepted."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.codec import encode
from functions.core.document import Document
from functions.core.errors import InvalidRequest, TooComplex
from functions.core.keys import content_name
from functions.flows import uploads
from functions.kinds.dividing import divided
from functions.kinds.sources import DOCUMENT
from functions.ports import House

#: bytes of words that a job's own record holds twice, as asked for and divided, as UTF-8 and as JSON. A longer text is
#: kept as a document and condensed; a longer script would not keep every word
LONG = 64 * 1024
PLAIN, MARKDOWN = "text/plain", "text/markdown"
SUFFIXES = {
    "application/pdf": "pdf", PLAIN: "txt", MARKDOWN: "md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
#: pages that are named one by one in a warning
MOST_NAMED = 20
MOST_NAME = 120
NAMELESS = "document"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\ud800-\udfff\u202a-\u202e\u2066-\u2069]+')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file as it came with a request."""

    name: str
    data: bytes
    #: as its sender calls it; what it is, its bytes say
    mime: str = ""


def clean_name(name: str) -> str:
    """The last part of a path, as one line without signs that a file system or a reader stumbles over."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = " ".join(_UNSAFE.sub(" ", last).split()).lstrip(". ")
    if len(plain) > MOST_NAME:
        stem, dot, suffix = plain.rpartition(".")
        plain = f"{stem[: MOST_NAME - 10]}{dot}{suffix[:8]}" if stem else plain[:MOST_NAME]
    return plain or NAMELESS


def sourced(
    house: House, owner: str, request: Mapping[str, Any], *, sent: Sent | None = None, keep: bool = True
) -> dict[str, Any]:
    """The request with its document in the place of a file, an upload or long words.

    With `keep` the bytes and the reading are stored: nothing names them yet, but fresh bytes outlast a clean-up's two
    looks. Without, as for a price, nothing is stored. Raises what is wrong with the document.
    """
    source, sent = _sent(house, owner, request, sent)
    if sent is None:
        return dict(request)
    # What a stranger calls text may be anything.
    mime = sent.mime if source == "text" or sent.mime.startswith(MARKDOWN) else ""
    document = house.press.read(sent.data, name=sent.name, mime=mime)
    original = content_name(sent.data, SUFFIXES.get(document.mime, "bin"))
    reading = json.dumps(encode(document), ensure_ascii=False, separators=(",", ":")).encode()
    blob = content_name(reading, "json")
    if keep:
        house.blobs.put(f"{owner}/{original}", sent.data, mime=document.mime)
        house.blobs.put(f"{owner}/{blob}", reading, mime="application/json")
    told = {
        "name": document.name, "mime": document.mime, "blob": blob, "original": original, "pages": document.pages,
        "left_out": list(document.left_out), "characters": document.characters(), "source": source,
        "warnings": [*document.warnings, *_left_out(document)],
    }  # fmt: skip
    scenes = len(divided(document, int(request.get("scenes") or 1)))
    rest = {name: value for name, value in request.items() if name != source}
    return rest | {DOCUMENT: told, "scenes": scenes}


def _sent(house: House, owner: str, request: Mapping[str, Any], sent: Sent | None) -> tuple[str, Sent | None]:
    """The field that names the document, and the document; none where the request's own words are short."""
    if request.get("upload"):
        name, data = uploads.bytes_of(house, owner, str(request["upload"]))
        return "upload", Sent(name=name, data=data)
    if request.get("file"):
        if sent is None:
            fault = "No bytes came with it."
            raise InvalidRequest(f"file: {fault}", fields=(("file", fault),))
        return "file", sent
    if (size := _size(request, "script")) > LONG:
        raise TooComplex(
            f"A script keeps every word in its job's own record, where {LONG:,} bytes fit; this has {size:,}.",
            action="Divide it and ask for several jobs, or send it as text, which is condensed.",
        )
    if _size(request, "text") > LONG:
        return "text", Sent(name="text.txt", data=str(request["text"]).encode(), mime=PLAIN)
    return "", None


def _size(request: Mapping[str, Any], source: str) -> int:
    """As a record holds the words: many short lines are longer there."""
    words = str(request.get(source) or "")
    return max(len(json.dumps(words, ensure_ascii=False)), len(words.encode()))


def _left_out(document: Document) -> tuple[str, ...]:
    pages = document.left_out
    if not pages:
        return ()
    named = ", ".join(str(page) for page in pages[:MOST_NAMED]) + (" and others" if len(pages) > MOST_NAMED else "")
    one = len(pages) == 1
    return (f"{'Page' if one else 'Pages'} {named} of the document {'has' if one else 'have'} no text to be read.",)
