"""Every way in which Gemini fails ends in an error of ours, within its deadline; the client is the real one."""

from __future__ import annotations

import inspect
import socket

import httpx2
import pytest
from google.genai import errors as theirs
from google.genai import types

from functions.adapters.models.gemini.answers import BLOCKS, FINISHES, WELL
from functions.adapters.models.gemini.client import Gemini
from functions.adapters.models.gemini.failures import in_house_words
from functions.adapters.models.gemini.painter import GeminiPainter
from functions.adapters.models.hosted import patience
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
from tests.adapters.models.gemini.conftest import PICTURE, Three, a_picture, a_writing
from tests.fakes.gemini import made
from tests.fakes.gemini.scripts import ANY, PICTURES, SPEECHES, TEXTS, Script, blocked, fault, finished
from tests.fakes.gemini.server import FakeGemini

#: seconds that a call may take here
DEADLINE = 0.8
ROLES = ("text", "picture", "speech")
BUSY: dict[str, type[ProviderError]] = {
    "429 per minute": QuotaWait, "429 without a delay": QuotaWait, "429 with a header": QuotaWait,
    "429 per day": QuotaExhausted, "429 by spend": QuotaWait, "429 without credit": QuotaExhausted,
    "429 of a free tier": QuotaExhausted, "429 that is no JSON": QuotaWait, "429 of a project": QuotaWait,
    "429 of a project per day": QuotaExhausted, "400 bad key": ProviderClosed,
    "400 bad request": ProviderClosed, "403": ProviderClosed, "404": ProviderClosed, "499": ProviderUnavailable,
    "500": ProviderUnavailable, "502 in HTML": ProviderUnavailable, "503": ProviderUnavailable, "504": ModelTimeout,
    "no answer": ModelTimeout, "a byte at a time": ModelTimeout, "cut off": ProviderUnavailable,
    "hung up": ProviderUnavailable, "no JSON": InvalidOutput, "half a JSON": InvalidOutput, "a list": EmptyOutput,
    "another shape": InvalidOutput, "nothing at all": EmptyOutput, "no candidates": EmptyOutput,
    "empty candidates": EmptyOutput, "no content": EmptyOutput, "empty parts": EmptyOutput,
    "only thoughts": EmptyOutput,
}  # fmt: skip
MADE: dict[str, type[ProviderError]] = {
    "a picture in a thought": EmptyOutput, "a picture of no bytes": EmptyOutput, "blanks": EmptyOutput,
    "silence": EmptyOutput, "a tiny recording": EmptyOutput,
}  # fmt: skip
WAITS = {"429 per minute": 7.0, "429 without a delay": None, "429 with a header": 9.0, "429 by spend": 120.0}


def ended(three: Three, role: str) -> ProviderError:
    """The error in which one call of that role ends; a service that never answers would hang up half a minute later."""
    three.painter.timeout = three.voice.timeout = DEADLINE  # type: ignore[misc]
    with pytest.raises(ProviderError) as caught:
        three.ask(role)
    assert len(three.service.asked) == 1, "the client tried again by itself"
    return caught.value


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan's deadline is shorter here."""
    monkeypatch.setattr("functions.adapters.models.gemini.writer.PLAN", DEADLINE)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", ANY)
def test_whatever_the_service_does_is_told_in_our_words(three: Three, role: str, row: str) -> None:
    three.writer._short = DEADLINE
    three.service.fail(role, ANY[row])

    error = ended(three, role)

    assert type(error) is BUSY[row]
    if row in WAITS:
        assert error.retry_after == WAITS[row]


@pytest.mark.parametrize(
    ("role", "row"),
    [(role, row) for role, rows in zip(ROLES, (TEXTS, PICTURES, SPEECHES), strict=True) for row in rows],
)
def test_what_comes_in_place_of_an_answer_is_none(three: Three, role: str, row: str) -> None:
    three.service.fail(role, (TEXTS | PICTURES | SPEECHES)[row])

    assert type(ended(three, role)) is MADE.get(row, InvalidOutput)


@pytest.mark.parametrize("reason", [one.value for one in types.FinishReason if one.value not in WELL])
def test_every_reason_to_stop_that_the_client_knows_has_a_meaning(three: Three, reason: str) -> None:
    three.service.fail("picture", finished(reason))

    error = ended(three, "picture")

    assert type(error) is FINISHES[reason][0]
    assert error.cost == 60, "what was read is paid"
    assert error.detail.endswith(".")


