"""Everything that can go wrong, in one tree. The class's docstring is the sentence that a person reads first.

Two temperaments matter to the flows: ProviderBusy (again later) and ProviderRefused (again will not help).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A failure as it is stored and shown: never a traceback, a key, or a provider's raw text."""

    code: str
    detail: str
    retryable: bool = False
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What one owner may still ask for in any sixty seconds, as the asker is told."""

    name: str
    limit: int
    remaining: int
    reset: float  #: seconds until there is one more


class LimnerError(Exception):
    """Something went wrong on our side."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    retryable: ClassVar[bool] = False
    action: ClassVar[str] = "Try again; if it happens twice, report it with the request id."
    indoors: ClassVar[bool] = False  #: the detail names a place here: over HTTP the class's sentence is told

    def __init__(
        self, detail: str = "", *, action: str = "", retry_after: float | None = None,
        fields: tuple[tuple[str, str], ...] = (),
    ) -> None:  # fmt: skip
        """`retry_after` in seconds, where the other side named one; `fields` pairs a request field with its fault."""
        self.detail = detail or self.sentence()
        self.retry_after = retry_after
        self.fields = fields
        self.advice = action or self.action
        super().__init__(self.detail)

    @classmethod
    def sentence(cls) -> str:
        """What a person reads first."""
        return (cls.__doc__ or "").split("\n")[0]

    def problem(self) -> Problem:
        """The stored form."""
        return Problem(code=self.code, detail=self.detail, retryable=self.retryable, action=self.advice)


class InvalidRequest(LimnerError):
    """The request does not fit the contract."""

    code = "invalid_request"
    status = 422
    action = "Correct the fields named and send it again."


class MalformedBody(InvalidRequest):
    """The body is not JSON that we accept."""

    status = 400
    action = "Send one well-formed JSON object in UTF-8."


class NotFound(LimnerError):
    """There is nothing here by that name."""

    code = "not_found"
    status = 404
    action = "Check the id; work that was deleted cannot be brought back."


class Conflict(LimnerError):
    """The job is not in a state that allows this."""

    code = "conflict"
    status = 409
    action = "Read the job again and choose from its links."


class PreconditionFailed(LimnerError):
    """Somebody changed this since you read it."""

    code = "precondition_failed"
    status = 412
    action = "Read it again and send the change with the new tag in If-Match."


class IdempotencyMismatch(LimnerError):
    """This Idempotency-Key was used for a different request."""

    code = "idempotency_mismatch"
    status = 422
    action = "Use a fresh key for a new request."


class PayloadTooLarge(LimnerError):
    """The body is larger than we take."""

    code = "payload_too_large"
    status = 413
    action = "Send less: JSON up to 1 MiB, documents up to 20 MiB."


class UnsupportedMedia(LimnerError):
    """We do not read this type of content."""

    code = "unsupported_media"
    status = 415
    action = "Send application/json, or a document of a type that is named in the contract."


class Unauthenticated(LimnerError):
    """No valid key came with the request."""

    code = "unauthenticated"
    status = 401
    action = "Send Authorization: Bearer with a key that has not been revoked."
    #: how to come with a key, for WWW-Authenticate
    challenge: str = "Bearer"


class Forbidden(LimnerError):
    """This key may not do that."""

    code = "forbidden"
    status = 403
    action = "Use a key with the scope that the contract names."
    #: what the key lacks, for WWW-Authenticate; empty where no other key would help
    challenge: str = ""


class RateLimited(LimnerError):
    """Too many requests in this minute."""

    code = "rate_limited"
    status = 429
    retryable = True
    action = "Wait for the seconds in Retry-After."
    #: the minute that is full, where requests are counted
    allowance: Allowance | None = None


class BudgetExceeded(LimnerError):
    """This would pass the budget."""

    code = "budget_exceeded"
    status = 429
    action = "Raise the budget, ask for fewer scenes, or wait for the next day."


class Overloaded(LimnerError):
    """There is more work here than we can accept now."""

    code = "overloaded"
    status = 503
    retryable = True
    action = "Wait for the seconds in Retry-After."


class DocumentFault(LimnerError):
    """The document cannot be used."""

    status = 422


class NoText(DocumentFault):
    """The document has no text layer."""

    code = "no_text"
    action = "Run it through text recognition first, or paste the text."


class Encrypted(DocumentFault):
    """The document is locked with a password."""

    code = "encrypted"
    action = "Save an unlocked copy and send that."


class TooComplex(DocumentFault):
    """The document is too large or too deeply nested to read within the limits."""

    code = "too_complex"
    action = "Split it and send the parts."


class Cancelled(LimnerError):
    """The job was cancelled."""

    code = "cancelled"
    status = 409
    action = "Use retry to go on from what was finished."


class ProviderError(LimnerError):
    """The model gave no usable answer."""

    status = 502
    #: micro-dollars that the answer cost all the same
    cost: int = 0


class ProviderBusy(ProviderError):
    """The model cannot answer now; later it may."""

    code = "provider_unavailable"
    status = 503
    retryable = True
    action = "It is tried again by itself; retry the job if it ended."


class ProviderUnavailable(ProviderBusy):
    """The model's service is down or unreachable."""


class ModelTimeout(ProviderBusy):
    """The model did not answer in time."""

    code = "timeout"
    status = 504


class QuotaWait(ProviderBusy):
    """The model's quota for this minute is used up."""

    code = "rate_limited"
    status = 429


class QuotaExhausted(ProviderBusy):
    """The model's quota for the day is used up."""

    code = "quota_exhausted"
    status = 429
    action = "Wait for the quota to reset, raise it, or choose another model."


class ProviderClosed(ProviderError):
    """The model's service does not take our requests."""

    code = "provider_unavailable"
    status = 503
    action = "Check the key and the model's name with `doctor`, then retry the job."


class EmptyOutput(ProviderBusy):
    """The model answered with nothing."""

    code = "empty_output"
    status = 502


class InvalidOutput(ProviderBusy):
    """The model's answer could not be used."""

    code = "invalid_output"
    status = 502


class ProviderRefused(ProviderError):
    """The model declined this prompt; asking again will not help."""

    code = "safety_blocked"
    status = 422
    action = "Change the words of the scene and redraw it."


class Stale(LimnerError):
    """A compare-and-set met a newer version; read again and decide again."""


class LeaseLost(LimnerError):
    """The lease would run out before the call could come back, or this process ends, so it is not made."""


class Interrupted(LimnerError):
    """This process ends before the call came back."""


class AlreadyExists(LimnerError):
    """A create-only write found something there."""


def is_passing(error: Exception) -> bool:
    """The house's own world is full or busy for now: the work is as good as before, and its delivery is repeated."""
    return isinstance(error, LimnerError) and not isinstance(error, ProviderError) and error.status == 503
