"""The rows about the scene cache."""

from __future__ import annotations

from functions.web import scene_cache
from functions.web.route import Route

CACHE: tuple[Route, ...] = (
    Route(
        method="GET", path="/v1/admin/cache", answer=scene_cache.look, scope="admin",
        summary="What the scene cache holds, answered and saved.", answers={200: "CacheReply"},
    ),
    Route(
        method="DELETE", path="/v1/admin/cache", answer=scene_cache.clear, scope="admin",
        summary="Clear the scene cache: all of it, what a model made, or what is older.",
        answers={200: "ClearedReply"}, query=("dry_run", "model", "older_than"), problems=(422,),
    ),
)  # fmt: skip
