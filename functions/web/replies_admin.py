"""What is answered to who looks after the house, as models for the contract's document."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from functions.web.replies import Answer, StoredProblem, Time, Usd


class ModelSpent(Answer):
    """What one model was paid."""

    model: str
    spent_usd: Usd


class StepsCounted(Answer):
    """Steps of one sort by what became of them."""

    what: str
    outcome: Annotated[str, Field(description="done, cached, placeholder or failed")]
    count: int


class DayReply(Answer):
    """One day, in UTC."""

    date: str
    spent_usd: Usd
    models: list[ModelSpent]
    cache_hits: int
    saved_usd: Annotated[float, Field(description="what the cache's answers had cost to make, in US dollars")]
    steps: list[StepsCounted]


class TotalReply(Answer):
    """All days together."""

    spent_usd: Usd
    cache_hits: int
    saved_usd: Usd


class JobsCounted(Answer):
    """How many jobs there are."""

    kind: str
    state: str
    count: int


class StatsReply(Answer):
    """What the house did, the newest day first, and its jobs as they are now."""

    days: list[DayReply]
    total: TotalReply
    jobs: list[JobsCounted]


class BriefReply(Answer):
    """A job of any owner, in short."""

    job: str
    owner: str
    kind: str
    state: str
    run: int
    created_at: Time
    updated_at: Time
    spent_usd: Usd


class MissingStep(Answer):
    """A step that did not finish."""

    id: str
    what: str
    state: Annotated[str, Field(description="failed, placeholder or skipped")]
    tries: int
    at: Time
    error: StoredProblem | None


class FailureReply(BriefReply):
    """A job that did not bring everything."""

    title: Annotated[str | None, Field(description="of your own job; null for another owner's, and without a plan")]
    error: StoredProblem | None
    steps: list[MissingStep]


class FailuresReply(Answer):
    """A page of them; with a code it may hold fewer than page_size."""

    items: list[FailureReply]
    next_page_token: str | None


class RefusedRetry(Answer):
    """A job that was not taken up again."""

    job: str
    error: StoredProblem


class RetriedReply(Answer):
    """What became of a retry of many."""

    dry_run: bool
    retried: list[str]
    refused: list[RefusedRetry]


class TurnReply(Answer):
    """One turn of a breaker."""

    at: Time
    source: Annotated[str, Field(alias="from")]
    target: Annotated[str, Field(alias="to")]
    why: str


class BreakerReply(Answer):
    """A model's breaker."""

    name: str
    state: Annotated[str, Field(description="closed, open or half_open")]
    failure_count: int
    opened_at: Time | None
    next_trial_at: Annotated[Time | None, Field(description="null while all may call")]
    history: list[TurnReply]


class BreakersReply(Answer):
    """Of every model at work, and of all that were ever stopped."""

    items: list[BreakerReply]
    next_page_token: None


class CleanedReply(Answer):
    """How many of each went, or would."""

    dry_run: bool
    expired_cache: int
    orphaned_files: int
    old_jobs: int
    old_records: int


class DebugReply(Answer):
    """The house from inside, without secrets."""

    version: str
    python: str
    threads: int
    settings: dict[str, str]
    jobs: list[JobsCounted]
    newest: list[BriefReply]
    counted: dict[str, dict[str, float]]
