"""Pictures that no model of ours made: checked like any other, kept like any other."""

from __future__ import annotations

import base64
import binascii
import re

from functions.core.errors import InvalidRequest, ProviderError
from functions.core.job import Asset
from functions.core.keys import content_name
from functions.flows.once import kept
from functions.ports import Developed, House

_DATA = re.compile(r"data:(?P<mime>[\w.+/-]*)(?:;[\w.+=-]+)*?(?P<base64>;base64)?,", re.IGNORECASE)
_BARE = re.compile(r"[A-Za-z0-9+/_\-\s]{64,}={0,2}\s*")


def bytes_of(text: str) -> bytes:
    """The bytes of a data URI, or of base64 without its head; ValueError says what it is instead."""
    head = _DATA.match(text)
    if head is None and not _BARE.fullmatch(text):
        if re.match(r"\s*(?:https?:|//|blob:|file:)", text, re.IGNORECASE):
            raise ValueError("It is only an address; send the picture itself as a data URI.")
        raise ValueError("It is no data URI of a picture.")
    if head is not None and not head["base64"]:
        raise ValueError("Its data URI is not in base64.")
    bare = re.sub(r"\s+", "", text[head.end() if head else 0 :]).translate(str.maketrans("-_", "+/"))
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("Its base64 is broken.") from None


def developed(house: House, data: bytes) -> Developed:
    """The picture ready to serve; ValueError says why it cannot be used."""
    try:
        return house.press.develop(data)
    except ProviderError as error:
        raise ValueError(error.detail.replace("The model returned a blank picture", "The picture is blank")) from error


def stored(house: House, owner: str, data: bytes, made: Developed) -> Asset:
    """Its bytes are durable before any record names them."""
    return Asset(
        name=kept(house, owner, content_name(made.webp, "webp"), made.webp, mime="image/webp"),
        thumb=kept(house, owner, content_name(made.thumb, "webp"), made.thumb, mime="image/webp"),
        original=kept(house, owner, content_name(data, made.suffix), data, mime=made.mime),
        width=made.width, height=made.height, placeholder=made.placeholder, color=made.color,
    )  # fmt: skip


def picture(house: House, owner: str, text: str, *, field: str) -> Asset:
    """A picture that came as text, checked and kept; InvalidRequest names the field where it cannot be used."""
    try:
        data = bytes_of(text)
        return stored(house, owner, data, developed(house, data))
    except ValueError as error:
        raise InvalidRequest(f"{field}: {error}", fields=((field, str(error)),)) from None
