"""S5, the adventure backend: pictures and scenes in the moment of play, a gallery, and what a browser kept of it."""

from __future__ import annotations

from typing import Any

from functions.core.errors import InvalidRequest
from functions.ports import GalleryRecord, Wanted
from functions.web import gallery, shape
from functions.web.cached import cache_status
from functions.web.call import Call
from functions.web.reply import FRESH, Reply, in_json, strong
from functions.web.seeds.orders import about, accepted, failure, ordered, patience
from functions.web.seeds.told import picture

#: pages that are turned to reach one by its number; further on there is next_page_token
MOST_PAGE = 100


def image(call: Call) -> Reply:
    """A new picture."""
    return _drawn(call, "image")


def scene(call: Call) -> Reply:
    """A scene: the same again comes from the cache."""
    return _drawn(call, "scene")


def search(call: Call) -> Reply:
    """The pictures that fit, newest first, by page or by token."""
    from functions.flows import gallery as flow

    size = call.number(_named(call, "page_size", "limit", "per_page"), 20, low=1, high=100)
    number = call.number("page", 1, low=1, high=MOST_PAGE)
    tag = call.query("tag")
    featured = gallery.flag(call, _named(call, "featured", "is_featured", "featured_only"))
    wanted = Wanted(
        tags=(tag,) if tag else (), featured=featured, item=call.query(_named(call, "item", "item_id")) or ""
    )
    words, token = call.query(_named(call, "q", "query", "search")) or "", call.query("page_token") or None
    page = flow.search(call.house, call.owner, words, wanted, size=size, token=token)
    for _ in range(number - 1):
        if page.next is None:
            return _page(call, (), None, size=size, number=number)
        page = flow.search(call.house, call.owner, words, wanted, size=size, token=page.next)
    return _page(call, page.pictures, page.next, size=size, number=number)


def look(call: Call) -> Reply:
    """One picture."""
    from functions.flows import gallery as flow

    return _shown(call, flow.look(call.house, call.owner, call.params["image"]))


def feature(call: Call) -> Reply:
    """Puts a picture forward, or back where it was."""
    from functions.flows import gallery as flow

    found = flow.look(call.house, call.owner, call.params["image"])
    fields = {"featured": not found.featured}
    return _shown(call, flow.describe(call.house, call.owner, found.id, fields, tag=lambda _: found.version))


def throw_away(call: Call) -> Reply:
    """Into the bin, from which it can be brought back."""
    from functions.flows import gallery as flow

    return _shown(call, flow.throw_away(call.house, call.owner, call.params["image"]))


def bring_in(call: Call) -> Reply:
    """What a browser kept in its LocalStorage; safe to send twice."""
    report = gallery.brought(call)
    counts = {"migrated": report["imported"], "skipped": report["exists"], "failed": report["refused"]}
    return in_json({"success": not report["refused"], **counts, **report})


def cache_stats(call: Call) -> Reply:
    """What the scene cache holds, answered and saved."""
    from functions.web import admin, scene_cache

    found = scene_cache.statistics(call)
    theirs = {"total_entries": found["entries"], "active_entries": found["fresh"], "expired_entries": found["stale"]}
    return in_json(theirs | found, headers=admin.FRESH)


def cache_clear(call: Call) -> Reply:
    """Every finished entry of the scene cache goes."""
    from functions.flows.reuse import cleared

    rehearsed = bool(gallery.flag(call, "dry_run"))
    return _removed(cleared(call.house, rehearsed=rehearsed).entries, rehearsed=rehearsed)


def expired_cache(call: Call) -> Reply:
    """Entries of the scene cache that are too old go."""
    from functions.flows.cleaning import expired_cache as flow

    rehearsed = bool(gallery.flag(call, "dry_run"))
    return _removed(flow(call.house, rehearsed=rehearsed), rehearsed=rehearsed)


def orphaned_images(call: Call) -> Reply:
    """Files that no record has named for an hour go."""
    from functions.flows.cleaning import orphaned_files as flow

    rehearsed = bool(gallery.flag(call, "dry_run"))
    return _removed(flow(call.house, rehearsed=rehearsed), rehearsed=rehearsed)


def maintenance(call: Call) -> Reply:
    """How much there is of everything."""
    from functions.web import admin, scene_cache

    pictures = call.house.gallery.counts(None)
    counts = sorted(call.house.oversight.counts().items())
    body = {
        "images": {"total": pictures.shown, "featured": pictures.featured, "deleted": pictures.deleted},
        "cache": scene_cache.statistics(call), "timestamp": shape.when(call.house.now()),
        "jobs": [{"kind": kind, "state": state, "count": count} for (kind, state), count in counts],
    }  # fmt: skip
    return in_json(body, headers=admin.FRESH)


def _removed(count: int, *, rehearsed: bool) -> Reply:
    from functions.web.admin import FRESH as NOW

    return in_json({"success": True, "deleted": count, "dry_run": rehearsed}, headers=NOW)


def _drawn(call: Call, kind: str) -> Reply:
    made = ordered(call, kind)
    job = call.wait_for(made.job, lambda now: now.ended, seconds=patience(call))
    headers = cache_status(made.look, job)
    if not job.ended:
        reply = accepted(call, made, job)
        reply.headers += headers
        return reply
    found = call.house.gallery.search(call.owner, Wanted(job=job.id), size=1, token=None).pictures
    if not found:
        raise failure(job)
    return in_json(picture(call, found[0]), headers=[*about(made, job), *headers])


def _page(call: Call, pictures: tuple[GalleryRecord, ...], token: str | None, *, size: int, number: int) -> Reply:
    body: dict[str, Any] = {
        "images": [picture(call, one) for one in pictures], "page": number, "page_size": size,
        "has_more": token is not None, "next_page_token": token,
    }  # fmt: skip
    return in_json(body, headers=FRESH.items())


def _shown(call: Call, one: GalleryRecord) -> Reply:
    return in_json(picture(call, one), headers=[("ETag", strong(one.version)), *FRESH.items()])


def _named(call: Call, *names: str) -> str:
    """The first of these that the query has, else the first."""
    given = [name for name in names if call.query(name) is not None]
    if len(given) > 1:
        fault = f"This says {given[0]} once more; send one of them."
        raise InvalidRequest(f"{given[1]}: {fault}", fields=((given[1], fault),))
    return given[0] if given else names[0]
