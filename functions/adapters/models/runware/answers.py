"""What an answer brings, or why it brings nothing: the row of our task, its picture, and what it cost."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any

from functions.adapters.models.hosted.pictures import mime_of
from functions.core.errors import EmptyOutput, InvalidOutput, ProviderRefused

DATA = re.compile(r"data:([\w/+.-]*)[^,]{0,100}?;base64,")


def row_of(body: Mapping[str, Any], task: str) -> Mapping[str, Any]:
    """The first answer to our task; nothing where there is none, for another's is not ours."""
    rows = body.get("data")
    found = [one for one in rows if isinstance(one, Mapping)] if isinstance(rows, list) else []
    return next((one for one in found if one.get("taskUUID") == task), {})


def picture_in(row: Mapping[str, Any]) -> bytes:
    """The picture's bytes, by what they begin with; the error says what came in their place."""
    if row.get("NSFWContent") is True:
        raise ProviderRefused
    text = row.get("imageBase64Data") or row.get("imageDataURI")
    if not text:
        if row.get("imageURL"):
            raise InvalidOutput("The model answered with an address in place of a picture.")
        raise EmptyOutput
    data = _bytes(text)
    if not mime_of(data):
        raise InvalidOutput("The model answered with something that is no picture.")
    return data


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise InvalidOutput("The model answered with something that is no picture.")
    named = DATA.match(text)
    if named and not named[1].lower().startswith("image/"):
        raise InvalidOutput("The model answered with something that is no picture.")
    try:
        return base64.b64decode(text[named.end() :] if named else text, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidOutput("The model's picture broke off.") from None
