"""What is sent by who looks after the house."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(min_length=1, max_length=100)]


class RetryFailures(BaseModel):
    """Which failed jobs are tried again: these, or else the newest hundred; with a code those that ended so."""

    model_config = ConfigDict(extra="forbid")

    jobs: Annotated[list[Id], Field(max_length=100, description="ids of jobs; empty for the newest that failed")] = []
    code: Annotated[str, Field(max_length=40, description="only jobs of which a step ended with this code")] = ""


ADMIN: dict[str, type[BaseModel]] = {"retry_failures": RetryFailures}
