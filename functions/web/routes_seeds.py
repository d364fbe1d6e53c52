"""The rows of the other systems' paths: each is an alias, in that system's words."""

from __future__ import annotations

from functions.web.route import Route
from functions.web.seeds import adventures, explanations, liroo, story_to_image

PICTURE, ITEMS = "/api/v1/images/{image}", ("page", "page_size", "page_token")
CLEANUP = "/api/v1/maintenance/cleanup"
BODY, MADE = (400, 413, 415, 422), (400, 413, 415, 422, 429, 503)
ASKED = ("Idempotency-Key", "Prefer")
S1: tuple[Route, ...] = (
    Route(
        method="POST", path="/process", answer=liroo.lesson, scope="write", body="Order", headers=ASKED,
        summary="A lesson (S1).", answers={202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="POST", path="/generate_story", answer=liroo.story, scope="write", body="Order", headers=ASKED,
        summary="A story with pictures (S1).", answers={202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="POST", path="/generate_comic", answer=liroo.comic, scope="write", body="Order", headers=ASKED,
        summary="A comic (S1).", answers={202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="POST", path="/generate_lecture", answer=liroo.lecture, scope="write", body="Order", headers=ASKED,
        summary="A lecture with sound and pictures (S1).", answers={202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="GET", path="/progress/{id}", answer=liroo.progress, scope="read",
        summary="How far a request is (S1); any job's id will do.", answers={200: "FollowedReply"}, problems=(404,),
    ),
    Route(
        method="GET", path="/backup-health", answer=liroo.health, scope=None, summary="As /health (S1).",
        answers={200: "HealthReply", 503: "HealthReply"},
    ),
)  # fmt: skip
S3: tuple[Route, ...] = (
    Route(
        method="POST", path="/generate", answer=story_to_image.generate, scope="write", body="Order", headers=ASKED,
        summary="A story whose scenes wait for approval (S3).", answers={202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="GET", path="/status/{id}", answer=story_to_image.status, scope="read",
        summary="How far a session is (S3); any job's id will do.", answers={200: "FollowedReply"}, problems=(404,),
    ),
    Route(
        method="POST", path="/approve", answer=story_to_image.approve, scope="write", body="Approval",
        summary="Draw the scenes of a session, with last edits (S3).", answers={202: "FollowedReply"},
        headers=("If-Match",), problems=(404, 409, 412, *BODY),
    ),
    Route(
        method="POST", path="/download", answer=story_to_image.download, scope="read", body="Session",
        summary="The pictures of a session as a ZIP (S3).", answers={200: "application/zip", 202: "ExportReply"},
        problems=(404, 409, *BODY),
    ),
    Route(
        method="GET", path="/debug/sessions", answer=story_to_image.sessions, scope="admin",
        summary="Jobs of all owners that have not ended (S3).", answers={200: "SessionsReply"},
        query=("page_size", "page_token"), problems=(422,),
    ),
    Route(
        method="GET", path="/debug/config", answer=story_to_image.settings, scope="admin",
        summary="The settings, without secrets (S3).", answers={200: "ConfigReply"},
    ),
)  # fmt: skip
S4: tuple[Route, ...] = (
    Route(
        method="POST", path="/api/create_subtopics", answer=explanations.subtopics, scope="write", body="Topic",
        summary="The subtopics of a topic (S4); at once the second time.", headers=ASKED,
        answers={200: "SubtopicsReply", 202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="POST", path="/api/create_presentation", answer=explanations.presentation, scope="write", body="Topic",
        summary="A presentation on a topic (S4).", headers=ASKED,
        answers={200: "FollowedReply", 202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="GET", path="/api/health", answer=explanations.health, scope=None, summary="As /health (S4).",
        answers={200: "HealthReply", 503: "HealthReply"},
    ),
    Route(
        method="GET", path="/api/metrics", answer=explanations.metrics, scope="admin",
        summary="Numbers of cache, breakers and process (S4).", answers={200: "NumbersReply"},
    ),
    Route(
        method="POST", path="/api/cache/clear", answer=explanations.clear, scope="admin",
        summary="Clear the scene cache (S4).", answers={200: "CacheClearedReply"},
    ),
    Route(
        method="GET", path="/api/circuit-breaker/state", answer=explanations.breaker_state, scope="admin",
        summary="The worst of the breakers, and all of them (S4).", answers={200: "WorstBreakerReply"},
    ),
    Route(
        method="POST", path="/api/circuit-breaker/reset", answer=explanations.breaker_reset, scope="admin",
        summary="Close a breaker, or all (S4).", body="Breaker", body_optional=True,
        answers={200: "WorstBreakerReply"}, problems=(404, *BODY),
    ),
)  # fmt: skip
S5: tuple[Route, ...] = (
    Route(
        method="POST", path="/api/v1/images/generate", answer=adventures.image, scope="write", body="Order",
        summary="A new picture (S5); 202 where it takes longer than 25 seconds.", headers=ASKED,
        answers={200: "AdventureImage", 202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="POST", path="/api/v1/scenes/generate", answer=adventures.scene, scope="write", body="Order",
        summary="A scene, from the cache where it is there (S5).", headers=ASKED,
        answers={200: "AdventureImage", 202: "FollowedReply"}, problems=MADE,
    ),
    Route(
        method="GET", path="/api/v1/images/search", answer=adventures.search, scope="read",
        summary="The gallery, by page (S5).", answers={200: "AdventurePage"},
        query=("q", "tag", "featured", "item", *ITEMS), problems=(422,),
    ),
    Route(
        method="GET", path=PICTURE, answer=adventures.look, scope="read", summary="One picture (S5).",
        answers={200: "AdventureImage"}, problems=(404,),
    ),
    Route(
        method="PUT", path=PICTURE + "/feature", answer=adventures.feature, scope="write",
        summary="Feature a picture, or no longer (S5).", answers={200: "AdventureImage"}, problems=(404, 412),
    ),
    Route(
        method="DELETE", path=PICTURE, answer=adventures.throw_away, scope="write",
        summary="Throw a picture away; for 30 days it can be brought back (S5).", answers={200: "AdventureImage"},
        problems=(404,),
    ),
    Route(
        method="POST", path="/api/v1/migrate/from-localstorage", answer=adventures.bring_in, scope="write",
        summary="Bring what a browser kept (S5); safe to send twice.", body="Import",
        answers={200: "MigrationReply"}, query=("dry_run",), problems=BODY,
    ),
    Route(
        method="GET", path="/api/v1/scenes/cache/stats", answer=adventures.cache_stats, scope="admin",
        summary="What the scene cache holds and did (S5).", answers={200: "AdventureCacheReply"},
    ),
    Route(
        method="DELETE", path="/api/v1/scenes/cache/clear", answer=adventures.cache_clear, scope="admin",
        summary="Clear the scene cache (S5).", answers={200: "RemovedReply"}, query=("dry_run",), problems=(422,),
    ),
    Route(
        method="POST", path=CLEANUP + "/expired-cache", answer=adventures.expired_cache, scope="admin",
        summary="Remove cached scenes that are too old (S5).", answers={200: "RemovedReply"}, query=("dry_run",),
        problems=(422,),
    ),
    Route(
        method="POST", path=CLEANUP + "/orphaned-images", answer=adventures.orphaned_images, scope="admin",
        summary="Remove files that nothing names (S5).", answers={200: "RemovedReply"}, query=("dry_run",),
        problems=(422,),
    ),
    Route(
        method="GET", path="/api/v1/maintenance/stats", answer=adventures.maintenance, scope="admin",
        summary="How much there is of everything (S5).", answers={200: "MaintenanceReply"},
    ),
)  # fmt: skip
SEEDS: tuple[Route, ...] = (*S1, *S3, *S4, *S5)
