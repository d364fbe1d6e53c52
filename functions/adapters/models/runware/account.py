"""What Runware says of an account; asking costs nothing."""

from __future__ import annotations

import time
import uuid
from typing import TYPE_CHECKING

from functions.adapters.models.runware.answers import row_of
from functions.adapters.models.runware.failures import of_errors
from functions.core.errors import InvalidOutput

if TYPE_CHECKING:
    from functions.adapters.models.hosted.door import Door

#: seconds for looking
LOOK = 10.0


def balance(door: Door) -> float:
    """Dollars that are left, by a key that is good; a ProviderError where it is not."""
    task = str(uuid.uuid4())
    asked = {"taskType": "accountManagement", "taskUUID": task, "operation": "getDetails"}
    answer = door.ask("POST", "", body=[asked], seconds=LOOK)
    row, errors = row_of(answer.body, task), answer.body.get("errors") or answer.body.get("error")
    if answer.status != 200 or (errors and not row):
        raise of_errors(errors, task=task, status=answer.status, headers=answer.headers, now=time.time())
    left = row.get("balance")
    if isinstance(left, bool) or not isinstance(left, (int, float)):
        raise InvalidOutput("Runware's answer does not tell what is left.")
    return float(left)
