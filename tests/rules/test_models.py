from __future__ import annotations

import pytest

from functions.rules.models import standing, told
from functions.rules.prices import AS_OF, MODELS, TABLE, Grade, Price, Role, known

LOOP = (
    Price(model="a", role="text", retires="2026-01-01", successor="b"),
    Price(model="b", role="text", retires="2026-02-01", successor="a"),
)


@pytest.mark.parametrize("role", MODELS)
def test_a_grade_names_a_model_and_standard_is_meant_where_none_is_named(role: Role) -> None:
    grades: dict[Grade, str] = MODELS[role]

    assert {grade: standing(grade, role, on=AS_OF).model for grade in grades} == grades
    assert standing("", role, on=AS_OF).model == grades["standard"]


@pytest.mark.parametrize(
    ("named", "role", "asked"),
    [
        ("gemini-2.0-flash-lite", "text", "gemini-3.5-flash-lite"),
        ("gemini-3-flash", "text", "gemini-3.8-flash"),
        ("gemini-2.5-flash-image", "picture", "gemini-nano-banana-2.1"),
        ("gemini-3-pro-image-preview", "picture", "gemini-3-pro-image"),
        ("gemini-2.5-flash-preview-tts", "speech", "gemini-3.8-flash-lite-tts"),
        ("gemini-2.5-flash-tts", "speech", "gemini-3.8-flash-tts"),
    ],
)
def test_the_models_of_other_systems_are_asked_for_under_the_name_of_today(named: str, role: Role, asked: str) -> None:
    found = standing(named, role, on=AS_OF)

    assert found.model == asked
    assert named in told(found) and asked in told(found)


def test_a_model_works_until_its_last_day_and_is_then_passed_over() -> None:
    before, after = (standing("gemini-2.5-flash", "text", on=day) for day in ("2026-11-30", "2026-12-01"))

    assert (before.model, told(before)) == ("gemini-2.5-flash", "")
    assert told(after) == "gemini-2.5-flash went on 2026-12-01: gemini-3.5-flash-lite takes its place."


def test_a_name_that_nobody_knows_is_asked_for_as_it_is() -> None:
    assert standing("gemini-5", "text", on=AS_OF).model == "gemini-5"
    assert told(standing("gemini-5", "text", on=AS_OF)) == ""


def test_each_provider_has_grades_and_names_of_its_own() -> None:
    assert standing("best", "text", on=AS_OF, provider="openrouter").model == "google/gemini-3.5-flash"
    assert standing("", "picture", on=AS_OF, provider="runware").model == "bfl:5@1"
    assert standing("gemini-2.0-flash", "text", on=AS_OF, provider="openrouter").model == "gemini-2.0-flash"


def test_only_the_economy_takes_the_tier_that_costs_half() -> None:
    assert standing("economy", "text", on=AS_OF).flex
    assert not standing("standard", "text", on=AS_OF).flex
    assert not standing("economy", "picture", on=AS_OF).flex


def test_two_that_name_each_other_as_successors_are_followed_no_further() -> None:
    assert len(standing("a", "text", on="2027-01-01", table=LOOP).gone) == 2


def test_every_successor_is_in_the_table_and_every_alias_means_one_model() -> None:
    names = {row.model for row in TABLE}
    aliases = [alias for row in TABLE for alias in row.aliases]

    assert {row.successor for row in TABLE if row.successor} <= names
    assert len(set(aliases)) == len(aliases)
    assert not set(aliases) & names
    assert all(known(row.successor) for row in TABLE if row.retires)


def test_no_grade_names_a_model_that_is_gone() -> None:
    gone = {row.model for row in TABLE if "" < row.retires <= AS_OF}

    assert not gone & {model for grades in MODELS.values() for model in grades.values()}
