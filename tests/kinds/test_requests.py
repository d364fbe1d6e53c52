"""What every kind takes and refuses, in the same words."""

from __future__ import annotations

from typing import Any

import pytest

from functions.kinds import KINDS
from functions.kinds.kind import Kind
from functions.kinds.voices import ASPECTS
from tests.kinds.samples import body, refusal

PICTURES = [KINDS["scene"], KINDS["image"]]
WRITTEN = [kind for kind in KINDS.values() if kind not in PICTURES]
SHAPED = [kind for kind in KINDS.values() if not kind.pages]
FAULTY = {"webhook": {"url": "http://example.org"}}


def by_name(kind: Kind) -> str:
    return kind.name


each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=by_name)
each_written = pytest.mark.parametrize("kind", WRITTEN, ids=by_name)
each_picture = pytest.mark.parametrize("kind", PICTURES, ids=by_name)
each_shaped = pytest.mark.parametrize("kind", SHAPED, ids=by_name)


@each_kind
def test_a_bare_source_becomes_a_request_with_every_default(kind: Kind) -> None:
    request = kind.parse({"kind": kind.name, "prompt": "  A fox\x07 learns\r\nto sail "})

    assert request["prompt"] == "A fox learns\nto sail"
    assert (request["scenes"], request["style"], request["approval"]) == (kind.default_scenes, "storybook", "none")
    assert (request["narration"], request["voice"]) == (kind.narrated == "always", "warm")
    assert request.get("aspect", "") == kind.default_aspect
    assert request.get("page") == ("a4" if kind.pages else None)
    assert (request["item"], request["webhook"], request["characters"], request["tags"]) == ("", None, [], [])


