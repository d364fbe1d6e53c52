"""The pretended Runware: an array of tasks in, an array of their answers out, its account, and how it fails."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.fakes.gemini import made
from tests.fakes.gemini.scripts import HTML, Script
from tests.fakes.plain import Json, Plain

MODELS = {"runware:400@5", "bfl:5@1", "bfl:6@1"}
#: dollars of every picture
COST = 0.0321
#: stands for the task's own name in what it is told to say
TASK = "{task}"


@dataclass
class FakeRunware(Plain):
    """The service."""

    #: dollars that are left
    balance: float = 12.5

    def reply(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> Script:
        if method != "POST" or path not in {"", "/"}:
            return Script(status=404, body=HTML)
        if headers.get("authorization") != f"Bearer {self.key}":
            return fault(401, "invalidApiKey", "Invalid API key. Get one at https://my.runware.ai/signup")
        task = body[0]
        if str(uuid.UUID(task["taskUUID"], version=4)) != task["taskUUID"]:
            return fault(400, "invalidTaskUUID", "Not a UUID v4.")
        if task["taskType"] == "accountManagement":
            return Script(body=row({"taskType": "accountManagement", "balance": self.balance}, task["taskUUID"]))
        if complaint := _complaint(task):
            return fault(400, *complaint)
        if script := self.told():
            return _named(script, task["taskUUID"])
        if task["model"] not in MODELS:
            return fault(400, "invalidModel", f"Model {task['model']} was not found.")
        picture = made.painted(task["positivePrompt"], f"{task['width']}:{task['height']}", "1K")
        return Script(body=row(painting(picture), task["taskUUID"]))


def painting(data: bytes, **fields: Any) -> Json:
    """A row with a picture."""
    told = {"imageUUID": "77da2d99-a6d3-44d9-b8c0-ae9fb06b6200", "NSFWContent": False, "cost": COST, "seed": 7}
    return {"taskType": "imageInference", "imageBase64Data": base64.b64encode(data).decode()} | told | fields


def row(fields: Json, task: str = TASK) -> Json:
    """An answer of one row."""
    return {"data": [{"taskUUID": task} | fields]}


def fault(status: int, code: str, message: str, *, headers: dict[str, str] | None = None, **fields: Any) -> Script:
    """An error as the service writes it."""
    error = {"code": code, "message": message, "taskUUID": TASK, "taskType": "imageInference"} | fields
    return Script(status=status, body={"errors": [error]}, headers=headers or {})


def _named(script: Script, task: str) -> Script:
    """What it was told to say, of the task that was asked."""
    said = script.data().decode().replace(TASK, task)
    return Script(status=script.status, body=said, headers=script.headers, after=script.after, how=script.how)


def _complaint(task: Json) -> tuple[str, str] | None:
    """What the service would refuse in a request."""
    tests: list[tuple[bool, str]] = [
        (task.get("taskType") == "imageInference", "taskType"),
        (2 <= len(task.get("positivePrompt", "")) <= 3000, "positivePrompt"),
        (all(128 <= task[side] <= 2048 and task[side] % 64 == 0 for side in ("width", "height")), "width"),
        (task.get("outputType") in {"URL", "base64Data", "dataURI"}, "outputType"),
        (task.get("outputFormat") in {"JPG", "PNG", "WEBP"}, "outputFormat"),
        (1 <= task.get("seed", 1) < 2**63, "seed"),
        (all(map(_inline, task.get("inputs", {}).get("referenceImages", []))), "referenceImages"),
    ]
    wrong = next((name for fits, name in tests if not fits), None)
    return None if wrong is None else (f"invalid{wrong[0].upper()}{wrong[1:]}", f"Invalid value for {wrong}.")


def _inline(text: str) -> bool:
    return text.startswith("data:image/") and ";base64," in text
