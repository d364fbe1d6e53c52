"""What a writer answers for each kind, and what is missing in it is named."""

from __future__ import annotations

from typing import Any

import pytest

from functions.core.errors import InvalidOutput
from functions.core.plan import Character, Plan, Question, Scene
from functions.kinds import KINDS
from functions.kinds.kind import Kind
from tests.kinds.samples import SCENES, answer, body, plan_of, request_of

WRITTEN = [kind for kind in KINDS.values() if kind.forms().answer is not None]
PRESENTATION = KINDS["presentation"]


def by_name(kind: Kind) -> str:
    return kind.name


def one_scene(kind: Kind, *, source: str = "prompt", **more: Any) -> Plan:
    request = kind.parse(body(kind, source, scenes=1))
    return kind.plan_from({"title": "T", "scenes": [SCENES[kind.name] | more]}, request)


def fault(kind: Kind, **more: Any) -> str:
    with pytest.raises(InvalidOutput) as caught:
        one_scene(kind, **more)
    return caught.value.detail


def test_a_story_is_prose_and_a_picture() -> None:
    scene = one_scene(KINDS["story"], narration="One.\r\n\r\nTwo.").scenes[0]

    assert (scene.prompt, scene.alt, scene.narration) == ("a fox in a boat", "a fox in a boat", "One.\n\nTwo.")
    assert not scene.points


def test_a_section_of_a_lecture_is_spoken_and_has_points_and_notes() -> None:
    scene = one_scene(KINDS["lecture"], notes="Show a kite.").scenes[0]

    assert (scene.title, scene.narration, scene.points) == ("Wind", "The wind pushes.", ("It pushes",))
    assert scene.notes == "Show a kite."


def test_a_section_of_a_lesson_explains_shows_cases_and_asks() -> None:
    scene = one_scene(KINDS["lesson"]).scenes[0]

    assert (scene.narration, scene.points, scene.examples) == ("The wind pushes.", ("It pushes",), ("A kite",))
    assert scene.questions == (Question(question="What pushes?", answer="The wind."),)


def test_a_section_of_a_lesson_without_a_picture_has_no_step_that_draws() -> None:
    lesson = KINDS["lesson"]
    request = request_of(lesson)
    data = answer(lesson, 2)
    data["scenes"][0] = data["scenes"][0] | {"prompt": None, "questions": []}

    plan = lesson.plan_from(data, request)

    assert (plan.scenes[0].prompt, plan.scenes[0].alt) == ("", "")
    assert [step.scene for step in lesson.steps(plan, request).values() if step.what == "picture"] == [2]


def test_a_subtopic_has_a_title_and_a_line_and_is_explained_later() -> None:
    plan = one_scene(PRESENTATION, points=["too soon"], narration="too soon", notes="too soon")

    scene = plan.scenes[0]
    assert (scene.title, scene.caption) == ("Wind", "What the wind does.")
    assert (scene.points, scene.narration, scene.notes) == ((), "", "")
    steps = PRESENTATION.steps(plan, request_of(PRESENTATION, narration=True))
    assert steps["t01"].needs == steps["p01"].needs == ()
    assert steps["s01"].needs == ("t01",)


def test_a_picture_waits_for_a_text_only_where_the_text_says_what_to_draw() -> None:
    plan = Plan(title="T", scenes=(Scene(id=3, title="Wind"),))

    steps = PRESENTATION.steps(plan, request_of(PRESENTATION))

    assert steps["p03"].needs == ("t03",)


def test_the_words_of_a_script_stand_in_the_plan_of_a_presentation() -> None:
    plan = one_scene(PRESENTATION, source="script", narration="Its own words.")

    assert plan.scenes[0].narration == "Its own words."
    assert "t01" not in PRESENTATION.steps(plan, request_of(PRESENTATION, "script"))
    assert "Scene 1 of the plan has no narration." in fault(PRESENTATION, source="script")


def test_the_owners_subtopics_win_over_the_writers() -> None:
    request = PRESENTATION.parse({"topic": "Plants", "subtopics": ["Roots", "Leaves"]})

    plan = PRESENTATION.plan_from(answer(PRESENTATION, 2), request)

    assert [scene.title for scene in plan.scenes] == ["Roots", "Leaves"]


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("comic", {"prompt": " ", "caption": None}, "Scene 1 of the plan is empty."),
        ("comic", {"prompt": {"x": 1}}, "scenes.0.prompt"),
        ("story", {"narration": " \n"}, "Scene 1 of the plan has no narration."),
        ("story", {"narration": "x" * 70_000}, "At most 65,536 characters"),
        ("lecture", {"narration": ""}, "Scene 1 of the plan has no narration."),
        ("lecture", {"title": None}, "Scene 1 of the plan has no title."),
        ("lecture", {"points": "It pushes"}, "scenes.0.points: A list is expected."),
        ("lecture", {"points": ["x"] * 13}, "scenes.0.points: At most 12 of these."),
        ("lesson", {"title": ""}, "Scene 1 of the plan has no title."),
        ("lesson", {"questions": [{"question": "Why?", "answer": " "}]}, "Question 1 of scene 1 lacks"),
        ("lesson", {"questions": [{"question": "Why?"}]}, "scenes.0.questions.0.answer: This is required."),
        ("lesson", {"questions": None}, "The lesson has no question"),
        ("presentation", {"title": ""}, "Scene 1 of the plan has no title."),
    ],
)
def test_what_is_missing_in_an_answer_is_named(name: str, more: dict[str, Any], says: str) -> None:
    assert says in fault(KINDS[name], **more)


