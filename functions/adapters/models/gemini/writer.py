"""Gemini as a writer: the kind's words and schema in, one JSON object out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from functions.adapters.models.gemini.answers import parts_of, words_in
from functions.adapters.models.gemini.costs import bill
from functions.adapters.models.hosted.costs import tokens_of, words_cost
from functions.adapters.models.hosted.schemas import fitted
from functions.adapters.models.hosted.writing import SHORT, object_in, room, told
from functions.core.errors import ProviderError

if TYPE_CHECKING:
    from functions.adapters.models.gemini.client import Gemini
    from functions.adapters.models.hosted.offer import Offer, Offers
    from functions.ports import WriterAsk, Written

#: seconds for a whole plan, and in the tier that takes its time
PLAN, UNHURRIED = 90.0, 600.0


class GeminiWriter:
    """Writes what fits the schema; whoever asked checks it."""

    def __init__(self, gemini: Gemini, offers: Offers, *, short: float) -> None:
        """`short` seconds are enough for a text that is no whole plan."""
        self._gemini, self._offers, self._short = gemini, offers, short

    @property
    def model(self) -> str:
        """Provider and model of today."""
        return self._offers().name

    @property
    def timeout(self) -> float:
        """Of the longest call."""
        return max(self._short, UNHURRIED if self._offers().flex else PLAN)

    def may_cost(self, ask: WriterAsk) -> int:
        """All words of the ask, and the longest answer that is let through."""
        return _most(self._offers(), ask)

    def write(self, ask: WriterAsk) -> Written:
        """The answer as plain values, not yet checked."""
        from functions.ports import Written

        offer = self._offers()
        wish = {
            "response_mime_type": "application/json", "response_json_schema": fitted(ask.schema),
            "max_output_tokens": room(ask),
        }  # fmt: skip
        seconds = self._short if ask.task in SHORT and not offer.flex else self.timeout
        response = self._gemini.ask(
            offer, [{"text": told(ask)}], wish, seconds=seconds, may_cost=_most(offer, ask)
        )  # fmt: skip
        cost = bill(offer, response.usage_metadata)
        try:
            return Written(data=object_in(words_in(parts_of(response))), model=offer.name, cost=cost)
        except ProviderError as error:
            error.cost += cost
            raise


def _most(offer: Offer, ask: WriterAsk) -> int:
    schema = len(json.dumps(ask.schema)) // 3
    return words_cost(offer, taken=tokens_of(told(ask)) + schema, given=room(ask))
