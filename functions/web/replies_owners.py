"""What owners, their keys and the price list look like when they are answered; as replies.py."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from functions.web.replies import Answer, Time, Url, Usd

Scope = Literal["read", "write", "admin"]
Role = Literal["text", "picture", "speech"]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]


class KeyReply(Answer):
    """An API key, without what opens anything."""

    id: str
    owner: str
    scopes: list[Scope]
    created_at: Time
    last_used: Annotated[Day | None, Field(description="the day, in UTC; null for never")]


class NewKeyReply(KeyReply):
    """A key that was just made."""

    key: Annotated[str, Field(description="shown this once; only its hash is kept")]


class KeysReply(Answer):
    """A page of keys."""

    items: list[KeyReply]
    next_page_token: str | None


class LimitsReply(Answer):
    """What one owner may ask for; null for no limit."""

    requests_per_minute: int | None
    scene_requests_per_minute: int | None
    running_jobs: int
    json_bytes: int
    document_bytes: int


class AccountReply(Answer):
    """One owner's day."""

    owner: str
    scopes: list[Scope]
    spent_today_usd: Usd
    reserved_today_usd: Annotated[float, Field(description="held for what running jobs may still cost, in US dollars")]
    daily_budget_usd: Usd | None
    resets_at: Time
    limits: LimitsReply
    running_jobs: int


class PricesReply(Answer):
    """In US dollars; null for what a model does not sell."""

    picture_usd: Annotated[float | None, Field(description="one picture of 1024 pixels a side")]
    reference_usd: Annotated[float | None, Field(description="one picture shown to the model beside the prompt")]
    speech_minute_usd: float | None
    million_tokens_in_usd: float | None
    million_tokens_out_usd: float | None


class LaterPrices(Answer):
    """Prices that are announced."""

    since: Day
    prices: PricesReply


class ModelReply(Answer):
    """A model and what it costs."""

    name: str
    roles: list[Role]
    grades: list[Literal["economy", "standard", "best"]]
    at_work: Annotated[list[Role], Field(description="what it does in this house now")]
    prices: PricesReply
    later: list[LaterPrices]
    retires: Annotated[Day | None, Field(description="the day on which it goes, where that is known")]


class ModelsReply(Answer):
    """Every model of the price list, those at work first."""

    items: list[ModelReply]
    next_page_token: None
    prices_as_of: Day


class VoiceReply(Answer):
    """A role that reads aloud."""

    name: str
    title: str
    description: str
    model: Annotated[str, Field(description="who plays it here")]
    sample_url: Url | None


class VoicesReply(Answer):
    """Every role that can read aloud."""

    items: list[VoiceReply]
    next_page_token: None