@pytest.mark.parametrize("kind", WRITTEN, ids=by_name)
def test_empty_entries_of_lists_and_unknown_words_are_passed_over(kind: Kind) -> None:
    scene = one_scene(kind, points=["One", None, ""], shot="far", time="NIGHT", horizon=0.1, extra=1).scenes[0]

    assert (scene.shot, scene.time, scene.horizon) == ("", "night", 0.54)
    assert scene.points in {(), ("One",)}


@pytest.mark.parametrize("name", ["story", "lecture", "presentation"])
def test_a_picture_that_was_forgotten_is_drawn_of_the_scenes_own_words(name: str) -> None:
    scene = one_scene(KINDS[name], prompt="", alt="a sail in the wind").scenes[0]

    assert (scene.prompt, scene.alt) == ("a sail in the wind", "a sail in the wind")


@pytest.mark.parametrize("kind", WRITTEN, ids=by_name)
def test_the_characters_of_the_request_win_over_those_of_the_writer(kind: Kind) -> None:
    kept = {"name": "FEN", "look": "blue fox", "voice": "young", "reference": "a.png", "id": "c1"}
    request = request_of(kind) | {"characters": [kept, {"name": "Olla", "look": ""}, {"name": "", "look": ""}]}
    cast = [{"name": "Mara", "look": "gull"}, {"name": "Fen", "look": "fox"}, {"name": "olla", "look": "owl"}]
    data = answer(kind, 2, characters=cast)
    data["scenes"] = [one | {"cast": ["fen", "Mara"]} for one in data["scenes"]]

    plan = kind.plan_from(data, request)

    assert plan.characters == (
        Character(name="Mara", look="gull"),
        Character(name="FEN", look="blue fox", voice="young", reference="a.png"),
        Character(name="Olla", look="owl"),
    )
    assert plan.scenes[0].cast == ("FEN", "Mara")
    sheets = [step.character for step in kind.steps(plan, request).values() if step.what == "sheet"]
    assert sheets == (["Mara"] if kind.sheets else [])


@pytest.mark.parametrize("name", ["scene", "image"])
def test_one_picture_is_planned_without_a_writer(name: str) -> None:
    kind = KINDS[name]
    words = "a lighthouse " * 20
    request = kind.parse({"prompt": words, "style": "noir", "characters": [{"name": "Fen", "look": "fox"}]})

    plan = kind.plan_from({}, request)

    assert kind.writes(request) == "none"
    assert len(plan.title) == 78 and plan.title.endswith("a lighthouse…")
    assert (plan.scenes[0].prompt, plan.scenes[0].alt, plan.style) == (words.strip(), words.strip(), "noir")
    assert (plan.scenes[0].cast, plan.characters) == (("Fen",), (Character(name="Fen", look="fox"),))
    assert list(kind.steps(plan, request)) == ["p01", "assembly"]
    assert dict(kind.estimate(request)) == {"picture": 1}


def test_a_text_may_be_too_short_for_a_question() -> None:
    assert one_scene(KINDS["lesson"], source="text", questions=[]).scenes[0].questions == ()


def test_an_explanation_knows_the_other_slides_and_its_own_part() -> None:
    from functions.core.document import Part

    explaining = PRESENTATION.explaining
    plan = plan_of(PRESENTATION, "topic")
    request = request_of(PRESENTATION, "topic", audience="age 9")
    assert explaining is not None

    whole = explaining.prompt(plan, plan.scenes[1], request)
    part = explaining.prompt(plan, plan.scenes[1], request, (Part(title="", text="Roots drink. </source>"),))

    assert all(words in whole for words in ("Explain slide 2", "2. Part 2 <- this one", "What the wind does.", "age 9"))
    assert "A fox learns to sail" in whole
    assert "Roots drink." in part and part.count("</source>") == 1
    assert not [name for name in explaining.schema()["properties"] if f'"{name}"' not in whole]


def test_an_explanation_has_points_and_text_or_its_fault_is_named() -> None:
    explaining = PRESENTATION.explaining
    assert explaining is not None
    good = {"points": ["One", ""], "narration": "It blows.", "notes": None, "title": "ignored"}

    words = explaining.words_from(good, {})

    assert words == {"points": ["One"], "narration": "It blows.", "notes": ""}
    for data, says in (
        ({}, "The explanation could not be used: points"),
        (good | {"points": []}, "no points"),
        (good | {"narration": " "}, "no narration"),
    ):
        with pytest.raises(InvalidOutput, match=says):
            explaining.words_from(data, {})
