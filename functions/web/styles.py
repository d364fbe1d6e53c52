"""How pictures can look, over HTTP: the built-in styles and those of an owner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from functions.core.errors import NotFound
from functions.kinds import KINDS
from functions.web.call import Call
from functions.web.reply import FRESH, Reply, in_json

if TYPE_CHECKING:
    from functions.flows.looks import Style

DAY = {"Cache-Control": "public, max-age=3600"}


def listing(call: Call) -> Reply:
    """Every style with a sample picture: the built-in ones, then the caller's own."""
    from functions.flows import looks

    built_in = [
        {
            "name": name, "title": name.replace("-", " ").capitalize(), "description": call.config.styles.get(name, ""),
            "own": False, "base": name, "words": None, "sample_url": _sample_url(call, name),
        }
        for name in _built_in()
    ]  # fmt: skip
    own = [_own(call, one) for one in looks.listed(call.house, call.owner)]
    return in_json({"items": [*built_in, *own], "next_page_token": None}, headers=FRESH.items())


def create(call: Call) -> Reply:
    """A style of the caller's own."""
    from functions.flows import looks
    from functions.kinds.checks import checked
    from functions.web.bodies_gallery import NewStyle

    body = checked(NewStyle, call.json())
    made = looks.make(call.house, call.owner, name=body.name, base=body.base, words=body.words)
    return in_json(_own(call, made), status=201, headers=[("Location", f"/v1/styles/{quote(made.name)}")])


def forget(call: Call) -> Reply:
    """Gone; what was painted in it stays."""
    from functions.flows import looks

    looks.forget(call.house, call.owner, call.params["style"])
    return Reply(status=204)


def sample(call: Call) -> Reply:
    """A picture painted in a style; for an own style, in the built-in one that it is painted in."""
    from functions.flows import looks

    name, draw = call.params["style"], call.config.style_sample
    base = name
    if name not in _built_in():
        own = looks.found(call.house, call.owner, name)
        base = own.base if own is not None else ""
    if not base or draw is None:
        raise NotFound("There is no such style.")
    kept = call.desk.samples.get(base)
    if kept is None:
        kept = call.desk.samples[base] = draw(base)
    return Reply(body=kept[0], mime=kept[1], headers=list((DAY if base == name else FRESH).items()))


def _own(call: Call, one: Style) -> dict[str, Any]:
    return {
        "name": one.name, "title": one.name, "description": f"{one.words.rstrip('.')}. Painted in {one.base}.",
        "own": True, "base": one.base, "words": one.words, "sample_url": _sample_url(call, one.name),
    }  # fmt: skip


def _built_in() -> tuple[str, ...]:
    return tuple(dict.fromkeys(style for kind in KINDS.values() for style in kind.styles))


def _sample_url(call: Call, name: str) -> str | None:
    return f"/v1/styles/{quote(name)}/sample" if call.config.style_sample else None
