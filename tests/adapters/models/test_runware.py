"""Runware over the wire: what it is asked, what becomes of its answers, what they cost, and every way it fails."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from typing import Any

import pytest

from functions.adapters.models.hosted.door import Door
from functions.adapters.models.hosted.offer import Offer
from functions.adapters.models.runware.account import balance
from functions.adapters.models.runware.painter import RunwarePainter, size_of
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
from tests.adapters.models.gemini.conftest import a_picture
from tests.fakes.gemini.scripts import HTML, Script
from tests.fakes.gemini.scripts import PICTURE as PNG
from tests.fakes.runware import FakeRunware, fault, painting, row

#: seconds that a call may take here, what a test machine may add, and the time of day
DEADLINE, SLACK, NOW = 1.0, 2.0, 1_795_000_000.0
OFFER = Offer(provider="runware", model="bfl:5@1", picture=30_000, reference=15_000)
JPEG, WEBP = b"\xff\xd8\xff\xe0" + b"\0" * 99, b"RIFF\0\0\0\0WEBPVP8 "
GOOD = painting(PNG)


def without(*names: str, **fields: Any) -> Script:
    return Script(body=row({key: value for key, value in (GOOD | fields).items() if key not in names}))


Failure = tuple[type[ProviderError], Script]
FAILURES: dict[str, Failure] = {
    "400": (ProviderClosed, fault(400, "invalidPositivePrompt", "x")),
    "401": (ProviderClosed, fault(401, "invalidApiKey", "x")),
    "402": (QuotaExhausted, fault(402, "insufficientCredits", "x")),
    "403": (ProviderClosed, fault(403, "forbidden", "x")),
    "404": (ProviderClosed, fault(404, "notFound", "x")),
    "408": (ModelTimeout, Script(status=408, body={})),
    "409": (ProviderUnavailable, fault(409, "conflictTaskUUID", "x")),
    "413": (ProviderClosed, Script(status=413, body=HTML)),
    "422": (ProviderClosed, fault(422, "unprocessable", "x")),
    "429": (QuotaWait, fault(429, "tooManyRequests", "x")),
    "429 that says nothing": (QuotaWait, Script(status=429)),
    "500": (ProviderUnavailable, fault(500, "internalServerError", "x")),
    "502 in HTML": (ProviderUnavailable, Script(status=502, body=HTML)),
    "503": (ProviderUnavailable, fault(503, "serviceUnavailable", "x")),
    "504": (ModelTimeout, fault(504, "timeout", "x")),
    "a redirection": (ProviderClosed, Script(status=302, headers={"Location": "http://127.0.0.1:1/"})),
    "no credit in a 200": (QuotaExhausted, fault(200, "insufficientCredits", "x")),
    "a bad key in a 200": (ProviderClosed, fault(200, "invalidApiKey", "x")),
    "a provider that is late": (ModelTimeout, fault(200, "timeoutProvider", "x")),
    "a provider's rate": (QuotaWait, fault(200, "providerRateLimitExceeded", "x")),
    "a provider that is down": (ProviderUnavailable, fault(200, "providerUnavailable", "x")),
    "what nobody knows": (ProviderUnavailable, fault(200, "whatever", "x")),
    "a size that it does not paint": (ProviderClosed, fault(200, "unsupportedDimensions", "x")),
    "a safety switch that it lacks": (
        ProviderClosed,
        fault(400, "unsupportedParameter", "safety check", parameter="s"),
    ),
    "moderated": (ProviderRefused, fault(400, "invalidProviderContent", "Flagged by the provider's moderation.")),
    "moderated in words": (ProviderRefused, fault(200, "providerError", "Request Moderated")),
    "an NSFW error": (ProviderRefused, fault(200, "contentError", "NSFW content detected")),
    "errors that are none": (ProviderUnavailable, Script(body={"errors": ["oops"]})),
    "one error": (ProviderClosed, Script(body={"error": {"code": "invalidModel", "message": "x"}})),
    "an error of text": (ProviderUnavailable, Script(body={"error": "oops"})),
    "an NSFW flag": (ProviderRefused, Script(body=row(GOOD | {"NSFWContent": True}))),
    "no picture": (EmptyOutput, without("imageBase64Data")),
    "an address for a picture": (InvalidOutput, without("imageBase64Data", imageURL="https://im.runware.ai/x.jpg")),
    "an empty picture": (EmptyOutput, Script(body=row(GOOD | {"imageBase64Data": ""}))),
    "a number for a picture": (InvalidOutput, Script(body=row(GOOD | {"imageBase64Data": 3}))),
    "half a base64": (InvalidOutput, Script(body=row(GOOD | {"imageBase64Data": GOOD["imageBase64Data"][:1001]}))),
    "no base64": (InvalidOutput, Script(body=row(GOOD | {"imageBase64Data": "%%%%"}))),
    "a PDF": (InvalidOutput, Script(body=row(painting(b"%PDF-1.7" * 99)))),
    "a GIF": (InvalidOutput, Script(body=row(painting(b"GIF89a" * 99)))),
    "a page for a picture": (InvalidOutput, Script(body=row(GOOD | {"imageBase64Data": "data:text/html;base64,AAAA"}))),
    "another's picture": (EmptyOutput, Script(body=row(GOOD, "another"))),
    "no rows": (EmptyOutput, Script(body={"data": []})),
    "rows that are none": (EmptyOutput, Script(body={"data": [3]})),
    "no data": (EmptyOutput, Script(body={})),
    "data that are none": (EmptyOutput, Script(body={"data": "x"})),
    "no JSON": (InvalidOutput, Script(body="oops")),
    "nothing at all": (InvalidOutput, Script(body="")),
    "no answer": (ModelTimeout, Script(how="hang")),
    "a byte at a time": (ModelTimeout, Script(how="drip", body=row(GOOD))),
    "cut in the middle": (ProviderUnavailable, Script(how="cut", body=row(GOOD))),
    "hung up": (ProviderUnavailable, Script(how="drop")),
}


@pytest.fixture(scope="module")
def opened() -> Iterator[tuple[FakeRunware, Door]]:
    with FakeRunware().served() as service:
        door = Door(provider="runware", key=service.key, base_url=service.url)
        yield service, door
        door.close()


@pytest.fixture
def service(opened: tuple[FakeRunware, Door]) -> FakeRunware:
    opened[0].forget()
    return opened[0]


@pytest.fixture
def painter(opened: tuple[FakeRunware, Door], service: FakeRunware) -> RunwarePainter:
    assert not service.asked
    return RunwarePainter(opened[1], lambda: OFFER, clock=lambda: NOW)


def ended(painter: RunwarePainter, service: FakeRunware, script: Script) -> ProviderError:
    """The error in which a call ends that is answered so, in time and after one attempt."""
    service.scripts.append(script)
    painter.timeout = DEADLINE  # type: ignore[misc]
    started = time.monotonic()
    with pytest.raises(ProviderError) as caught:
        painter.paint(a_picture())
    assert time.monotonic() - started < DEADLINE + SLACK
    assert len(service.asked) == 1
    return caught.value


@pytest.mark.parametrize("name", FAILURES)
def test_whatever_the_service_does_is_told_in_our_words(
    painter: RunwarePainter, service: FakeRunware, name: str
) -> None:
    error = ended(painter, service, FAILURES[name][1])

    assert type(error) is FAILURES[name][0]
    assert error.detail.endswith(".")


def test_every_status_has_a_meaning(painter: RunwarePainter, service: FakeRunware) -> None:
    for status in (*range(201, 204), *range(300, 600)):
        service.forget()
        assert isinstance(ended(painter, service, Script(status=status, body={})), ProviderError)


def test_a_named_delay_is_honoured(painter: RunwarePainter, service: FakeRunware) -> None:
    error = ended(painter, service, fault(429, "tooManyRequests", "x", headers={"Retry-After": "9"}))

    assert error.retry_after == 9.0


@pytest.mark.parametrize("name", ["an NSFW flag", "a PDF", "no picture"])
def test_a_bad_answer_that_was_billed_says_what_it_cost(
    painter: RunwarePainter, service: FakeRunware, name: str
) -> None:
    assert ended(painter, service, FAILURES[name][1]).cost == 32_100


def test_a_connection_that_was_cut_may_have_cost_everything(painter: RunwarePainter, service: FakeRunware) -> None:
    assert ended(painter, service, FAILURES["cut in the middle"][1]).cost == painter.may_cost(a_picture())


def test_a_picture_is_asked_for_with_everything_that_is_known_of_it(
    painter: RunwarePainter, service: FakeRunware
) -> None:
    ask = a_picture(
        cast=(("Fen", "small red fox"),), setting="harbour", references=(PNG, JPEG, WEBP), width=1280, height=720
    )

    found = painter.paint(ask)

    task = service.asked[0].body[0]
    assert all(words in task["positivePrompt"] for words in ("a fox on a pier", "Fen: small red fox", "harbour"))
    assert (task["width"], task["height"], task["seed"]) == (1280, 704, 8)
    types = [one.partition(";")[0] for one in task["inputs"]["referenceImages"]]
    assert types == ["data:image/png", "data:image/jpeg", "data:image/webp"]
    assert base64.b64decode(task["inputs"]["referenceImages"][0].partition(",")[2]) == PNG
    assert (task["includeCost"], task["safety"]) == (True, {"checkContent": True})
    assert found.data.startswith(b"\x89PNG")
    assert (found.model, found.cost, found.warning) == ("runware:bfl:5@1", 32_100, "")


def test_every_task_has_a_name_of_its_own(painter: RunwarePainter, service: FakeRunware) -> None:
    painter.paint(a_picture())
    painter.paint(a_picture())

    assert len({one.body[0]["taskUUID"] for one in service.asked}) == 2


def test_a_picture_without_characters_shows_none(painter: RunwarePainter, service: FakeRunware) -> None:
    painter.paint(a_picture())

    assert "inputs" not in service.asked[0].body[0]


def test_what_the_painter_does_not_take_is_told(painter: RunwarePainter, service: FakeRunware) -> None:
    found = painter.paint(a_picture(references=(PNG,) * 6, prompt="a fox " * 600))

    task = service.asked[0].body[0]
    assert (len(task["inputs"]["referenceImages"]), len(task["positivePrompt"])) == (4, 3000)
    assert found.warning.startswith("2 pictures of characters")
    assert "the first 3,000 characters" in found.warning


@pytest.mark.parametrize(
    ("asked", "painted"),
    [
        ((1024, 1024), (1024, 1024)), ((1792, 512), (1408, 384)), ((512, 1792), (384, 1408)),
        ((100, 100), (256, 256)), ((700, 1000), (704, 1024)), ((4096, 4096), (1408, 1408)),
    ],
)  # fmt: skip
def test_the_nearest_size_that_every_model_paints_is_asked_for(
    asked: tuple[int, int], painted: tuple[int, int]
) -> None:
    assert size_of(*asked) == painted


def test_a_picture_that_does_not_say_what_it_cost_is_reckoned_by_its_size(
    painter: RunwarePainter, service: FakeRunware
) -> None:
    service.scripts.extend([without("cost"), without("cost", cost=-1), without("cost")])

    costs = [
        painter.paint(ask).cost
        for ask in (a_picture(), a_picture(width=1400, height=1400), a_picture(references=(PNG,)))
    ]

    assert costs == [30_000, 60_000, 45_000]
    assert painter.may_cost(a_picture(cast=(("Fen", ""), ("Mo", "")))) == 60_000


def test_a_data_address_is_a_picture_too(painter: RunwarePainter, service: FakeRunware) -> None:
    inline = f"data:image/png;base64,{GOOD['imageBase64Data']}"
    service.scripts.append(without("imageBase64Data", imageDataURI=inline))

    assert painter.paint(a_picture()).data == PNG


def test_a_picture_beside_anothers_error_is_ours(painter: RunwarePainter, service: FakeRunware) -> None:
    service.scripts.append(Script(body=row(GOOD) | {"errors": [{"code": "x", "taskUUID": "another"}]}))

    assert painter.paint(a_picture()).data == PNG


def test_the_words_of_the_provider_and_the_key_are_in_no_error(painter: RunwarePainter, service: FakeRunware) -> None:
    error = ended(painter, service, fault(400, "invalidModel", "secret words about test-key"))

    told = f"{error} {error.detail} {error.advice} {error.problem()}"
    assert "secret" not in told and "test-key" not in told


def test_looking_at_the_account_costs_nothing_and_tells_a_bad_key(
    service: FakeRunware, opened: tuple[Any, Door]
) -> None:
    bad = Door(provider="runware", key="wrong", base_url=service.url)

    assert balance(opened[1]) == 12.5
    with pytest.raises(ProviderClosed, match="key") as caught:
        balance(bad)

    assert "RUNWARE_API_KEY" in caught.value.advice
    bad.close()
