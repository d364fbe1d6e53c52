"""Records as plain JSON values, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.core.codec import decode, encode, text
from functions.core.errors import Problem
from functions.core.job import Asset, Export, Job, Outcome, PageImage, Run, Step, Try
from functions.core.messages import Message, dumps, loads
from functions.core.plan import Character, Line, Plan, Scene

words = st.text(max_size=8)
times = st.floats(0, 4e9)
money = st.integers(0, 10**12)
count = st.integers(1, 9)
names = st.text("abcp01", min_size=1, max_size=4)


def some(cls: type, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(cls, **fields)


assets = some(Asset, name=words, thumb=words, width=count, marks=st.dictionaries(words, st.lists(times, max_size=2)))
problems = some(Problem, code=words, detail=words, retryable=st.booleans())
lines = some(Line, text=words, speaker=words)
scenes = some(
    Scene, id=count, prompt=words, dialogue=st.lists(lines, max_size=2).map(tuple), cast=st.tuples(words),
    horizon=st.none() | st.floats(0, 1), pages=st.lists(count, max_size=2).map(tuple), edit=count,
)  # fmt: skip
plans = some(
    Plan, title=words, characters=st.lists(some(Character, name=words, look=words), max_size=2).map(tuple),
    scenes=st.lists(scenes, max_size=3).map(tuple), edit=count,
)  # fmt: skip
outcomes = some(
    Outcome, state=words, at=times, seconds=times, cached=st.booleans(), cost=money,
    asset=st.none() | assets, problem=st.none() | problems, draft=st.none() | plans,
)  # fmt: skip
tries = some(Try, revision=count, at=times, until=times, may_cost=money, cost=st.none() | money)
steps = some(
    Step, name=names, what=words, scene=count, needs=st.lists(names, max_size=2).map(tuple), revision=count,
    outcomes=st.dictionaries(count, outcomes, max_size=2), tries=st.dictionaries(names, tries, max_size=2),
)  # fmt: skip
runs = some(Run, number=count, opened_at=times, deadline_at=times, state=words, held=st.booleans())
panels = st.lists(st.tuples(count, times, times, times, times), max_size=2).map(tuple)
pages = some(PageImage, name=words, thumb=words, width=count, height=count, panels=panels)
exports = some(Export, digest=words, state=words, problem=st.none() | problems)
jobs = some(
    Job, id=names, owner=names, kind=words, request=st.dictionaries(words, words | st.none() | count, max_size=3),
    state=words, run=runs, created_at=times, updated_at=times, past=st.lists(runs, max_size=2).map(tuple),
    plan=st.none() | plans, steps=st.dictionaries(names, steps, max_size=2),
    gone=st.dictionaries(names, steps, max_size=1), pages=st.lists(pages, max_size=2).map(tuple),
    exports=st.dictionaries(names, exports, max_size=2), warnings=st.tuples(words), problem=st.none() | problems,
    budget=st.none() | money, check_at=st.none() | times, deleted=st.booleans(), version=count,
)  # fmt: skip
messages = some(
    Message, verb=words, job=words, step=words, revision=count, digest=words, turn=money, attempt=count, at=times
)


@dataclass(frozen=True)
class Shelf:
    label: str
    pair: tuple[int, str] = (1, "a")
    tags: list[str] = field(default_factory=list)


def as_sent(value: Any) -> Any:
    return json.loads(json.dumps(encode(value)))


@settings(max_examples=30)
@given(jobs)
def test_a_job_that_was_stored_reads_as_the_same_job(job: Job) -> None:
    assert decode(Job, as_sent(job)) == job


@settings(max_examples=30)
@given(jobs)
def test_the_text_of_a_job_is_that_of_its_plain_values(job: Job) -> None:
    assert text(job) == json.dumps(encode(job), separators=(",", ":"), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Wrapped:
    inner: tuple[Nothing, ...] = ()


def test_a_record_of_one_field_and_one_of_none_are_records_too() -> None:
    assert '{"inner":[{}]}' == text(Wrapped((Nothing(),)))
    assert [{}, {"inner": [{}, {}]}] == [encode(Wrapped()), encode(Wrapped((Nothing(), Nothing())))]
    assert decode(Wrapped, {"inner": [{}]}) == Wrapped((Nothing(),))


def test_any_mapping_has_a_text_and_what_is_no_value_has_none() -> None:
    assert (
        text({1: (Shelf("x"),), "view": MappingProxyType({"of": "it"})}) == '{"1":[{"label":"x"}],"view":{"of":"it"}}'
    )
    with pytest.raises(TypeError):
        text(object())


@given(plans)
def test_a_plan_that_was_stored_reads_as_the_same_plan(plan: Plan) -> None:
    assert decode(Plan, as_sent(plan)) == plan


@given(messages)
def test_rule_2_a_message_arrives_as_it_was_sent(message: Message) -> None:
    assert loads(dumps(message)) == message


def test_a_record_is_stored_without_what_goes_without_saying() -> None:
    assert encode(Shelf("x")) == {"label": "x"}
    assert encode(replace(Shelf("x"), tags=["new"], pair=(2, "b"))) == {"label": "x", "pair": [2, "b"], "tags": ["new"]}


def test_a_tuple_of_different_things_comes_back_as_one() -> None:
    assert decode(Shelf, {"label": "x", "pair": [2, "b"]}) == Shelf("x", (2, "b"))


def test_rule_1_what_a_newer_writer_added_is_passed_over() -> None:
    assert decode(Shelf, {"label": "x", "colour": "red"}) == Shelf("x")


def test_keys_of_a_stored_mapping_are_text() -> None:
    assert encode({1: (Shelf("x"),)}) == {"1": [{"label": "x"}]}


def test_a_class_is_a_value_like_any_other_to_the_codec() -> None:
    assert encode(Shelf) is Shelf
