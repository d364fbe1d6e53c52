"""Seeded comics to letter: figures at plausible places, lines of every kind, one to ten panels."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from functions.media.lettering.compose import Line, PanelContent, letter
from functions.media.lettering.judge import Heads
from functions.media.lettering.model import Box, Page, Point
from functions.media.lettering.tiers import PanelWish, Tiers, arrange

WORDS = (
    "the fox sea boat over under little very lantern question harbour of a to yes no never wonder storm quiet "
    "morning through because island whisper light hello friend look there something"
).split()
NAMES = ("Fen", "Ada", "Bo")
SPOKEN = ("speech", "speech", "speech", "thought", "shout", "whisper", "radio")
STYLES = ("storybook", "watercolour", "comic", "noir")


@dataclass(frozen=True, kw_only=True)
class Comic:
    tiers: Tiers
    contents: tuple[PanelContent, ...]
    style: str

    @property
    def heads(self) -> Heads:
        return {content.scene: content.heads for content in self.contents}

    def lettered(self, *, language: str = "en") -> tuple[tuple[Page, ...], tuple[str, ...]]:
        return letter(self.tiers, self.contents, style=self.style, language=language)


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + chance.choice(".!?…")


def cast(chance: random.Random) -> tuple[tuple[str, Box, Point], ...]:
    count = chance.choice((0, 1, 1, 2, 2, 3))
    made = []
    for index in range(count):
        x, y = (index + 0.5 + chance.uniform(-0.15, 0.15)) / count, chance.uniform(0.35, 0.6)
        half = chance.uniform(0.035, 0.08 if count < 3 else 0.06)
        made.append((NAMES[index], (x - half, y - half, x + half, y + half), (x, y + 0.6 * half)))
    return tuple(made)


def lines(chance: random.Random, heads: Sequence[tuple[str, Box, Point]], *, longest: int = 14) -> tuple[Line, ...]:
    made = []
    if chance.random() < 0.4:
        made.append(Line(kind="caption", text=sentence(chance, chance.randint(2, 12))))
    for name, _, _ in heads[: chance.choice((0, 1, 1, 2, 2, 3))]:
        made.append(Line(kind=chance.choice(SPOKEN), who=name, text=sentence(chance, chance.randint(1, longest))))
    if chance.random() < 0.15:
        made.append(Line(kind="sfx", text=chance.choice(("Krak!", "Splash", "Boom!", "Whoosh"))))
    if chance.random() < 0.2:
        made.append(Line(kind="caption", text=sentence(chance, chance.randint(2, 8))))
    return tuple(made)


def comic(seed: int, *, panels: int | None = None, page: str = "a4") -> Comic:
    chance = random.Random(seed)
    count = panels or chance.randint(1, 10)
    casts = [cast(chance) for _ in range(count)]
    said = [lines(chance, heads) for heads in casts]
    wishes = [
        PanelWish(
            scene=number,
            shot=chance.choice(("wide", "medium", "close")),
            words=sum(len(line.text.split()) for line in one),
            dialogue=any(line.who for line in one),
        )
        for number, one in enumerate(said, 1)
    ]
    style = chance.choice(STYLES)
    tiers = arrange(wishes, page=page, style=style)
    contents = tuple(
        PanelContent(
            scene=number,
            lines=said[number - 1],
            alt=f"Scene {number}",
            asset=f"asset-{number}",
            picture_size=(round(1000 * tiers.aspect(number)), 1000),
            heads=heads,
            bodies=tuple(
                (left - 0.02, top, right + 0.02, min(1.0, 3 * low - 2 * top)) for _, (left, top, right, low), _ in heads
            ),
        )
        for number, heads in enumerate(casts, 1)
    )
    return Comic(tiers=tiers, contents=contents, style=style)


def one_panel(
    *said: Line,
    style: str = "storybook",
    language: str = "en",
    heads: tuple[tuple[str, Box, Point], ...] = (),
    asset: str = "a",
) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    tiers = arrange([PanelWish(scene=1)])
    content = PanelContent(scene=1, lines=said, asset=asset, picture_size=(690, 1000), heads=heads)
    return letter(tiers, [content], style=style, language=language)


def shown(pages: Sequence[Page]) -> str:
    """All words of all pages in order, without spaces, since a forced break leaves none."""
    return "".join(
        run.text for page in pages for panel in page.panels for balloon in panel.balloons for run in balloon.lines
    ).replace(" ", "")
