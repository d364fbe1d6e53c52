from __future__ import annotations

from datetime import date

import pytest

from functions.rules.prices import (
    AS_OF,
    FURTHER,
    HOSTED,
    MODELS,
    TABLE,
    Price,
    Role,
    What,
    graded,
    known,
    plain,
    price,
    tokens,
)

WHATS: tuple[What, ...] = ("picture", "reference", "minute", "input", "output")
TODAY_AND_DEARER = (
    Price(model="fake", role="picture", picture=100),
    Price(model="fake", role="picture", since="2030-01-01", picture=250),
    Price(model="other", role="text", input=3, output=7),
)


@pytest.mark.parametrize("model", ["offline", "offline:painter", "offline-2"])
@pytest.mark.parametrize("what", WHATS)
def test_the_offline_models_cost_nothing(model: str, what: What) -> None:
    assert price(model, what) == 0
    assert known(model)


def test_a_picture_of_the_standard_model_costs_three_cents_and_a_third() -> None:
    assert price("gemini:gemini-nano-banana-2.1", "picture") == 33_600


@pytest.mark.parametrize(("on", "amount"), [("2029-12-31", 100), ("2030-01-01", 250), ("2031-05-05", 250)])
def test_a_price_that_is_announced_counts_from_its_day(on: str, amount: int) -> None:
    assert price("fake", "picture", on=on, table=TODAY_AND_DEARER) == amount


def test_a_price_may_also_fall() -> None:
    table = (
        Price(model="fake", role="picture", picture=9),
        Price(model="fake", role="picture", since="2030", picture=4),
    )

    assert price("fake", "picture", on="2030-06-01", table=table) == 4


def test_a_model_without_a_row_is_reckoned_as_the_dearest() -> None:
    assert not known("gemini-next")
    assert price("gemini-next", "picture") == max(row.picture for row in TABLE)
    assert price("gemini-next", "picture", table=()) == 0


@pytest.mark.parametrize(("taken", "given", "amount"), [(0, 0, 0), (1, 0, 1), (1_000_000, 1_000_000, 10), (1, 1, 1)])
def test_tokens_are_rounded_up_to_a_whole_micro_dollar(taken: int, given: int, amount: int) -> None:
    assert tokens("other", taken=taken, given=given, table=TODAY_AND_DEARER) == amount


@pytest.mark.parametrize("role", MODELS)
def test_every_role_has_a_model_with_a_price_in_each_grade(role: Role) -> None:
    sold: dict[Role, What] = {"text": "output", "picture": "picture", "speech": "minute"}

    assert set(MODELS[role]) == {"economy", "standard", "best"}
    assert all(price(model, sold[role]) > 0 and known(model) for model in MODELS[role].values())
    economy, standard, best = (price(MODELS[role][grade], sold[role]) for grade in ("economy", "standard", "best"))
    assert economy <= standard <= best


def test_the_other_providers_have_a_model_with_a_price_in_each_grade() -> None:
    sold: dict[Role, What] = {"text": "output", "picture": "picture"}

    for provider, roles in FURTHER.items():
        for role in roles:
            amounts = [price(f"{provider}:{model}", sold[role]) for model in graded(provider, role).values()]
            assert list(graded(provider, role)) == ["economy", "standard", "best"]
            assert 0 < amounts[0] < amounts[1] < amounts[2]
    assert {row.provider for row in TABLE} == set(HOSTED)
    assert graded("gemini", "text") == MODELS["text"]
    assert graded("openrouter", "picture") == graded("nobody", "text") == {}


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("runware:bfl:5@1", "bfl:5@1"), ("bfl:5@1", "bfl:5@1"), ("runware:runware:400@5", "runware:400@5"),
        ("runware:400@5", "runware:400@5"), ("openrouter:google/gemini-3.5-flash", "google/gemini-3.5-flash"),
    ],
)  # fmt: skip
def test_a_name_with_a_colon_in_it_is_taken_for_no_providers(named: str, name: str) -> None:
    assert plain(named) == name
    assert known(named)


def test_the_tables_days_are_days() -> None:
    named = [AS_OF, *(row.since for row in TABLE), *(row.retires for row in TABLE)]

    assert all(date.fromisoformat(day) for day in named if day)
    assert len({(row.model, row.role, row.since) for row in TABLE}) == len(TABLE)
