"""How many panels stand in a row, and how large: chosen before anything is painted.

A grammar of tiers of one to three panels; every split is tried and the one that suits shots, weights and words is kept.
It refuses to know pictures and letters.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from functions.media.lettering.looks import look
from functions.media.lettering.model import Box, Json

EMS = {"a4": 20.5, "us": 22.5, "phone": 39.0}  #: type size in u
WORD_AREA = 4.0  #: of a word in its balloon, in square ems
HEIGHTS = {"a4": 1414.0, "us": 1547.0}
PAGES = ("a4", "us", "phone")
SHOTS = {"wide": 2.0, "medium": 1.15, "close": 0.95}
SIDE, FOOT = 46.0, 58.0
COLUMN_GAP, TIER_GAP = 15.0, 19.0
PHONE_SIDE, PHONE_GAP = 24.0, 26.0
PHONE_ASPECTS = {"wide": 1.25, "medium": 1.0, "close": 0.95}
MOST_PANELS, MOST_TIERS, TIER_PANELS = 10, 5, 3
WORDS_A_PAGE, CAPITALS_A_PAGE = 210, 180  #: capitals set wider
TALKING_PANELS_A_PAGE = 6


@dataclass(frozen=True, kw_only=True)
class PanelWish:
    """What a scene wants of its panel."""

    scene: int
    shot: str = "medium"  #: wide, medium or close
    weight: float = 1.0  #: how much it matters
    words: int = 0
    dialogue: bool = False


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The place of one panel."""

    scene: int
    rect: Box  #: x, y, width, height in u


@dataclass(frozen=True, kw_only=True)
class PagePlan:
    """The places of one page, in reading order."""

    number: int
    height: float
    panels: tuple[Slot, ...]


@dataclass(frozen=True, kw_only=True)
class Tiers:
    """The panels of a whole comic, before any of them is painted."""

    page: str
    pages: tuple[PagePlan, ...]

    def rect(self, scene: int) -> Box:
        """The place of a scene's panel on its page; KeyError for a scene that has none."""
        for plan in self.pages:
            for slot in plan.panels:
                if slot.scene == scene:
                    return slot.rect
        raise KeyError(scene)

    def aspect(self, scene: int) -> float:
        """Width to height of a scene's panel; KeyError for a scene that has none."""
        _, _, width, height = self.rect(scene)
        return width / height

    def headroom(self, scene: int, words: int) -> float:
        """The share of a picture, from the top, that its painter had better keep free of heads for so many words."""
        _, _, width, height = self.rect(scene)
        return min(0.5, 0.12 + max(0, words) * WORD_AREA * EMS[self.page] ** 2 / (width * height))

    @property
    def scenes(self) -> tuple[int, ...]:
        """All scenes in reading order."""
        return tuple(slot.scene for plan in self.pages for slot in plan.panels)

    def to_dict(self) -> dict[str, Json]:
        """JSON, small enough for a job's document."""
        pages: list[Json] = [
            {"number": plan.number, "height": plan.height, "panels": [[slot.scene, *slot.rect] for slot in plan.panels]}
            for plan in self.pages
        ]
        return {"page": self.page, "pages": pages}

    @classmethod
    def from_dict(cls, raw: Json) -> Tiers:
        """Read back what `to_dict` wrote; ValueError where the shape is another."""
        try:
            have = cast("dict[str, object]", raw)
            pages = cast("list[dict[str, object]]", have["pages"])
            return cls(page=str(have["page"]), pages=tuple(_plan(page) for page in pages))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("this is not a plan of tiers") from error


def _plan(raw: dict[str, object]) -> PagePlan:
    rows = cast("list[list[float]]", raw["panels"])
    slots = tuple(Slot(scene=int(scene), rect=(float(x), float(y), float(w), float(h))) for scene, x, y, w, h in rows)
    return PagePlan(number=int(cast("int", raw["number"])), height=float(cast("float", raw["height"])), panels=slots)


def arrange(wishes: Sequence[PanelWish], *, page: str = "a4", style: str = "storybook") -> Tiers:
    """The pages and panels for one to ten scenes; ValueError for none, for more, or for an unknown page.

    More than six panels that talk, or more words than a page of the style holds, make further pages.
    """
    if not 1 <= len(wishes) <= MOST_PANELS:
        raise ValueError(f"a comic has 1 to {MOST_PANELS} panels, not {len(wishes)}")
    if page not in PAGES:
        raise ValueError(f"a page is one of {', '.join(PAGES)}, not {page!r}")
    if page == "phone":
        return Tiers(page=page, pages=(_strip(wishes),))
    sheets = _sheets(wishes, CAPITALS_A_PAGE if look(style).upper else WORDS_A_PAGE)
    plans = tuple(
        _lay(sheet, HEIGHTS[page], number, first=wishes.index(sheet[0])) for number, sheet in enumerate(sheets, 1)
    )
    return Tiers(page=page, pages=plans)


