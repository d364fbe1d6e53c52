"""Bodies of the other systems' paths. What is made is asked for as in `POST /v1/jobs`, in either one's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from functions.kinds.checks import Strict, checked, refused

Id = Annotated[str, Field(min_length=1, max_length=100)]


class Session(Strict):
    """A job by either of its names."""

    session_id: Id | None = None
    request_id: Id | None = None

    @classmethod
    def read(cls, body: Mapping[str, Any]) -> Self:
        """The body, which names a job."""
        found = checked(cls, body)
        if found.session_id is None and found.request_id is None:
            raise refused([("session_id", "This is required.")])
        return found

    def named(self) -> str:
        """The id."""
        return self.session_id or self.request_id or ""


class Approval(Session):
    """The scenes that are approved: numbers keep those and drop the others, objects change theirs; all without it."""

    scenes: list[Any] | None = None


class Order(BaseModel):
    """What is to be made. The fields of `POST /v1/jobs` for this kind are known, and other names for them."""

    model_config = ConfigDict(extra="allow")

    prompt: Annotated[str | None, Field(description="an idea; also text, topic, script, content, story ...")] = None
    scenes: Annotated[int | None, Field(description="how many; also num_scenes, panels, slides ...")] = None
    style: str | None = None
    language: str | None = None
    audience: Annotated[str | None, Field(description="also level, age_group, grade")] = None


class Topic(Order):
    """A topic to be divided, or to be presented."""

    topic: str | None = None
    subtopics: Annotated[list[Any] | None, Field(description="of a presentation: the titles of its slides")] = None


class Breaker(Strict):
    """Which breaker is to be closed; all of them without a name."""

    name: Annotated[str, Field(min_length=1, max_length=200)] | None = None


SEEDS: Mapping[str, type[BaseModel]] = {one.__name__: one for one in (Session, Approval, Order, Topic, Breaker)}
