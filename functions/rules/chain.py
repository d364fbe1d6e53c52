"""Who is asked first and who takes over: a chain of providers for each kind of work, in the order of its owner's wish.

A provider that falters once is asked again; a chain is for the day on which it is down. The next takes over while
its breaker is open, at once where it has closed its doors for the day, and after two failed tries of the same step.
A refusal is no failure: nobody goes looking for a model that minds less.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from functions.core.errors import LimnerError, ProviderClosed, QuotaExhausted
from functions.rules.prices import OFFLINE, Role

#: provider -> the work that it does
PROVIDERS: Mapping[str, tuple[Role, ...]] = {
    OFFLINE: ("text", "picture", "speech"),
    "gemini": ("text", "picture", "speech"),
    "openrouter": ("text",),
    "runware": ("picture",),
}
#: a model of Runware's own, whose name begins as the provider's does
OWN = re.compile(r"[0-9]+@[0-9]+")
#: failed tries of one step after which the next provider is asked first
PATIENCE = 2


@dataclass(frozen=True, slots=True)
class Link:
    """One provider, and which of its models: a name, a grade, or empty for its usual one."""

    provider: str
    model: str = ""


def links(text: str) -> tuple[Link, ...]:
    """The chain that `provider[:model], ...` names, `+` joining those who share the work of one place.

    ValueError with a clause where it names none.
    """
    made = tuple(_link(one.strip()) for place in text.split(",") if place.strip() for one in place.split("+"))
    if not made:
        raise ValueError("names nobody")
    return tuple(dict.fromkeys(made))


def able(chain: Sequence[Link], role: Role) -> tuple[Link, ...]:
    """Those of a chain who do this work, in its order."""
    return tuple(one for one in chain if role in PROVIDERS[one.provider])


def _link(text: str) -> Link:
    provider, _, model = text.partition(":")
    provider, model = provider.strip().lower(), model.strip()
    if provider not in PROVIDERS:
        raise ValueError(f"{text!r} is none of {', '.join(PROVIDERS)}")
    if provider == OFFLINE and model:
        raise ValueError("offline has no models to choose from")
    return Link(provider, f"{provider}:{model}" if provider == "runware" and OWN.fullmatch(model) else model)


def start(attempt: int, *, length: int) -> int:
    """The place in a chain at which a step begins that has failed so often."""
    return min(max(attempt, 0) // PATIENCE, length - 1)


def takes_over(error: LimnerError) -> bool:
    """Whether the next provider is asked at once: this one will not answer today."""
    return isinstance(error, (QuotaExhausted, ProviderClosed))
