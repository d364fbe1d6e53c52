"""What is answered about webhooks, as models for the contract's document."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class DeliveryReply(BaseModel):
    """One event, and how far its telling is."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: Annotated[str, Field(description="the header webhook-id; the same in every try")]
    event: str
    run: int
    state: Literal["owed", "delivered", "given_up"]
    attempts: int
    last_status: Annotated[int | None, Field(description="null where nobody answered")]
    next_at: Annotated[str | None, Field(json_schema_extra={"format": "date-time"})]
    detail: Annotated[str | None, Field(description="what went wrong in the last try, in a sentence")]


class WebhookReply(BaseModel):
    """How far the newest event is, and the events before it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    state: Literal["waiting", "owed", "delivered", "given_up"]
    attempts: int
    last_status: int | None
    next_at: Annotated[str | None, Field(json_schema_extra={"format": "date-time"})]
    deliveries: Annotated[list[DeliveryReply], Field(description="newest first, at most twenty that are over")]


class WebhookSecretReply(BaseModel):
    """What events are signed with, where a job brings no secret of its own."""

    secret: Annotated[str, Field(description="whsec_ and the key in base64, as Standard Webhooks has it")]


class WebhookTestReply(BaseModel):
    """What became of a test event."""

    id: str
    delivered: bool
    status: int | None
    seconds: float
    detail: Annotated[str, Field(description="one sentence for people")]
