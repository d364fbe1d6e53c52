"""What a call costs: by the tokens that the answer says it took, or at most where nothing was said yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions.adapters.models.hosted.costs import words_cost

if TYPE_CHECKING:
    from google.genai.types import GenerateContentResponseUsageMetadata as Usage

    from functions.adapters.models.hosted.offer import Offer

#: tokens of a picture of 1024 pixels a side; a larger one has more
PICTURE_TOKENS = 1_120
#: what a painter may think and say beside its picture
THOUGHT_TOKENS = 1_000
#: of a second of sound
SPEECH_TOKENS = 25


def picture_cost(offer: Offer, *, taken: int, given: int, drawn: int) -> int:
    """The same with `drawn` tokens of picture."""
    return words_cost(offer, taken=taken, given=given) + -(-drawn * offer.picture // PICTURE_TOKENS)


def bill(offer: Offer, usage: Usage | None, *, pictures: int = 0) -> int:
    """What an answer cost; nothing where it says nothing and brought nothing."""
    if usage is None:
        return picture_cost(offer, taken=0, given=0, drawn=pictures * PICTURE_TOKENS)
    taken = (usage.prompt_token_count or 0) + (usage.tool_use_prompt_token_count or 0)
    answered = usage.candidates_token_count or 0
    drawn = _drawn(usage) or min(answered or PICTURE_TOKENS * pictures, PICTURE_TOKENS * pictures)
    given = max(0, answered - drawn) + (usage.thoughts_token_count or 0)
    return picture_cost(offer, taken=taken, given=given, drawn=drawn if offer.picture else 0)


def _drawn(usage: Usage) -> int:
    rows = usage.candidates_tokens_details or ()
    return sum(row.token_count or 0 for row in rows if row.modality is not None and row.modality.value == "IMAGE")
