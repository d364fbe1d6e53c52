"""The gallery over HTTP: find, describe, throw away, bring back, bring in from elsewhere."""

from __future__ import annotations

from typing import Any

from functions.core.errors import InvalidRequest
from functions.ports import GalleryRecord, Wanted
from functions.web import shape
from functions.web.addresses import picture_url
from functions.web.call import MOST_FILES, Call
from functions.web.reply import FRESH, Reply, in_json, is_known, matched, not_modified, strong

YES_OR_NO = {"true": True, "1": True, "false": False, "0": False}


def search(call: Call) -> Reply:
    """The pictures that fit, newest first."""
    from functions.flows import gallery

    tag = call.query("tag")
    wanted = Wanted(
        tags=(tag,) if tag else (), featured=flag(call, "featured"), item=call.query("item") or "",
        job=call.query("job") or "", deleted=bool(flag(call, "deleted")),
    )  # fmt: skip
    size = call.number("page_size", 20, low=1, high=100)
    page = gallery.search(
        call.house, call.owner, call.query("q") or "", wanted, size=size, token=call.query("page_token") or None
    )
    body = {"items": [picture(call, one) for one in page.pictures], "next_page_token": page.next}
    return in_json(body, headers=FRESH.items())


def look(call: Call) -> Reply:
    """One picture, also one in the bin."""
    from functions.flows import gallery

    found = gallery.look(call.house, call.owner, call.params["image"])
    if is_known(call.header("If-None-Match"), strong(found.version)):
        return not_modified(strong(found.version), FRESH)
    return _shown(call, found)


def describe(call: Call) -> Reply:
    """What its owner says of it."""
    from functions.flows import gallery
    from functions.kinds.checks import checked
    from functions.web.bodies_gallery import PictureChange

    given = call.header("If-Match")
    change = checked(PictureChange, call.json())
    fields: dict[str, Any] = {
        name: tuple(dict.fromkeys(value)) if name == "tags" else value
        for name, value in change.model_dump(exclude_none=True).items()
    }
    return _shown(
        call,
        gallery.describe(
            call.house, call.owner, call.params["image"], fields, tag=lambda version: matched(given, version)
        ),
    )


def throw_away(call: Call) -> Reply:
    """Into the bin; the answer says until when it can be brought back."""
    from functions.flows import gallery

    return _shown(call, gallery.throw_away(call.house, call.owner, call.params["image"]))


def bring_back(call: Call) -> Reply:
    """Out of the bin."""
    from functions.flows import gallery

    return _shown(call, gallery.bring_back(call.house, call.owner, call.params["image"]))


def bring_in(call: Call) -> Reply:
    """Pictures from elsewhere, with a report for each."""
    return in_json(brought(call))


def brought(call: Call) -> dict[str, Any]:
    """The report on a body of pictures."""
    from functions.flows.albums import entries
    from functions.flows.importing import bring_in as bring

    dry_run = bool(flag(call, "dry_run"))
    found = tuple(entries(call.any_json(most=MOST_FILES)))
    told = bring(call.house, call.owner, found, dry_run=dry_run)
    items = [
        {
            "index": index, "source_id": one.source or None, "id": one.id or None, "result": one.result,
            "reason": one.reason or None,
        }
        for index, one in enumerate(told)
    ]  # fmt: skip
    counts = {result: sum(one.result == result for one in told) for result in ("imported", "exists", "refused")}
    return {"dry_run": dry_run, **counts, "items": items}


def picture(call: Call, one: GalleryRecord) -> dict[str, Any]:
    """A picture as its owner sees it."""
    return {
        "id": one.id, "job": one.job or None, "kind": one.kind or None, "scene": one.scene or None,
        "step": one.step or None, "version": one.revision, "item": one.item or None, "prompt": one.prompt,
        "alt": one.alt, "tags": list(one.tags), "featured": one.featured, "style": one.style or None,
        "model": one.model or None, "cost_usd": shape.usd(one.cost), "cached": one.cached,
        "url": picture_url(call, one.asset.name), "thumb_url": picture_url(call, one.asset.thumb),
        "original_url": picture_url(call, one.asset.original), "width": one.asset.width, "height": one.asset.height,
        "placeholder": one.asset.placeholder, "color": one.asset.color, "created_at": shape.when(one.at),
        "purge_at": shape.when(one.purge_at),
    }  # fmt: skip


def _shown(call: Call, one: GalleryRecord) -> Reply:
    return in_json(picture(call, one), headers=[("ETag", strong(one.version)), *FRESH.items()])


def flag(call: Call, name: str) -> bool | None:
    """A query parameter that says yes or no; None where it is not there."""
    text = call.query(name)
    if not text:
        return None
    if text.lower() not in YES_OR_NO:
        fault = "true or false is expected."
        raise InvalidRequest(f"{name}: {fault}", fields=((name, fault),))
    return YES_OR_NO[text.lower()]
