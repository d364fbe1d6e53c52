"""Which model answers to a name today: a grade, an alias, or a model whose place another has taken since it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from functions.rules.prices import GEMINI, TABLE, Price, Role, graded

#: the grade that is meant where none is named, and the one that takes the cheaper tier where there is one
USUAL, CHEAPEST = "standard", "economy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The model that is asked, and those that it stands for: each gone on the day beside it."""

    model: str
    flex: bool = False
    thinking: str = ""
    gone: tuple[tuple[str, str], ...] = ()
    #: another name by which it was asked for
    alias: str = ""


def standing(
    wish: str, role: Role, *, on: str, provider: str = GEMINI, table: Sequence[Price] = TABLE
) -> Standing:  # fmt: skip
    """For a grade, a name of the table, an alias, or a name that nobody knows, which stays as it is."""
    grades: dict[str, str] = {str(grade): model for grade, model in graded(provider, role).items()}
    table = [row for row in table if row.provider == provider]
    name = grades.get(wish or USUAL, wish)
    gone: list[tuple[str, str]] = []
    row = first = _row(name, on=on, table=table)
    while row is not None and row.successor and row.retires <= on and len(gone) < len(table):
        gone.append((row.model, row.retires))
        name = row.successor
        row = _row(name, on=on, table=table)
    alias = wish if first is not None and wish in first.aliases else ""
    if row is None:
        return Standing(model=name, gone=tuple(gone), alias=alias)
    return Standing(
        model=row.model, flex=wish == CHEAPEST and row.flex, thinking=row.thinking, gone=tuple(gone), alias=alias
    )


def told(found: Standing) -> str:
    """A sentence where another model is asked than the one that was named; empty where it is the same."""
    if found.gone:
        name, day = found.gone[0]
        return f"{name} went on {day}: {found.model} takes its place."
    return f"{found.alias} is asked for as {found.model}." if found.alias else ""


def _row(name: str, *, on: str, table: Sequence[Price]) -> Price | None:
    """Today's row of the model, by its own name first."""
    rows = [row for row in table if row.since <= on]
    own = [row for row in rows if row.model == name] or [row for row in rows if name in row.aliases]
    return max(own, key=lambda row: row.since) if own else None
