"""Documents sent ahead of their job: announced, filled by whoever has the address, then used by their id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions.web import shape
from functions.web.call import Call
from functions.web.reply import Reply, in_json
from functions.web.tokens import signed

if TYPE_CHECKING:
    from functions.flows.uploads import Upload

FRESH = (("Cache-Control", "no-store"),)


def announce(call: Call) -> Reply:
    """An address for the bytes of one document; whoever has it may fill it, once."""
    from functions.flows import uploads
    from functions.flows.sources import clean_name
    from functions.kinds.checks import checked
    from functions.web.bodies import Announced

    body = checked(Announced, call.json())
    made, again = uploads.announce(
        call.house, call.owner, name=clean_name(body.name), size=body.size,
        once=call.idempotency_key(), origin=call.header("Origin"),
    )  # fmt: skip
    headers = [*FRESH, *([("Idempotency-Replayed", "true")] if again else [])]
    return in_json(_shown(call, made), status=201, headers=headers)


def fill(call: Call) -> Reply:
    """Takes the bytes, whatever their type is called: what they are is seen when they are read."""
    from functions.flows import uploads

    data = call.body(most=uploads.MOST_BYTES)
    return in_json(_shown(call, uploads.fill(call.house, call.owner, call.params["upload"], data)), headers=FRESH)


def _shown(call: Call, made: Upload) -> dict[str, object]:
    path = f"/v1/uploads/{made.id}"
    signature = signed(call.config.token_secret(), path, owner=call.owner, expires=int(made.expires_at))
    return {
        "id": made.id, "name": made.name, "size": made.size,
        "upload_url": made.entrance or f"{path}?signature={signature}",
        "filled": bool(made.blob), "expires_at": shape.when(made.expires_at),
    }  # fmt: skip
