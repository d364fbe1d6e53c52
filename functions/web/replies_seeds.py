"""What the other systems' paths answer; as replies.py."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from functions.web.replies import Answer, LineReply, QuestionReply, State, StepState, StoredProblem, Time, Url, Usd
from functions.web.replies_admin import BreakerReply, JobsCounted
from functions.web.replies_cache import CacheReply
from functions.web.replies_gallery import ImportReply


class FollowedScene(Answer):
    """One scene, its files by their whole addresses."""

    number: int
    title: str
    caption: str
    dialogue: list[LineReply]
    narration: str
    alt: str
    prompt: str
    points: list[str]
    notes: str
    examples: list[str]
    questions: list[QuestionReply]
    cast: list[str]
    image_status: StepState | None
    image_url: Url | None
    thumbnail_url: Url | None
    audio_url: Url | None
    audio_seconds: float | None


class FollowedPage(Answer):
    """One lettered page, or one slide."""

    number: int
    image_url: Url
    thumbnail_url: Url | None


class Result(Answer):
    """What was made."""

    id: str
    kind: str
    title: str | None
    summary: str | None
    style: str | None
    language: str | None
    scenes: list[FollowedScene]
    pages: list[FollowedPage]
    exports: Annotated[dict[str, Url], Field(description="format -> where the file is")]
    cost_usd: Usd


class FollowedReply(Answer):
    """A job by both of its names, and how far it is."""

    request_id: str
    session_id: Annotated[str, Field(description="the same id")]
    kind: str
    status: State
    progress: Annotated[int, Field(ge=0, le=100)]
    message: str
    result: Annotated[Result | None, Field(description="at the end, when there is one")]
    scenes: Annotated[list[FollowedScene], Field(description="as soon as they are planned")]
    error: StoredProblem | None
    warnings: list[str]


class SubtopicsReply(Answer):
    """A topic and what it is divided into."""

    topic: str
    subtopics: list[str]


class AdventureImage(Answer):
    """One picture of the gallery."""

    id: str
    request_id: Annotated[str | None, Field(description="of the job that drew it; null where it was brought here")]
    prompt: str
    alt: str
    image_url: Url
    url: Url
    thumbnail_url: Url
    width: int
    height: int
    is_featured: bool
    featured: bool
    item: str | None
    tags: list[str]
    kind: str | None
    style: str | None
    model: str | None
    cached: bool
    cost_usd: Usd
    created_at: Time
    is_deleted: bool
    purge_at: Time | None


class AdventurePage(Answer):
    """A page of pictures."""

    images: list[AdventureImage]
    page: int
    page_size: int
    has_more: bool
    next_page_token: str | None


class MigrationReply(ImportReply):
    """What became of the pictures of a browser."""

    success: Annotated[bool, Field(description="none was refused")]
    migrated: int
    skipped: Annotated[int, Field(description="were here already")]
    failed: int


class SessionReply(Answer):
    """A job of any owner in short."""

    session_id: str
    request_id: str
    owner: str
    kind: str
    status: State
    created_at: Time
    updated_at: Time


class SessionsReply(Answer):
    """A page of jobs that have not ended."""

    active_sessions: int
    max_sessions: Annotated[int, Field(description="that one owner may have at once")]
    sessions: list[SessionReply]
    next_page_token: str | None


class ConfigReply(Answer):
    """The settings; of what could open something only whether it is set."""

    version: str
    config: dict[str, str]


class WorstBreakerReply(Answer):
    """The breaker that is furthest from closed, and every one."""

    status: Literal["healthy", "degraded"]
    state: Literal["closed", "open", "half_open"]
    failure_count: int
    breakers: list[BreakerReply]


class NumbersReply(Answer):
    """Cache, breakers, and what this process counted since its start."""

    timestamp: Time
    cache: CacheReply
    circuit_breaker: WorstBreakerReply
    counted: dict[str, dict[str, float]]


class CacheClearedReply(Answer):
    """What went from the scene cache."""

    status: Literal["success"]
    cleared: int
    bytes: int


class AdventureCacheReply(CacheReply):
    """The scene cache, with three numbers under other names."""

    total_entries: int
    active_entries: int
    expired_entries: int


class RemovedReply(Answer):
    """How many went, or would."""

    success: Literal[True]
    deleted: int
    dry_run: bool


class PicturesCounted(Answer):
    """Pictures of all galleries."""

    total: int
    featured: int
    deleted: Annotated[int, Field(description="in the bin")]


class MaintenanceReply(Answer):
    """How much there is of everything."""

    images: PicturesCounted
    cache: CacheReply
    jobs: list[JobsCounted]
    timestamp: Time
