"""Plans and their edits."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from functions.core.plan import Edits, Line, Plan, Scene, edited
from tests.core.jobs import a_plan


def ids(plan: Plan) -> list[int]:
    return [scene.id for scene in plan.scenes]


def test_a_scene_is_found_by_its_id_and_by_its_place() -> None:
    plan = edited(a_plan(3), Edits(order=(3, 1, 2)), next_id=4)

    assert ids(plan) == [3, 1, 2]
    assert plan.scene(3) == plan.numbered(1) == plan.scenes[0]
    assert plan.numbered(3) == plan.scenes[2]
    assert (plan.number(3), plan.number(2), plan.number(9)) == (1, 3, 0)
    assert (plan.scene(9), plan.numbered(0), plan.numbered(4)) == (None, None, None)


def test_a_characters_look_is_found_in_any_case() -> None:
    assert a_plan().look("FEN") == "a red fox"
    assert not a_plan().look("Bo")


def test_the_words_of_a_scene_are_those_that_must_be_lettered() -> None:
    scene = Scene(id=1, prompt="not lettered", caption="At sea", dialogue=(Line(text="Ahoy there, Fen"),))

    assert scene.words() == 5


def test_rule_17_an_edit_changes_the_tags_of_what_it_touched_and_no_others() -> None:
    plan = edited(a_plan(3), Edits(scenes=((2, {"caption": "new"}),)), next_id=4)

    assert plan.edit == 2
    assert [scene.edit for scene in plan.scenes] == [1, 2, 1]
    assert [scene.caption for scene in plan.scenes] == ["said 1", "new", "said 3"]


def test_rule_17_an_edit_that_changes_nothing_changes_no_tag() -> None:
    plan = a_plan(2)

    assert edited(plan, Edits(scenes=((1, {"caption": "said 1"}),), order=(1, 2)), next_id=3) is plan


def test_rule_17_a_tag_goes_on_counting() -> None:
    once = edited(a_plan(1), Edits(scenes=((1, {"caption": "a"}),)), next_id=2)
    twice = edited(once, Edits(scenes=((1, {"caption": "b"}),)), next_id=2)

    assert (twice.edit, twice.scenes[0].edit) == (3, 3)


def test_a_dropped_scene_leaves_the_others_their_ids() -> None:
    assert ids(edited(a_plan(3), Edits(drop=(2,)), next_id=4)) == [1, 3]


def test_added_scenes_come_last_with_ids_that_were_never_used() -> None:
    plan = edited(a_plan(2), Edits(add=({"prompt": "a"}, {"prompt": "b"}), drop=(2,), order=(2, 1)), next_id=3)

    assert ids(plan) == [1, 3, 4]
    assert [(scene.prompt, scene.edit) for scene in plan.scenes[1:]] == [("a", 1), ("b", 1)]


def test_scenes_that_an_order_leaves_out_keep_theirs_behind() -> None:
    assert ids(edited(a_plan(4), Edits(order=(3,)), next_id=5)) == [3, 1, 2, 4]


def test_nothing_asked_for_is_known_as_such() -> None:
    assert Edits().empty()
    assert not any(
        one.empty() for one in (Edits(scenes=((1, {}),)), Edits(add=({},)), Edits(drop=(1,)), Edits(order=(1,)))
    )


numbers = st.lists(st.integers(1, 4), max_size=4, unique=True).map(tuple)
edits = st.builds(
    Edits,
    scenes=st.dictionaries(st.integers(1, 4), st.sampled_from([{"caption": "x"}, {"prompt": "y"}, {}]), max_size=4).map(
        lambda found: tuple(found.items())
    ),
    add=st.lists(st.just({"prompt": "new"}), max_size=3).map(tuple),
    drop=numbers,
    order=numbers,
)


@given(st.lists(edits, max_size=4))
def test_rule_17_through_every_edit_a_scene_keeps_its_id_and_none_is_given_twice(steps: list[Edits]) -> None:
    plan, next_id = a_plan(4), 5
    for one in steps:
        before = plan
        plan = edited(before, one, next_id=next_id)
        next_id += len(one.add)
        _assert_stable(before, plan, one, next_id=next_id)


def _assert_stable(before: Plan, after: Plan, one: Edits, *, next_id: int) -> None:
    kept = [scene.id for number, scene in enumerate(before.scenes, 1) if number not in one.drop]
    added = list(range(next_id - len(one.add), next_id))
    named: dict[int, Any] = dict(one.scenes)
    touched = {before.scenes[number - 1].id for number in named if number <= len(before.scenes)}
    assert sorted(ids(after)) == sorted([*kept, *added])
    assert after.edit - before.edit == (after.scenes != before.scenes)
    for scene in after.scenes:
        old = before.scene(scene.id)
        if old is not None and scene.id not in touched:
            assert scene == old
        if old is not None:
            assert scene.edit - old.edit == (scene != old)
