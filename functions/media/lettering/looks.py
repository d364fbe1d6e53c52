"""How each style letters: inks, lines, faces. A table, so that a style is one row."""

from __future__ import annotations

from dataclasses import dataclass

from functions.media import fonts
from functions.media.lettering.words import Voice


@dataclass(frozen=True, kw_only=True)
class Look:
    """The lettering of one style."""

    upper: bool = False
    paper: str = "#fbf7ea"
    fill: str = "#fffdf6"
    ink: str = "#2b2622"
    text_ink: str = "#2b2622"
    caption: str = "#f4e6c6"
    caption_ink: str = "#3a2f22"  #: its line
    caption_text: str = "#2b2622"
    effect: str = "#f2a24a"
    effect_ink: str = "#2b2622"
    ground: str = "#e9dfc8"  #: of a panel without a picture
    folio: str = "#8a8172"
    stroke: float = 2.1
    border: float = 1.8
    radius: float = 9.0

    def voice(self, language: str) -> Voice:
        """The faces that the words are set in."""
        if self.upper:
            return Voice(face=fonts.CAPITAL, stress=fonts.CAPITAL_STRESS, upper=True, language=language)
        return Voice(face=fonts.PLAIN, stress=fonts.PLAIN_STRESS, upper=False, language=language)


STORYBOOK = Look()
PASTEL = Look(
    paper="#fff9f1",
    caption="#f7e3da",
    border=0.0,
    radius=14.0,
    ink="#3a3438",
    text_ink="#3a3438",
    effect="#e58f7b",
    ground="#f3e6dc",
)
COMIC = Look(
    upper=True,
    paper="#ffffff",
    fill="#ffffff",
    ink="#111111",
    text_ink="#111111",
    caption="#fff3c4",
    caption_ink="#111111",
    caption_text="#111111",
    effect="#ffd23c",
    effect_ink="#111111",
    ground="#d8e2ea",
    folio="#444444",
    border=3.0,
    radius=0.0,
)
NOIR = Look(
    upper=True,
    paper="#0c0c0e",
    fill="#f5f3ee",
    ink="#0c0c0e",
    text_ink="#0c0c0e",
    caption="#0c0c0e",
    caption_ink="#f5f3ee",
    caption_text="#f5f3ee",
    effect="#d0161f",
    effect_ink="#f5f3ee",
    ground="#2a2a2e",
    folio="#b8b5ae",
    border=0.0,
    radius=0.0,
)

LOOKS = {
    "storybook": STORYBOOK,
    "watercolour": Look(border=0.0, paper="#faf8f3", caption="#f1e9da", effect="#d98a5f", ground="#e8e4da"),
    "pastel": PASTEL,
    "comic": COMIC,
    "noir": NOIR,
    "woodcut": Look(
        upper=True, paper="#f6efdf", caption="#efe2c2", border=2.6, radius=0.0, ground="#e3d7bd", effect="#b5452c"
    ),
    "ink-wash": Look(paper="#f7f5f0", caption="#e9e5dc", effect="#5a5a5e", border=1.4, radius=4.0, ground="#e0ddd6"),
}


def look(style: str) -> Look:
    """The look of a style; a style that is not in the table is lettered as a storybook."""
    return LOOKS.get(style, STORYBOOK)
