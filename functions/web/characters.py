"""Characters that last, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from functions.web import shape
from functions.web.addresses import picture_url
from functions.web.call import MOST_FILES, Call
from functions.web.reply import FRESH, Reply, in_json, is_known, matched, minute, not_modified, strong

if TYPE_CHECKING:
    from functions.core.job import Asset
    from functions.flows.characters import Kept


def create(call: Call) -> Reply:
    """A new character; its reference picture is sent along, drawn, or left to each job."""
    from functions.flows import characters, drawing
    from functions.kinds.checks import checked, object_of
    from functions.web.bodies_gallery import NewCharacter

    wish, key = checked(NewCharacter, object_of(call.any_json(most=MOST_FILES))), call.idempotency_key()
    made = characters.make(
        call.house, call.owner, name=wish.name, look=wish.look, voice=wish.voice or "",
        reference=_picture(call, wish.reference), once=key or "",
    )  # fmt: skip
    if wish.draw and not made.drawing and made.reference is None:
        made, messages = drawing.draw_new(call.house, call.owner, made, style=wish.style)
        call.house.queue.put(messages)
    return _shown(call, made, status=201, headers=[("Location", f"/v1/characters/{made.id}")])


def listing(call: Call) -> Reply:
    """The caller's characters, newest first."""
    from functions.flows import characters

    size = call.number("page_size", 20, low=1, high=100)
    found, token = characters.listed(call.house, call.owner, size=size, token=call.query("page_token") or None)
    return in_json({"items": [_told(call, one) for one in found], "next_page_token": token}, headers=FRESH.items())


def look(call: Call) -> Reply:
    """One character."""
    from functions.flows import characters

    found = characters.look(call.house, call.owner, call.params["character"])
    if is_known(call.header("If-None-Match"), strong(found.version)):
        return not_modified(strong(found.version), FRESH)
    return _shown(call, found)


def describe(call: Call) -> Reply:
    """Name, look, voice or reference picture told anew; jobs that it is in keep what they have."""
    from functions.flows import characters
    from functions.kinds.checks import checked, object_of
    from functions.web.bodies_gallery import CharacterChange

    given, character = call.header("If-Match"), call.params["character"]
    fields: dict[str, Any] = checked(CharacterChange, object_of(call.any_json(most=MOST_FILES))).model_dump(
        exclude_unset=True
    )
    characters.look(call.house, call.owner, character)
    if "reference" in fields:
        fields |= {"reference": _picture(call, fields["reference"]), "drawing": ""}
    if "voice" in fields:
        fields["voice"] = fields["voice"] or ""
    return _shown(
        call,
        characters.describe(call.house, call.owner, character, fields, tag=lambda version: matched(given, version)),
    )


def forget(call: Call) -> Reply:
    """Gone; jobs that it is in keep its look and its picture."""
    from functions.flows import characters

    characters.forget(call.house, call.owner, call.params["character"])
    return Reply(status=204)


def draw(call: Call) -> Reply:
    """Has its reference picture drawn: 202 with the character, whose `drawing` names the job."""
    from functions.flows import drawing, limits
    from functions.kinds.checks import checked
    from functions.web.bodies_gallery import Drawing

    wish = checked(Drawing, call.json_if_any())
    made, messages = drawing.draw(
        call.house, call.owner, call.params["character"], style=wish.style, seed=wish.seed
    )  # fmt: skip
    call.house.queue.put(messages)
    left = minute(limits.left(call.house, call.owner, "image"))
    return _shown(call, made, status=202, headers=[("Location", f"/v1/jobs/{made.drawing}"), *left])


def _picture(call: Call, reference: str | None) -> Asset | None:
    """What a reference stands for: bytes that came with it, or a picture of the gallery."""
    from functions.flows import brought, gallery

    if not reference:
        return None
    if len(reference) <= 100 and not reference.startswith("data:"):
        return gallery.look(call.house, call.owner, reference).asset
    return brought.picture(call.house, call.owner, reference, field="reference")


def _told(call: Call, one: Kept) -> dict[str, Any]:
    return {
        "id": one.id, "name": one.name, "look": one.look, "voice": one.voice or None,
        "reference": _reference(call, one.reference), "drawing": one.drawing or None,
        "created_at": shape.when(one.made_at),
    }  # fmt: skip


def _reference(call: Call, asset: Asset | None) -> dict[str, Any] | None:
    if asset is None:
        return None
    return {
        "url": picture_url(call, asset.name), "thumb_url": picture_url(call, asset.thumb), "width": asset.width,
        "height": asset.height,
    }  # fmt: skip


def _shown(call: Call, one: Kept, *, status: int = 200, headers: list[tuple[str, str]] | None = None) -> Reply:
    all_headers = [("ETag", strong(one.version)), *FRESH.items(), *(headers or [])]
    return in_json(_told(call, one), status=status, headers=all_headers)