@pytest.mark.parametrize("reason", [one.value for one in types.BlockedReason])
@pytest.mark.parametrize("role", ROLES)
def test_every_reason_to_block_a_prompt_is_a_refusal(three: Three, role: str, reason: str) -> None:
    three.service.fail(role, blocked(reason))

    assert type(ended(three, role)) is ProviderRefused
    assert reason in BLOCKS or reason == "BLOCKED_REASON_UNSPECIFIED"


@pytest.mark.filterwarnings("ignore:TIRED is not a valid")
def test_a_reason_of_a_newer_service_is_an_answer_that_cannot_be_used(three: Three) -> None:
    three.service.fail("text", finished("TIRED"))

    assert type(ended(three, "text")) is InvalidOutput


def concrete(module: object) -> list[type[Exception]]:
    found = [one for _, one in inspect.getmembers(module, inspect.isclass) if issubclass(one, Exception)]
    return sorted(found, key=lambda one: one.__name__)


@pytest.mark.parametrize("error", [one for one in concrete(httpx2) if not issubclass(one, Warning)])
def test_every_error_of_the_connection_has_a_meaning(error: type[Exception]) -> None:
    response = httpx2.Response(200, request=httpx2.Request("GET", "http://127.0.0.1"))
    arguments = {"request": response.request, "response": response}
    named = {key: value for key, value in arguments.items() if key in inspect.signature(error).parameters}

    with pytest.raises(ProviderError), in_house_words():
        raise error(*[] if "message" not in inspect.signature(error).parameters else ["x"], **named)


@pytest.mark.parametrize("error", [one for one in concrete(theirs) if one.__module__ == theirs.__name__])
def test_every_error_of_the_client_has_a_meaning(error: type[Exception]) -> None:
    made_so = error(418, {"error": {}}) if issubclass(error, theirs.APIError) else error("x")

    with pytest.raises(ProviderError), in_house_words():
        raise made_so


def test_every_status_has_a_meaning() -> None:
    for status in range(300, 600):
        with pytest.raises(ProviderError), in_house_words():
            theirs.APIError.raise_error(status, {"error": {"message": "m", "status": "S"}}, None)


def test_what_is_a_fault_of_ours_is_not_called_the_providers() -> None:
    with pytest.raises(RuntimeError), in_house_words():
        raise RuntimeError


def test_a_port_where_nobody_listens_is_a_service_that_cannot_be_reached() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        gemini = Gemini(key="k", base_url=f"http://127.0.0.1:{taken.getsockname()[1]}")

        with pytest.raises(ProviderUnavailable) as caught:
            GeminiPainter(gemini, lambda: PICTURE).paint(a_picture())

    assert caught.value.cost == 0
    gemini.close()


def test_a_connection_that_was_cut_may_have_cost_everything(three: Three) -> None:
    three.service.fail("picture", ANY["cut off"])

    assert ended(three, "picture").cost == three.painter.may_cost(a_picture())


def test_an_answer_without_end_is_not_read_to_its_end(three: Three, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST", 1_000)

    assert type(ended(three, "picture")) is InvalidOutput


def test_the_words_of_the_provider_and_the_key_are_in_no_error(three: Three) -> None:
    three.service.fail("text", fault(403, "PERMISSION_DENIED", "secret words about test-key and test-token"))

    error = ended(three, "text")

    assert "secret" not in f"{error} {error.detail} {error.advice} {error.problem()}"


@pytest.mark.parametrize(
    ("delay", "waited"),
    [("15.002899939s", 15.002899939), ("1e9s", None), ("soon", None), ("99999999s", 3600.0), ("3", 3.0)],
)
def test_a_named_delay_is_honoured_as_far_as_it_makes_sense(three: Three, delay: str, waited: float | None) -> None:
    info = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay}
    three.service.fail("picture", fault(429, "RESOURCE_EXHAUSTED", "Quota exceeded.", info))

    assert ended(three, "picture").retry_after == waited


def test_a_bad_answer_that_was_billed_says_what_it_cost(three: Three) -> None:
    billed = made.answer({"text": "no"}, usage=made.counted(1000, 200, thoughts=100))
    three.service.fail("text", Script(body=billed))

    with pytest.raises(InvalidOutput) as caught:
        three.writer.write(a_writing())

    assert caught.value.cost == 750 + 1125


def test_the_service_refuses_what_the_real_one_refuses(service: FakeGemini) -> None:
    gemini = Gemini(key="wrong", base_url=service.url)

    with pytest.raises(ProviderClosed, match="key"):
        gemini.models()
    with pytest.raises(ProviderClosed, match="key"):
        GeminiPainter(gemini, lambda: PICTURE).paint(a_picture())
    gemini.close()
