"""Log lines as Cloud Logging and Error Reporting read them: joined to their trace, errors counted by their place.

What an exception says is left out here too: its kind and its place are told.
"""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Mapping

from functions.web.context import TRACE
from functions.wiring.logs import Lines

REPORTED = "type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent"


class CloudLines(Lines):
    """One JSON object a line, in the fields that Google gives a meaning."""

    def __init__(self, project: str, *, service: str, version: str) -> None:
        super().__init__()
        self._project = project
        self._service = {"service": service, "version": version}

    def told(self, record: logging.LogRecord) -> dict[str, object]:
        """The line's fields, its trace, and what an error is known by."""
        found = super().told(record)
        found.setdefault("message", found.get("event", ""))
        trace = TRACE.get()
        # What a flow tells of a job belongs to the request that made it, also where the sweep has asked for it.
        if name := found.get("trace") or (trace.id if trace else ""):
            found["logging.googleapis.com/trace"] = f"projects/{self._project}/traces/{name}"
            if trace and trace.span and trace.id == name:
                found["logging.googleapis.com/spanId"] = trace.span
        if record.levelno >= logging.ERROR:
            found |= self._reported(record)
            found.pop("exception", None)
        return found

    def _reported(self, record: logging.LogRecord) -> dict[str, object]:
        found: dict[str, object] = {"@type": REPORTED, "serviceContext": self._service}
        if record.exc_info and record.exc_info[0] is not None:
            return found | {"stack_trace": _stack(*record.exc_info[:2])}
        place = {"filePath": record.pathname, "lineNumber": record.lineno, "functionName": record.funcName}
        return found | {"context": {"reportLocation": place}}


def cloud_lines(project: str, env: Mapping[str, str] = os.environ) -> CloudLines:
    """For the service and the revision that Cloud Run says this is."""
    service = env.get("K_SERVICE") or f"limner-{env.get('FUNCTION_TARGET') or 'house'}"
    return CloudLines(project, service=service, version=env.get("K_REVISION") or "here")


def _stack(kind: type[BaseException], error: BaseException | None) -> str:
    """As Python writes it, the cause first, without the words of any exception."""
    cause = error.__cause__ if error is not None else None
    before = f"{_stack(type(cause), cause)}\n\nThe above exception was the cause of this one:\n\n" if cause else ""
    frames = "".join(traceback.format_tb(error.__traceback__ if error is not None else None))
    return f"{before}Traceback (most recent call last):\n{frames}{kind.__module__}.{kind.__qualname__}: not told"
