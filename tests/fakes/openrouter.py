"""The pretended OpenRouter: chats that answer by a strict schema, its list of models, its key, and how it fails."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakes.gemini import made
from tests.fakes.gemini.scripts import HTML, Script
from tests.fakes.plain import Json, Plain

MODELS = {"google/gemini-2.5-flash-lite", "google/gemini-3.1-flash-lite", "google/gemini-3.5-flash"}
#: dollars of every good answer
COST = 0.00123


@dataclass
class FakeOpenRouter(Plain):
    """The service."""

    def reply(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> Script:
        if path == "/models":
            return Script(body={"data": [{"id": name} for name in sorted(MODELS)]})
        if headers.get("authorization") != f"Bearer {self.key}":
            return fault(401, "No auth credentials found")
        if (method, path) == ("GET", "/key"):
            return Script(body={"data": {"label": "sk-or-v1-abc...def", "limit_remaining": 4.9}})
        if (method, path) != ("POST", "/chat/completions"):
            return Script(status=404, body=HTML)
        if complaint := _complaint(body):
            return fault(400, complaint)
        if script := self.told():
            return script
        if body["model"] not in MODELS:
            return fault(404, f"No endpoints found for {body['model']}.")
        text = body["messages"][0]["content"]
        said = json.dumps(made.written(body["response_format"]["json_schema"]["schema"], text))
        return Script(body=chat(said, cost=COST))


def chat(said: object, *, finish: object = "stop", cost: object = None, **fields: Any) -> Json:
    """An answer of one choice; further fields stand in its message."""
    usage: Json = {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200}
    return {
        "id": "gen-1", "object": "chat.completion", "created": 1_795_000_000, "model": "fake",
        "choices": [{
            "index": 0, "finish_reason": finish, "native_finish_reason": str(finish).upper(),
            "message": {"role": "assistant", "content": said, "refusal": None} | fields,
        }],
        "usage": usage if cost is None else usage | {"cost": cost, "is_byok": False},
    }  # fmt: skip


def fault(status: int, message: str, *, headers: dict[str, str] | None = None, **about: Any) -> Script:
    """An error as the service writes it."""
    error = {"code": status, "message": message} | ({"metadata": about} if about else {})
    return Script(status=status, body={"error": error}, headers=headers or {})


def inside(error: Json) -> Script:
    """The same in the body of a 200, where the model had begun already."""
    return Script(body={"id": "gen-1", "error": error, "usage": chat("", cost=0.001)["usage"]})


def in_choice(error: Json) -> Script:
    """The same in the place of its words."""
    body = chat("", finish="error", cost=0.001)
    body["choices"][0]["error"] = error
    return Script(body=body)


def _complaint(body: Any) -> str:
    """What the service would refuse in a request."""
    form = body.get("response_format", {})
    if form.get("type") != "json_schema" or not form.get("json_schema", {}).get("name"):
        return "response_format: name is required"
    if not body.get("messages") or not body.get("model"):
        return "Input required: specify messages"
    return _open(form["json_schema"]["schema"])


def _open(schema: Any) -> str:
    """Where a strict schema leaves something open."""
    if isinstance(schema, list):
        return next(filter(None, map(_open, schema)), "")
    if not isinstance(schema, dict):
        return ""
    if "propertyOrdering" in schema or "$ref" in schema:
        return "unknown keyword"
    if schema.get("type") == "object" and (
        schema.get("additionalProperties") is not False or set(schema["required"]) != set(schema["properties"])
    ):
        return "Invalid schema for response_format 'answer': 'additionalProperties' is required to be false"
    inner = [*schema.get("properties", {}).values(), *(schema[key] for key in ("items", "anyOf") if key in schema)]
    return next(filter(None, map(_open, inner)), "")
