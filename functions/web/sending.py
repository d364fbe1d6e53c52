"""Bodies that may bring a document: JSON with its bytes in base64, or a form with a file. Both say the same."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.errors import InvalidRequest, PayloadTooLarge, UnsupportedMedia
from functions.core.keys import digest
from functions.flows.sources import Sent, clean_name
from functions.web import forms, strict_json
from functions.web.call import MOST_BODY, MOST_SENT, Call

MOST_DOCUMENT = 20 * 1024 * 1024
MOST_FORM = MOST_BODY + MOST_DOCUMENT
FORM = "multipart/form-data"
_DATA_URI = re.compile(r"data:([\w.+/-]{0,120})(?:;[\w=.+-]{1,60}){0,4},")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request's fields, the document among them told by its digest, and the document's bytes."""

    body: Mapping[str, Any]
    sent: Sent | None

    def digest(self) -> str:
        """The same for the same fields and the same bytes, however they were sent."""
        return digest(self.body)


def asked(call: Call) -> Asked:
    """What the body asks for."""
    if call.media_type() == FORM:
        form = forms.parsed(call.body(most=MOST_FORM), call.content_type(), most_words=MOST_BODY)
        return _asked(form.fields, form.file)
    if not call.is_json():
        raise UnsupportedMedia(
            f"A body of type {call.media_type()[:60] or 'unknown'} is not read here.",
            action="Send JSON in UTF-8 with Content-Type: application/json, or multipart/form-data with a file.",
        )
    data = call.body(most=MOST_SENT)
    if len(data) > MOST_BODY and b'"file"' not in data:
        raise PayloadTooLarge("The body is larger than 1 MiB.")
    body = strict_json.parsed(data)
    file = body.get("file")
    coded = file.get("data") if isinstance(file, dict) else None
    if len(data) - (len(coded) if isinstance(coded, str) else 0) > MOST_BODY:
        raise PayloadTooLarge("The body is larger than 1 MiB without its document.")
    if not isinstance(file, dict) or not isinstance(coded, str):
        return _asked(body, None)
    mime, content = _decoded(coded)
    return _asked(body, Sent(name=_named(file.get("name")), data=content, mime=mime))


def _asked(body: dict[str, Any], sent: Sent | None) -> Asked:
    if sent is None:
        return Asked(body=body, sent=None)
    if len(sent.data) > MOST_DOCUMENT:
        raise PayloadTooLarge("The document is larger than 20 MiB.")
    extra = body["file"] if isinstance(body.get("file"), dict) else {}
    told = {**extra, "name": sent.name, "data": hashlib.sha256(sent.data).hexdigest()}
    return Asked(body={**body, "file": told}, sent=sent)


def _named(name: object) -> str:
    if name is not None and not isinstance(name, str):
        raise _refused("file.name", "Text is expected.")
    return clean_name(name or "")


def _decoded(coded: str) -> tuple[str, bytes]:
    """Media type, where one was sent, and the bytes."""
    uri = _DATA_URI.match(coded)
    if uri is not None and not uri[0].endswith(";base64,"):
        raise _refused("file.data", "A data URI must be in base64.")
    try:
        content = base64.b64decode(coded[uri.end() :] if uri else coded, validate=True)
    except (binascii.Error, ValueError):
        raise _refused("file.data", "The bytes of the document in base64 are expected.") from None
    return uri[1] if uri else "", content


def _refused(field: str, fault: str) -> InvalidRequest:
    return InvalidRequest(f"{field}: {fault}", fields=((field, fault),))
