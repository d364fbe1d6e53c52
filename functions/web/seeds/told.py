"""Jobs and pictures in the words of other frontends. Addresses are whole: their pages come from elsewhere."""

from __future__ import annotations

import json
from typing import Any

from functions.core.job import Job
from functions.kinds import KINDS
from functions.ports import GalleryRecord
from functions.web import shape
from functions.web.addresses import picture_url
from functions.web.call import Call

Json = dict[str, Any]
SCHEMES = ("http", "https")
#: of a scene, what keeps its name
KEPT = (
    *("number", "title", "caption", "dialogue", "narration", "alt", "prompt", "points", "notes", "examples"),
    *("questions", "cast"),
)


def told(call: Call, job: Job) -> Json:
    """How far a job is, for whoever follows it by either name; `result` when there is one."""
    shown = json.loads(call.rendered(job).body)
    token = shown["client_token"]
    scenes = [_scene(call, one, token) for one in shown["scenes"]]
    fault = shown["error"]
    return {
        "request_id": job.id, "session_id": job.id, "kind": job.kind, "status": shown["state"],
        "progress": shown["progress"]["percent"],
        "message": fault["detail"] if fault else shown["progress"]["message"],
        "result": _result(call, job, shown, scenes) if shown["state"] in ("done", "partial") else None,
        "scenes": scenes, "error": fault, "warnings": shown["warnings"],
    }  # fmt: skip


def picture(call: Call, one: GalleryRecord) -> Json:
    """A picture of the gallery."""
    url = address(call, picture_url(call, one.asset.name))
    return {
        "id": one.id, "request_id": one.job or None, "prompt": one.prompt, "alt": one.alt, "image_url": url, "url": url,
        "thumbnail_url": address(call, picture_url(call, one.asset.thumb)), "width": one.asset.width,
        "height": one.asset.height, "is_featured": one.featured, "featured": one.featured, "item": one.item or None,
        "tags": list(one.tags), "kind": one.kind or None, "style": one.style or None, "model": one.model or None,
        "cached": one.cached, "cost_usd": shape.usd(one.cost), "created_at": shape.when(one.at),
        "is_deleted": one.purge_at is not None, "purge_at": shape.when(one.purge_at),
    }  # fmt: skip


def address(call: Call, path: str | None, token: str = "") -> str | None:
    """The whole address of a file; where keys are asked for, with the token of its job that an <img> can carry."""
    if not path:
        return None
    forwarded = call.header("X-Forwarded-Proto").partition(",")[0].strip().lower()
    scheme = forwarded if forwarded in SCHEMES else call.environ.get("wsgi.url_scheme", "http")
    host = call.header("Host")
    leave = f"?token={token}" if token and call.config.auth != "open" else ""
    return f"{scheme}://{host}{path}{leave}" if host else path + leave


def _result(call: Call, job: Job, shown: Json, scenes: list[Json]) -> Json:
    token = shown["client_token"]
    files = {
        name: address(call, f"/v1/jobs/{job.id}/exports/{name}", token)
        for name in KINDS[job.kind].offered_for(job.request)
    }
    pages = [
        {
            "number": one["number"], "image_url": address(call, one["url"], token),
            "thumbnail_url": address(call, one["thumb_url"], token),
        }
        for one in shown["pages"]
    ]  # fmt: skip
    return {
        "id": job.id, "kind": job.kind, "title": shown["title"], "summary": shown["summary"], "style": shown["style"],
        "language": shown["language"], "scenes": scenes, "pages": pages, "exports": files,
        "cost_usd": shown["cost"]["spent_usd"],
    }  # fmt: skip


def _scene(call: Call, one: Json, token: str) -> Json:
    drawn, spoken = one["picture"] or {}, one["speech"] or {}
    return {
        **{name: one[name] for name in KEPT},
        "image_status": drawn.get("state"), "image_url": address(call, drawn.get("url"), token),
        "thumbnail_url": address(call, drawn.get("thumb_url"), token),
        "audio_url": address(call, spoken.get("url"), token), "audio_seconds": spoken.get("seconds"),
    }  # fmt: skip
