"""OpenRouter as a writer: one chat of one message, answered by a strict JSON schema."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from functions.adapters.models.hosted.costs import tokens_of, words_cost
from functions.adapters.models.hosted.schemas import strict
from functions.adapters.models.hosted.writing import SHORT, object_in, room, told
from functions.adapters.models.openrouter.answers import bill, words_in
from functions.adapters.models.openrouter.failures import of_error
from functions.core.errors import EmptyOutput, ProviderError
from functions.ports import WriterAsk, Written

if TYPE_CHECKING:
    from functions.adapters.models.hosted.door import Answer, Door
    from functions.adapters.models.hosted.offer import Offer, Offers

#: seconds for a whole plan
PLAN = 90.0


class OpenRouterWriter:
    """Writes what fits the schema; whoever asked checks it."""

    def __init__(
        self, door: Door, offers: Offers, *, short: float, clock: Callable[[], float] = time.time
    ) -> None:  # fmt: skip
        """`short` seconds are enough for a text that is no whole plan; `clock` since 1970."""
        self._door, self._offers, self._short, self._clock = door, offers, short, clock

    @property
    def model(self) -> str:
        """Provider and model of today."""
        return self._offers().name

    @property
    def timeout(self) -> float:
        """Of the longest call."""
        return max(self._short, PLAN)

    def may_cost(self, ask: WriterAsk) -> int:
        """All words of the ask, and the longest answer that is let through."""
        return _most(self._offers(), ask)

    def write(self, ask: WriterAsk) -> Written:
        """The answer as plain values, not yet checked."""
        offer = self._offers()
        seconds = self._short if ask.task in SHORT else self.timeout
        answer = self._door.ask(
            "POST", "/chat/completions", body=_asked(offer, ask), seconds=seconds, may_cost=_most(offer, ask)
        )
        cost = bill(offer, answer.body.get("usage"))
        try:
            words = words_in(self._choice(answer))
            if cost is None:
                cost = words_cost(offer, taken=tokens_of(told(ask)), given=tokens_of(words))
            return Written(data=object_in(words), model=offer.name, cost=cost)
        except ProviderError as error:
            error.cost += cost or 0
            raise

    def _choice(self, answer: Answer) -> Mapping[str, Any]:
        """The one that is answered; an error may stand for the whole, or in the place of its words."""
        choices = answer.body.get("choices")
        first = choices[0] if isinstance(choices, list) and choices else None
        choice = first if isinstance(first, Mapping) else {}
        error = answer.body.get("error") or choice.get("error")
        if error or answer.status != 200 or choice.get("finish_reason") == "error":
            raise of_error(error, status=answer.status, headers=answer.headers, now=self._clock())
        if not choice:
            raise EmptyOutput
        return choice


def _asked(offer: Offer, ask: WriterAsk) -> dict[str, Any]:
    form = {"name": "answer", "strict": True, "schema": strict(ask.schema)}
    wish: dict[str, Any] = {
        "model": offer.model, "messages": [{"role": "user", "content": told(ask)}], "max_tokens": room(ask),
        "response_format": {"type": "json_schema", "json_schema": form}, "usage": {"include": True},
        # Only those who keep to the schema are asked: the others would leave it unread.
        "provider": {"require_parameters": True},
    }  # fmt: skip
    if offer.thinking:
        wish["reasoning"] = {"effort": offer.thinking.lower()}
    return wish


def _most(offer: Offer, ask: WriterAsk) -> int:
    schema = len(json.dumps(ask.schema)) // 3
    return words_cost(offer, taken=tokens_of(told(ask)) + schema, given=room(ask))
