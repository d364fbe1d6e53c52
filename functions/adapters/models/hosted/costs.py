"""What words cost, by their tokens; and whether a sum that a provider names can be meant."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functions.adapters.models.hosted.offer import Offer

MILLION = 1_000_000
#: micro-dollars that no one call costs: whoever names more is not believed
MOST = 1_000 * MILLION


def tokens_of(text: str) -> int:
    """As many as these words can be: a token is three bytes at the least, in any script."""
    return len(text.encode()) // 3 + 1


def words_cost(offer: Offer, *, taken: int, given: int) -> int:
    """Micro-dollars for tokens in and out, rounded up."""
    return -(-(taken * offer.input + given * offer.output) // MILLION)


def named(dollars: object) -> int | None:
    """What an answer says that it cost, in micro-dollars rounded up; None where it says nothing that can be meant."""
    if isinstance(dollars, bool) or not isinstance(dollars, (int, float)) or not 0 <= dollars * MILLION <= MOST:
        return None
    return math.ceil(round(dollars * MILLION, 6))
