"""The table of routes: what is answered, by whom it may be asked, and what the contract's document says about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from functions.web import account, catalogue, events, files, jobs, keys, pages, plans, studio_files
from functions.web.route import Route
from functions.web.routes_admin import OVERSIGHT
from functions.web.routes_cache import CACHE
from functions.web.routes_gallery import GALLERY
from functions.web.routes_seeds import SEEDS
from functions.web.routes_sources import UPLOADS
from functions.web.routes_webhooks import WEBHOOKS

JOB = "/v1/jobs/{id}"
LIST = ("page_size", "page_token")
EDIT = (404, 409, 412, 415, 422)
ROUTES: tuple[Route, ...] = (
    Route(
        method="POST", path="/v1/jobs", answer=jobs.create, scope="write", summary="Ask for something to be made.",
        body="create", answers={202: "JobReply", 200: "JobReply"}, headers=("Idempotency-Key", "Prefer"),
        problems=(400, 413, 415, 422, 429, 503),
    ),
    Route(
        method="GET", path="/v1/jobs", answer=jobs.listing, scope="read", summary="Your jobs, newest first.",
        answers={200: "JobsReply"}, query=("state", "kind", *LIST), problems=(422,),
    ),
    Route(
        method="GET", path=JOB, answer=jobs.look, scope="read", token=True, summary="One job and its progress.",
        answers={200: "JobReply", 304: ""}, query=("wait",), headers=("If-None-Match",), problems=(404,),
    ),
    Route(
        method="DELETE", path=JOB, answer=jobs.delete, scope="write", summary="Delete a job with all its files.",
        answers={204: ""}, problems=(404,),
    ),
    Route(
        method="POST", path=JOB + ":approve", answer=jobs.approve, scope="write", body="plan", body_optional=True,
        summary="Approve the plan, with last edits if you like; the pictures begin.", answers={202: "JobReply"},
        headers=("If-Match",), problems=EDIT,
    ),
    Route(
        method="POST", path=JOB + ":cancel", answer=jobs.cancel, scope="write", answers={202: "JobReply"},
        summary="Stop: no further model call starts, what is finished stays.", problems=(404, 409),
    ),
    Route(
        method="POST", path=JOB + ":retry", answer=jobs.retry, scope="write", body="retry", body_optional=True,
        answers={202: "JobReply"},
        summary="Do only what failed, was skipped or is a placeholder.", problems=(404, 409, 429),
    ),
    Route(
        method="GET", path=JOB + "/events", answer=events.events, scope="read", token=True,
        summary="The job as it happens, as server-sent events.", answers={200: "text/event-stream", 204: ""},
        headers=("Last-Event-ID",), problems=(404, 503),
    ),
    Route(
        method="GET", path=JOB + "/plan", answer=plans.look, scope="read", token=True, summary="The plan.",
        answers={200: "PlanReply", 304: ""}, headers=("If-None-Match",), problems=(404,),
    ),
    Route(
        method="PATCH", path=JOB + "/plan", answer=plans.edit, scope="write", body="plan",
        summary="Edit a plan that waits for approval; after the end, open the next run.",
        answers={200: "PlanChanged", 202: "PlanChanged"}, headers=("If-Match",), problems=EDIT,
    ),
    Route(
        method="GET", path=JOB + "/scenes/{number}", answer=plans.look_at_scene, scope="read", token=True,
        summary="One scene with its picture.", answers={200: "SceneReply", 304: ""}, headers=("If-None-Match",),
        problems=(404,),
    ),
    Route(
        method="PATCH", path=JOB + "/scenes/{number}", answer=plans.edit_scene, scope="write", body="scene",
        summary="Edit one scene: only what depends on the change is done again.", answers={202: "SceneChanged"},
        headers=("If-Match",), problems=EDIT,
    ),
    Route(
        method="GET", path="/v1/assets/{name}", answer=files.asset, scope="read", token=True, signature=True,
        summary="A picture or a page, for ever the same.", answers={200: "*/*", 302: "", 304: ""},
        query=("signature",), headers=("If-None-Match",), problems=(404,),
    ),
    Route(
        method="GET", path=JOB + "/exports", answer=files.exports, scope="read", token=True,
        summary="The formats that the job can be had in.", answers={200: "ExportsReply"}, problems=(404,),
    ),
    Route(
        method="GET", path=JOB + "/exports/{format}", answer=files.export, scope="read", token=True,
        summary="The file, or 202 while it is built.", answers={200: "*/*", 202: "ExportReply", 302: "", 304: ""},
        query=("wait",), headers=("If-None-Match",), problems=(404, 409),
    ),
    Route(
        method="POST", path="/v1/estimates", answer=catalogue.price, scope="read", body="estimate",
        summary="What a request would cost and how long it would take; spends nothing.",
        answers={200: "EstimateReply"}, problems=(400, 404, 413, 415, 422),
    ),
    Route(
        method="GET", path="/v1/kinds", answer=catalogue.kinds, scope="read", summary="What can be made.",
        answers={200: "KindsReply"},
    ),
    *GALLERY,
    *OVERSIGHT,
    *UPLOADS,
    *WEBHOOKS,
    Route(
        method="GET", path="/v1/voices", answer=catalogue.voices, scope="read", summary="Who can read aloud.",
        answers={200: "VoicesReply"},
    ),
    Route(
        method="GET", path="/v1/voices/{voice}/sample", answer=catalogue.sample, scope="read",
        summary="A sentence in that voice.", answers={200: "audio/wav"}, problems=(404,),
    ),
    Route(
        method="GET", path="/v1/models", answer=account.models, scope="read",
        summary="The models with what they do, what they cost and when they go.", answers={200: "ModelsReply"},
    ),
    Route(
        method="GET", path="/v1/account", answer=account.account, scope="read",
        summary="Who you are here, what you may ask for, and what today has cost.", answers={200: "AccountReply"},
    ),
    Route(
        method="POST", path="/v1/keys", answer=keys.create, scope="admin", body="key", answers={201: "NewKeyReply"},
        summary="Make an API key; this answer alone shows it.", headers=("Idempotency-Key",),
        problems=(400, 409, 413, 415, 422),
    ),
    Route(
        method="GET", path="/v1/keys", answer=keys.listing, scope="admin", summary="Every API key, newest first.",
        answers={200: "KeysReply"}, query=LIST, problems=(422,),
    ),
    Route(
        method="DELETE", path="/v1/keys/{key}", answer=keys.revoke, scope="admin", answers={204: ""},
        summary="Revoke an API key; it opens nothing any more.", problems=(404,),
    ),
    *CACHE,
    Route(
        method="GET", path="/health", answer=catalogue.health, scope=None, summary="Whether the house is well.",
        answers={200: "HealthReply", 503: "HealthReply"},
    ),
    Route(
        method="GET", path="/openapi.json", answer=pages.openapi, scope=None, summary="This contract.",
        answers={200: "application/json"},
    ),
    Route(
        method="GET", path="/docs", answer=pages.docs, scope=None, summary="This contract as a page.",
        answers={200: "text/html"},
    ),
    Route(
        method="GET", path="/docs/{file}", answer=pages.part, scope=None, summary="Script and style of the pages.",
        answers={200: "*/*"}, problems=(404,),
    ),
    Route(
        method="GET", path="/llms.txt", answer=pages.llms, scope=None, summary="A summary for agents.",
        answers={200: "text/plain"},
    ),
    Route(
        method="GET", path="/studio/{path}", answer=studio_files.part, scope=None,
        summary="The studio's files; its client for other pages is limner.js.", answers={200: "*/*", 304: ""},
        headers=("If-None-Match",), problems=(404,),
    ),
    Route(
        method="GET", path="/", answer=studio_files.page, scope=None, summary="The studio.",
        answers={200: "text/html", 304: ""}, headers=("If-None-Match",),
    ),
    *SEEDS,
)  # fmt: skip


class Table:
    """Finds the route of a request. Paths with parameters become patterns when the first such path is asked for."""

    def __init__(self, routes: tuple[Route, ...]) -> None:
        self._by_path: dict[str, dict[str, Route]] = {}
        for route in routes:
            self._by_path.setdefault(route.path, {})[route.method] = route

    def find(self, path: str) -> tuple[Mapping[str, Route], Mapping[str, str]]:
        """Method -> route of this path, and its parameters; empty when there is no such path."""
        methods = self._by_path.get(path)
        if methods is not None and "{" not in path:
            return methods, {}
        for pattern, found in self._patterns:
            match = pattern.fullmatch(path)
            if match is not None:
                return found, match.groupdict()
        return {}, {}

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], dict[str, Route]]]:
        return [
            (next(iter(methods.values())).pattern(), methods) for path, methods in self._by_path.items() if "{" in path
        ]
