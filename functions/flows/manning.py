"""Who is asked for a step: the first of its chain, or one who takes over; each sees the house as if it were the first.

So every flow knows one writer, one painter and one voice, and its keys, breakers and bills name the one that works.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from functions.core.job import Outcome, Step
from functions.ports import House
from functions.rules import chain

ROLES = {"plan": "writer", "text": "writer", "sheet": "painter", "picture": "painter", "speech": "voice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manned:
    """The house with one of a chain at work."""

    house: House
    #: who was passed over, empty for the first
    instead_of: str = ""


def said(outcome: Outcome, *, instead_of: str) -> Outcome:
    """The outcome, with a warning where it was made by one who took over."""
    if not instead_of or not outcome.model or outcome.state != "done":
        return outcome
    note = f"{outcome.model} stood in for {instead_of}, which was not available."
    return replace(outcome, warning=f"{outcome.warning} {note}".strip())


def manned(house: House, step: Step, *, attempt: int) -> tuple[Manned, ...]:
    """Those to be asked for the step, in order, after so many failures; never empty."""
    behind = house.understudies
    match ROLES.get(step.what):
        case "writer" if behind.writers:
            whole = [house, *(replace(house, writer=one) for one in behind.writers)]
            first = house.writer.model
        case "painter" if behind.painters:
            whole = [house, *(replace(house, painter=one) for one in behind.painters)]
            first = house.painter.model
        case "voice" if behind.voices:
            whole = [house, *(replace(house, voice=one) for one in behind.voices)]
            first = house.voice.model
        case _:
            return (Manned(house=house),)
    begin = chain.start(attempt, length=len(whole))
    return tuple(Manned(house=one, instead_of=first if place else "") for place, one in enumerate(whole))[begin:]
