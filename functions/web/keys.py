"""API keys over HTTP, for those who may give them out."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from functions.web import shape
from functions.web.call import Call
from functions.web.reply import Reply, in_json

if TYPE_CHECKING:
    from functions.flows import keys

#: nobody keeps a copy of a key
SECRET = (("Cache-Control", "no-store"),)


def create(call: Call) -> Reply:
    """A new key; this answer is the only one that shows it."""
    from functions.flows import keys
    from functions.kinds.checks import checked
    from functions.web.bodies import NewKey

    body = checked(NewKey, call.json())
    wish = call.idempotency_key()
    key, text = keys.make(
        call.house, body.owner, scopes=body.scopes, secret=secrets.token_bytes(keys.SECRET_BYTES),
        once=f"{call.owner} {wish}" if wish else "",
    )  # fmt: skip
    headers = [("Location", f"/v1/keys/{key.id}"), *SECRET]
    return in_json({**_shown(key), "key": text}, status=201, headers=headers)


def listing(call: Call) -> Reply:
    """Every key, newest first."""
    from functions.flows import keys

    size = call.number("page_size", 20, low=1, high=100)
    found, token = keys.listed(call.house, size=size, token=call.query("page_token") or None)
    return in_json({"items": [_shown(key) for key in found], "next_page_token": token}, headers=SECRET)


def revoke(call: Call) -> Reply:
    """The key opens nothing any more."""
    from functions.flows import keys

    keys.revoke(call.house, call.params["key"])
    call.desk.ring.forget(call.params["key"])
    return Reply(status=204)


def _shown(key: keys.Key) -> dict[str, Any]:
    return {
        "id": key.id, "owner": key.owner, "scopes": list(key.scopes), "created_at": shape.when(key.made_at),
        "last_used": key.last_used or None,
    }  # fmt: skip
