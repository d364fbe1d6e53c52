"""Logs: JSON lines for machines, readable lines on a terminal. A line is a constant name and fields.

What an exception says is left out, for it may quote what an owner wrote; where it happened is told.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Mapping
from datetime import datetime
from types import TracebackType

from functions.core.moments import rfc3339
from functions.web.context import REQUEST

#: how keys of ours and of others look, wherever one slips in
_KEYS = r"\b(?:lim_[\w-]+|AIza[\w-]{20,}|sk-[\w-]{16,}|ya29\.[\w.-]+)|(?i:bearer)\s+[\w.~+/=-]+"
#: an event's name, and fields behind it
_EVENT = r"([a-z][a-z0-9_]*)((?: [a-z_]+=\S+)*)"
#: the level that an event of the flows is told at; others are for who looks closely
LEVELS: Mapping[str, int] = {
    "job_accepted": logging.INFO, "job_ended": logging.INFO, "run_opened": logging.INFO,
    "step_settled": logging.INFO, "step_retried": logging.INFO, "step_given_up": logging.INFO,
    "breaker_turned": logging.INFO,
}  # fmt: skip
log = logging.getLogger("limner.events")


def told(event: str, fields: Mapping[str, object]) -> None:
    """One event as a line."""
    level = LEVELS.get(event, logging.DEBUG)
    if event == "request_answered" and (fields["method"] not in ("GET", "HEAD") or int(str(fields["status"])) >= 500):
        level = logging.INFO
    if log.isEnabledFor(level):
        log.log(level, event, extra={"fields": fields})


class Lines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """As text in which no key stands."""
        return re.sub(_KEYS, "[key]", json.dumps(self.told(record), ensure_ascii=False, default=str))

    def told(self, record: logging.LogRecord) -> dict[str, object]:
        """Time, level, name and fields, in this order."""
        found: dict[str, object] = {
            "time": rfc3339(record.created),
            "severity": record.levelname,
            "logger": record.name,
        }
        said = record.getMessage()
        event = re.fullmatch(_EVENT, said)
        found["event" if event else "message"] = event[1] if event else said
        found |= _fields(record)
        found |= dict(word.split("=", 1) for word in event[2].split()) if event else {}
        if record.exc_info and record.exc_info[0] is not None:
            found["exception"] = _happened(*record.exc_info)
        return found


class Readable(logging.Formatter):
    """For people: time, level, name and fields."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and where an exception happened below it."""
        moment = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        fields = "".join(f" {name}={value}" for name, value in _fields(record).items())
        lines = f"{moment} {record.levelname:<7} {record.getMessage()}{fields}"
        if record.exc_info and record.exc_info[0] is not None:
            lines += "\n  " + "\n  ".join(_happened(*record.exc_info))
        return re.sub(_KEYS, "[key]", lines)


def set_up_logging(level: str, form: str = "auto", *, lines: Lines | None = None) -> None:
    """On stderr; `form` is json, text, or auto: text on a terminal, else JSON. Libraries tell only what is wrong.

    `lines` are JSON lines of another kind.
    """
    handler = logging.StreamHandler()
    readable = form == "text" or (form == "auto" and sys.stderr.isatty())
    handler.setFormatter(Readable() if readable else lines or Lines())
    root = logging.getLogger()
    root.handlers[:] = [one for one in root.handlers if not isinstance(one.formatter, Lines | Readable)] + [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("limner").setLevel(level)


def _fields(record: logging.LogRecord) -> dict[str, object]:
    found = dict(getattr(record, "fields", {}))
    return {"request": request, **found} if (request := REQUEST.get()) and "request" not in found else found


def _happened(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> list[str]:
    """Where and what, without the words of the exception."""
    frames = traceback.extract_tb(trace)
    found = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ if error is not None else None
    return [*found, kind.__qualname__, *([f"because of {type(cause).__qualname__}"] if cause else [])]
