"""Bytes over HTTP: pictures and pages by name, exports by format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from functions.core.errors import LimnerError, NotFound
from functions.core.job import RUNNING, Export, Job
from functions.kinds import KINDS
from functions.web import shape
from functions.web.call import MOST_WAIT, Call
from functions.web.ranges import asked
from functions.web.reply import FRESH, Reply, in_json, is_known, not_modified

FOR_EVER = {"Cache-Control": "private, max-age=31536000, immutable"}
#: of an answer that leads to a signed link; the link is good for longer
A_WHILE = {"Cache-Control": "private, max-age=300"}
#: from here on a file is sent from the disk, not through memory
LARGE = 512 * 1024
PIECE = 64 * 1024
#: what the cloud lets through in one answer, and a little less
MOST_SENT = 30 * 1024 * 1024
TEXT = "text/plain; charset=utf-8"
#: builds of one content that may fail before the failure is the answer
PATIENCE = 2
TYPES = {
    "webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "json": "application/json",
    "pdf": "application/pdf", "zip": "application/zip", "cbz": "application/vnd.comicbook+zip",
    "html": "text/html; charset=utf-8", "wav": "audio/wav", "vtt": "text/vtt; charset=utf-8",
    "epub": "application/epub+zip",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}  # fmt: skip
#: what a page may show or play; everything else is only saved
SHOWN = frozenset({"webp", "png", "jpg", "jpeg", "wav"})
#: who is led away and who is not: one copy never serves both
_VARY = ("Vary", "Sec-Fetch-Mode, Origin")
_NAME = r"([0-9a-f]{64})\.([a-z0-9]{1,8})"
_UNSAFE = r"[^A-Za-z0-9._-]+"


def asset(call: Call) -> Reply:
    """One blob of the caller, for ever the same."""
    name = call.params["name"]
    found = re.fullmatch(_NAME, name)
    if found is None or not _may_see(call, name):
        raise NotFound("There is no file by that name.")
    tag = f'"{found[1]}"'
    path = f"{call.owner}/{name}"
    if is_known(call.header("If-None-Match"), tag) and call.house.blobs.age(path):
        return not_modified(tag, FOR_EVER)
    mime = TYPES.get(found[2], "application/octet-stream")
    saved = "" if found[2] in SHOWN else "attachment"
    if led := _led_away(call, path, mime=mime, disposition=saved, kept=A_WHILE):
        return led
    reply = _bytes(call, path, mime=mime, tag=tag)
    reply.headers += [("ETag", tag), *FOR_EVER.items()]
    if saved:
        reply.headers.append(("Content-Disposition", saved))
    return reply


def exports(call: Call) -> Reply:
    """Every format that the job can be had in, and how far it is."""
    job = call.job()
    names = KINDS[job.kind].offered_for(job.request)
    return in_json({"items": [_listed(call, job, name) for name in names], "next_page_token": None})


def export(call: Call) -> Reply:
    """The file, or 202 while it is built."""
    seconds = call.number("wait", 0, low=0, high=int(MOST_WAIT))
    return export_of(call, call.job(), call.params["format"], seconds=seconds)


def export_of(call: Call, job: Job, name: str, *, seconds: float) -> Reply:
    """A file of this job, waited for so long."""
    from functions.flows.export import ask_for

    _must_be_worth_it(job, name)
    job, found, messages = ask_for(call.house, job, name)
    call.house.queue.put(messages)
    if found.state == "building" and seconds:
        wanted = found.digest
        job = call.wait_for(job, lambda now: _built(now, name, wanted), seconds=seconds)
        found = job.exports.get(name, found)
    if found.state != "ready":
        _must_be_worth_it(job, name)
        return in_json(
            {"format": name, "state": "building", "url": f"/v1/jobs/{job.id}/exports/{name}"},
            status=202,
            headers=[("Retry-After", "1"), ("Cache-Control", "no-store")],
        )
    tag = f'"{found.asset.partition(".")[0]}"'
    if is_known(call.header("If-None-Match"), tag):
        return not_modified(tag, FRESH)
    path, disposition = f"{job.owner}/{found.asset}", _disposition(job, found)
    if led := _led_away(call, path, mime=found.mime, disposition=disposition, kept=FRESH, size=found.size):
        return led
    reply = _bytes(call, path, mime=found.mime)
    reply.headers += [("ETag", tag), ("Content-Disposition", disposition), *FRESH.items()]
    return reply


def _may_see(call: Call, name: str) -> bool:
    if not call.caller.token_job:
        return True
    job = call.house.jobs.get(call.caller.token_job)
    return job is not None and not job.deleted and name in job.assets()


def _listed(call: Call, job: Job, name: str) -> dict[str, object]:
    from functions.flows.manuscript import export_digest

    kept = job.exports.get(name)
    mime, version = call.house.press.formats().get(name, ("application/octet-stream", 0))
    state = "waiting" if not job.ended or job.plan is None else "available"
    current = kept is not None and (job.state in RUNNING or kept.digest == export_digest(job, name, version))
    if kept is not None and current:
        state = kept.state
    ready = kept if state == "ready" else None
    return {
        "format": name, "state": state, "url": f"/v1/jobs/{job.id}/exports/{name}", "mime": mime,
        "bytes": ready.size if ready else None,
        "error": shape.problem(kept.problem) if kept is not None and state == "failed" else None,
    }  # fmt: skip


def _must_be_worth_it(job: Job, name: str) -> None:
    kept = job.exports.get(name)
    if kept is not None and kept.state == "failed" and kept.turn >= PATIENCE and kept.problem is not None:
        raise LimnerError(f"The {name} file could not be made. {kept.problem.detail}", action=kept.problem.action)


def _built(job: Job, name: str, digest: str) -> bool:
    found = job.exports.get(name)
    return found is None or found.digest != digest or found.state != "building"


def _led_away(
    call: Call, path: str, *, mime: str, disposition: str, kept: Mapping[str, str], size: int = 0
) -> Reply | None:
    """The way to bytes that need not pass through us; None where they must, or are not there.

    Without a tag: whoever keeps this answer must never be told that it is still good when the link is not.
    """
    doors = call.house.doors if call.method == "GET" else None
    # A page's script may not follow to another origin that does not know the page, so it gets the bytes from us.
    scripted = call.header("Sec-Fetch-Mode") == "cors" or bool(call.header("Origin"))
    if doors is None or (scripted and size <= MOST_SENT):
        return None
    link = doors.link(path, mime=mime, disposition=disposition)
    if link is None:
        return None
    return Reply(status=302, mime=TEXT, headers=[("Location", link), _VARY, *kept.items()])


def _bytes(call: Call, path: str, *, mime: str, tag: str = "") -> Reply:
    place = call.config.file_of(path) if call.config.file_of else None
    whole = call.method != "GET" or not call.header("Range")
    if place is not None and (size := place.stat().st_size) >= LARGE and call.method == "GET" and whole:
        return Reply(mime=mime, stream=_file(call, place), length=size, headers=_own_ground(call))
    data = call.house.blobs.get(path)
    if data is None:
        raise NotFound("There is no file by that name.")
    part = None if whole else asked(call, size=len(data), tag=tag)
    if part is None:
        return Reply(mime=mime, body=data, headers=_own_ground(call))
    first, last = part
    span = ("Content-Range", f"bytes {first}-{last}/{len(data)}")
    return Reply(status=206, mime=mime, body=data[first : last + 1], headers=[*_own_ground(call), span])


def _own_ground(call: Call) -> list[tuple[str, str]]:
    """Whatever the bytes are, they never act in our origin; a part of them can be asked for."""
    ground = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
    vary = [] if call.house.doors is None else [_VARY]
    return [("Content-Security-Policy", ground), ("Accept-Ranges", "bytes"), *vary]


def _file(call: Call, place: Path) -> Iterable[bytes]:
    wrapper = call.environ.get("wsgi.file_wrapper")
    if wrapper is None:
        return _pieces(place)
    wrapped: Iterable[bytes] = wrapper(place.open("rb"), PIECE)
    return wrapped


def _pieces(place: Path) -> Iterator[bytes]:
    with place.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _disposition(job: Job, found: Export) -> str:
    title = unicodedata.normalize("NFC", (job.plan.title if job.plan else "") or job.kind)
    suffix = Path(found.asset).suffix
    spoken = "".join(letter for letter in title if letter.isprintable() and letter not in '/\\:*?"<>|')[:80].strip(". ")
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    plain = re.sub(_UNSAFE, "-", ascii_only).strip("-.")[:80] or job.kind
    return f"attachment; filename=\"{plain}{suffix}\"; filename*=UTF-8''{quote((spoken or plain) + suffix, safe='')}"
