"""The rows for who looks after the house."""

from __future__ import annotations

from functions.web import admin
from functions.web.route import Route

AT = "/v1/admin"
OVERSIGHT: tuple[Route, ...] = (
    Route(
        method="GET", path=AT + "/stats", answer=admin.stats, scope="admin", answers={200: "StatsReply"},
        summary="Spending by day and model, what the cache saved, jobs by kind and state.", query=("days",),
        problems=(422,),
    ),
    Route(
        method="GET", path=AT + "/failures", answer=admin.failures, scope="admin", answers={200: "FailuresReply"},
        summary="Jobs of all owners whose steps did not finish, and why.", query=("code", "page_size", "page_token"),
        problems=(422,),
    ),
    Route(
        method="POST", path=AT + "/failures:retry", answer=admin.retry, scope="admin", body="retry_failures",
        body_optional=True, summary="Try many failed jobs again at once.", answers={200: "RetriedReply"},
        query=("dry_run",), problems=(400, 413, 415, 422),
    ),
    Route(
        method="GET", path=AT + "/breakers", answer=admin.breakers, scope="admin", answers={200: "BreakersReply"},
        summary="Every model's breaker: its state, its history, its next trial.",
    ),
    Route(
        method="POST", path=AT + "/breakers/{breaker}:reset", answer=admin.reset, scope="admin",
        summary="Close a breaker by hand.", answers={200: "BreakerReply"}, problems=(404,),
    ),
    Route(
        method="POST", path=AT + "/cleanup", answer=admin.cleanup, scope="admin", answers={200: "CleanedReply"},
        summary="Remove what is over: expired cache entries, bytes that nobody names, old jobs and records.",
        query=("dry_run",), problems=(422,),
    ),
    Route(
        method="GET", path=AT + "/debug", answer=admin.debug, scope="admin", answers={200: "DebugReply"},
        summary="The newest jobs and the settings, without secrets.",
    ),
    Route(
        method="GET", path="/metrics", answer=admin.metrics, scope="admin", answers={200: "text/plain"},
        summary="Numbers in Prometheus' text format.",
    ),
)  # fmt: skip
