"""Lettering as SVG: balloons as paths, words as text, all in u, to be laid over a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from functions.media.exports import setting
from functions.media.lettering.model import Balloon, Panel, Point, Run


def balloons(shown: Iterable[Balloon]) -> str:
    """The balloons in order, each a group."""
    return "".join(f"<g>{''.join(_balloon(balloon))}</g>" for balloon in shown)


def border(panel: Panel) -> str:
    """The panel's line, centred on its edge."""
    if not panel.border:
        return ""
    x, y, width, height = map(number, panel.rect)
    look = f'fill="none" stroke="{escape(panel.border_ink)}" stroke-width="{number(panel.border)}"'
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{number(panel.radius)}" {look}/>'


def text(run: Run, ink: str, *, more: str = "") -> str:
    """One run, held to the width it was laid out with whatever font the reader has."""
    place = f'x="{number(run.x)}" y="{number(run.y)}" textLength="{number(setting.width(run))}"'
    face = f'font-family="{escape(run.font)},cursive" font-size="{number(run.size)}" fill="{escape(ink)}"'
    return f"<text {place} {face}{more}>{escape(run.text)}</text>"


def number(value: float) -> str:
    """At most two decimals, no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _balloon(balloon: Balloon) -> Iterator[str]:
    if balloon.stroke and not setting.bare(balloon):
        dash = f' stroke-dasharray="{" ".join(map(number, balloon.dash))}"' if balloon.dash else ""
        look = f'fill="none" stroke="{escape(balloon.ink)}" stroke-width="{number(2 * balloon.stroke)}"'
        yield f'<g {look} stroke-linejoin="round"{dash}>{"".join(_shapes(balloon))}</g>'
    yield f'<g fill="{escape(balloon.fill)}">{"".join(_shapes(balloon))}</g>'
    yield from _words(balloon)


def _shapes(balloon: Balloon) -> Iterator[str]:
    for outline in balloon.outlines:
        yield f'<path d="M{"L".join(map(_pair, outline))}Z"/>'
    for x, y, radius in balloon.dots:
        yield f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _words(balloon: Balloon) -> Iterator[str]:
    if not setting.bare(balloon):
        yield from (text(run, balloon.text_ink) for run in balloon.lines)
        return
    turned = f' transform="rotate({number(balloon.turn)} {_pair(balloon.at)})"' if balloon.at and balloon.turn else ""
    rim = f' stroke="{escape(balloon.ink)}" stroke-width="{number(2 * balloon.stroke)}" stroke-linejoin="round"'
    rim += ' paint-order="stroke"'
    yield f"<g{turned}>{''.join(text(run, balloon.fill, more=rim) for run in balloon.lines)}</g>"
