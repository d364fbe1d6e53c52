"""Where bytes are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions.web.tokens import signed, until

if TYPE_CHECKING:
    from functions.web.call import Call


def asset_url(name: str) -> str | None:
    """The address of an asset; None for no name."""
    return f"/v1/assets/{name}" if name else None


def picture_url(call: Call, name: str) -> str | None:
    """The address of an asset of the caller that an <img> can ask for: where keys are, with its owner's leave."""
    path = asset_url(name)
    if path is None or call.config.auth == "open":
        return path
    leave = signed(call.config.token_secret(), path, owner=call.owner, expires=until(call.house.now()))
    return f"{path}?signature={leave}"
