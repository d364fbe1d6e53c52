"""Jobs as the contract shows them: plain dicts, built without a schema library, because they are read most of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions.core.delivery import OWED, Delivery
from functions.core.errors import Problem
from functions.core.job import ASSEMBLY, PLAN, Job, Outcome, Step
from functions.core.moments import rfc3339
from functions.core.plan import Plan, Scene
from functions.core.speech import pieces, timed
from functions.web import shape_pages
from functions.web.addresses import asset_url

MICRO = 1_000_000
Json = dict[str, Any]
#: the picture of a scene whose plan is not approved
NOT_YET: Json = {
    "state": "waiting", "url": None, "thumb_url": None, "width": None, "height": None, "cached": False,
    "cost_usd": 0.0, "model": None, "error": None, "placeholder": None, "color": None, "versions": [],
}  # fmt: skip

#: the sound of such a scene
NOT_READ: Json = {
    "state": "waiting", "url": None, "seconds": None, "sentences": [], "cached": False, "model": None, "cost_usd": 0.0,
    "error": None,
}  # fmt: skip


def when(seconds: float | None) -> str | None:
    """RFC 3339 in UTC, to the millisecond; None stays None."""
    if not seconds:
        return None
    return rfc3339(seconds)


def usd(micro: int | None) -> float | None:
    """Dollars as a number."""
    return None if micro is None else round(micro / MICRO, 6)


def problem(found: Problem | None) -> Json | None:
    """A stored failure as a problem without instance."""
    if found is None:
        return None
    return {
        "type": f"/docs#error-{found.code}", "title": found.code.replace("_", " ").capitalize(), "code": found.code,
        "detail": found.detail, "retryable": found.retryable, "action": found.action,
    }  # fmt: skip


def job(found: Job, *, client_token: str, keep_hours: float = 0.0, place: int | None = None) -> Json:
    """The whole job. `keep_hours` is how long ended jobs are kept, 0 until deleted; `place` is the one in the queue."""
    plan = found.plan
    expires = found.run.ended_at + keep_hours * 3600.0 if found.ended and keep_hours else None
    return {
        "id": found.id, "kind": found.kind, "state": found.status(), "done": found.ended, "run": found.run.number,
        "deadline_at": when(found.run.deadline_at), "title": plan.title if plan else None,
        "summary": plan.summary if plan else None, "style": _style(found),
        "language": plan.language if plan else found.request.get("language") or None,
        "page": found.request.get("page") or None, "aspect": found.request.get("aspect") or None,
        "progress": _progress(found, place=place), "source": _source(found),
        "scenes": [scene(found, one, number) for number, one in enumerate(found.told(), 1)],
        "layout": shape_pages.laid_out(found), "pages": shape_pages.made(found), "cost": cost(found),
        "warnings": _warnings(found), "error": problem(found.problem),
        "client_token": client_token, "webhook": _webhook(found), "links": links(found),
        "created_at": when(found.created_at), "updated_at": when(found.updated_at), "expires_at": when(expires),
    }  # fmt: skip


def _webhook(found: Job) -> Json | None:
    """How far the newest event is, then every one; None where nobody is told. Its address stays with who gave it."""
    if not found.request.get("webhook"):
        return None
    every = [_delivery(one) for one in reversed(found.deliveries)]
    newest = every[0] if every else {"state": "waiting", "attempts": 0, "last_status": None, "next_at": None}
    told = {name: newest[name] for name in ("state", "attempts", "last_status", "next_at")}
    return told | {"deliveries": every}


def _delivery(one: Delivery) -> Json:
    return {
        "id": one.id, "event": one.event, "run": one.run, "state": one.state, "attempts": one.attempts,
        "last_status": one.status, "next_at": when(one.next_at) if one.state == OWED else None,
        "detail": one.fault or None,
    }  # fmt: skip


def _source(found: Job) -> Json | None:
    """The document that it is made from; None where it is made from words."""
    document = found.request.get("document")
    return {name: document[name] for name in ("name", "pages", "left_out")} if document else None


def _place(one: Scene) -> Json | None:
    """Where in the source a scene comes from: its pages, or first and last paragraph where there are no pages."""
    if one.pages:
        return {"pages": list(one.pages)}
    return {"paragraphs": list(one.paragraphs)} if one.paragraphs else None


def _warnings(found: Job) -> list[str]:
    document = found.request.get("document") or {}
    return list(dict.fromkeys([*document.get("warnings", ()), *found.notices()]))


def _style(found: Job) -> str | None:
    """An own style by its own name."""
    painted = found.plan.style if found.plan else found.request.get("style")
    return found.request.get("style_name") or painted or None


def cost(found: Job) -> Json:
    """Expected, at most, and so far; in USD."""
    most = found.budget if found.most else found.most
    return {"estimate_usd": usd(found.estimate), "max_usd": usd(most), "spent_usd": usd(found.spent())}


def links(found: Job) -> Json:
    """What can be done with the job now; None for what its state does not allow."""
    here = f"/v1/jobs/{found.id}"
    unfinished = any(step.state() in ("failed", "placeholder", "skipped") for step in found.steps.values())
    return {
        "self": here, "events": f"{here}/events", "plan": f"{here}/plan" if found.plan else None,
        "exports": f"{here}/exports", "approve": f"{here}:approve" if found.state == "awaiting_approval" else None,
        "cancel": None if found.ended else f"{here}:cancel",
        "retry": f"{here}:retry" if found.ended and unfinished else None,
    }  # fmt: skip


def plan(found: Plan) -> Json:
    """The plan as it can be edited."""
    return {
        "title": found.title, "summary": found.summary, "style": found.style, "language": found.language,
        "edit": found.edit,
        "characters": [{"name": one.name, "look": one.look, "voice": one.voice or None} for one in found.characters],
        "scenes": [{"number": number, **_words(one)} for number, one in enumerate(found.scenes, 1)],
    }  # fmt: skip


def scene(found: Job, one: Scene, number: int) -> Json:
    """One scene with its picture and its sound."""
    step = found.picture_step(one.id)
    return {
        "number": number, "revision": step.revision if step else 1, **_words(one),
        "picture": _picture(step) if step or one.prompt or ASSEMBLY not in found.steps else None,
        "text": _text(found, one), "speech": _speech(found, one),
        "source": _place(one),
    }  # fmt: skip


def step(found: Job, one: Step) -> Json:
    """One line of the progress; also the body of a `step` event, with the scene it belongs to."""
    outcome = one.outcome()
    tries = [made for made in one.tries.values() if made.revision == one.revision]
    number = found.plan.number(one.scene) if found.plan and one.scene else None
    return {
        "id": one.name, "what": one.what, "scene": number or None, "state": one.state(), "revision": one.revision,
        "seconds": round(outcome.seconds, 2) if outcome else None,
        "cost_usd": usd(sum(made.spent() for made in tries)), "cached": bool(outcome and outcome.cached),
        "started_at": when(min((made.at for made in tries), default=None)),
        "error": problem(outcome.problem if outcome else None),
    }  # fmt: skip


def step_event(found: Job, one: Step, *, place: int | None = None) -> Json:
    """What a `step` event carries: the step, the progress, and the scene or the pages that changed with it."""
    body: Json = {
        "step": step(found, one),
        "progress": _progress(found, place=place, steps=False),
        "state": found.status(),
    }
    drawn = found.scene(one.scene) if one.scene else None
    if drawn is not None and found.plan is not None:
        body["scene"] = scene(found, drawn, found.plan.number(drawn.id))
    if one.what == PLAN and found.plan is not None:
        body["title"] = found.plan.title
    if one.what == ASSEMBLY:
        body["pages"] = shape_pages.made(found)
    return body


def _words(one: Scene) -> Json:
    return {
        "title": one.title, "caption": one.caption,
        "dialogue": [{"speaker": line.speaker, "text": line.text, "kind": line.kind} for line in one.dialogue],
        "narration": one.narration, "alt": one.alt, "prompt": one.prompt, "edit": one.edit, "cast": list(one.cast),
        "shot": one.shot, "side": one.side, "setting": one.setting, "time": one.time, "weather": one.weather,
        "horizon": one.horizon, "points": list(one.points), "notes": one.notes,
        "examples": list(one.examples),
        "questions": [{"question": asked.question, "answer": asked.answer} for asked in one.questions],
    }  # fmt: skip


def _progress(found: Job, *, place: int | None, steps: bool = True) -> Json:
    from functions.core.progress import progress

    now = progress(found)
    body: Json = {
        "percent": now.percent, "total": now.total, "done": now.done, "failed": now.failed,
        "placeholder": now.placeholder, "skipped": now.skipped, "cached": now.cached, "message": now.message,
        "seconds_left": now.seconds_left, "queue_place": place,
    }  # fmt: skip
    if steps:
        body["steps"] = [step(found, one) for one in found.steps.values()]
    return body


def _picture(one: Step | None) -> Json:
    if one is None:
        return dict(NOT_YET)
    shown = one.picture()
    outcome = one.outcome()
    body: Json = {
        "state": one.state(), "url": None, "thumb_url": None, "width": None, "height": None, "cached": False,
        "cost_usd": usd(sum(made.spent() for made in one.tries.values())), "model": None,
        "error": problem(outcome.problem if outcome else None), "placeholder": None, "color": None,
        "versions": [_version(revision, made, one) for revision, made in sorted(one.outcomes.items()) if made.asset],
    }  # fmt: skip
    if shown is not None and shown[1].asset is not None:
        asset = shown[1].asset
        body |= {
            "url": asset_url(asset.name), "thumb_url": asset_url(asset.thumb), "width": asset.width,
            "height": asset.height, "cached": shown[1].cached, "model": shown[1].model,
            "placeholder": asset.placeholder, "color": asset.color,
        }  # fmt: skip
    return body


def _text(found: Job, one: Scene) -> Json | None:
    """How the words came that the plan only named; None where they are the plan's own."""
    step = found.text_step(one.id)
    return None if step is None else _made_of(step, step.picture())


