from __future__ import annotations

import pytest

from functions.core.errors import (
    InvalidOutput,
    LimnerError,
    ModelTimeout,
    ProviderClosed,
    ProviderRefused,
    ProviderUnavailable,
    QuotaExhausted,
    QuotaWait,
)
from functions.rules.chain import Link, Unbuilt, links, start, takes_over


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("offline", (Link("offline"),)),
        ("gemini, offline", (Link("gemini"), Link("offline"))),
        (
            " Gemini:best ,gemini:gemini-3.8-flash,,offline",
            (Link("gemini", "best"), Link("gemini", "gemini-3.8-flash"), Link("offline")),
        ),
        ("gemini,gemini", (Link("gemini"),)),
    ],
)
def test_a_chain_is_read_in_its_order(text: str, chain: tuple[Link, ...]) -> None:
    assert links(text) == chain


@pytest.mark.parametrize("text", ["", " , ", "gemni", "offline:painter", ":best"])
def test_a_chain_that_names_nobody_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        links(text)


@pytest.mark.parametrize("text", ["openrouter+runware", "gemini,runware:flux"])
def test_a_provider_of_the_contract_that_is_not_built_says_so(text: str) -> None:
    with pytest.raises(Unbuilt):
        links(text)


@pytest.mark.parametrize(("attempt", "place"), [(-1, 0), (0, 0), (1, 0), (2, 1), (3, 1), (4, 2), (5, 2), (99, 2)])
def test_two_failures_of_a_step_are_enough_for_one_provider(attempt: int, place: int) -> None:
    assert start(attempt, length=3) == place
    assert start(attempt, length=1) == 0


@pytest.mark.parametrize(
    ("error", "at_once"),
    [
        (QuotaExhausted(), True), (ProviderClosed(), True), (ProviderUnavailable(), False), (ModelTimeout(), False),
        (QuotaWait(), False), (ProviderRefused(), False), (InvalidOutput(), False),
    ],
)  # fmt: skip
def test_the_next_takes_over_at_once_only_where_the_first_is_closed_for_the_day(
    error: LimnerError, *, at_once: bool
) -> None:
    assert takes_over(error) is at_once
