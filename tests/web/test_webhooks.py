"""Receivers over HTTP: the secret, a test, and what a job tells about its events."""

from __future__ import annotations

from functions.core.signing import signature
from functions.flows import keys
from functions.web import replies, replies_webhooks
from tests.houses import Home
from tests.web.conftest import BODY, Visitor, is_problem, visitor

URL = "https://hooks.example.org/limner?key=secret"
OWN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_a_job_tells_how_far_its_event_is_and_not_where_it_goes(api: Visitor) -> None:
    api.home.courier.answers = [503]
    made = api.make(webhook={"url": URL, "secret": OWN})
    waiting = api.get(f"/v1/jobs/{made['id']}")
    api.home.drain(until=lambda: bool(api.home.courier.sent))
    late = api.get(f"/v1/jobs/{made['id']}").json
    api.home.drain()
    ended = api.get(f"/v1/jobs/{made['id']}")

    assert made["webhook"] == {
        "state": "waiting", "attempts": 0, "last_status": None, "next_at": None, "deliveries": [],
    }  # fmt: skip
    assert late is not None
    assert (late["webhook"]["state"], late["webhook"]["last_status"], late["webhook"]["attempts"]) == ("owed", 503, 1)
    assert late["webhook"]["next_at"] > late["updated_at"]
    assert ended.json is not None
    told = ended.json["webhook"]
    assert (told["state"], told["attempts"], told["last_status"], told["next_at"]) == ("delivered", 2, 200, None)
    (one,) = told["deliveries"]
    assert (one["event"], one["run"], one["detail"]) == ("job.done", 1, None)
    assert one["id"] == api.home.courier.sent[0].headers["webhook-id"]
    for answer in (waiting, ended):
        replies.JobReply.model_validate(answer.json)
        assert "hooks.example.org" not in answer.text
        assert OWN not in answer.text


def test_a_job_without_a_receiver_says_so(api: Visitor) -> None:
    assert api.done()["webhook"] is None


def test_the_same_request_with_another_receiver_is_another_request(api: Visitor) -> None:
    headers = {"Idempotency-Key": "fox-1"}
    api.post("/v1/jobs", json=BODY | {"webhook": {"url": URL}}, headers=headers)

    other = api.post("/v1/jobs", json=BODY | {"webhook": {"url": URL + "2"}}, headers=headers)

    is_problem(other, 422, "idempotency_mismatch")


def test_the_secret_of_the_account_signs_what_has_none_of_its_own(api: Visitor) -> None:
    secret = api.get("/v1/webhooks/secret")
    api.done(webhook={"url": URL})

    assert secret.headers["Cache-Control"] == "no-store"
    found = replies_webhooks.WebhookSecretReply.model_validate(secret.json).secret
    (letter,) = api.home.courier.sent
    name, at = letter.headers["webhook-id"], int(letter.headers["webhook-timestamp"])
    assert letter.headers["webhook-signature"] == signature(found, name, timestamp=at, body=letter.body)


def test_every_owner_has_another_secret_and_a_reader_sees_none(home: Home) -> None:
    api, found = visitor(home, auth="keys"), {}
    for owner in ("ann", "bob"):
        text = keys.make(home.house, owner, scopes=["write"], secret=owner.encode()[:1] * keys.SECRET_BYTES)[1]
        found[owner] = api.get("/v1/webhooks/secret", headers={"Authorization": f"Bearer {text}"}).json
    reader = keys.make(home.house, "ann", scopes=["read"], secret=b"r" * keys.SECRET_BYTES)[1]

    refused = api.get("/v1/webhooks/secret", headers={"Authorization": f"Bearer {reader}"})

    assert found["ann"]["secret"] != found["bob"]["secret"]
    assert refused.status_code == 403


def test_a_receiver_is_tried_out_at_once(api: Visitor) -> None:
    api.home.courier.answers = [204, 404]

    good, bad = (api.post("/v1/webhooks:test", json={"url": URL, "secret": OWN}) for _ in range(2))

    for answer in (good, bad):
        replies_webhooks.WebhookTestReply.model_validate(answer.json)
    assert good.json is not None
    assert bad.json is not None
    assert (good.json["delivered"], good.json["status"], good.json["detail"]) == (
        True, 204, "The receiver took the event.",
    )  # fmt: skip
    assert (bad.json["delivered"], bad.json["status"], bad.json["detail"]) == (False, 404, "The receiver answered 404.")
    letter = api.home.courier.sent[0]
    name, at = letter.headers["webhook-id"], int(letter.headers["webhook-timestamp"])
    assert name == good.json["id"]
    assert letter.headers["webhook-signature"] == signature(OWN, name, timestamp=at, body=letter.body)


def test_nothing_is_tried_out_in_the_own_network_and_not_without_end(api: Visitor) -> None:
    for url in ("http://hooks.example.org", "https://127.0.0.1:8080", "https://metadata.google.internal/"):
        found = is_problem(api.post("/v1/webhooks:test", json={"url": url}), 422, "invalid_request")
        assert [one["field"] for one in found["errors"]] == ["url"]
    for _ in range(10):
        assert api.post("/v1/webhooks:test", json={"url": URL}).status_code == 200
    busy = api.post("/v1/webhooks:test", json={"url": URL})

    is_problem(busy, 429, "rate_limited")
    assert int(busy.headers["Retry-After"]) > 0
