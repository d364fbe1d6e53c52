"""The painter that needs no network: asks become briefs for the illustrator's hand, in a pool where one is given."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from functions.core.errors import InvalidOutput

if TYPE_CHECKING:
    from functions.ports import Painted, PictureAsk

#: the illustrator's PAINTER_VERSION, told here because asking it would load the whole hand
HAND = "2"
#: what the hand can paint, as width to height
NARROWEST, WIDEST = 0.5, 3.0


Marked: TypeAlias = tuple[bytes, dict[str, Any]]
#: calls a function with an ask, here or in a pool
Run: TypeAlias = "Callable[[Callable[[PictureAsk], Marked], PictureAsk], Marked]"


def inline(function: Callable[[PictureAsk], Marked], ask: PictureAsk) -> Marked:
    """Calls it here and now."""
    return function(ask)


class OfflinePainter:
    """Composes pictures from words; the same ask gives the same bytes."""

    timeout = 60.0

    def __init__(self, run: Run = inline) -> None:
        """`run` takes the painting to where a processor is free; `painted` and its ask can be pickled."""
        self._run = run

    @cached_property
    def model(self) -> str:
        """Known without loading Pillow, and asked for when something is painted, for looking it up is slow."""
        from importlib.metadata import version

        return f"offline/painter-{HAND}-pillow{version('pillow')}"

    def may_cost(self, ask: PictureAsk) -> int:
        """Nothing."""
        return 0

    def paint(self, ask: PictureAsk) -> Painted:
        """The picture with its marks; InvalidOutput where the hand cannot do it."""
        from functions.ports import Painted

        data, marks = self._run(painted, ask)
        return Painted(data=data, model=self.model, marks=marks)


def painted(ask: PictureAsk) -> Marked:
    """PNG bytes, and heads, bodies and kept boxes in fractions of the picture, as plain JSON values."""
    from functions.media import illustrator

    if ask.style not in illustrator.STYLES:
        raise InvalidOutput(f"The offline painter has no style {ask.style}.", action="Choose one of the styles listed.")
    if not NARROWEST <= ask.width / ask.height <= WIDEST:
        raise InvalidOutput(f"The offline painter does not paint {ask.width} by {ask.height}.")
    made = illustrator.paint(
        illustrator.Brief(
            prompt=ask.prompt,
            style=ask.style,
            seed=ask.seed,
            width=ask.width,
            height=ask.height,
            cast=tuple(illustrator.CastMember(name=name, look=look) for name, look in ask.cast),
            setting=ask.setting,
            time=ask.time,
            weather=ask.weather,
            shot=ask.shot,
            side=ask.side,
            horizon=ask.horizon,
            headroom=ask.headroom,
        )
    )
    heads = [{"name": one.name, "box": list(one.box), "mouth": list(one.mouth)} for one in made.heads]
    boxes = {"bodies": [list(box) for box in made.bodies], "kept": [list(box) for box in made.kept]}
    return made.png, {"heads": heads, **boxes, "written": list(made.written)}
