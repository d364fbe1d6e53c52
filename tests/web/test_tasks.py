"""The private targets: one task in, the next ones out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from werkzeug import Request
from werkzeug.test import EnvironBuilder

from functions.core.errors import Stale
from functions.core.messages import Message, dumps
from functions.web.app import respond
from functions.web.desk import MOST_STREAMS
from functions.web.tasks import deliver_request, sweep_request
from tests.houses import Home
from tests.web.conftest import BODY, Visitor


def a_post(data: bytes = b"", *, method: str = "POST") -> Request:
    return EnvironBuilder(method=method, data=data).get_request()


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
