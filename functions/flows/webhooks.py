"""Trying a receiver out before a job needs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions.core.errors import RateLimited
from functions.flows.commit import update
from functions.flows.letters import of_test, secret_of
from functions.ports import House
from functions.ports.post import Receipt
from functions.rules import limits
from functions.rules.telling import taken

#: tests of one owner in any sixty seconds: nobody is to be flooded from here
MOST_TESTS = 10


def tried_out(house: House, owner: str, *, url: str, secret: str | None) -> tuple[str, Receipt, bool]:
    """Sends a signed test event at once; its id, what became of it, and whether it was taken."""
    update(house, f"minute/{owner}/webhooks", lambda value: _counted(house, value))
    name = f"msg_test_{house.new_id()}"
    letter = of_test(house, name, url=url, secret=secret or secret_of(house, owner))
    receipt = house.post.courier.send(letter)
    return name, receipt, taken(receipt.status)


def _counted(house: House, value: Mapping[str, Any]) -> Mapping[str, Any]:
    window, verdict = limits.take(limits.from_list(value.get("stamps", [])), now=house.now(), limit=MOST_TESTS)
    if isinstance(verdict, limits.Refused):
        raise RateLimited(
            f"{MOST_TESTS} webhooks were tried out in the last minute; more are not allowed.",
            retry_after=verdict.retry_after,
        )
    return {"stamps": limits.to_list(window)}
