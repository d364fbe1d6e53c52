"""Whatever is sent, the answer is typed: nothing is a crash, nothing is half accepted."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local.faults import DiskFull
from functions.core.errors import LimnerError
from functions.web.routes import ROUTES, Route
from functions.web.strict_json import parsed
from tests.houses import Home
from tests.web.conftest import BODY, Visitor, is_problem

CORPUS = Path(os.environ.get("LIMNER_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
TAKES_JSON = [("POST", "/v1/jobs"), ("POST", "/v1/estimates"), ("POST", "/v1/jobs/{id}:approve"),
              ("PATCH", "/v1/jobs/{id}/plan"), ("PATCH", "/v1/jobs/{id}/scenes/1")]  # fmt: skip
NOT_JSON = [
    b"{", b"", b"nonsense", b'{"a":1}{"b":2}', b'{"kind":"comic","kind":"comic"}', b'{"seed":NaN}',
    b'{"seed":Infinity}', b"\xff\xfe{\x00}\x00",
    b'{"seed":-Infinity}', b'{"seed":1e999}', b'{"prompt":"\\ud800"}', b'{"\\udc00":1}', b"\xef\xbb\xbf{}",
    b'{"prompt":"\xc3\x28"}', b'{"prompt":"\xed\xa0\x80"}', b'{"a":' * 33 + b"1" + b"}" * 33, b"[" * 100_000,
    b'{"seed":' + b"9" * 5000 + b"}", b"{'kind':'comic'}", b'{"prompt":"\x00"}', b'{"a":1,}', b"\x00" * 10,
]  # fmt: skip
WRONG_SHAPE = [b"[]", b"null", b"5", b'"comic"', b"true", b'[{"kind":"comic"}]', b"-0", b" 1.5 "]


def title(route: Route) -> str:
    return f"{route.method} {route.path}"


@pytest.fixture
def somewhere(api: Visitor) -> str:
    """The id of a job that awaits approval."""
    made = api.make(approval="plan")
    api.home.drain()
    return str(made["id"])


def send(api: Visitor, method: str, path: str, data: bytes, **headers: str) -> Any:
    return api.open(path, method=method, data=data, content_type="application/json",
                    headers={"If-Match": "*"} | headers)  # fmt: skip


@pytest.mark.parametrize(("method", "path"), TAKES_JSON)
@pytest.mark.parametrize("body", NOT_JSON, ids=range(len(NOT_JSON)))
def test_what_is_not_json_is_told_so(api: Visitor, somewhere: str, method: str, path: str, body: bytes) -> None:
    if not body and path.endswith(":approve"):
        pytest.skip("an approval needs no body")

    is_problem(send(api, method, path.replace("{id}", somewhere), body), 400, "invalid_request")

    assert len(api.home.world.jobs) == 1
    assert api.home.job(somewhere).state == "awaiting_approval"


@pytest.mark.parametrize(("method", "path"), TAKES_JSON)
@pytest.mark.parametrize("body", WRONG_SHAPE, ids=range(len(WRONG_SHAPE)))
def test_json_of_the_wrong_shape_is_told_so(api: Visitor, somewhere: str, method: str, path: str, body: bytes) -> None:
    is_problem(send(api, method, path.replace("{id}", somewhere), body), 422, "invalid_request")

    assert len(api.home.world.jobs) == 1


def test_json_may_be_as_deep_as_the_contract_says(api: Visitor) -> None:
    deepest = b'{"a":' * 32 + b"1" + b"}" * 32

    is_problem(send(api, "POST", "/v1/jobs", deepest), 422, "invalid_request")


def test_brackets_in_text_are_not_depth() -> None:
    text = "[{" * 100 + '\\"' + "\\\\"

    assert parsed(json.dumps({"prompt": text}).encode()) == {"prompt": text}


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "body", [b'"' + b'\\"' * 500_000, b'{"' * 300_000, b"\\" * 1_000_000, b'["' + b"\\\\" * 500_000, b'"' * 1_000_001]
)
def test_no_body_takes_long_to_refuse(body: bytes) -> None:
    with pytest.raises(LimnerError):
        parsed(body)


@pytest.mark.parametrize("text", ["\U0001f98a", "\\", '"', "\u2028", "é", "\x7f", "\\ud83e\\udd8a"])
def test_well_formed_text_comes_through_as_it_is(text: str) -> None:
    for ascii_only in (True, False):
        assert parsed(json.dumps({"a": text}, ensure_ascii=ascii_only).encode()) == {"a": text}


def test_the_corpus_of_json_is_refused_by_name(api: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted((CORPUS / "json").rglob("*.json"))
    if not files:
        pytest.skip(f"0 files tried: no JSON corpus at {CORPUS}; set LIMNER_CORPUS")
    wrong = []

    for file in files:
        answer = send(api, "POST", "/v1/jobs", file.read_bytes())
        may = {"y": {422, 400}, "n": {400}}.get(file.name[0] if file.name[1] == "_" else "", {400, 422})
        if answer.status_code not in may or answer.content_type != "application/problem+json":
            wrong.append((file.name, answer.status_code))

    with capsys.disabled():
        print(f" [{len(files)} JSON files tried]", end="")
    assert not wrong
    assert not api.home.world.jobs


def test_what_the_corpus_calls_json_is_refused_as_no_json_only_where_the_contract_says(api: Visitor) -> None:
    files = sorted((CORPUS / "json" / "JSONTestSuite").rglob("y_*.json"))
    if not files:
        pytest.skip("0 files tried: no JSON corpus")

    refused = {file.name for file in files if send(api, "POST", "/v1/jobs", file.read_bytes()).status_code == 400}

    assert refused <= {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}


@pytest.mark.parametrize(("method", "path"), TAKES_JSON)
def test_more_than_one_mebibyte_is_refused_unread(api: Visitor, somewhere: str, method: str, path: str) -> None:
    body = json.dumps({"prompt": "x" * (1024 * 1024)}).encode()

    is_problem(send(api, method, path.replace("{id}", somewhere), body), 413, "payload_too_large")


def test_exactly_one_mebibyte_is_read(api: Visitor) -> None:
    body = json.dumps({"kind": "comic", "prompt": ""}).encode()
    body = body.replace(b'""', b'"' + b"x" * (1024 * 1024 - len(body)) + b'"')

    assert len(body) == 1024 * 1024
    is_problem(send(api, "POST", "/v1/jobs", body), 422, "invalid_request")


@pytest.mark.parametrize(
    "kind",
    ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "application/json; charset=utf-16",
     "multipart/mixed; boundary=x", "APPLICATION/XML", "*/*", "\x00"],
)  # fmt: skip
@pytest.mark.parametrize(("method", "path"), TAKES_JSON)
def test_what_is_not_sent_as_json_is_not_read(api: Visitor, somewhere: str, method: str, path: str, kind: str) -> None:
    answer = api.open(path.replace("{id}", somewhere), method=method, data=b"{}", content_type=kind,
                      headers={"If-Match": "*"})  # fmt: skip

    found = is_problem(answer, 415, "unsupported_media")
    assert "json" in found["action"].lower()


@pytest.mark.parametrize("kind", ["application/json", "application/json;charset=UTF-8", "Application/JSON",
                                  "application/merge-patch+json", 'application/json; charset="utf-8"'])  # fmt: skip
def test_json_is_read_under_all_its_names(api: Visitor, kind: str) -> None:
    answer = api.post("/v1/jobs", data=json.dumps(BODY), content_type=kind)

    assert answer.status_code == 202


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "kind"), ({"kind": "opera"}, "kind"), ({"kind": 5}, "kind"), ({"kind": None}, "kind"),
        ({"kind": "story"}, "prompt"), ({"kind": "comic"}, "prompt"), (BODY | {"prompt": ""}, "prompt"),
        (BODY | {"prompt": "x" * 100_000}, "prompt"), (BODY | {"prompt": ["x"]}, "prompt"),
        (BODY | {"topic": "two sources"}, "topic"), (BODY | {"scenes": 0}, "scenes"),
        (BODY | {"scenes": 11}, "scenes"),
        (BODY | {"scenes": "3"}, "scenes"), (BODY | {"scenes": 2.5}, "scenes"), (BODY | {"scenes": True}, "scenes"),
        (BODY | {"style": "oil"}, "style"), (BODY | {"style": "ink-wash"}, "style"),
        (BODY | {"nonsense": 1}, "nonsense"),
        (BODY | {"characters": [{"name": ""}]}, "characters.0.name"), (BODY | {"characters": {}}, "characters"),
        (BODY | {"budget_usd": -1}, "budget_usd"), (BODY | {"language": "<b>"}, "language"),
        (BODY | {"narration": "yes"}, "narration"), (BODY | {"webhook": {"url": "https://x"}}, "webhook.url"),
        (BODY | {"aspect": "square"}, "aspect"), (BODY | {"tags": ["a" * 1000]}, "tags.0"),
        (BODY | {"seed": 2**70}, "seed"),
        (BODY | {"approval": "maybe"}, "approval"), (BODY | {"cache": ""}, "cache"), (BODY | {"page": "a3"}, "page"),
    ],
)  # fmt: skip
def test_a_request_that_does_not_fit_names_the_field(api: Visitor, body: dict[str, Any], field: str) -> None:
    for path in ("/v1/jobs", "/v1/estimates"):
        found = is_problem(api.post(path, json=body), 422, "invalid_request")

        assert field in [one["field"] for one in found["errors"]]
        assert all(one["message"] for one in found["errors"])
    assert not api.home.world.jobs


@pytest.mark.parametrize(
    "path",
    ["/v1", "/v1/", "/v1/jobs/", "/v2/jobs", "/jobs", "/v1/jobs/x:explode", "/v1/jobs/x/y", "/v1/uploads/",
     "/v1/admin/secrets", "/v1/keyring", "/metrics/", "/process/x", "/generate/x",
     "/api/v1/images/x/y", "/docs/../app.py", "/docs/..%2fapp.py", "/%ff", "/\U0001f98a", "/v1//jobs"],
)  # fmt: skip
def test_a_path_that_is_not_in_the_contract_is_not_found(api: Visitor, path: str) -> None:
    for method in ("GET", "POST", "DELETE"):
        is_problem(api.open(path, method=method), 404, "not_found")


@pytest.mark.parametrize(
    "route", [one for one in ROUTES if "{id}" in one.path], ids=lambda one: f"{one.method} {one.path}"
)
@pytest.mark.parametrize("unknown", ["nobody", "0", "..", "%00", "%2e%2e", "a" * 3000, "\U0001f98a", "' OR 1=1 --"])
def test_an_unknown_job_is_not_found_whatever_is_asked(api: Visitor, route: Route, unknown: str) -> None:
    path = route.path.replace("{id}", unknown).replace("{number}", "1").replace("{format}", "pdf")
    answer = api.open(path, method=route.method, json={} if route.body else None, headers={"If-Match": '"1"'})

    is_problem(answer, 404, "not_found")


@pytest.mark.parametrize("route", ROUTES, ids=title)
def test_a_method_that_a_path_does_not_know_names_those_it_does(api: Visitor, route: Route) -> None:
    path = route.path.replace("{id}", "x").replace("{number}", "1").replace("{format}", "pdf").replace("{name}", "x")
    path = path.replace("{file}", "x")

    answer = api.open(path, method="LINK")

    is_problem(answer, 405, "invalid_request")
    assert route.method in answer.headers["Allow"]
    asked = api.open(path, method="OPTIONS")
    assert asked.status_code == 204
    assert asked.headers["Allow"] == answer.headers["Allow"]


def test_a_fault_of_ours_tells_nothing_but_its_number(
    api: Visitor, home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: object, **more: object) -> None:
        message = "secret-key-123 in /somewhere/secret.py"
        raise RuntimeError(message)

    monkeypatch.setattr(type(home.house.jobs), "get", broken)

    with caplog.at_level(logging.ERROR):
        answer = api.get("/v1/jobs/x", headers={"X-Request-Id": "mine-1"})

    found = is_problem(answer, 500, "internal")
    assert found["request_id"] == "mine-1"
    assert b"secret" not in answer.data
    assert b"Traceback" not in answer.data
    assert "mine-1" in caplog.text
    assert "secret-key-123" in caplog.text


def test_a_fault_that_we_know_is_told_in_its_own_words(
    api: Visitor, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **more: object) -> None:
        raise LimnerError("The disk is full.", action="Make room.")

    monkeypatch.setattr(type(home.house.jobs), "create", full)

    found = is_problem(api.post("/v1/jobs", json=BODY), 500, "internal")

    assert found["detail"] == "The disk is full."


def test_a_full_disk_is_told_without_the_place_of_its_folder(
    api: Visitor, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **more: object) -> None:
        raise DiskFull("The disk of the data folder /srv/hidden is full.")

    monkeypatch.setattr(type(home.house.jobs), "create", full)

    found = is_problem(api.post("/v1/jobs", json=BODY), 503, "internal")

    assert found["detail"] == "The disk of the data folder is full."
    assert found["retryable"] is True


@pytest.mark.parametrize("given", ["abc-1", "x" * 100, "2f.A_9"])
def test_a_request_keeps_the_name_that_its_sender_gave(api: Visitor, given: str) -> None:
    assert api.get("/v1/kinds", headers={"X-Request-Id": given}).headers["X-Request-Id"] == given


@pytest.mark.parametrize("given", ["", "x" * 101, "a b", "<b>"])
def test_a_name_that_could_hurt_a_log_is_replaced(api: Visitor, given: str) -> None:
    assert api.get("/v1/kinds", headers={"X-Request-Id": given}).headers["X-Request-Id"] not in {"", given}


@pytest.mark.parametrize("query", ["wait=61", "wait=-1", "wait=x", "wait=", "wait=1e1", "wait=" + "9" * 400])
def test_a_wait_that_is_no_number_of_seconds_is_refused(api: Visitor, query: str) -> None:
    job = api.done()

    for path in (job["links"]["self"], job["links"]["exports"] + "/pdf"):
        found = is_problem(api.get(f"{path}?{query}"), 422, "invalid_request")
        assert found["errors"][0]["field"] == "wait"


def test_json_in_another_encoding_is_refused_for_its_encoding(api: Visitor) -> None:
    answer = api.post("/v1/jobs", data=b"{}", headers={"Content-Type": "application/json; charset=latin-1"})

    assert is_problem(answer, 415, "unsupported_media")["detail"] == "JSON in latin-1 is not read here."
