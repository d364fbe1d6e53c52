"""Webhooks over HTTP: the secret that events are signed with, and a test of a receiver."""

from __future__ import annotations

from functions.web.call import Call
from functions.web.reply import Reply, in_json

#: nobody keeps a copy of a secret
SECRET = (("Cache-Control", "no-store"),)


def secret(call: Call) -> Reply:
    """The secret of the caller's account, for jobs that bring none of their own."""
    from functions.flows.letters import secret_of

    return in_json({"secret": secret_of(call.house, call.owner)}, headers=SECRET)


def test(call: Call) -> Reply:
    """Sends a signed test event now, and tells what became of it."""
    from functions.flows.webhooks import tried_out
    from functions.kinds.checks import checked
    from functions.kinds.webhook import Webhook

    body = checked(Webhook, call.json())
    name, receipt, delivered = tried_out(call.house, call.owner, url=body.url, secret=body.secret)
    told = {
        "id": name, "delivered": delivered, "status": receipt.status, "seconds": round(receipt.seconds, 3),
        "detail": receipt.fault or "The receiver took the event.",
    }  # fmt: skip
    return in_json(told, headers=SECRET)
