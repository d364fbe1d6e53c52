"""What is answered about documents that are sent ahead, as models for the contract's document."""

from __future__ import annotations

from pydantic import BaseModel, Field


class UploadReply(BaseModel):
    """A document that was announced."""

    id: str = Field(description="what a job names it by, in the field upload")
    name: str
    size: int | None = Field(description="bytes that were announced")
    upload_url: str = Field(
        description="where its bytes are PUT: a path of this API, or a whole address; no key is needed there"
    )
    filled: bool = Field(description="its bytes are here")
    expires_at: str
