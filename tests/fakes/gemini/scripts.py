"""How the pretended Gemini fails: every row that the real one is known for, as what it sends."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.gemini import made

Json = dict[str, Any]
RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo"
QUOTA_FAILURE = "type.googleapis.com/google.rpc.QuotaFailure"
ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo"


@dataclass(frozen=True, kw_only=True)
class Script:
    """One answer: a status and a body, perhaps late, cut off, or a byte at a time."""

    status: int = 200
    body: Json | str = ""
    headers: dict[str, str] = field(default_factory=dict)
    #: seconds before the first byte
    after: float = 0.0
    #: whole; cut: the connection ends in the middle; drip: a byte at a time; hang: no answer at all
    how: str = "whole"

    def data(self) -> bytes:
        """As it goes over the wire."""
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


def fault(code: int, status: str, message: str, *details: Json, headers: dict[str, str] | None = None) -> Script:
    """An error as the service writes it."""
    error = {"code": code, "status": status, "message": message, "details": list(details)}
    return Script(status=code, body={"error": error}, headers=headers or {})


def quota(
    name: str, delay: str = "", *, value: str = "10", message: str = "You exceeded your current quota."
) -> Script:
    """A 429 of one quota."""
    metric = "generativelanguage.googleapis.com/generate_requests_per_model"
    rows: list[Json] = [
        {"@type": QUOTA_FAILURE, "violations": [{"quotaId": name, "quotaMetric": metric, "quotaValue": value}]}
    ]
    if delay:
        rows.append({"@type": RETRY_INFO, "retryDelay": delay})
    return fault(429, "RESOURCE_EXHAUSTED", message, *rows)


def finished(reason: str) -> Script:
    """A candidate without content that ended so."""
    return Script(body={"candidates": [{"finishReason": reason, "index": 0}], "usageMetadata": made.counted(40, 0)})


def blocked(reason: str) -> Script:
    """A prompt that was not answered."""
    return Script(body={"promptFeedback": {"blockReason": reason}, "usageMetadata": made.counted(40, 0)})


PICTURE = made.painted("x", "1:1", "1K")
GOOD = made.inline(PICTURE, "image/png")
HALF = base64.b64encode(PICTURE).decode()[:1001]
SPEND = "You exceeded your spend-based rate limit. Please retry later."
CREDIT = "Your prepayment credits are depleted. Please go to AI Studio to manage your project and billing."
PER_MINUTE = "GenerateRequestsPerMinutePerProjectPerModel"
PER_DAY = "GenerateRequestsPerDayPerProjectPerModel"
PROJECT_DAY = (
    "Quota exceeded for aiplatform.googleapis.com/generate_content_requests_per_day_per_project_per_base_model."
)
HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"

#: whatever may be asked for
ANY: dict[str, Script] = {
    "429 per minute": quota(PER_MINUTE, "7s"),
    "429 without a delay": quota(PER_MINUTE),
    "429 with a header": fault(429, "RESOURCE_EXHAUSTED", "Too many.", headers={"Retry-After": "9"}),
    "429 per day": quota(PER_DAY, "22s"),
    "429 by spend": fault(429, "RESOURCE_EXHAUSTED", SPEND, {"@type": RETRY_INFO, "retryDelay": "0s"}),
    "429 without credit": fault(429, "RESOURCE_EXHAUSTED", CREDIT),
    "429 of a free tier": quota(PER_MINUTE, "30s", value="0"),
    "429 that is no JSON": Script(status=429, body="slow down"),
    "429 of a project": fault(429, "RESOURCE_EXHAUSTED", "Resource exhausted. Please try again later."),
    "429 of a project per day": fault(429, "RESOURCE_EXHAUSTED", PROJECT_DAY),
    "400 bad key": fault(
        400, "INVALID_ARGUMENT", "API key not valid.", {"@type": ERROR_INFO, "reason": "API_KEY_INVALID"}
    ),
    "400 bad request": fault(400, "INVALID_ARGUMENT", "Unknown name."),
    "403": fault(403, "PERMISSION_DENIED", "Denied."),
    "404": fault(404, "NOT_FOUND", "models/x is not found."),
    "499": fault(499, "CANCELLED", "Cancelled."),
    "500": fault(500, "INTERNAL", "Internal error."),
    "502 in HTML": Script(status=502, body=HTML, headers={"Content-Type": "text/html"}),
    "503": fault(503, "UNAVAILABLE", "The model is overloaded."),
    "504": fault(504, "DEADLINE_EXCEEDED", "Deadline exceeded."),
    "no answer": Script(how="hang"),
    "a byte at a time": Script(how="drip", body=json.dumps(made.answer({"text": "x" * 4000}))),
    "cut off": Script(how="cut", body=made.answer({"text": "x" * 4000})),
    "hung up": Script(how="drop"),
    "no JSON": Script(body="oops"),
    "half a JSON": Script(body='{"candidates": [{"content": {"parts": [{"te'),
    "a list": Script(body="[1, 2]"),
    "another shape": Script(body={"candidates": 3}),
    "nothing at all": Script(body=""),
    "no candidates": Script(body={"usageMetadata": made.counted(40, 0)}),
    "empty candidates": Script(body={"candidates": []}),
    "no content": Script(body={"candidates": [{"finishReason": "STOP"}]}),
    "empty parts": Script(body=made.answer()),
    "only thoughts": Script(body=made.answer({"text": "Hmm.", "thought": True})),
}
PICTURES: dict[str, Script] = {
    "a picture in a thought": Script(body=made.answer({**GOOD, "thought": True})),
    "words in place of a picture": Script(body=made.answer({"text": "Here is your picture!"})),
    "half a base64": Script(body=made.answer({"inlineData": {"mimeType": "image/png", "data": HALF}})),
    "no base64": Script(body=made.answer({"inlineData": {"mimeType": "image/png", "data": "%%%"}})),
    "a picture of no bytes": Script(body=made.answer({"inlineData": {"mimeType": "image/png", "data": ""}})),
    "half a picture": Script(body=made.answer(made.inline(PICTURE[:2000], "image/png"))),
    "a PDF": Script(body=made.answer(made.inline(b"%PDF-1.7", "application/pdf"))),
    "a PDF that is called a picture": Script(body=made.answer(made.inline(b"%PDF-1.7" * 99, "image/png"))),
}
TEXTS: dict[str, Script] = {
    "a JSON that breaks off": Script(body=made.answer({"text": '{"title": "The'}, finish="MAX_TOKENS")),
    "a JSON that breaks off and says stop": Script(body=made.answer({"text": '{"title": "The'})),
    "a JSON list": Script(body=made.answer({"text": "[1]"})),
    "prose": Script(body=made.answer({"text": "Once upon a time."})),
    "blanks": Script(body=made.answer({"text": "  \n"})),
}
SILENCE = made.riff(bytes(2 * 24_000 * 3))
SPEECHES: dict[str, Script] = {
    "silence": Script(body=made.answer(made.inline(SILENCE, "audio/wav"))),
    "a tiny recording": Script(body=made.answer(made.inline(b"\0\1" * 100, "audio/L16;rate=24000"))),
    "an MP3": Script(body=made.answer(made.inline(b"ID3" + b"\7" * 9000, "audio/mpeg"))),
    "words in place of sound": Script(body=made.answer({"text": "I cannot speak."})),
    "a picture in place of sound": Script(body=made.answer(GOOD)),
    "a WAV that breaks off": Script(body=made.answer(made.inline(SILENCE[:60_000], "audio/wav"))),
}
