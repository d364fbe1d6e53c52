"""Every question to Firestore about the cache, the gallery, things, registers and counters, each by its name.

What a question asks by must be indexed in infra/store.tf: an emulator answers without, the real store does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from functions.adapters.google.asking import asked
from functions.adapters.google.cache_documents import CACHE, expiry
from functions.adapters.google.counter_documents import COUNTERS
from functions.adapters.google.gallery_documents import ANY, GALLERY, picture_id
from functions.adapters.google.job_documents import JOBS, job_id
from functions.adapters.google.register_documents import REGISTERS
from functions.adapters.google.store import Store
from functions.adapters.google.thing_documents import THINGS, place_id
from functions.ports import Clearing

if TYPE_CHECKING:
    from google.cloud.firestore import DocumentSnapshot, Query

#: behind every text that begins alike
LAST = "\U0010ffff"
#: the one thing that a search asks an index about: job, item, featured, a tag, or a run of letters in the words
Term = tuple[str, Any]


def cache_of_job(store: Store, job: str, *, finished: bool, limit: int) -> Query:
    """What a job put into the cache, or its leases alone."""
    return asked(store, CACHE, ("job", "==", job), ("finished", "==", finished)).limit(limit)


def cache_leases(store: Store) -> Query:
    """Entries that somebody is at work on."""
    return asked(store, CACHE, ("boot", ">", ""))


def cache_old(store: Store, *, before: float, limit: int) -> Query:
    """Entries stored, and leases ended, before a time; the oldest first."""
    return asked(store, CACHE, ("expires_at", "<", expiry(before))).order_by("expires_at").limit(limit)


def cache_unused(store: Store, *, limit: int) -> Query:
    """Finished entries, those that were not used for longest first."""
    return asked(store, CACHE, ("finished", "==", True)).order_by("used_at").limit(limit)


def cache_cleared(store: Store, wanted: Clearing, *, after: DocumentSnapshot[Any] | None, limit: int) -> Query:
    """Finished entries that are to go, in portions."""
    model = [("model", "==", wanted.model)] if wanted.model else []
    query = asked(store, CACHE, ("finished", "==", True), *model, ("stored_at", "<", wanted.before))
    query = query.order_by("stored_at").limit(limit)
    return query if after is None else query.start_after(after)


def cache_finished(store: Store, *, finished: bool) -> Query:
    """Entries with a result, or those that are leases alone."""
    return asked(store, CACHE, ("finished", "==", finished))


def cache_fresh(store: Store, *, text: bool, since: float) -> Query:
    """Texts, or all others, that were stored since then."""
    return asked(store, CACHE, ("finished", "==", True), ("text", "==", text), ("stored_at", ">=", since))


def cache_oldest(store: Store) -> Query:
    """The finished entry that was stored first."""
    return asked(store, CACHE, ("finished", "==", True)).order_by("stored_at").limit(1)


def cache_next_model(store: Store, *, after: str | None) -> Query:
    """An entry of the next model, in the order of their names."""
    query = asked(store, CACHE, ("finished", "==", True)).order_by("model").order_by("stored_at").limit(1)
    return query if after is None else query.start_after({"model": after})


def cache_of_model(store: Store, model: str) -> Query:
    """Finished entries that a model made."""
    return asked(store, CACHE, ("finished", "==", True), ("model", "==", model))


def pictures(
    store: Store, owner: str, *, binned: bool, term: Term | None, behind: tuple[float, str] | None, limit: int
) -> Query:
    """An owner's pictures that one term brings, or all, newest first; whatever else is wanted is looked at in them."""
    query = _narrowed(asked(store, GALLERY, ("owner", "==", owner), ("binned", "==", binned)), term)
    query = query.select(["body", "version"]).limit(limit)
    query = query.order_by("at", direction="DESCENDING").order_by("__name__", direction="DESCENDING")
    return query if behind is None else query.start_after({"at": behind[0], "__name__": picture_id(behind[1])})


