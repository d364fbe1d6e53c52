"""Every question about jobs, and about what they left elsewhere, each by its name: its shape needs an index.

A job's document has the stored state: `assembling` is derived where a job is read, so it is asked for as `rendering`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from functions.adapters.google.asking import asked
from functions.adapters.google.job_documents import JOBS, job_id
from functions.adapters.google.store import Store

if TYPE_CHECKING:
    from google.cloud.firestore import Query

#: blobs that one question may ask for
MOST_PATHS = 30
#: records that one question brings: each of them names something that was not known to be named
MOST_NAMING = 60


def jobs_listed(
    store: Store, owner: str, *, state: str | None, kind: str | None, behind: tuple[float, str] | None, limit: int
) -> Query:
    """An owner's jobs that are not hidden, newest first."""
    narrowed = [(name, "==", value) for name, value in (("state", state), ("kind", kind)) if value is not None]
    query = asked(store, JOBS, ("owner", "==", owner), ("hidden", "==", False), *narrowed)
    query = query.order_by("created_at", direction="DESCENDING").order_by("__name__", direction="DESCENDING")
    query = query.limit(limit)
    return query if behind is None else query.start_after({"created_at": behind[0], "__name__": job_id(behind[1])})


def jobs_open(store: Store, owner: str) -> Query:
    """An owner's jobs that have not ended."""
    return asked(store, JOBS, ("owner", "==", owner), ("open", "==", True))


def jobs_due(store: Store, *, now: float, limit: int) -> Query:
    """Jobs whose time to be looked at has come, the oldest first; nothing of them but that time."""
    query = asked(store, JOBS, ("check_at", "<=", now)).order_by("check_at").order_by("__name__")
    return query.limit(limit).select(["id"])


def jobs_counted(store: Store) -> Query:
    """Jobs with numbers that are not among the counters yet; nothing of them but those."""
    return asked(store, JOBS, ("counted", "==", True)).select(["counts"])


def of_job(store: Store, collection: str, job: str) -> Query:
    """What belongs to a job in another collection; nothing of it but its place."""
    return asked(store, collection, ("job", "==", job)).select(["job"])


def naming(store: Store, collection: str, paths: Sequence[str]) -> Query:
    """Records of a collection that name one of these blobs, MOST_NAMING of them; at most MOST_PATHS at once."""
    return asked(store, collection, ("blobs", "array_contains_any", list(paths))).select(["blobs"]).limit(MOST_NAMING)
