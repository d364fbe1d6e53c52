"""OpenRouter over the wire: what it is asked, what becomes of its answers, what they cost, and every way it fails."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.models.hosted.costs import named
from functions.adapters.models.hosted.door import Door
from functions.adapters.models.hosted.offer import Offer
from functions.adapters.models.openrouter import account
from functions.adapters.models.openrouter.answers import bill
from functions.adapters.models.openrouter.writer import OpenRouterWriter
from functions.core.errors import (
    EmptyOutput,
    InvalidOutput,
    ModelTimeout,
    ProviderClosed,
    ProviderError,
    ProviderRefused,
    ProviderUnavailable,
    QuotaExhausted,
    QuotaWait,
)
from functions.kinds import KINDS
from tests.adapters.models.gemini.conftest import a_writing
from tests.fakes.gemini.scripts import HTML, Script
from tests.fakes.openrouter import COST, FakeOpenRouter, chat, fault, in_choice, inside

#: seconds that a call may take here, what a test machine may add, and the time of day
DEADLINE, SLACK, NOW = 1.0, 2.0, 1_795_000_000.0
OFFER = Offer(provider="openrouter", model="google/gemini-3.5-flash", thinking="LOW", input=1_500_000, output=9_000_000)
RESET = str(int((NOW + 30) * 1000))
TOMORROW = str(int((NOW + 50_000) * 1000))
Failure = tuple[type[ProviderError], Script]
FAILURES: dict[str, Failure] = {
    "400": (ProviderClosed, fault(400, "Input required.")),
    "401": (ProviderClosed, fault(401, "No auth credentials found")),
    "402": (QuotaExhausted, fault(402, "Insufficient credits")),
    "403": (ProviderClosed, fault(403, "Forbidden")),
    "403 flagged": (ProviderRefused, fault(403, "Flagged.", reasons=["violence"], flagged_input="...")),
    "403 limit of the key": (QuotaExhausted, fault(403, "Key limit exceeded (total limit).")),
    "404": (ProviderClosed, fault(404, "No endpoints found.")),
    "408": (ModelTimeout, fault(408, "Timed out.")),
    "409": (ProviderUnavailable, fault(409, "Conflict.")),
    "413": (ProviderClosed, fault(413, "Too large.")),
    "422": (ProviderClosed, fault(422, "Unprocessable.")),
    "429": (QuotaWait, fault(429, "Rate limited.")),
    "429 per day": (QuotaExhausted, fault(429, "Rate limit exceeded: free-models-per-day.")),
    "429 until tomorrow": (QuotaExhausted, fault(429, "x", headers={"X-RateLimit-Reset": TOMORROW})),
    "500": (ProviderUnavailable, fault(500, "Internal.")),
    "502 in HTML": (ProviderUnavailable, Script(status=502, body=HTML)),
    "503": (ProviderUnavailable, fault(503, "No provider.")),
    "504": (ModelTimeout, fault(504, "x")),
    "524": (ModelTimeout, Script(status=524, body=HTML)),
    "a redirection": (ProviderClosed, Script(status=302, headers={"Location": "http://127.0.0.1:1/"})),
    "an error in a 200": (ProviderUnavailable, inside({"code": 502, "message": "Provider returned error"})),
    "an error in words": (ProviderUnavailable, inside({"code": "server_error", "message": "x"})),
    "an error whose code is text": (QuotaWait, inside({"code": "429", "message": "x"})),
    "an error that is a word": (ProviderUnavailable, Script(body={"error": "oops"})),
    "an error of no code": (ProviderUnavailable, inside({"message": "x"})),
    "an error of an odd code": (ProviderUnavailable, inside({"code": 7, "message": "x"})),
    "an error whose code is true": (ProviderUnavailable, inside({"code": True, "message": "x"})),
    "a moderated error": (ProviderRefused, inside({"code": 403, "message": "x", "metadata": {"reasons": ["x"]}})),
    "a policy": (ProviderRefused, fault(400, "x", error_type="content_policy_violation")),
    "an error for words": (ModelTimeout, in_choice({"code": 504, "message": "x"})),
    "an end in error": (ProviderUnavailable, Script(body=chat("{}", finish="error"))),
    "cut off at its longest": (InvalidOutput, Script(body=chat('{"title": "The', finish="length"))),
    "filtered": (ProviderRefused, Script(body=chat("", finish="content_filter"))),
    "refused": (ProviderRefused, Script(body=chat(None, refusal="I cannot."))),
    "a call of tools": (InvalidOutput, Script(body=chat(None, finish="tool_calls"))),
    "a newer end": (InvalidOutput, Script(body=chat("{}", finish="tired"))),
    "no choices": (EmptyOutput, Script(body={"id": "x", "usage": {}})),
    "empty choices": (EmptyOutput, Script(body={"choices": []})),
    "choices that are none": (EmptyOutput, Script(body={"choices": [None]})),
    "a message that is none": (EmptyOutput, Script(body={"choices": [{"message": 3, "finish_reason": "stop"}]})),
    "no content": (EmptyOutput, Script(body=chat(None))),
    "a number for content": (EmptyOutput, Script(body=chat(3))),
    "blanks": (EmptyOutput, Script(body=chat(" \n"))),
    "prose": (InvalidOutput, Script(body=chat("Once upon a time."))),
    "a JSON list": (InvalidOutput, Script(body=chat("[1]"))),
    "half a JSON that says stop": (InvalidOutput, Script(body=chat('{"title": "Th'))),
    "a JSON without bottom": (InvalidOutput, Script(body=chat("[" * 100_000))),
    "no JSON": (InvalidOutput, Script(body="oops")),
    "a list": (InvalidOutput, Script(body="[1, 2]")),
    "nothing at all": (InvalidOutput, Script(body="")),
    "a body without bottom": (InvalidOutput, Script(body="[" * 200_000)),
    "no answer": (ModelTimeout, Script(how="hang")),
    "a byte at a time": (ModelTimeout, Script(how="drip", body=chat("x" * 4000))),
    "cut in the middle": (ProviderUnavailable, Script(how="cut", body=chat("x" * 4000))),
    "hung up": (ProviderUnavailable, Script(how="drop")),
}


@pytest.fixture(scope="module")
def opened() -> Iterator[tuple[FakeOpenRouter, Door]]:
    with FakeOpenRouter().served() as service:
        door = Door(provider="openrouter", key=service.key, base_url=service.url)
        yield service, door
        door.close()


@pytest.fixture
def service(opened: tuple[FakeOpenRouter, Door]) -> FakeOpenRouter:
    opened[0].forget()
    return opened[0]


@pytest.fixture
def writer(opened: tuple[FakeOpenRouter, Door], service: FakeOpenRouter) -> OpenRouterWriter:
    assert not service.asked
    return OpenRouterWriter(opened[1], lambda: OFFER, short=5.0, clock=lambda: NOW)


def ended(writer: OpenRouterWriter, service: FakeOpenRouter, script: Script) -> ProviderError:
    """The error in which a call ends that is answered so, in time and after one attempt."""
    service.scripts.append(script)
    started = time.monotonic()
    with pytest.raises(ProviderError) as caught:
        writer.write(a_writing())
    assert time.monotonic() - started < DEADLINE + SLACK
    assert len(service.asked) == 1
    return caught.value


@pytest.mark.parametrize("row", FAILURES)
def test_whatever_the_service_does_is_told_in_our_words(
    writer: OpenRouterWriter, service: FakeOpenRouter, row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("functions.adapters.models.openrouter.writer.PLAN", DEADLINE)
    writer._short = DEADLINE

    error = ended(writer, service, FAILURES[row][1])

    assert type(error) is FAILURES[row][0]
    assert error.detail.endswith(".")


def test_every_status_has_a_meaning(writer: OpenRouterWriter, service: FakeOpenRouter) -> None:
    for status in (*range(201, 204), *range(300, 600)):
        service.forget()
        assert isinstance(ended(writer, service, Script(status=status, body={})), ProviderError)


@pytest.mark.parametrize(
    ("script", "seconds"),
    [
        (fault(429, "x", headers={"Retry-After": "9"}), 9.0),
        (fault(429, "x", headers={"Retry-After": "Wed, 18 Nov 2026 11:06:50 GMT"}), 10.0),
        (fault(429, "x", headers={"Retry-After": "soon"}), None),
        (fault(429, "x", headers={"X-RateLimit-Reset": RESET}), 30.0),
        (fault(429, "x", headers={"X-RateLimit-Reset": str(NOW + 4)}), 4.0),
        (fault(429, "x", headers={"X-RateLimit-Reset": "1"}), 0.0),
        (inside({"code": 429, "message": "x", "metadata": {"headers": {"X-RateLimit-Reset": RESET}}}), 30.0),
        (inside({"code": 429, "message": "x", "metadata": {"headers": 3}}), None),
        (fault(429, "x"), None),
    ],
)
def test_a_named_delay_is_honoured(
    writer: OpenRouterWriter, service: FakeOpenRouter, script: Script, seconds: float | None
) -> None:
    error = ended(writer, service, script)

    assert type(error) is QuotaWait
    assert error.retry_after == seconds


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.schema()])
def test_every_kinds_plan_is_written_by_its_schema(
    writer: OpenRouterWriter, service: FakeOpenRouter, kind: str
) -> None:
    ask = a_writing(kind, **({"topic": "Tides"} if "prompt" not in KINDS[kind].sources else {}))

    found = writer.write(ask)

    assert KINDS[kind].plan_from(found.data, ask.request).scenes
    assert found.model == "openrouter:google/gemini-3.5-flash"
    assert found.cost == 1230, "as the answer says"
    body = service.asked[0].body
    assert body["reasoning"] == {"effort": "low"}
    assert body["provider"] == {"require_parameters": True}
    assert body["response_format"]["json_schema"]["strict"] is True
    assert 0 < bill(OFFER, chat("")["usage"]) <= writer.may_cost(ask)  # type: ignore[operator]


def test_the_second_ask_names_the_fault_of_the_first_answer(writer: OpenRouterWriter, service: FakeOpenRouter) -> None:
    writer.write(replace(a_writing(), fault="The plan has 2 scenes."))

    assert "The plan has 2 scenes." in service.asked[0].body["messages"][0]["content"]


def test_a_model_that_does_not_think_is_not_told_how_much(service: FakeOpenRouter, opened: tuple[Any, Door]) -> None:
    OpenRouterWriter(opened[1], lambda: replace(OFFER, thinking=""), short=5.0).write(a_writing())

    assert "reasoning" not in service.asked[0].body


@pytest.mark.parametrize(
    ("usage", "cost"),
    [
        ({"cost": 0.0000001}, 1),
        ({"cost": 0}, 0),
        ({"cost": 0.01, "is_byok": True, "cost_details": {"upstream_inference_cost": 0.19}}, 200_000),
        ({"cost": 0.01, "is_byok": False, "cost_details": {"upstream_inference_cost": 0.19}}, 10_000),
        ({"cost": 0.01, "is_byok": True, "cost_details": None}, 10_000),
        ({"cost": -1, "prompt_tokens": 1000, "completion_tokens": 100}, 1500 + 900),
        ({"cost": 1e300, "prompt_tokens": 1000, "completion_tokens": 100}, 1500 + 900),
        ({"cost": float("nan"), "prompt_tokens": 1, "completion_tokens": 0}, 2),
        ({"cost": True, "prompt_tokens": 1000, "completion_tokens": 100}, 1500 + 900),
        ({"prompt_tokens": "many", "completion_tokens": 100}, None),
        ({"prompt_tokens": -5, "completion_tokens": 100}, None),
        (None, None),
    ],
)
def test_an_answer_costs_what_it_says_else_by_its_tokens(usage: object, cost: int | None) -> None:
    assert bill(OFFER, usage) == cost


def test_a_sum_is_rounded_up_to_a_micro_dollar_and_no_further() -> None:
    assert [named(0.00123), named(0.0000011), named(0.1 + 0.2)] == [1230, 2, 300_000]


def test_an_answer_that_does_not_say_what_it_took_is_reckoned_by_its_words(
    writer: OpenRouterWriter, service: FakeOpenRouter
) -> None:
    body = chat(json.dumps({"title": "x" * 3000}))
    service.scripts.append(Script(body=body | {"usage": None}))

    assert 9_000 < writer.write(a_writing()).cost < writer.may_cost(a_writing())


def test_words_may_come_in_parts(writer: OpenRouterWriter, service: FakeOpenRouter) -> None:
    parts = [{"type": "text", "text": '{"title":'}, {"type": "text", "text": ' "The Harbour"}'}, 3]
    service.scripts.append(Script(body=chat(parts)))

    assert writer.write(a_writing()).data == {"title": "The Harbour"}


@pytest.mark.parametrize("row", ["prose", "refused", "filtered"])
def test_a_bad_answer_that_was_billed_says_what_it_cost(
    writer: OpenRouterWriter, service: FakeOpenRouter, row: str
) -> None:
    assert ended(writer, service, FAILURES[row][1]).cost == 1500 + 1800


@pytest.mark.parametrize("row", ["cut in the middle", "no JSON"])
def test_an_answer_that_nobody_can_read_may_have_cost_everything(
    writer: OpenRouterWriter, service: FakeOpenRouter, row: str
) -> None:
    assert ended(writer, service, FAILURES[row][1]).cost == writer.may_cost(a_writing())


def test_the_words_of_the_provider_and_the_key_are_in_no_error(
    writer: OpenRouterWriter, service: FakeOpenRouter
) -> None:
    error = ended(writer, service, fault(400, "secret words about test-key"))

    assert "secret" not in f"{error} {error.detail} {error.advice} {error.problem()}"
    assert "test-key" not in f"{error} {error.detail} {error.advice} {error.problem()}"


def test_a_service_that_cannot_be_reached_costs_nothing() -> None:
    door = Door(provider="openrouter", key="k", base_url="http://127.0.0.1:1")

    with pytest.raises(ProviderUnavailable) as caught:
        OpenRouterWriter(door, lambda: OFFER, short=5.0).write(a_writing())

    assert caught.value.cost == 0
    door.close()


def test_the_environments_proxies_are_not_asked(
    writer: OpenRouterWriter, service: FakeOpenRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    assert writer.write(a_writing()).cost == round(COST * 1_000_000)


def test_looking_at_the_models_costs_nothing_and_tells_a_bad_key(
    service: FakeOpenRouter, opened: tuple[Any, Door]
) -> None:
    bad = Door(provider="openrouter", key="wrong", base_url=service.url)

    assert "google/gemini-3.5-flash" in account.models(opened[1])
    with pytest.raises(ProviderClosed, match="key") as caught:
        account.models(bad)

    assert "OPENROUTER_API_KEY" in caught.value.advice
    bad.close()
