"""Changes of a plan and of one scene: each kind has its own fields, all refuse in the same words."""

from __future__ import annotations

from typing import Any

import pytest

from functions.core.errors import InvalidRequest
from functions.core.plan import Edits, Question
from functions.kinds import KINDS
from functions.kinds.kind import Kind
from tests.kinds.samples import ADDED

FIELDS: dict[str, Any] = {
    "title": "T", "prompt": "p", "alt": "a", "caption": "c", "dialogue": [{"text": "Hi"}], "narration": "n",
    "points": ["One"], "examples": ["A kite"], "questions": [{"question": "Why?", "answer": "So."}], "notes": "x",
    "cast": ["Fen"], "shot": "wide", "side": "left", "setting": "sea", "time": "night", "weather": "rain",
    "horizon": 0.6,
}  # fmt: skip
OWN = {
    "comic": {"caption", "dialogue", "narration"},
    "story": {"narration"},
    "lecture": {"narration", "points"},
    "lesson": {"narration", "points", "examples", "questions"},
    "presentation": {"caption", "narration", "points"},
    "scene": set[str](),
    "image": set[str](),
}
KEPT = {
    "comic": {"prompt"},
    "story": {"prompt", "narration"},
    "lecture": {"prompt", "title", "narration"},
    "lesson": {"title", "narration"},
    "presentation": {"prompt", "title"},
    "scene": {"prompt"},
    "image": {"prompt"},
}
WORDS = {"caption", "dialogue", "narration", "points", "examples", "questions"}
each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


def fault(kind: Kind, body: dict[str, Any], *, scene: bool = False) -> dict[str, str]:
    with pytest.raises(InvalidRequest) as caught:
        (kind.scene_fields if scene else kind.edits)(body)
    return dict(caught.value.fields)


@each_kind
def test_a_scene_takes_the_fields_of_its_kind_and_says_which_it_has_not(kind: Kind) -> None:
    has = FIELDS.keys() - WORDS | OWN[kind.name]

    assert kind.scene_fields({name: FIELDS[name] for name in has}).keys() == has
    for name in FIELDS.keys() - has:
        told = f"{kind.editing.subject} has no {name}; leave it out."
        assert fault(kind, {name: FIELDS[name]}, scene=True) == {name: told}
        assert fault(kind, {"scenes": [{"number": 1, name: FIELDS[name]}]}) == {f"scenes.0.{name}": told}
        assert fault(kind, {"add": [{name: None}]})[f"add.0.{name}"] == told


@each_kind
def test_the_schemas_of_changes_have_the_fields_of_the_kind(kind: Kind) -> None:
    has = FIELDS.keys() - WORDS | OWN[kind.name]
    plan = kind.bodies()["plan"]["$defs"]

    assert kind.bodies()["scene"]["properties"].keys() == plan["SceneChange"]["properties"].keys() == has
    assert plan["NumberedChange"]["properties"].keys() == has | {"number"}
    assert ("LineChange" in plan) is ("dialogue" in has)
    assert ("QuestionChange" in plan) is ("questions" in has)


@each_kind
def test_what_a_scene_cannot_be_without_is_never_emptied(kind: Kind) -> None:
    for name in KEPT[kind.name]:
        for nothing in ("", None, "  "):
            assert fault(kind, {name: nothing}, scene=True) == {name: "This must not be empty."}
            assert fault(kind, {"scenes": [{"number": 1, name: nothing}]}) == {
                f"scenes.0.{name}": "This must not be empty."
            }
        assert fault(kind, {"add": [{"alt": "x"}]})[f"add.0.{name}"] == "This is required."
    for name in OWN[kind.name] - KEPT[kind.name]:
        assert not kind.scene_fields({name: None})[name]


@pytest.mark.parametrize("name", ADDED)
def test_a_scene_is_added_with_what_it_cannot_be_without(name: str) -> None:
    kind = KINDS[name]

    (added,) = kind.edits({"add": [ADDED[name]]}).add

    assert ADDED[name].items() <= added.items()
    assert added.get("prompt", "") == ("" if name == "lesson" else ADDED[name].get("prompt", "Storm"))


def test_a_lesson_may_lose_a_picture() -> None:
    assert KINDS["lesson"].scene_fields({"prompt": None}) == {"prompt": ""}


def test_questions_become_values_of_the_core() -> None:
    fields = KINDS["lesson"].scene_fields({"questions": [{"question": "Why?", "answer": "So."}], "points": ["One"]})

    assert fields == {"questions": (Question(question="Why?", answer="So."),), "points": ("One",)}


@each_kind
def test_no_edit_at_all_is_an_edit_that_changes_nothing(kind: Kind) -> None:
    assert kind.edits({}) == Edits()
    assert kind.edits({}).empty()


@each_kind
@pytest.mark.parametrize(
    "body",
    [
        {"drop": [0]}, {"drop": [1, 1]}, {"order": ["1"]}, {"scenes": [{"title": "no number"}]}, {"colour": 1},
        {"scenes": [{"number": 1, "id": 7}]}, {"scenes": [{"number": 1, "title": "x"}] * 2}, {"scenes": "all"},
        {"scenes": [7]}, {"add": [{}]},
    ],
)  # fmt: skip
def test_edits_that_make_no_sense_are_refused(kind: Kind, body: dict[str, Any]) -> None:
    assert fault(kind, body)


@each_kind
@pytest.mark.parametrize("body", [{}, {"shot": "far"}, {"edit": 3}, {"horizon": 2}, {"alt": 1}, {"prompt": "x" * 4001}])
def test_a_scene_takes_only_changes_that_mean_something(kind: Kind, body: dict[str, Any]) -> None:
    with pytest.raises(InvalidRequest):
        kind.scene_fields(body)
