"""What is known of one model today: its name, how it wants to be asked, and its prices. A table elsewhere says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One model; prices in micro-dollars, those of the tier that is asked for."""

    provider: str
    model: str
    #: asked for in the tier that costs half and takes its time
    flex: bool = False
    #: how much it thinks before it answers; empty for as much as it likes
    thinking: str = ""
    input: int = 0  #: a million tokens in
    output: int = 0  #: a million tokens out, thinking included
    picture: int = 0  #: one picture of 1024 pixels a side
    reference: int = 0  #: one picture shown beside the prompt

    @property
    def name(self) -> str:
        """As keys, breakers and bills know it."""
        return f"{self.provider}:{self.model}"


#: asked at each call, for prices and models change from one day to the next
Offers: TypeAlias = Callable[[], Offer]
