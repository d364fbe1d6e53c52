"""Gemini as a writer: the kind's words and schema in, one JSON object out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from functions.adapters.models.gemini.answers import parts_of, words_in
from functions.adapters.models.gemini.costs import bill, tokens_of, words_cost
from functions.adapters.models.gemini.schemas import fitted
from functions.core.errors import InvalidOutput, ProviderError
from functions.ports import WriterAsk, Written

if TYPE_CHECKING:
    from functions.adapters.models.gemini.client import Gemini
    from functions.adapters.models.gemini.offer import Offer, Offers

#: seconds for a whole plan, and in the tier that takes its time
PLAN, UNHURRIED = 90.0, 600.0
#: tokens of thought, of one scene, and of the longest answer
THOUGHT, SCENE, MOST = 4_096, 1_500, 60_000
#: a panel says less than a page
PANEL = 600
SHORT = frozenset({"explain", "subtopics"})


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
        offer = self._offers()
        wish = {
            "response_mime_type": "application/json", "response_json_schema": fitted(ask.schema),
            "max_output_tokens": _room(ask),
        }  # fmt: skip
        seconds = self._short if ask.task in SHORT and not offer.flex else self.timeout
        response = self._gemini.ask(
            offer, [{"text": _told(ask)}], wish, seconds=seconds, may_cost=_most(offer, ask)
        )  # fmt: skip
        cost = bill(offer, response.usage_metadata)
        try:
            return Written(data=_object(words_in(parts_of(response))), model=offer.name, cost=cost)
        except ProviderError as error:
            error.cost += cost
            raise


def _told(ask: WriterAsk) -> str:
    again = f"\n\nYour last answer could not be used: {ask.fault}\nMend that." if ask.fault else ""
    return f"{ask.prompt}\n\nAnswer with one JSON object of the schema.{again}"


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        raise InvalidOutput("The model's answer is no whole JSON.") from None
    if not isinstance(found, dict):
        raise InvalidOutput("The model's answer is no JSON object.")
    return found


def _room(ask: WriterAsk) -> int:
    """Tokens that the answer may have: by its scenes, and as many words again as it was given to keep."""
    scenes = 1 if ask.task == "explain" else len(ask.parts) or int(ask.request.get("scenes") or 1)
    given = sum(len(part.text.encode()) for part in ask.parts) or len(
        str(ask.request.get("script") or ask.request.get("text") or "").encode()
    )
    return min(MOST, THOUGHT + scenes * (PANEL if ask.kind == "comic" else SCENE) + given // 3)


def _most(offer: Offer, ask: WriterAsk) -> int:
    schema = len(json.dumps(ask.schema)) // 3
    return words_cost(offer, taken=tokens_of(_told(ask)) + schema, given=_room(ask))
