"""A scene that its owner asks for again and again, in the same words, is answered with one job.

The first time the scene cache answers, that becomes a job of its own. From then on nothing is made and nothing is
written: the hit is counted, and that is all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from functions.core.job import Job, Step
from functions.core.keys import gallery_name
from functions.flows.at_once import HIT, Look
from functions.flows.reuse import brought, fresh_since
from functions.ports import CacheEntry, CacheHit, Earlier, House
from functions.rules.cache import DAY

#: seconds for which a picture that was seen in the gallery, with all its bytes, is believed to be there
SURE = 1.0
#: seconds within which one look at it serves all who ask while it lasts; after a longer rest everybody looks
SHARED = 5.0
#: whoever says one of these wants more than the picture, or what it names may mean another thing tomorrow
MORE = ("webhook", "document", "item", "tags", "style_words")


def remembered(house: House, job: Job, look: Look | None, *, body: str) -> None:
    """A job that the cache answered may answer the same request again; `body` is the request's digest."""
    if look is None or look.verdict != HIT or not body or not _is_plain(job.request):
        return
    house.repeats.keep(job.owner, job.kind, body, Earlier(job=job.id, key=look.key))


def answered(house: House, owner: str, kind: str, *, body: str) -> tuple[Job, Look] | None:
    """The job that the scene cache answered then, while it would answer the request with that same picture."""
    earlier = house.repeats.find(owner, kind, body)
    if earlier is None:
        return None
    job, entry = house.jobs.get(earlier.job), house.cache.look(earlier.key)
    if job is None or entry is None or not _shows(job, entry) or entry.stored_at < fresh_since(house):
        return None
    now = house.now()
    if now > earlier.sure_until and not _is_there(house, job, entry, earlier, body=body):
        return None
    house.cache.answered([CacheHit(key=entry.key, now=now)])
    return job, Look(verdict=HIT, key=entry.key, ttl=entry.stored_at + house.policy.cache_days * DAY - now)


def _is_plain(request: Mapping[str, Any]) -> bool:
    """The words alone say what is drawn, and the picture is all that is wanted."""
    lasting = any(one.get("id") for one in request.get("characters") or ())
    return request.get("seed") is not None and not lasting and not any(request.get(name) for name in MORE)


def _shows(job: Job, entry: CacheEntry) -> bool:
    """The job is as its first run left it, with the picture that the cache holds."""
    step = _picture(job)
    if job.deleted or job.state != "done" or job.run.number != 1 or step is None:
        return False
    outcome = step.outcome()
    return outcome is not None and outcome.asset == entry.asset


def _is_there(house: House, job: Job, entry: CacheEntry, earlier: Earlier, *, body: str) -> bool:
    """Looks for the picture itself. Whoever asks meanwhile believes in it already, so that one look serves them all."""
    now, found = house.now(), False
    sure = replace(earlier, sure_until=now + SURE)
    if now < earlier.sure_until + SHARED:
        house.repeats.renew(job.owner, job.kind, body, sure)
    try:
        found = _hangs(house, job) and brought(house, entry, owner=job.owner)
    finally:
        house.repeats.renew(job.owner, job.kind, body, sure if found else earlier)
    return found


def _hangs(house: House, job: Job) -> bool:
    """Its picture is in the gallery: its owner has not thrown it away."""
    step = _picture(job)
    found = house.gallery.get(job.owner, gallery_name(job.id, step.name, step.revision)) if step else None
    return found is not None and found.purge_at is None


def _picture(job: Job) -> Step | None:
    return next((step for step in job.steps.values() if step.what == "picture"), None)
