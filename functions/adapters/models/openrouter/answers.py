"""What an answer brings, or why it brings nothing; and what it cost by its own account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from functions.adapters.models.hosted.costs import named, words_cost
from functions.core.errors import EmptyOutput, InvalidOutput, ProviderError, ProviderRefused

if TYPE_CHECKING:
    from functions.adapters.models.hosted.offer import Offer

#: how an answer ended, where that is no good end; OpenRouter brings all models' reasons to these
FINISHES: dict[str, tuple[type[ProviderError], str]] = {
    "length": (InvalidOutput, "The model's answer was cut off at its longest."),
    "content_filter": (ProviderRefused, ""),
    "tool_calls": (InvalidOutput, ""),
}
WELL = {"stop", ""}


def words_in(choice: Mapping[str, Any]) -> str:
    """All words of an answer; the error says why there are none."""
    message = choice.get("message")
    said = message if isinstance(message, Mapping) else {}
    if said.get("refusal"):
        raise ProviderRefused
    finish = str(choice.get("finish_reason") or "").lower()
    if finish not in WELL:
        meaning, detail = FINISHES.get(finish, (InvalidOutput, ""))
        raise meaning(detail)
    words = _words(said.get("content"))
    if not words.strip():
        raise EmptyOutput
    return words


def bill(offer: Offer, usage: object) -> int | None:
    """What it says that it cost, else its tokens at the price of the day; None where it says neither.

    Whoever brings a key of a provider pays that one apart: its share stands beside OpenRouter's.
    """
    said = usage if isinstance(usage, Mapping) else {}
    cost = named(said.get("cost"))
    if cost is not None:
        details = said.get("cost_details")
        upstream = details.get("upstream_inference_cost") if isinstance(details, Mapping) else None
        return cost + (named(upstream) or 0 if said.get("is_byok") is True else 0)
    taken, given = (_count(said.get(name)) for name in ("prompt_tokens", "completion_tokens"))
    return None if taken is None or given is None else words_cost(offer, taken=taken, given=given)


def _words(content: object) -> str:
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "".join(str(one.get("text") or "") for one in parts if isinstance(one, Mapping))


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else None