def _sheets(wishes: Sequence[PanelWish], words_a_page: int) -> list[list[PanelWish]]:
    """The scenes dealt to pages so that words and panels are even."""
    words = sum(wish.words for wish in wishes)
    wanted = max(1, math.ceil(words / words_a_page))
    if len(wishes) > TALKING_PANELS_A_PAGE and any(wish.dialogue for wish in wishes):
        wanted = max(2, wanted)
    wanted = min(wanted, len(wishes))
    loads = [0.6 + wish.words / 35 for wish in wishes]

    @cache
    def deal(start: int, pages: int) -> tuple[float, tuple[int, ...]]:
        if pages == 1:
            return sum(loads[start:]) ** 2, (len(wishes),)
        best = min(
            (sum(loads[start:cut]) ** 2 + deal(cut, pages - 1)[0], cut)
            for cut in range(start + 1, len(wishes) - pages + 2)
        )
        return best[0], (best[1], *deal(best[1], pages - 1)[1])

    cuts = (0, *deal(0, wanted)[1])
    return [list(wishes[a:b]) for a, b in itertools.pairwise(cuts)]


def _lay(wishes: Sequence[PanelWish], height: float, number: int, *, first: int) -> PagePlan:
    best = min(_rows(len(wishes)), key=lambda rows: _price(wishes, rows, height, first))
    rects = _rects(wishes, best, height, first)
    slots = tuple(Slot(scene=wish.scene, rect=rect) for wish, rect in zip(wishes, rects, strict=True))
    return PagePlan(number=number, height=height, panels=slots)


def _rows(count: int, tiers: int = MOST_TIERS) -> Iterator[tuple[int, ...]]:
    if count == 0:
        yield ()
    elif tiers:
        for row in range(1, min(TIER_PANELS, count) + 1):
            for rest in _rows(count - row, tiers - 1):
                yield (row, *rest)


def _wanted(wish: PanelWish) -> float:
    return SHOTS.get(wish.shot, SHOTS["medium"])


def _weight(wish: PanelWish) -> float:
    return min(2.0, max(0.5, wish.weight)) * (0.85 + min(wish.words, 60) / 55)


def _rects(wishes: Sequence[PanelWish], rows: Sequence[int], height: float, first: int) -> list[Box]:
    """Places in u; the shorter side of an even pair alternates from tier to tier and from page to page."""
    free = height - SIDE - FOOT - TIER_GAP * (len(rows) - 1)
    groups, at = [], 0
    for row in rows:
        groups.append(list(wishes[at : at + row]))
        at += row
    tall = [
        (1.0 / sum(_wanted(wish) for wish in group)) ** 0.6 * (sum(map(_weight, group)) / len(group)) ** 0.25
        for group in groups
    ]
    made: list[Box] = []
    top = SIDE
    for index, group in enumerate(groups):
        size = free * tall[index] / sum(tall)
        left = SIDE
        for share in _shares(group, flip=(index + first) % 2 == 1):
            wide = (1000 - 2 * SIDE - COLUMN_GAP * (len(group) - 1)) * share
            made.append((round(left, 2), round(top, 2), round(wide, 2), round(size, 2)))
            left += wide + COLUMN_GAP
        top += size + TIER_GAP
    return made


def _shares(group: Sequence[PanelWish], *, flip: bool) -> list[float]:
    parts = [_wanted(wish) ** 0.6 * _weight(wish) ** 0.5 for wish in group]
    shares = [part / sum(parts) for part in parts]
    if len(shares) == 2 and abs(shares[0] - shares[1]) < 0.08:
        return [0.44, 0.56] if flip else [0.56, 0.44]
    if len(shares) == 3 and max(shares) - min(shares) < 0.04:
        return [0.28, 0.36, 0.36] if flip else [0.36, 0.28, 0.36]
    low = [max(0.25, share) for share in shares]
    return [share / sum(low) for share in low]


def _price(wishes: Sequence[PanelWish], rows: Sequence[int], height: float, first: int) -> float:
    rects = _rects(wishes, rows, height, first)
    whole = sum(rect[2] * rect[3] for rect in rects)
    weights = sum(map(_weight, wishes))
    price = 0.0
    for wish, rect in zip(wishes, rects, strict=True):
        aspect = rect[2] / rect[3]
        price += 1.1 * abs(math.log(aspect / _wanted(wish)))
        price += 0.8 * abs(math.log(rect[2] * rect[3] / whole / (_weight(wish) / weights)))
        price += 8.0 * max(0.0, wish.words * WORD_AREA * EMS["a4"] ** 2 / (rect[2] * rect[3]) - 0.2)
        price += 6.0 if not 0.55 <= aspect <= 3.2 else 0.6 * max(0.0, 0.85 - aspect) / 0.1
    price += sum(0.25 for before, after in itertools.pairwise(rows) if before == after)
    price += 0.35 * sum(row == TIER_PANELS for row in rows)
    tiers = sorted({rect[1]: rect[3] for rect in rects}.values())
    return price + max(0.0, 0.4 * (tiers[-1] / tiers[0] - 1.6))


def _strip(wishes: Sequence[PanelWish]) -> PagePlan:
    """A phone's page: one panel a row, as long as it takes."""
    top, slots = PHONE_SIDE, []
    wide = 1000 - 2 * PHONE_SIDE
    for wish in wishes:
        tall = wide / PHONE_ASPECTS.get(wish.shot, 1.0) * (1 + min(60, max(0, wish.words - 20)) / 90)
        slots.append(Slot(scene=wish.scene, rect=(PHONE_SIDE, round(top, 2), wide, round(tall, 2))))
        top += tall + PHONE_GAP
    return PagePlan(number=1, height=round(top - PHONE_GAP + PHONE_SIDE, 2), panels=tuple(slots))
