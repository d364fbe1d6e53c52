"""Who is asked first and who takes over: a chain of providers for each kind of work, in the order of its owner's wish.

A provider that falters once is asked again; a chain is for the day on which it is down. The next takes over while
its breaker is open, at once where it has closed its doors for the day, and after two failed tries of the same step.
A refusal is no failure: nobody goes looking for a model that minds less.
"""

from __future__ import annotations

from dataclasses import dataclass

from functions.core.errors import LimnerError, ProviderClosed, QuotaExhausted

#: providers that are built, and those of the contract that are not
PROVIDERS, LATER = ("offline", "gemini"), ("openrouter", "runware")
#: failed tries of one step after which the next provider is asked first
PATIENCE = 2


@dataclass(frozen=True, slots=True)
class Link:
    """One provider, and which of its models: a name, a grade, or empty for its usual one."""

    provider: str
    model: str = ""


class Unbuilt(ValueError):
    """A provider of the contract that is not built yet."""


def links(text: str) -> tuple[Link, ...]:
    """The chain that `provider[:model], ...` names; ValueError with a clause where it names none."""
    made = tuple(_link(one.strip()) for one in text.split(",") if one.strip())
    if not made:
        raise ValueError("names nobody")
    return tuple(dict.fromkeys(made))


def _link(text: str) -> Link:
    provider, _, model = text.partition(":")
    provider, model = provider.strip().lower(), model.strip()
    if any(one in LATER for one in provider.split("+")):
        raise Unbuilt(f"{provider} is in the contract but not built yet")
    if provider not in PROVIDERS:
        raise ValueError(f"{text!r} is none of {', '.join(PROVIDERS)}")
    if provider == "offline" and model:
        raise ValueError("offline has no models to choose from")
    return Link(provider, model)


def start(attempt: int, *, length: int) -> int:
    """The place in a chain at which a step begins that has failed so often."""
    return min(max(attempt, 0) // PATIENCE, length - 1)


def takes_over(error: LimnerError) -> bool:
    """Whether the next provider is asked at once: this one will not answer today."""
    return isinstance(error, (QuotaExhausted, ProviderClosed))