def _speech(found: Job, one: Scene) -> Json | None:
    """The recording of what the scene says now; None where nothing is read aloud."""
    step = found.speech_step(one.id)
    if step is None:
        waits = found.request.get("narration") and ASSEMBLY not in found.steps and pieces(one)
        return dict(NOT_READ) if waits else None
    heard = found.sound(one.id)
    body = _made_of(step, heard) | {"url": None, "seconds": None, "sentences": []}
    asset = heard[1].asset if heard else None
    if asset is not None:
        told = timed(one, asset.marks["cuts"])
        body |= {
            "url": asset_url(asset.name), "seconds": asset.seconds,
            "sentences": [{"text": text, "start": start, "end": end} for text, start, end in told],
        }  # fmt: skip
    return body


def _made_of(one: Step, shown: tuple[int, Outcome] | None) -> Json:
    outcome = one.outcome()
    return {
        "state": one.state(), "cached": bool(shown and shown[1].cached), "model": shown[1].model if shown else None,
        "cost_usd": usd(sum(made.spent() for made in one.tries.values())),
        "error": problem(outcome.problem if outcome else None),
    }  # fmt: skip


def _version(revision: int, made: Outcome, one: Step) -> Mapping[str, Any]:
    shown = one.picture()
    return {
        "version": revision, "url": asset_url(made.asset.name) if made.asset else None,
        "thumb_url": asset_url(made.asset.thumb) if made.asset else None, "cost_usd": usd(made.cost),
        "at": when(made.at), "chosen": shown is not None and shown[0] == revision,
    }  # fmt: skip