@each_kind
@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"prompt": None}, "", "exactly one|a prompt"),
        ({"prompt": " \n "}, "prompt", "empty"),
        ({"prompt": "x" * 100_000}, "prompt", "At most 4,000 characters; this has 100,000"),
        ({"prompt": "a\x00b"}, "prompt", "binary"),
        ({"prompt": "a\ud800"}, "prompt", "surrogate"),
        ({"prompt": ["a"]}, "prompt", "Text is expected"),
        ({"kind": "poem"}, "kind", "Choose one of"),
        ({"scenes": 0}, "scenes", "at least 1"),
        ({"scenes": 25}, "scenes", "at most "),
        ({"scenes": True}, "scenes", "whole number"),
        ({"style": "baroque"}, "style", "no such style"),
        ({"style": "woodcut"}, "style", "not built yet"),
        ({"colour": "red"}, "colour", "no such field"),
        (FAULTY, "webhook.url", "begins with https"),
        ({"webhook": "https://example.org"}, "webhook", "object"),
        ({"webhook": {}}, "webhook.url", "required"),
        ({"webhook": {"url": "https://127.0.0.1/x"}}, "webhook.url", "not on the public internet"),
        ({"webhook": {"url": "https://example.org", "secret": "whsec_c2hvcnQ="}}, "webhook.secret", "24 to 64 bytes"),
        ({"budget_usd": float("nan")}, "budget_usd", "number"),
        ({"budget_usd": -1}, "budget_usd", "at least 0"),
        ({"seed": 2**32}, "seed", "at most"),
        ({"language": "<b>"}, "language", "language tag"),
        ({"audience": "x" * 201}, "audience", "At most 200"),
        ({"tags": ["x"] * 21}, "tags", "At most 20"),
        ({"item": "x" * 101}, "item", "At most 100"),
        ({"characters": [{"name": "A"}, {"name": "a"}]}, "characters", "same name"),
        ({"characters": [{"id": "c1"}, {"id": "c1"}]}, "characters", "same name"),
        ({"characters": [{"name": ""}]}, "characters.0.name", "empty"),
        ({"characters": [{"look": "red"}]}, "characters.0", "name, or the id"),
        ({"characters": [{"name": "A", "voice": "hoarse"}]}, "characters.0.voice", "Choose one of"),
        ({"cache": "never"}, "cache", "prefer or bypass"),
        ({"approval": "yes"}, "approval", "none or plan"),
        ({"on_unavailable": "cry"}, "on_unavailable", "wait, fail or offline"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence_that_names_the_field(
    kind: Kind, given: dict[str, Any], field: str, says: str
) -> None:
    told = refusal(kind, body(kind) | given)

    assert any(words in told[field or kind.sources[0]] for words in says.split("|"))


@each_kind
def test_all_faults_of_a_body_are_named_at_once(kind: Kind) -> None:
    told = refusal(kind, {"prompt": "a", "voice": "x", "scenes": 99, "colour": 1, **FAULTY})

    assert {"voice", "scenes", "colour", "webhook.url"} <= told.keys()


@each_kind
@pytest.mark.parametrize("given", [None, [], "x", 3, {1: 2}])
def test_a_body_that_is_no_object_is_refused(kind: Kind, given: Any) -> None:
    refusal(kind, given)


@each_written
def test_a_request_has_exactly_one_source(kind: Kind) -> None:
    two = refusal(kind, {"prompt": "a", "topic": "b"})

    assert set(two) == {"prompt", "topic"}
    assert "exactly one of" in two["topic"]
    assert list(refusal(kind, {})) == [kind.sources[0]]


@each_written
def test_text_is_taken_up_to_a_mebibyte(kind: Kind) -> None:
    assert kind.parse({"text": "x" * 1024 * 1024})["text"]
    assert "Send it as a file" in refusal(kind, {"script": "é" * 600_000})["script"]


@each_written
@pytest.mark.parametrize("source", ["script", "text"])
def test_words_without_a_letter_are_refused_before_anything_is_made_of_them(kind: Kind, source: str) -> None:
    for signs in ("!!!", "\N{FOX FACE}\N{SAILBOAT}", "... --- ..."):
        assert "send words" in refusal(kind, {source: signs})[source]

    assert kind.parse({source: "\N{CJK UNIFIED IDEOGRAPH-72D0}"})[source]
    assert refusal(kind, {source: " "}) == {source: "This must not be empty."}


@each_written
def test_a_script_that_numbers_its_scenes_gets_as_many(kind: Kind) -> None:
    script = "\n".join(f"Scene {number}: something happens" for number in range(1, 9))
    long = "\n".join(f"# Part {number}" for number in range(1, 41))

    assert kind.parse({"script": script})["scenes"] == 8
    assert kind.parse({"script": script, "scenes": 3})["scenes"] == 3
    assert kind.parse({"script": long})["scenes"] == kind.default_scenes
    assert kind.parse({"text": script})["scenes"] == kind.default_scenes


@each_written
def test_a_character_may_have_a_voice_and_be_one_that_lasts(kind: Kind) -> None:
    cast = [{"name": "Fen", "look": "red fox", "voice": "young"}, {"id": "c1"}]

    assert kind.parse(body(kind, characters=cast))["characters"] == [
        {"name": "Fen", "look": "red fox", "voice": "young"},
        {"name": "", "look": "", "id": "c1"},
    ]


@each_shaped
@pytest.mark.parametrize("aspect", ASPECTS)
def test_pictures_that_stand_by_themselves_have_a_shape(kind: Kind, aspect: str) -> None:
    assert kind.parse(body(kind, aspect=aspect))["aspect"] == aspect


@each_shaped
def test_a_page_or_a_shape_that_does_not_fit_is_refused_with_what_to_do(kind: Kind) -> None:
    assert "aspect" in refusal(kind, body(kind, page="a4"))["page"]
    assert "16:9" in refusal(kind, body(kind, aspect="2:1"))["aspect"]


@each_picture
@pytest.mark.parametrize("field", ["topic", "script", "text", "file", "upload", "narration", "voice"])
def test_one_picture_has_neither_words_nor_a_voice(kind: Kind, field: str) -> None:
    told = refusal(kind, body(kind, **{field: True if field == "narration" else "x"}))

    assert told[field].startswith(kind.editing.subject)


@each_kind
def test_a_receiver_is_kept_with_its_own_secret_where_it_has_one(kind: Kind) -> None:
    own = {"url": "https://example.org/hook?key=1", "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}

    assert kind.parse(body(kind, webhook=own))["webhook"] == own
    assert kind.parse(body(kind, webhook={"url": own["url"]}))["webhook"] == {"url": own["url"]}


@each_kind
def test_what_asks_for_nothing_is_taken(kind: Kind) -> None:
    given = {"narration": None if kind.narrated == "always" else False, "webhook": None, "topic": None}

    assert kind.parse(body(kind, **given)) == kind.parse(body(kind))


def test_a_lecture_is_always_read_aloud() -> None:
    lecture = KINDS["lecture"]

    assert lecture.parse(body(lecture, narration=True))["narration"] is True
    assert "always narrated" in refusal(lecture, body(lecture, narration=False))["narration"]
    assert "true or false" in refusal(lecture, body(lecture, narration=1))["narration"]


def test_an_image_is_always_new_and_a_scene_may_come_from_the_cache() -> None:
    image, scene = KINDS["image"], KINDS["scene"]

    assert image.parse(body(image))["cache"] == "bypass"
    assert "always new" in refusal(image, body(image, cache="prefer"))["cache"]
    assert image.parse(body(image))["seed"] is None
    assert image.parse(body(image, seed=0))["seed"] == 0
    assert (scene.parse(body(scene))["cache"], scene.parse(body(scene))["seed"]) == ("prefer", 0)


def test_the_subtopics_of_a_presentation_may_be_given() -> None:
    presentation = KINDS["presentation"]
    given = {"topic": "Plants", "subtopics": [" Roots ", "Leaves"]}

    request = presentation.parse(given)

    assert (request["subtopics"], request["scenes"]) == (["Roots", "Leaves"], 2)
    assert "1. Roots\n2. Leaves" in presentation.prompt_for(request)
    assert presentation.parse(given | {"scenes": 2})["scenes"] == 2
    assert "2 subtopics" in refusal(presentation, given | {"scenes": 3})["subtopics"]
    assert refusal(presentation, given | {"subtopics": []})["subtopics"]


@each_written
@pytest.mark.parametrize("end", ["\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_form_of_line_and_page_break_parts_the_lines_of_a_script(kind: Kind, end: str) -> None:
    request = kind.parse({"script": f"FEN: One.{end}MARA: Two."})

    assert request["script"] == "FEN: One.\nMARA: Two."
