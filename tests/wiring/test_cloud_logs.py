"""A line is joined to its trace and an error is counted by its place; what an owner wrote is in neither."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from functions.core.errors import LimnerError
from functions.web.context import TRACE, Trace
from functions.wiring.cloud_logs import REPORTED, CloudLines, cloud_lines

ID, SPAN = "ab" * 16, "00f067aa0ba902b7"
LINES = CloudLines("my-project", service="limner-render", version="limner-render-00007")


@pytest.fixture
def traced() -> Iterator[None]:
    bound = TRACE.set(Trace(ID, SPAN))
    yield
    TRACE.reset(bound)


def line(message: str, level: int = logging.INFO, *, caught: bool = False, **fields: object) -> dict[str, Any]:
    record = logging.LogRecord(
        "limner.x", level, __file__, 7, message, (), sys.exc_info() if caught else None, "somewhere"
    )
    record.fields = fields
    text = LINES.format(record)
    assert "\n" not in text
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.mark.usefixtures("traced")
def test_a_line_belongs_to_the_trace_of_the_request_that_is_answered() -> None:
    found = line("step_settled", job="j1")

    assert found["logging.googleapis.com/trace"] == f"projects/my-project/traces/{ID}"
    assert found["logging.googleapis.com/spanId"] == SPAN
    assert (found["event"], found["message"], found["severity"]) == ("step_settled", "step_settled", "INFO")
    assert "@type" not in found


@pytest.mark.usefixtures("traced")
def test_what_is_told_of_a_job_belongs_to_the_request_that_made_it() -> None:
    found = line("step_settled", job="j1", trace="cd" * 16)

    assert found["logging.googleapis.com/trace"] == f"projects/my-project/traces/{'cd' * 16}"
    assert "logging.googleapis.com/spanId" not in found


def test_a_line_without_a_trace_names_none() -> None:
    found = line("Limner begins.")

    assert not [name for name in found if name.startswith("logging.")]
    assert found["message"] == "Limner begins."


def test_an_unexpected_error_is_reported_with_its_stack_and_its_cause_and_without_their_words() -> None:
    try:
        try:
            raise ValueError("XYZZY the fox")
        except ValueError as error:
            raise LimnerError("XYZZY again") from error
    except LimnerError:
        found = line("task_failed", logging.ERROR, caught=True)

    assert found["@type"] == REPORTED
    assert found["serviceContext"] == {"service": "limner-render", "version": "limner-render-00007"}
    assert found["stack_trace"].startswith("Traceback (most recent call last):\n  File ")
    assert "builtins.ValueError: not told" in found["stack_trace"]
    assert found["stack_trace"].endswith("functions.core.errors.LimnerError: not told")
    assert "test_cloud_logs.py" in found["stack_trace"]
    # The lines of the program quote what the test itself says; what was raised stands nowhere else.
    told = [one for one in found["stack_trace"].splitlines() if not one.startswith("    ")]
    assert not [one for one in told if "XYZZY" in one]
    assert "exception" not in found


def test_an_error_without_an_exception_is_reported_by_its_place() -> None:
    found = line("task_misled verb=plan", logging.ERROR)

    assert found["@type"] == REPORTED
    assert found["context"]["reportLocation"] == {
        "filePath": __file__, "lineNumber": 7, "functionName": "somewhere",
    }  # fmt: skip
    assert found["verb"] == "plan"


def test_the_service_and_its_revision_are_those_of_cloud_run() -> None:
    known = cloud_lines("p", {"K_SERVICE": "limner-api", "K_REVISION": "limner-api-00001"})
    here = cloud_lines("p", {"FUNCTION_TARGET": "plan"})

    assert known._service == {"service": "limner-api", "version": "limner-api-00001"}
    assert here._service == {"service": "limner-plan", "version": "here"}
