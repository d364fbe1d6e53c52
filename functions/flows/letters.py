"""What is sent to a receiver: a body in JSON, signed by the owner's secret as Standard Webhooks has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from functions.core.delivery import Delivery
from functions.core.job import Job
from functions.core.moments import rfc3339
from functions.core.signing import derived, signature
from functions.ports import House
from functions.ports.post import Letter

#: bytes of a body; a job that is larger is told without its scenes
MOST_BYTES = 256 * 1024
#: what a receiver can read from the job itself
LONG = ("scenes", "pages")


def secret_of(house: House, owner: str) -> str:
    """The secret of an owner who brings none."""
    return derived(house.post.seed(), owner)


def of_delivery(house: House, job: Job, one: Delivery) -> Letter:
    """The event, with the job as it is now: a later run may have begun."""
    webhook = job.request["webhook"]
    shown = dict(house.post.shown(job))
    told = {"run": one.run, "state": one.event.removeprefix("job."), "shortened": False, "job": shown}
    body = _written(one.event, one.at, told)
    if len(body) > MOST_BYTES:
        short = {name: [] if name in LONG else value for name, value in shown.items()}
        short["progress"] = {**shown["progress"], "steps": []}
        body = _written(one.event, one.at, told | {"shortened": True, "job": short})
    secret = webhook.get("secret") or secret_of(house, job.owner)
    return signed(house, one.id, body, url=webhook["url"], secret=secret)


def of_test(house: House, name: str, *, url: str, secret: str) -> Letter:
    """An event that nothing happened for."""
    told = {"message": "This is a test: your receiver can be reached, and this is how events are signed."}
    return signed(house, name, _written("webhook.test", house.now(), told), url=url, secret=secret)


def signed(house: House, name: str, body: bytes, *, url: str, secret: str) -> Letter:
    """The request with its three headers; the time is that of the try, so that nobody can send it again later."""
    timestamp = int(house.now())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Limner",
        "webhook-id": name,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, name, timestamp=timestamp, body=body),
    }
    return Letter(url=url, headers=headers, body=body)


def _written(event: str, at: float, data: Mapping[str, Any]) -> bytes:
    found = {"type": event, "timestamp": rfc3339(at), "data": data}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
