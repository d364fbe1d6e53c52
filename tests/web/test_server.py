"""The real server on a loopback port: waits, limits, and its end."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from functions.core.errors import LimnerError
from functions.web.serve import opened
from tests.houses import Home, eventually
from tests.web.conftest import BODY, Visitor

Connect = Callable[[], http.client.HTTPConnection]
JSON = {"Content-Type": "application/json"}
ROOT = Path(__file__).parents[2]


def answer_of(connection: http.client.HTTPConnection) -> tuple[int, dict[str, str], bytes]:
    answer = connection.getresponse()
    return answer.status, dict(answer.headers), answer.read()


def test_one_connection_serves_many_requests(served: Connect) -> None:
    connection = served()

    for _ in range(3):
        connection.request("GET", "/v1/kinds")
        status, headers, body = answer_of(connection)
        assert status == 200
        assert headers["Server"] == "limner"
        assert json.loads(body)["items"]


def test_who_asks_again_with_a_tag_keeps_the_connection(served: Connect) -> None:
    connection = served()
    connection.request("POST", "/v1/jobs", json.dumps(BODY), JSON | {"Prefer": "wait=20"})
    _, headers, _ = answer_of(connection)
    before = connection.sock

    for _ in range(3):
        connection.request("GET", headers["Location"], headers={"If-None-Match": headers["Etag"]})
        status, again, body = answer_of(connection)
        assert (status, again.get("Connection"), body) == (304, None, b"")
    connection.request("GET", headers["Location"], headers={"If-None-Match": headers["Etag"], "Connection": "close"})

    assert connection.sock is before
    assert answer_of(connection)[1]["Connection"] == "close"


def test_a_job_is_made_over_the_wire_while_its_caller_waits(served: Connect) -> None:
    connection = served()

    connection.request("POST", "/v1/jobs", json.dumps(BODY), JSON | {"Prefer": "wait=20"})
    status, _, body = answer_of(connection)

    assert status == 200
    assert json.loads(body)["state"] == "done"


def test_a_large_body_is_refused_before_it_is_sent(served: Connect) -> None:
    connection = served()
    connection.putrequest("POST", "/v1/jobs")
    for name, value in (JSON | {"Content-Length": str(10**9)}).items():
        connection.putheader(name, value)
    connection.endheaders()

    status, headers, body = answer_of(connection)

    assert status == 413
    assert headers["Content-Type"] == "application/problem+json"
    assert json.loads(body)["code"] == "payload_too_large"
    assert json.loads(body)["request_id"] == headers["X-Request-Id"] != ""


def test_a_large_body_without_a_length_is_refused_on_the_way(served: Connect) -> None:
    connection = served()
    connection.putrequest("POST", "/v1/jobs")
    for name, value in (JSON | {"Transfer-Encoding": "chunked"}).items():
        connection.putheader(name, value)
    connection.endheaders()
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    try:
        for _ in range(600):
            connection.send(piece)
    except (BrokenPipeError, ConnectionResetError):
        pass
    else:
        status, _, _ = answer_of(connection)
        assert status == 413


def test_a_body_in_pieces_is_read(served: Connect) -> None:
    connection = served()
    body = json.dumps(BODY).encode()

    connection.request("POST", "/v1/jobs", iter([body[:10], body[10:]]), JSON, encode_chunked=True)

    assert answer_of(connection)[0] == 202


@pytest.mark.parametrize("line", [b"nonsense\r\n\r\n", b"GET /v1/jobs HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                                  b"POST /v1/jobs HTTP/1.1\r\nTransfer-Encoding: odd\r\n\r\n"])  # fmt: skip
def test_what_is_not_http_is_answered_in_the_words_of_the_contract(served: Connect, line: bytes) -> None:
    port = served().port
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(line)
        said = b""
        while part := wire.recv(65_536):
            said += part

    head, _, body = said.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    assert int(json.loads(body)["status"]) in range(400, 502)
    assert b"Traceback" not in body


def test_a_port_in_use_is_one_sentence(api: Visitor) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(LimnerError, match=f"Port {port} is taken") as refused:
            opened(api.app, "127.0.0.1", port)

    assert "PORT=" in refused.value.advice


def test_an_address_that_is_not_ours_is_one_sentence(api: Visitor) -> None:
    with pytest.raises(LimnerError):
        opened(api.app, "192.0.2.1", 0)


SERVER = """
import sys, threading
from functions.web.app import create_app
from functions.web.config import WebConfig
from functions.web.serve import serve
from tests.houses import a_house
home = a_house()
print("begins", flush=True)
serve(create_app(home.house, WebConfig(token_secret=lambda: b"s")), "127.0.0.1", int(sys.argv[1]))
print("returned", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_the_server_ends_its_streams_and_returns(number: int) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(port)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        eventually(lambda: _answers(port))
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("POST", "/v1/jobs", json.dumps(BODY), JSON)
        job_id = json.loads(answer_of(connection)[2])["id"]
        connection.request("GET", f"/v1/jobs/{job_id}/events")
        stream = connection.getresponse()
        stream.readline()

        program.send_signal(number)
        out, err = program.communicate(timeout=60)

        assert program.returncode == 0, err
        assert out.split() == ["begins", "returned"]
        assert "Traceback" not in err
        assert "cut_off" not in err
        stream.close()
        connection.close()
    finally:
        program.kill()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def test_the_house_is_not_held_up_by_those_who_wait(home: Home, served: Connect) -> None:
    waiting = []
    connection = served()
    connection.request("POST", "/v1/jobs", json.dumps(BODY | {"approval": "plan"}), JSON)
    job_id = json.loads(answer_of(connection)[2])["id"]
    eventually(lambda: home.job(job_id).state == "awaiting_approval")
    connection.request("GET", f"/v1/jobs/{job_id}")
    tag = answer_of(connection)[1]["Etag"]
    for _ in range(5):
        one = served()
        one.request("GET", f"/v1/jobs/{job_id}?wait=20", headers={"If-None-Match": tag})
        waiting.append(one)

    connection.request("GET", "/health")
    assert answer_of(connection)[0] == 200
    connection.request("POST", f"/v1/jobs/{job_id}:cancel")
    assert answer_of(connection)[0] == 202
    for one in waiting:
        assert json.loads(answer_of(one)[2])["state"] == "cancelled"
