"""Styles of an owner: a built-in style and words that are told to the painter with every picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.errors import AlreadyExists, Conflict, InvalidRequest, NotFound
from functions.core.folding import folded
from functions.core.keys import digest, squeezed
from functions.flows.commit import removed
from functions.kinds.styles import LATER_STYLES, STYLES
from functions.ports import House, Thing

SHELF = "styles"
#: of one owner: all of them are shown in one list
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """An owner's way to paint."""

    name: str
    #: the built-in style that it is painted in
    base: str
    words: str
    made_at: float


def make(house: House, owner: str, *, name: str, base: str, words: str) -> Style:
    """A new style; made again with the same words it is the same. Conflict where its name means another."""
    if folded(name) in {folded(one) for one in (*STYLES, *LATER_STYLES)}:
        raise Conflict(f"The name {name} stands for a built-in style.", action="Choose another name.")
    value = {"name": name, "base": base, "words": words}
    if len(listed(house, owner)) >= MOST and house.things.get(owner, SHELF, _id(name)) is None:
        raise Conflict(f"You have {MOST} styles; more are not kept.", action="Delete one that you no longer use.")
    try:
        return _style(house.things.create(Thing(owner=owner, shelf=SHELF, id=_id(name), value=value, at=house.now())))
    except AlreadyExists:
        known = house.things.get(owner, SHELF, _id(name))
        if known is None or dict(known.value) != value:
            raise Conflict(f"You have a style named {name} already.", action="Delete it first.") from None
        return _style(known)


def listed(house: House, owner: str) -> tuple[Style, ...]:
    """The owner's styles, newest first."""
    return tuple(map(_style, house.things.listed(owner, SHELF, size=MOST, token=None).things))


def found(house: House, owner: str, name: str) -> Style | None:
    """The owner's style by its name, in any case."""
    thing = house.things.get(owner, SHELF, _id(name))
    return None if thing is None else _style(thing)


def forget(house: House, owner: str, name: str) -> None:
    """The style is gone; jobs that were asked for in it keep it."""
    removed(house, lambda: _thing(house, owner, name), busy="This style is being changed from many sides at once.")


def undressed(house: House, owner: str, body: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The body in the built-in style that its own one is painted in, and what a job keeps of its own one."""
    wanted = body.get("style")
    if not isinstance(wanted, str) or wanted in STYLES or wanted in LATER_STYLES:
        return dict(body), {}
    style = found(house, owner, wanted)
    if style is None:
        known = ", ".join((*STYLES, *(one.name for one in listed(house, owner))))
        fault = f"There is no such style; choose one of: {known}."
        raise InvalidRequest(f"style: {fault}", fields=(("style", fault),))
    return dict(body) | {"style": style.base}, {"style_name": style.name, "style_words": style.words}


def _thing(house: House, owner: str, name: str) -> Thing:
    thing = house.things.get(owner, SHELF, _id(name))
    if thing is None:
        raise NotFound("You have no style by that name.")
    return thing


def _id(name: str) -> str:
    return digest(folded(squeezed(name)))[:24]


def _style(thing: Thing) -> Style:
    value = thing.value
    return Style(name=value["name"], base=value["base"], words=value["words"], made_at=thing.at)
