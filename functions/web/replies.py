"""What answers look like, for the contract's document and for the tests that hold shape.py to it.

Nothing is answered through these models: answers are built as plain dicts, because they are read most of all.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from functions.core.errors import LimnerError
from functions.web.replies_pages import LayoutReply, PageReply
from functions.web.replies_webhooks import WebhookReply

Time = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Url = Annotated[str, Field(json_schema_extra={"format": "uri-reference"})]
Usd = Annotated[float, Field(description="US dollars")]
State = Literal["planning", "awaiting_approval", "rendering", "assembling", "done", "partial", "failed", "cancelled"]
StepState = Literal["waiting", "working", "done", "placeholder", "failed", "skipped"]


def _codes(tree: type[LimnerError]) -> set[str]:
    return {tree.code}.union(*(_codes(one) for one in tree.__subclasses__()))


CODES = tuple(sorted(_codes(LimnerError)))


class Answer(BaseModel):
    """Every field is always there."""

    model_config = ConfigDict(extra="forbid", strict=True)


class StoredProblem(Answer):
    """Why something did not work out."""

    type: Url
    title: str
    code: Annotated[str, Field(json_schema_extra={"enum": list(CODES)})]
    detail: Annotated[str, Field(description="one sentence for people")]
    retryable: bool
    action: Annotated[str, Field(description="what to do about it")]


class FieldFault(Answer):
    """One field of a request, and what is wrong with it."""

    field: str
    message: str


class Problem(StoredProblem):
    """A failure, as application/problem+json (RFC 9457)."""

    status: int
    instance: Url
    request_id: str
    errors: list[FieldFault]


class StepReply(Answer):
    """One unit of work."""

    id: str
    what: Literal["plan", "sheet", "text", "picture", "speech", "assembly"]
    scene: Annotated[int | None, Field(description="number of the scene, for texts, pictures and speech")]
    state: StepState
    revision: int
    seconds: float | None
    cost_usd: Usd
    cached: bool
    started_at: Time | None
    error: StoredProblem | None


class ProgressReply(Answer):
    """How far the run is."""

    percent: Annotated[int, Field(ge=0, le=100, description="never falls within a run")]
    total: int
    done: int
    failed: int
    placeholder: int
    skipped: int
    cached: int
    message: str
    seconds_left: Annotated[float | None, Field(description="a guess; null before the first picture")]
    queue_place: int | None
    steps: list[StepReply]


class LineReply(Answer):
    """One thing said, thought or heard."""

    speaker: str
    text: str
    kind: Literal["speech", "thought", "shout", "whisper", "radio", "sfx"]


class QuestionReply(Answer):
    """Something to ask after reading, and what is right."""

    question: str
    answer: str


class SceneWords(Answer):
    """The words of one scene."""

    number: int
    title: str
    caption: str
    dialogue: list[LineReply]
    narration: str
    alt: str
    prompt: Annotated[str, Field(description="the picture in words")]
    edit: Annotated[int, Field(description="edit number: the scene's tag for If-Match")]
    cast: list[str]
    shot: str
    side: str
    setting: str
    time: str
    weather: str
    horizon: Annotated[float | None, Field(description="share of the picture's height, from the top")]
    points: list[str]
    notes: Annotated[str, Field(description="for who speaks to it; never read aloud")]
    examples: list[str]
    questions: list[QuestionReply]


class VersionReply(Answer):
    """One picture that a scene has had."""

    version: int
    url: Url
    thumb_url: Url | None
    cost_usd: Usd
    at: Time
    chosen: bool


class PictureReply(Answer):
    """The picture of a scene, without lettering."""

    state: StepState
    url: Url | None
    thumb_url: Url | None
    width: int | None
    height: int | None
    cached: bool
    cost_usd: Usd
    model: str | None
    error: StoredProblem | None
    placeholder: Annotated[str | None, Field(description="a tiny picture as a data URI, to show while it loads")]
    color: str | None
    versions: list[VersionReply]


class SourcePages(Answer):
    """Where in the source a scene comes from."""

    pages: list[int]


class SourceParagraphs(Answer):
    """The same in a source without pages."""

    paragraphs: Annotated[list[int], Field(description="its first and its last one, counted from 1")]


class SourceReply(Answer):
    """The document that a job is made from."""

    name: str
    pages: Annotated[int, Field(description="0 where its format has none")]
    left_out: Annotated[list[int], Field(description="pages without text")]


class SentenceReply(Answer):
    """One sentence, and when it is heard, in seconds."""

    text: str
    start: float
    end: float


class TextReply(Answer):
    """How a scene's text came that its plan only named."""

    state: StepState
    cached: bool
    model: str | None
    cost_usd: Usd
    error: StoredProblem | None


class SpeechReply(TextReply):
    """What of a scene is read aloud."""

    url: Annotated[Url | None, Field(description="a WAV; null until it is recorded, and where that failed")]
    seconds: float | None
    sentences: list[SentenceReply]


class SceneReply(SceneWords):
    """One scene with its picture and its sound."""

    revision: int
    picture: Annotated[PictureReply | None, Field(description="null for a scene that has no picture")]
    text: Annotated[TextReply | None, Field(description="null where the plan itself holds the words")]
    speech: Annotated[SpeechReply | None, Field(description="null where nothing is read aloud")]
    source: SourcePages | SourceParagraphs | None


class CostReply(Answer):
    """Expected, at most, and so far."""

    estimate_usd: Usd
    max_usd: Usd | None
    spent_usd: Usd


class LinksReply(Answer):
    """What can be done now; null for what the state does not allow."""

    self: Url
    events: Url
    plan: Url | None
    exports: Url
    approve: Url | None
    cancel: Url | None
    retry: Url | None


class JobReply(Answer):
    """One accepted request and everything that became of it."""

    id: str
    kind: str
    state: State
    done: Annotated[bool, Field(description="the run is over: done, partial, failed or cancelled")]
    run: int
    deadline_at: Time
    title: str | None
    summary: str | None
    style: str | None
    language: str | None
    page: Annotated[str | None, Field(description="of kinds with pages: a4, us")]
    aspect: Annotated[str | None, Field(description="of the pictures, for kinds without pages")]
    progress: ProgressReply
    source: SourceReply | None
    scenes: list[SceneReply]
    layout: Annotated[list[LayoutReply], Field(description="of comics, as soon as the plan stands; in reading order")]
    pages: list[PageReply]
    cost: CostReply
    warnings: list[str]
    error: StoredProblem | None
    webhook: Annotated[WebhookReply | None, Field(description="null where the request named no receiver")]
    client_token: Annotated[str, Field(description="reads this job and its files as ?token=, for about a day")]
    links: LinksReply
    created_at: Time
    updated_at: Time
    expires_at: Time | None


class JobsReply(Answer):
    """A page of jobs."""

    items: list[JobReply]
    next_page_token: str | None
