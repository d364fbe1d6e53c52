"""The rows about webhooks."""

from __future__ import annotations

from functions.web import webhooks
from functions.web.route import Route

WEBHOOKS: tuple[Route, ...] = (
    Route(
        method="GET", path="/v1/webhooks/secret", answer=webhooks.secret, scope="write",
        summary="The secret that your events are signed with.", answers={200: "WebhookSecretReply"},
    ),
    Route(
        method="POST", path="/v1/webhooks:test", answer=webhooks.test, scope="write", body="Webhook",
        summary="Send a signed test event to a receiver of yours, now.", answers={200: "WebhookTestReply"},
        problems=(400, 413, 415, 422, 429),
    ),
)  # fmt: skip