def pictures_of_item(store: Store, owner: str, item: str) -> Query:
    """What is shown of an item: where each stands, and nothing else."""
    known = (("owner", "==", owner), ("item", "==", item), ("binned", "==", False))
    return asked(store, GALLERY, *known).select(["job", "place"])


def pictures_due(store: Store, *, now: float, limit: int) -> Query:
    """Pictures in the bin whose time has come, the oldest first."""
    return asked(store, GALLERY, ("purge_at", "<=", now)).order_by("purge_at").limit(limit)


def pictures_counted(store: Store, owner: str | None, *, binned: bool, featured: bool) -> Query:
    """Pictures of one owner, or of all, to be counted; `featured` is those that are put forward alone."""
    known = [("owner", "==", owner)] if owner is not None else []
    put_forward = [("featured", "==", True)] if featured else []
    return asked(store, GALLERY, *known, ("binned", "==", binned), *put_forward)


def things_listed(store: Store, owner: str, shelf: str, *, behind: tuple[float, str] | None, limit: int) -> Query:
    """The things of a shelf, newest first."""
    query = asked(store, THINGS, ("owner", "==", owner), ("shelf", "==", shelf))
    query = query.order_by("at", direction="DESCENDING").order_by("__name__", direction="DESCENDING").limit(limit)
    if behind is None:
        return query
    return query.start_after({"at": behind[0], "__name__": place_id(owner, shelf, behind[1])})


def things_due(store: Store, *, now: float, limit: int) -> Query:
    """Things whose time is over, the oldest first."""
    return asked(store, THINGS, ("purge_at", "<=", now)).order_by("purge_at").limit(limit)


def registers_listed(store: Store, prefix: str, *, after: str, limit: int) -> Query:
    """Registers whose names begin so, behind a name."""
    beginning = ("name", ">", after) if after >= prefix else ("name", ">=", prefix)
    query = asked(store, REGISTERS, beginning, ("name", "<", prefix + LAST)).order_by("name").limit(limit)
    return query.select(["name", "expires_at"])


def counters_between(store: Store, first: str, last: str) -> Query:
    """The counters of all names from one to another."""
    return asked(store, COUNTERS, ("name", ">=", first), ("name", "<=", last)).order_by("name")


def counters_before(store: Store, name: str, *, limit: int) -> Query:
    """The counters of names that stand before that one."""
    return asked(store, COUNTERS, ("name", "<", name)).order_by("name").limit(limit)


def counters_of_cache(store: Store) -> Query:
    """All counters, to add up what the scene cache did."""
    return asked(store, COUNTERS)


def jobs_everywhere(store: Store, *, states: tuple[str, ...], behind: tuple[float, str] | None, limit: int) -> Query:
    """The jobs of all owners that are not hidden, newest first."""
    known = [("state", "in", list(states))] if states else []
    query = asked(store, JOBS, ("hidden", "==", False), *known)
    query = query.order_by("created_at", direction="DESCENDING").order_by("__name__", direction="DESCENDING")
    query = query.limit(limit)
    return query if behind is None else query.start_after({"created_at": behind[0], "__name__": job_id(behind[1])})


def jobs_next_sort(store: Store, *, after: Mapping[str, str] | None) -> Query:
    """A job of the next kind and state, in the order of their names."""
    query = asked(store, JOBS, ("hidden", "==", False)).order_by("kind").order_by("state")
    query = query.select(["kind", "state"]).limit(1)
    return query if after is None else query.start_after(dict(after))


def jobs_of_sort(store: Store, *, kind: str, state: str) -> Query:
    """Jobs of one kind in one state."""
    return asked(store, JOBS, ("hidden", "==", False), ("kind", "==", kind), ("state", "==", state))


def _narrowed(query: Query, term: Term | None) -> Query:
    """A run of letters is also in every picture that has too many of them."""
    from google.cloud.firestore import FieldFilter

    if term is None:
        return query
    field, value = term
    if field == "words":
        return query.where(filter=FieldFilter(field, "array_contains_any", [value, ANY]))
    return query.where(filter=FieldFilter(field, "array_contains" if field == "tags" else "==", value))
