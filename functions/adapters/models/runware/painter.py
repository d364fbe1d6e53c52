"""Runware as a painter: one task a call, with the pictures of those who are seen."""

from __future__ import annotations

import base64
import math
import time
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from functions.adapters.models.hosted.costs import named
from functions.adapters.models.hosted.pictures import mime_of
from functions.adapters.models.hosted.wording import told
from functions.adapters.models.runware.answers import picture_in, row_of
from functions.adapters.models.runware.failures import of_errors
from functions.core.errors import EmptyOutput, ProviderError
from functions.ports import Painted, PictureAsk

if TYPE_CHECKING:
    from functions.adapters.models.hosted.door import Door
    from functions.adapters.models.hosted.offer import Offer, Offers

#: sides are whole steps, which every model takes, and no longer than all of them paint
STEP, LEAST, MOST = 64, 256, 1_408
#: pixels that one price is for
SQUARE = 1_024 * 1_024
#: pictures that can be shown beside the words, and characters of the words
MOST_REFERENCES, MOST_WORDS = 4, 3_000
#: no seed is larger, and none is nought
SEEDS = 2**31 - 1


class RunwarePainter:
    """Paints one picture a call."""

    timeout = 120.0

    def __init__(
        self, door: Door, offers: Offers, *, name: Callable[[], str] = lambda: str(uuid.uuid4()),
        clock: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        """`name` gives each task its own, `clock` tells the seconds since 1970."""
        self._door, self._offers, self._name, self._clock = door, offers, name, clock

    @property
    def model(self) -> str:
        """Provider and model of today: part of every key of its pictures."""
        return self._offers().name

    def may_cost(self, ask: PictureAsk) -> int:
        """The picture by its size, and everybody who is shown or may yet be."""
        shown = min(max(len(ask.references), len(ask.cast)), MOST_REFERENCES)
        return _reckoned(self._offers(), ask, shown=shown)

    def paint(self, ask: PictureAsk) -> Painted:
        """The picture's bytes as they came, not yet checked."""
        offer, task = self._offers(), self._name()
        shown = ask.references[:MOST_REFERENCES]
        words = told(ask)
        wish = _asked(offer, ask, words=words[:MOST_WORDS], shown=shown) | {"taskUUID": task}
        answer = self._door.ask("POST", "", body=[wish], seconds=self.timeout, may_cost=self.may_cost(ask))
        row, errors = row_of(answer.body, task), answer.body.get("errors") or answer.body.get("error")
        if answer.status != 200 or (errors and not row):
            raise of_errors(
                errors, task=task, status=answer.status, headers=answer.headers, now=self._clock()
            )  # fmt: skip
        if not row:
            raise EmptyOutput
        cost = named(row.get("cost"))
        try:
            data = picture_in(row)
        except ProviderError as error:
            error.cost += cost or 0
            raise
        spent = _reckoned(offer, ask, shown=len(shown)) if cost is None else cost
        return Painted(data=data, model=offer.name, cost=spent, warning=_left_out(ask, len(words)))


def size_of(width: int, height: int) -> tuple[int, int]:
    """The sides of the picture that is asked for: nearest to the shape, in whole steps."""
    scale = min(1.0, MOST / max(width, height))
    across, down = (max(LEAST, min(MOST, round(side * scale / STEP) * STEP)) for side in (width, height))
    return across, down


def _asked(offer: Offer, ask: PictureAsk, *, words: str, shown: tuple[bytes, ...]) -> dict[str, Any]:
    width, height = size_of(ask.width, ask.height)
    wish: dict[str, Any] = {
        "taskType": "imageInference", "model": offer.model, "positivePrompt": words, "width": width, "height": height,
        "seed": ask.seed % SEEDS + 1, "numberResults": 1, "outputType": "base64Data", "outputFormat": "PNG",
        "deliveryMethod": "sync", "includeCost": True, "safety": {"checkContent": True},
    }  # fmt: skip
    if shown:
        wish["inputs"] = {"referenceImages": [_inline(data) for data in shown]}
    return wish


def _inline(data: bytes) -> str:
    return f"data:{mime_of(data) or 'image/png'};base64,{base64.b64encode(data).decode()}"


def _reckoned(offer: Offer, ask: PictureAsk, *, shown: int) -> int:
    width, height = size_of(ask.width, ask.height)
    return offer.picture * math.ceil(width * height / SQUARE) + shown * offer.reference


def _left_out(ask: PictureAsk, length: int) -> str:
    said = []
    if (left := len(ask.references) - MOST_REFERENCES) > 0:
        said.append(f"{left} pictures of characters were not shown to the painter: it takes {MOST_REFERENCES}.")
    if length > MOST_WORDS:
        said.append(f"The painter was told the first {MOST_WORDS:,} characters of {length:,}: it takes no more.")
    return " ".join(said)
