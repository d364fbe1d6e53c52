"""Jobs as documents, and back. One document is the whole progress of a job.

What a worker writes without having read stands in fields of its own: outcomes and tries under their step. The version
is not written but counted: each such write adds one line to `log`, and the line's place tells which version it made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from functions.adapters.google.cache_documents import expiry
from functions.adapters.google.names import blob_paths, document_id
from functions.adapters.stores import commits
from functions.core.codec import decode, encode
from functions.core.job import Asset, Job, Outcome, Step, Try

JOBS, SETTLED = "jobs", "settled"


@dataclass(frozen=True, slots=True)
class Kept:
    """A job as it was read or written, with what a later commit needs to know of its document."""

    job: Job
    #: the document's own mark, for preconditions
    update_time: Any
    #: characters of its text, about
    size: int
    #: the last whole document's writer
    by: str = ""
    #: what was counted with it and is not yet among the counters: name -> values and totals
    counts: Mapping[str, Any] = field(default_factory=dict)


def job_id(name: str) -> str:
    """The document of a job."""
    return document_id(name)


def marker_id(name: str, step: str, revision: int) -> str:
    """The document that says that a revision of a step is settled."""
    return document_id(name, step, f"r{revision}")


def marker_document(name: str, *, by: str, at: float) -> dict[str, Any]:
    """Of a job's settled revision, by whom and when; it goes with its job, or when no late worker can come any more."""
    return {"job": name, "by": by, "expires_at": expiry(at)}


def line(step: str, sign: str) -> str:
    """One line of the log: which step was changed, by a sign that is never given twice."""
    return f"{step} {sign}"


def job_document(
    job: Job, *, by: str, counts: Mapping[str, Any] | None = None, most: int = commits.MOST_BYTES
) -> tuple[dict[str, Any], int]:
    """The whole document, and its size; TooComplex where the job outgrew one."""
    size = len(commits.document(job, most=most))
    body = {**encode(replace(job, steps={}, version=0)), "order": list(job.steps)}
    return {
        "id": job.id,
        "owner": job.owner,
        "kind": job.kind,
        "state": job.state,
        "open": not job.ended,
        "hidden": job.deleted,
        "created_at": job.created_at,
        "updated_at": job.updated_at,
        "check_at": job.check_at,
        "version": job.version,
        "log": [],
        "by": by,
        "blobs": blob_paths(job.owner, job.assets()),
        "steps": {name: _step_document(step) for name, step in job.steps.items()},
        "body": _text(body),
        "counts": dict(counts or {}),
        "counted": bool(counts),
    }, size


def kept_of(document: Mapping[str, Any], *, update_time: Any) -> Kept:  # noqa: ANN401 - the client's own mark
    """The job of a document."""
    body = json.loads(document["body"])
    order = body.pop("order", [])
    version, log = int(document["version"]), document["log"]
    changed = {entry.rpartition(" ")[0]: version + place for place, entry in enumerate(log, 1)}
    steps = {name: _step_of(document["steps"][name], changed.get(name)) for name in order}
    job = replace(decode(Job, body), steps=steps, version=version + len(log), updated_at=float(document["updated_at"]))
    return Kept(job, update_time, _size(document), document["by"], document["counts"])


def outcome_document(outcome: Outcome) -> dict[str, Any]:
    """How a revision ended: its state for those who look on, and all of it."""
    return {"state": outcome.state, "body": _text(encode(outcome))}


def try_document(one: Try) -> dict[str, Any]:
    """A try: its cost apart, for it is written later than the rest."""
    return {"cost": one.cost, "body": _text(encode(replace(one, cost=None)))}


def asset_paths(owner: str, asset: Asset | None) -> list[str]:
    """What a result adds to the blobs that its job names."""
    return [] if asset is None else blob_paths(owner, asset.blobs())


def _step_document(step: Step) -> dict[str, Any]:
    return {
        "what": step.what,
        "scene": step.scene,
        "revision": step.revision,
        "body": _text(encode(replace(step, outcomes={}, tries={}))),
        "outcomes": {str(revision): outcome_document(one) for revision, one in step.outcomes.items()},
        "tries": {token: try_document(one) for token, one in step.tries.items()},
    }


def _step_of(document: Mapping[str, Any], changed: int | None) -> Step:
    step = decode(Step, json.loads(document["body"]))
    outcomes = {int(name): decode(Outcome, json.loads(one["body"])) for name, one in document["outcomes"].items()}
    tries = {
        token: replace(decode(Try, json.loads(one["body"])), cost=one["cost"])
        for token, one in document["tries"].items()
        if "body" in one
    }
    stamp = step.stamp if changed is None else changed
    return replace(
        step, outcomes=dict(sorted(outcomes.items())), tries=dict(sorted(tries.items(), key=_by_time)), stamp=stamp
    )


def _by_time(named: tuple[str, Try]) -> tuple[float, str]:
    return named[1].at, named[0]


def _size(document: Mapping[str, Any]) -> int:
    """Characters of all texts, also of what belongs to no step: it fills the document as well."""
    steps = document["steps"].values()
    parts = [part for step in steps for kind in ("outcomes", "tries") for part in step.get(kind, {}).values()]
    return len(document["body"]) + sum(len(one.get("body", "")) for one in (*steps, *parts))


def _text(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, check_circular=False)
