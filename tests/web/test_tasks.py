"""The private targets: one task in, the next ones out."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from werkzeug import Request
from werkzeug.test import EnvironBuilder

from functions.adapters.local.attendance import Watchful
from functions.core.errors import Forbidden, LimnerError, Overloaded, QuotaWait, Stale, Unauthenticated
from functions.core.messages import Message, dumps
from functions.web.app import respond
from functions.web.context import parent
from functions.web.desk import MOST_STREAMS
from functions.web.tasks import deliver_request, sweep_request
from tests.houses import Home
from tests.web.conftest import BODY, Visitor


def a_post(data: bytes = b"", *, method: str = "POST", path: str = "/", **headers: str) -> Request:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return EnvironBuilder(path, method=method, data=data, headers=sent).get_request()


def test_a_task_is_done_and_what_follows_is_enqueued(api: Visitor) -> None:
    made = api.make()
    taken = api.home.queue.take()
    assert taken is not None

    answer = deliver_request(api.home.house, a_post(dumps(taken[1])))

    assert answer.status_code == 200
    assert api.home.job(made["id"]).state == "rendering"
    assert len(api.home.queue) > 0


def test_a_whole_job_goes_through_the_targets(api: Visitor) -> None:
    made = api.make()

    while (taken := api.home.queue.take()) is not None:
        assert deliver_request(api.home.house, a_post(dumps(taken[1]))).status_code == 200
        assert deliver_request(api.home.house, a_post(dumps(taken[1]))).status_code == 200

    assert api.home.job(made["id"]).state == "done"


def test_a_task_of_a_job_that_is_gone_is_acknowledged(home: Home) -> None:
    answer = deliver_request(home.house, a_post(dumps(Message(verb="render", job="gone", step="p01"))))

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"5", b"{", b"\xff", b'{"verb":"burn","job":"x","step":"y"}',
     b'{"verb":5,"job":1,"step":2}',
     b'{"verb":"plan","job":"x","step":"plan","turn":"1"}', b'{"verb":"plan","job":"x","step":"plan","at":"x"}',
     b'{"verb":["plan"],"job":"x","step":"plan"}', b"[" * 50_000, b"x" * 200_000],
)  # fmt: skip
def test_what_is_no_task_is_refused(home: Home, data: bytes) -> None:
    answer = deliver_request(home.house, a_post(data))

    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize("target", [deliver_request, sweep_request])
def test_a_target_is_only_posted_to(home: Home, target: Any) -> None:
    answer = target(home.house, a_post(method="GET"))

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"


def test_a_worker_does_its_own_tasks_and_says_when_a_queue_was_led_to_the_wrong_one(
    api: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    made = api.make()
    taken = api.home.queue.take()
    assert taken is not None

    wrong = deliver_request(api.home.house, a_post(dumps(taken[1])), verbs={"render", "speak"})
    right = deliver_request(api.home.house, a_post(dumps(taken[1])), verbs={"plan", "explain"})

    assert (wrong.status_code, right.status_code) == (400, 200)
    assert "address of its own worker" in json.loads(wrong.data)["action"]
    assert [record.levelname for record in caplog.records if "task_misled verb=plan" in record.getMessage()] == [
        "ERROR"
    ]
    assert api.home.job(made["id"]).state == "rendering"


@pytest.mark.parametrize("target", [deliver_request, sweep_request])
@pytest.mark.parametrize(("refusal", "status"), [(Unauthenticated(), 401), (Forbidden(), 403)])
def test_who_is_not_believed_gets_nothing_done(api: Visitor, target: Any, refusal: LimnerError, status: int) -> None:
    made, shown = api.make(), []
    taken = api.home.queue.take()
    assert taken is not None

    def admit(authorization: str) -> None:
        shown.append(authorization)
        raise refusal

    answer = target(api.home.house, a_post(dumps(taken[1]), Authorization="Bearer x"), admit=admit)

    assert (answer.status_code, shown) == (status, ["Bearer x"])
    assert api.home.job(made["id"]).state == "planning"


def test_a_worker_that_ends_leaves_its_tasks_to_the_next(api: Visitor) -> None:
    made, watchful = api.make(), Watchful()
    taken = api.home.queue.take()
    assert taken is not None
    watchful.end()

    answer = deliver_request(replace(api.home.house, attendance=watchful), a_post(dumps(taken[1])))

    assert answer.status_code == 500
    assert api.home.job(made["id"]).state == "planning"


def test_a_task_is_worked_on_in_the_trace_of_the_request_that_asked_for_it(
    api: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.make()
    taken, seen = api.home.queue.take(), []
    assert taken is not None
    first, other = f"00-{'ab' * 16}-{'cd' * 8}-01", f"00-{'ef' * 16}-{'cd' * 8}-01"
    monkeypatch.setattr(type(api.home.queue), "put", lambda queue, messages: seen.append(parent()))

    for headers in ({"X_Limner_Trace": first, "traceparent": other}, {"traceparent": other}, {}):
        deliver_request(api.home.house, a_post(dumps(taken[1]), **headers))

    assert seen == [first, other, ""]
    assert parent() == ""


@pytest.mark.parametrize("fault", [Overloaded("Busy."), QuotaWait("Too many.")])
def test_no_failure_slows_a_whole_queue(api: Visitor, monkeypatch: pytest.MonkeyPatch, fault: LimnerError) -> None:
    """429 and 503 make Cloud Tasks hold back all tasks of the queue, and whoever waits does so by a message."""
    api.make()
    taken = api.home.queue.take()
    assert taken is not None

    def busy(*args: object, **more: object) -> None:
        raise fault

    monkeypatch.setattr(type(api.home.house.jobs), "get", busy)
    answers = [deliver_request(api.home.house, a_post(dumps(taken[1]))), sweep_request(api.home.house, a_post())]

    assert answers[0].status_code == 500
    assert json.loads(answers[0].data)["detail"] == fault.detail
    assert {answer.status_code for answer in answers} <= {200, 500}


@pytest.mark.parametrize("fault", [RuntimeError("secret"), Stale()])
def test_a_task_that_fails_is_left_to_the_queue(
    api: Visitor, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    api.make()
    taken = api.home.queue.take()
    assert taken is not None

    def broken(*args: object, **more: object) -> None:
        raise fault

    monkeypatch.setattr(type(api.home.house.jobs), "get", broken)
    answer = deliver_request(api.home.house, a_post(dumps(taken[1])))

    assert answer.status_code >= 500
    assert b"secret" not in answer.data
    assert len(api.home.queue) == 0


def test_a_sweep_tells_what_it_did(api: Visitor) -> None:
    made = api.make()
    api.home.queue.take()
    api.home.clock.time += 120

    answer = sweep_request(api.home.house, a_post())
    api.home.drain()

    assert json.loads(answer.data) == {"looked_at": 1, "enqueued": 1, "removed_jobs": 0, "removed_files": 0}
    assert api.home.job(made["id"]).state == "done"


def test_the_nightly_look_removes_what_nobody_names(home: Home) -> None:
    home.house.blobs.put("ann/orphan.webp", b"x", mime="image/webp")

    first = sweep_request(home.house, a_post(path="/clean-up"))
    home.clock.time += 2 * home.house.policy.cleanup_window
    second = sweep_request(home.house, a_post(path="/clean-up"))

    assert [json.loads(one.data) for one in (first, second)] == [{"removed_files": 0}, {"removed_files": 1}]


def test_another_server_may_take_the_request_in(api: Visitor) -> None:
    body = json.dumps(BODY)
    request = EnvironBuilder("/v1/jobs", method="POST", data=body, content_type="application/json").get_request()

    answer = respond(api.app, request)

    assert answer.status_code == 202
    assert json.loads(answer.data)["state"] == "planning"
    assert answer.headers["X-Request-Id"]


def test_another_server_gets_a_stream_piece_by_piece_and_may_close_it(api: Visitor) -> None:
    made = api.make()
    streams = []

    for _ in range(MOST_STREAMS):
        answer = respond(api.app, EnvironBuilder(made["links"]["events"]).get_request())
        assert next(answer.iter_encoded()).startswith(b"retry: ")
        streams.append(answer)
    assert respond(api.app, EnvironBuilder(made["links"]["events"]).get_request()).status_code == 503
    for one in streams:
        one.close()

    assert respond(api.app, EnvironBuilder(made["links"]["events"]).get_request()).status_code == 200
