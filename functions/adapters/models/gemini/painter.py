"""Gemini as a painter: words, the nearest shape that it paints, and the pictures of those who are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from functions.adapters.models.gemini.answers import bytes_in, parts_of
from functions.adapters.models.gemini.costs import PICTURE_TOKENS, THOUGHT_TOKENS, bill, picture_cost
from functions.adapters.models.hosted.costs import tokens_of
from functions.adapters.models.hosted.pictures import mime_of
from functions.adapters.models.hosted.wording import told
from functions.core.errors import ProviderError

if TYPE_CHECKING:
    from functions.adapters.models.gemini.client import Gemini
    from functions.adapters.models.hosted.offer import Offers
    from functions.ports import Painted, PictureAsk

#: width to height of the shapes that all its models paint
SHAPES = {
    "1:1": 1.0, "2:3": 2 / 3, "3:2": 1.5, "3:4": 0.75, "4:3": 4 / 3, "4:5": 0.8, "5:4": 1.25, "9:16": 9 / 16,
    "16:9": 16 / 9, "21:9": 21 / 9,
}  # fmt: skip
#: pixels up to which a size is enough, and how many tokens a picture of it has beside the smallest
SIZES = (("1K", 1_600_000, 1.0), ("2K", 6_000_000, 1.5), ("4K", None, 3.375))
#: pictures that can be shown beside the words
MOST_REFERENCES = 14
#: no seed is larger
SEEDS = 2**31


class GeminiPainter:
    """Paints one picture a call."""

    timeout = 120.0

    def __init__(self, gemini: Gemini, offers: Offers) -> None:
        self._gemini, self._offers = gemini, offers

    @property
    def model(self) -> str:
        """Provider and model of today: part of every key of its pictures."""
        return self._offers().name

    def may_cost(self, ask: PictureAsk) -> int:
        """The words, the picture, and everybody who is shown or may yet be."""
        offer, shown = self._offers(), max(len(ask.references), min(len(ask.cast), MOST_REFERENCES))
        drawn = round(PICTURE_TOKENS * _size(ask)[1])
        words = picture_cost(offer, taken=tokens_of(told(ask)), given=THOUGHT_TOKENS, drawn=drawn)
        return words + min(shown, MOST_REFERENCES) * offer.reference

    def paint(self, ask: PictureAsk) -> Painted:
        """The picture's bytes as they came, not yet checked."""
        from functions.ports import Painted

        offer = self._offers()
        shown = ask.references[:MOST_REFERENCES]
        parts: list[dict[str, Any]] = [{"text": told(ask)}]
        parts += [{"inline_data": {"data": data, "mime_type": mime_of(data) or "image/png"}} for data in shown]
        wish = {
            "response_modalities": ["IMAGE"], "seed": ask.seed % SEEDS,
            "image_config": {"aspect_ratio": shape_of(ask.width, ask.height), "image_size": _size(ask)[0]},
        }  # fmt: skip
        response = self._gemini.ask(offer, parts, wish, seconds=self.timeout, may_cost=self.may_cost(ask))
        try:
            data = bytes_in(parts_of(response), kind="image").data or b""
        except ProviderError as error:
            error.cost += bill(offer, response.usage_metadata)
            raise
        left = len(ask.references) - len(shown)
        warning = f"{left} pictures of characters were not shown to the painter: it takes {MOST_REFERENCES}."
        return Painted(
            data=data, model=offer.name, cost=bill(offer, response.usage_metadata, pictures=1),
            warning=warning if left else "",
        )  # fmt: skip


def shape_of(width: int, height: int) -> str:
    """The shape that is nearest, as a share."""
    wanted = width / height
    return min(SHAPES, key=lambda name: max(SHAPES[name], wanted) / min(SHAPES[name], wanted))


def _size(ask: PictureAsk) -> tuple[str, float]:
    area = ask.width * ask.height
    return next((name, share) for name, most, share in SIZES if most is None or area <= most)
