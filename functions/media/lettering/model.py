"""The lettered page as data: what every renderer reads, and the only thing it reads.

All lengths are in u, a thousandth of the page's width, on both axes; y grows downwards. Text is plain and
already wrapped, cased and matched to fonts. It refuses to know how a page was composed or how it is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
T = TypeVar("T")

VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of one line in one font: `x` its left end, `y` its baseline."""

    x: float
    y: float
    text: str
    font: str  #: a name of `media.fonts`, never a path
    size: float  #: the font's own size in u (its em square)

    def to_dict(self) -> Json:
        """As a short list, since a page holds some hundred."""
        return [self.x, self.y, self.text, self.font, self.size]

    @classmethod
    def from_dict(cls, raw: Json) -> Run:
        """Read back what `to_dict` wrote."""
        x, y, text, font, size = _items(raw)
        return cls(x=_number(x), y=_number(y), text=_text(text), font=_text(font), size=_number(size))


@dataclass(frozen=True, kw_only=True)
class Balloon:
    """One utterance; a chain of joined balloons is one.

    To draw it: stroke every outline and dot at *twice* `stroke` (dashed by `dash`), then fill every outline and dot,
    then set the lines. Joined ovals, necks and tails melt together so. A sound effect has no outlines: its lines are
    set in `fill` over an outline of `stroke` in `ink`, all turned by `turn` degrees clockwise about `at`.
    """

    kind: str  #: speech, thought, shout, whisper, radio, caption, sfx or title
    text: str  #: whole and plain, as the author wrote it, for search and screen readers
    who: str = ""
    fill: str = "#ffffff"
    ink: str = "#000000"
    text_ink: str = "#000000"
    stroke: float = 0.0
    dash: tuple[float, ...] = ()  #: on, off; empty is a whole line
    outlines: tuple[tuple[Point, ...], ...] = ()  #: closed; ovals, tails, necks
    dots: tuple[tuple[float, float, float], ...] = ()  #: x, y, radius: a thought's bubbles
    lines: tuple[Run, ...] = ()  #: in reading order
    tip: Point | None = None  #: where the tail ends
    at: Point | None = None  #: the centre that a sound effect turns about
    turn: float = 0.0

    def to_dict(self) -> dict[str, Json]:
        """JSON with the names of the layout format."""
        return {
            "kind": self.kind,
            "who": self.who,
            "text": self.text,
            "fill": self.fill,
            "ink": self.ink,
            "textInk": self.text_ink,
            "stroke": self.stroke,
            "dash": list(self.dash),
            "outlines": [[list(point) for point in outline] for outline in self.outlines],
            "dots": [list(dot) for dot in self.dots],
            "lines": [run.to_dict() for run in self.lines],
            "tip": None if self.tip is None else list(self.tip),
            "at": None if self.at is None else list(self.at),
            "turn": self.turn,
        }

    @classmethod
    def from_dict(cls, raw: Json) -> Balloon:
        """Read back what `to_dict` wrote; ValueError where the shape is another."""
        have = _mapping(raw)
        return cls(
            kind=_text(have["kind"]),
            who=_text(have["who"]),
            text=_text(have["text"]),
            fill=_text(have["fill"]),
            ink=_text(have["ink"]),
            text_ink=_text(have["textInk"]),
            stroke=_number(have["stroke"]),
            dash=tuple(_number(part) for part in _items(have["dash"])),
            outlines=tuple(tuple(_point(point) for point in _items(outline)) for outline in _items(have["outlines"])),
            dots=tuple(_dot(dot) for dot in _items(have["dots"])),
            lines=tuple(Run.from_dict(run) for run in _items(have["lines"])),
            tip=None if have["tip"] is None else _point(have["tip"]),
            at=None if have["at"] is None else _point(have["at"]),
            turn=_number(have["turn"]),
        )


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One picture with its words."""

    scene: int
    rect: Box  #: x, y, width, height
    alt: str = ""
    asset: str = ""  #: the picture's name; empty is a quiet blank in `ground`
    crop: Box = (0.0, 0.0, 1.0, 1.0)  #: left, top, right, bottom as fractions of the picture
    ground: str = "#dddddd"
    radius: float = 0.0
    border: float = 0.0  #: drawn centred on the rect's edge
    border_ink: str = "#000000"
    inset: bool = False  #: lies on the panel before it, framed in paper colour
    balloons: tuple[Balloon, ...] = ()  #: in reading order

    def to_dict(self) -> dict[str, Json]:
        """JSON with the names of the layout format."""
        return {
            "scene": self.scene,
            "rect": list(self.rect),
            "crop": list(self.crop),
            "asset": self.asset,
            "ground": self.ground,
            "radius": self.radius,
            "border": self.border,
            "borderInk": self.border_ink,
            "inset": self.inset,
            "alt": self.alt,
            "balloons": [balloon.to_dict() for balloon in self.balloons],
        }

    @classmethod
    def from_dict(cls, raw: Json) -> Panel:
        """Read back what `to_dict` wrote; ValueError where the shape is another."""
        have = _mapping(raw)
        return cls(
            scene=int(_number(have["scene"])),
            rect=_box(have["rect"]),
            crop=_box(have["crop"]),
            asset=_text(have["asset"]),
            ground=_text(have["ground"]),
            radius=_number(have["radius"]),
            border=_number(have["border"]),
            border_ink=_text(have["borderInk"]),
            inset=have["inset"] is True,
            alt=_text(have["alt"]),
            balloons=tuple(Balloon.from_dict(balloon) for balloon in _items(have["balloons"])),
        )


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page; `width` is always 1000."""

    height: float
    panels: tuple[Panel, ...]  #: in reading order
    number: int = 1
    em: float = 20.5  #: the one type size of the page
    paper: str = "#ffffff"
    style: str = "storybook"
    lang: str = "en"
    rtl: bool = False
    kind: str = "story"  #: story or cover
    fonts: tuple[str, ...] = ()  #: names of `media.fonts` that the page uses
    folio: Run | None = None  #: the page number as it is set
    folio_ink: str = "#777777"
    over: tuple[Balloon, ...] = ()  #: lettering that belongs to no panel: a cover's title
    width: float = 1000.0

    def to_dict(self) -> dict[str, Json]:
        """JSON with the names of the layout format."""
        return {
            "v": VERSION,
            "width": self.width,
            "height": self.height,
            "number": self.number,
            "kind": self.kind,
            "style": self.style,
            "lang": self.lang,
            "rtl": self.rtl,
            "paper": self.paper,
            "em": self.em,
            "fonts": list(self.fonts),
            "folio": None if self.folio is None else self.folio.to_dict(),
            "folioInk": self.folio_ink,
            "panels": [panel.to_dict() for panel in self.panels],
            "over": [balloon.to_dict() for balloon in self.over],
        }

    @classmethod
    def from_dict(cls, raw: Json) -> Page:
        """Read back what `to_dict` wrote; ValueError where the shape or the version is another."""
        have = _mapping(raw)
        if have.get("v") != VERSION:
            raise ValueError(f"this layout is of version {have.get('v')!r}, not {VERSION}")
        return cls(
            width=_number(have["width"]),
            height=_number(have["height"]),
            number=int(_number(have["number"])),
            kind=_text(have["kind"]),
            style=_text(have["style"]),
            lang=_text(have["lang"]),
            rtl=have["rtl"] is True,
            paper=_text(have["paper"]),
            em=_number(have["em"]),
            fonts=tuple(_text(name) for name in _items(have["fonts"])),
            folio=None if have["folio"] is None else Run.from_dict(have["folio"]),
            folio_ink=_text(have["folioInk"]),
            panels=tuple(Panel.from_dict(panel) for panel in _items(have["panels"])),
            over=tuple(Balloon.from_dict(balloon) for balloon in _items(have["over"])),
        )


def _mapping(raw: Json) -> Mapping[str, Json]:
    if not isinstance(raw, dict):
        raise ValueError(f"an object was expected, not {type(raw).__name__}")
    return _Strict(raw)


class _Strict(dict[str, "Json"]):
    """A mapping whose missing names are a ValueError like every other wrong shape."""

    def __missing__(self, name: str) -> Json:
        raise ValueError(f"the layout has no {name!r}")


def _items(raw: Json) -> Sequence[Json]:
    if not isinstance(raw, list):
        raise ValueError(f"a list was expected, not {type(raw).__name__}")
    return raw


def _text(raw: Json) -> str:
    if not isinstance(raw, str):
        raise ValueError(f"a text was expected, not {type(raw).__name__}")
    return raw


def _number(raw: Json) -> float:
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        raise ValueError(f"a number was expected, not {type(raw).__name__}")
    return raw


def _point(raw: Json) -> Point:
    x, y = _items(raw)
    return (_number(x), _number(y))


def _dot(raw: Json) -> tuple[float, float, float]:
    x, y, radius = _items(raw)
    return (_number(x), _number(y), _number(radius))


def _box(raw: Json) -> Box:
    a, b, c, d = _items(raw)
    return (_number(a), _number(b), _number(c), _number(d))
