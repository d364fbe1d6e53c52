"""One line of the benchmark table: ours beside its anchor, and whether the goal was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

HEAD = ("what", "unit", "ours", "anchor", "ratio", "goal", "kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure. `judged` is what the goal speaks of; nothing is judged where there is no `most`."""

    name: str
    ours: float
    unit: str = ""
    anchor: float | None = None
    judged: float | None = None
    most: float | None = None
    goal: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours by the anchor's."""
        return self.ours / self.anchor if self.anchor else None

    @property
    def kept(self) -> bool | None:
        """Whether the goal was reached; None where none was set."""
        return None if self.most is None or self.judged is None else self.judged <= self.most

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}x"
        kept = {True: "yes", False: "NO", None: ""}[self.kept]
        return (self.name, self.unit, shown(self.ours), shown(self.anchor), ratio, self.goal, kept)


def against(name: str, ours: float, anchor: float, *, most: float | None = None, unit: str = "") -> Row:
    """A figure that may be so many times its anchor."""
    goal = "" if most is None else f"<= {most:.2f}x"
    return Row(name=name, ours=ours, anchor=anchor, unit=unit, judged=ours / anchor, most=most, goal=goal)


def faster(name: str, ours: float, anchor: float, *, unit: str) -> Row:
    """A rate that must be higher than its anchor's."""
    return Row(name=name, ours=ours, anchor=anchor, unit=unit, judged=anchor / ours, most=1.0, goal=">= 1.00x")


def bounded(name: str, ours: float, *, most: float, unit: str = "", anchor: float | None = None) -> Row:
    """A figure with a bound of its own."""
    goal = f"<= {most:g} {unit}".rstrip()
    return Row(name=name, ours=ours, anchor=anchor, unit=unit, judged=ours, most=most, goal=goal)


def shown(number: float | None) -> str:
    """Three figures, without an exponent."""
    if number is None:
        return ""
    if number == int(number) and abs(number) < 1e6:
        return f"{int(number)}"
    return f"{number:.0f}" if abs(number) >= 100 else f"{number:.3g}"


def printed(rows: Iterable[Row]) -> str:
    """The table for a terminal."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    first, *rest = ("  ".join(_set(line, widths)).rstrip() for line in lines)
    return "\n".join([first, "  ".join("-" * width for width in widths), *rest])


def _set(line: tuple[str, ...], widths: list[int]) -> list[str]:
    left = [cell.ljust(width) for cell, width in zip(line[:2], widths, strict=False)]
    return left + [cell.rjust(width) for cell, width in zip(line[2:], widths[2:], strict=True)]


def markdown(rows: Iterable[Row]) -> str:
    """The table for a page."""
    head = [f"| {' | '.join(HEAD)} |", "|---|---|---:|---:|---:|---:|---|"]
    return "\n".join([*head, *(f"| {' | '.join(row.cells())} |" for row in rows)])
