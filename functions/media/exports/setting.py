"""A run of lettering as every vector renderer needs it: no white space at its ends, and its width said."""

from __future__ import annotations

from dataclasses import replace

from functions.media import fonts
from functions.media.exports import plain
from functions.media.lettering.model import Balloon, Run


def trimmed(run: Run) -> Run:
    """The run without spaces at its ends; what stood after them stays where it was."""
    lead = len(run.text) - len(run.text.lstrip())
    shift = fonts.width(run.font, " ") * lead * run.size if lead else 0.0
    return replace(run, text=plain.line(run.text), x=run.x + shift)


def width(run: Run) -> float:
    """How far the run reaches, in u, as it was laid out."""
    return fonts.width(run.font, run.text) * run.size


def bare(balloon: Balloon) -> bool:
    """Display lettering without a balloon: set in `fill` over an outline in `ink`, turned about its centre."""
    return balloon.at is not None
