"""A picture's fields in words: what a painter that knows only words has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functions.ports import PictureAsk

STYLES = {
    "storybook": "a warm picture-book illustration with soft light and grain",
    "watercolour": "a watercolour on white paper, with washes and pigment edges",
    "comic": "a comic panel with bold ink lines, flat colours and halftone dots",
    "noir": "a noir drawing in black and white with one red",
}
SHOTS = {
    "wide": "a wide shot: the whole place, people small",
    "medium": "a medium shot: people from head to knee",
    "close": "a close shot: faces and hands",
}
NO_LETTERS = "No lettering, no captions, no speech balloons, no frame, no signature."


def told(ask: PictureAsk) -> str:
    """The whole instruction."""
    said = [f"Paint {STYLES.get(ask.style, f'a picture in the style {ask.style}')}."]
    if ask.style_words:
        said.append(f"Its style in its owner's words: {ask.style_words}")
    said.append(f"What is seen: {ask.prompt}")
    if ask.cast:
        looks = "; ".join(f"{name}: {look}" if look else name for name, look in ask.cast)
        said.append(f"Who is seen, from left to right: {looks}.")
    if ask.references:
        said.append("The pictures beside this text show them: keep face, colours and clothes exactly alike.")
    said += [f"{what}: {value}." for what, value in _circumstances(ask) if value]
    if ask.headroom > 0.1 and ask.cast:
        said.append(f"Leave the upper {round(ask.headroom * 100)} per cent free of heads and of anything important.")
    return "\n".join([*said, NO_LETTERS])


def _circumstances(ask: PictureAsk) -> list[tuple[str, str]]:
    hero = {"left": "left of the middle", "right": "right of the middle"}.get(ask.side, ask.side)
    horizon = "" if ask.horizon is None else f"at {round(ask.horizon * 100)} per cent of the height from above"
    return [
        ("Place", ask.setting), ("Time of day", ask.time), ("Weather", ask.weather),
        ("View", SHOTS.get(ask.shot, ask.shot)), ("The hero stands", hero), ("Horizon", horizon),
    ]  # fmt: skip
