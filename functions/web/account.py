"""Who you are here, what today has cost, and what the models cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from functions.web import shape
from functions.web.call import MOST_BODY, Call
from functions.web.reply import Reply, in_json

if TYPE_CHECKING:
    from functions.flows.account import Model

#: a day's spending changes with every step
FRESH = (("Cache-Control", "private, no-store"),)


def account(call: Call) -> Reply:
    """The caller's own account."""
    from functions.flows.account import account as account_of
    from functions.flows.uploads import MOST_BYTES

    now, policy = account_of(call.house, call.owner), call.house.policy
    body = {
        "owner": call.owner, "scopes": list(call.caller.scopes), "spent_today_usd": shape.usd(now.spent),
        "reserved_today_usd": shape.usd(now.reserved), "daily_budget_usd": shape.usd(now.budget),
        "resets_at": shape.when(now.resets_at),
        "limits": {
            "requests_per_minute": policy.requests_per_minute or None,
            "scene_requests_per_minute": policy.scenes_per_minute or None,
            "running_jobs": policy.most_running, "json_bytes": MOST_BODY, "document_bytes": MOST_BYTES,
        },
        "running_jobs": now.running,
    }  # fmt: skip
    return in_json(body, headers=FRESH)


def models(call: Call) -> Reply:
    """The price list."""
    from functions.flows.account import PRICES_AS_OF
    from functions.flows.account import models as listed

    items = [_model(one) for one in listed(call.house)]
    return in_json({"items": items, "next_page_token": None, "prices_as_of": PRICES_AS_OF}, headers=FRESH)


def _model(one: Model) -> dict[str, Any]:
    return {
        "name": one.name, "roles": list(one.roles), "grades": list(one.grades), "at_work": list(one.at_work),
        "prices": _prices(one.costs), "later": [{"since": day, "prices": _prices(costs)} for day, costs in one.later],
        "retires": one.retires or None,
    }  # fmt: skip


def _prices(costs: Mapping[Any, int]) -> dict[str, float | None]:
    """In USD; null for what a model does not sell."""
    named = {
        "picture": "picture_usd", "reference": "reference_usd", "minute": "speech_minute_usd",
        "input": "million_tokens_in_usd", "output": "million_tokens_out_usd",
    }  # fmt: skip
    return {name: shape.usd(costs.get(what)) for what, name in named.items()}
