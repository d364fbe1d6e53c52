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
from functions.rules.chain import PROVIDERS, Link, able, links, start, takes_over


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


def test_those_who_are_joined_share_the_work_of_one_place() -> None:
    chain = links("openrouter:best + runware, gemini")

    assert chain == (Link("openrouter", "best"), Link("runware"), Link("gemini"))
    assert able(chain, "text") == (Link("openrouter", "best"), Link("gemini"))
    assert able(chain, "picture") == (Link("runware"), Link("gemini"))
    assert able(chain, "speech") == (Link("gemini"),)
    assert able(links("openrouter+runware"), "speech") == ()


@pytest.mark.parametrize(
    ("named", "model"),
    [
        ("bfl:5@1", "bfl:5@1"), ("400@5", "runware:400@5"), ("runware:400@5", "runware:400@5"), ("best", "best"),
    ],
)  # fmt: skip
def test_a_model_of_runwares_own_may_be_named_once(named: str, model: str) -> None:
    assert links(f"runware:{named}") == (Link("runware", model),)
    assert links("gemini:400@5") == (Link("gemini", "400@5"),)


@pytest.mark.parametrize("text", ["openrouter+", "+runware", "gemini+gpt"])
def test_a_place_that_is_shared_with_nobody_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="none of"):
        links(text)


def test_every_provider_does_some_work_and_the_offline_ones_do_all() -> None:
    assert all(PROVIDERS.values())
    assert set(PROVIDERS["offline"]) == {role for roles in PROVIDERS.values() for role in roles}


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
