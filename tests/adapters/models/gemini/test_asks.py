"""What Gemini is asked, what becomes of its answers, and what they cost; over the wire, by the real client."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.models.gemini.costs import bill
from functions.adapters.models.gemini.painter import GeminiPainter, shape_of
from functions.adapters.models.gemini.voice import ROLES
from functions.adapters.models.gemini.writer import PLAN, UNHURRIED, GeminiWriter
from functions.adapters.models.hosted.offer import Offer
from functions.adapters.models.hosted.pictures import mime_of
from functions.adapters.models.hosted.schemas import fitted
from functions.kinds import KINDS
from functions.kinds.styles import STYLES
from functions.kinds.voices import VOICES
from functions.ports import WriterAsk
from tests.adapters.models.gemini.conftest import PICTURE, TEXT, Three, a_passage, a_picture, a_writing
from tests.fakes.gemini import made
from tests.fakes.gemini.requests import camel
from tests.fakes.gemini.scripts import PICTURE as PNG
from tests.fakes.gemini.scripts import Script
from tests.fakes.gemini.server import FLEX

WRITTEN = [name for name, kind in KINDS.items() if kind.schema()]


def body_of(three: Three) -> Any:
    return camel(three.service.asked[-1].body)


def words_of(three: Three) -> str:
    return str(body_of(three)["contents"][0]["parts"][0]["text"])


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_kinds_plan_is_written_by_its_schema(three: Three, kind: str) -> None:
    fields = {"topic": "Tides", "prompt": None} if "prompt" not in KINDS[kind].sources else {}
    ask = a_writing(kind, **{key: value for key, value in fields.items() if value})

    found = three.writer.write(ask)

    assert KINDS[kind].plan_from(found.data, ask.request).scenes
    assert found.model == "gemini:gemini-3.8-flash"
    assert 0 < found.cost <= three.writer.may_cost(ask)
    assert three.service.asked[0].headers["x-server-timeout"] == f"{PLAN:.0f}"


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.explaining])
def test_a_text_that_is_no_plan_has_less_time_and_less_room(three: Three, kind: str) -> None:
    explaining = KINDS[kind].explaining
    assert explaining
    ask = replace(a_writing(kind), schema=explaining.schema(), task="explain")

    three.writer.write(ask)

    assert three.service.asked[0].headers["x-server-timeout"] == "5"
    assert three.writer.may_cost(ask) < three.writer.may_cost(a_writing(kind))


def test_the_second_ask_names_the_fault_of_the_first_answer(three: Three) -> None:
    three.writer.write(replace(a_writing(), fault="The plan has 2 scenes."))

    assert "The plan has 2 scenes." in words_of(three)


def test_the_economy_model_is_asked_in_the_tier_that_takes_its_time(three: Three) -> None:
    writer = GeminiWriter(three.writer._gemini, lambda: replace(TEXT, flex=True), short=5.0)

    writer.write(a_writing())

    asked = three.service.asked[-1]
    by_key, by_account = (asked.body.get("serviceTier"), asked.headers.get(FLEX))
    assert (by_key, by_account) == ((None, "flex") if asked.place else ("flex", None))
    assert writer.timeout == UNHURRIED


def test_a_script_has_room_for_all_its_words(three: Three) -> None:
    short, long = (a_writing(prompt="x"), a_writing())
    script = WriterAsk(
        kind="comic", request={"scenes": 3, "script": "word " * 3000}, prompt="x", schema=short.schema
    )  # fmt: skip

    assert three.writer.may_cost(script) > three.writer.may_cost(long) + TEXT.output * 4000 // 1_000_000


def test_a_schema_keeps_what_gemini_knows_and_no_more() -> None:
    schema = {
        "$defs": {"One": {"type": "object", "title": "T", "properties": {"title": {"type": "string", "maxLength": 9}}}},
        "type": "object", "additionalProperties": False,
        "properties": {"all": {"type": "array", "items": {"$ref": "#/$defs/One"}, "default": []},
                       "kind": {"const": "x"}, "half": {"anyOf": [{"type": "number"}, {"type": "null"}]}},
    }  # fmt: skip

    assert fitted(schema) == {
        "type": "object",
        "properties": {
            "all": {
                "type": "array",
                "items": {
                    "type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"],
                    "propertyOrdering": ["title"],
                },
            },
            "kind": {"enum": ["x"]},
            "half": {"anyOf": [{"type": "number"}, {"type": "null"}]},
        },
        "required": ["all", "kind", "half"], "propertyOrdering": ["all", "kind", "half"],
    }  # fmt: skip


def test_a_schema_that_refers_to_itself_cannot_be_written_out() -> None:
    tree = {"type": "object", "properties": {"branch": {"$ref": "#/$defs/Tree"}}}

    with pytest.raises(ValueError, match="Tree"):
        fitted({"$defs": {"Tree": tree}, **tree})


def test_a_picture_is_asked_for_with_everything_that_is_known_of_it(three: Three) -> None:
    ask = a_picture(
        cast=(("Fen", "small red fox"), ("Mo", "")), setting="harbour", time="dawn", weather="fog", shot="close",
        side="left", horizon=0.6, style_words="like old postcards", width=1280, height=720,
    )  # fmt: skip

    found = three.painter.paint(ask)

    for words in (
        "a fox on a pier",
        "Fen: small red fox; Mo",
        "harbour",
        "dawn",
        "fog",
        "faces",
        "left",
        "60",
        "old postcards",
    ):
        assert words in words_of(three)
    wish = body_of(three)["generationConfig"]
    assert wish["imageConfig"] == {"aspectRatio": "16:9", "imageSize": "1K"}
    assert wish["seed"] == 7
    assert found.model == "gemini:gemini-nano-banana-2.1"
    assert found.data.startswith(b"\x89PNG")
    assert 33_600 < found.cost <= three.painter.may_cost(ask)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_words(three: Three, style: str) -> None:
    three.painter.paint(a_picture(style=style))

    assert f"the style {style}" not in words_of(three)


def test_characters_are_shown_as_they_were_drawn(three: Three) -> None:
    webp = b"RIFF\0\0\0\0WEBPVP8 "

    found = three.painter.paint(a_picture(references=(PNG, webp, b"\xff\xd8\xff"), cast=(("Fen", "red"),)))

    parts = body_of(three)["contents"][0]["parts"][1:]
    assert [part["inlineData"]["mimeType"] for part in parts] == ["image/png", "image/webp", "image/jpeg"]
    assert "exactly alike" in words_of(three)
    assert not found.warning


def test_more_characters_than_it_takes_are_told(three: Three) -> None:
    found = three.painter.paint(a_picture(references=(PNG,) * 16))

    assert len(body_of(three)["contents"][0]["parts"]) == 15
    assert found.warning.startswith("2 pictures")


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [(1024, 1024, "1:1"), (1792, 512, "21:9"), (512, 1792, "9:16"), (1200, 900, "4:3"), (700, 1000, "2:3")],
)
def test_the_nearest_shape_is_asked_for(width: int, height: int, shape: str) -> None:
    assert shape_of(width, height) == shape


def test_a_large_picture_is_asked_for_and_costs_more(three: Three) -> None:
    large = a_picture(width=1792, height=1792)

    assert three.painter.may_cost(large) > three.painter.may_cost(a_picture())
    three.painter.paint(large)
    assert body_of(three)["generationConfig"]["imageConfig"]["imageSize"] == "2K"


def test_the_picture_that_counts_is_the_last_that_is_no_thought(three: Three) -> None:
    draft, final = made.painted("draft", "1:1", "1K"), made.painted("final", "1:1", "1K")
    drafts = [made.inline(draft, "image/png") | {"thought": True}, {"text": "First:"}, made.inline(draft, "image/png")]
    parts = [
        *drafts,
        {"text": "Better:"},
        made.inline(final, "image/png"),
        made.inline(draft, "image/png") | {"thought": True},
    ]
    three.service.fail("picture", Script(body=made.answer(*parts)))

    assert three.painter.paint(a_picture()).data == final


@pytest.mark.parametrize("role", VOICES)
def test_every_role_has_a_voice_of_its_own(three: Three, role: str) -> None:
    three.voice.speak(a_passage(voice=role))

    config = body_of(three)["generationConfig"]["speechConfig"]["voiceConfig"]["prebuiltVoiceConfig"]
    assert config["voiceName"] == ROLES[role][0]
    assert len({name for name, _ in ROLES.values()}) == len(VOICES)
    assert body_of(three)["contents"][0]["parts"][0]["speechMetadata"]["style"] == ROLES[role][1]


@pytest.mark.parametrize("raw", [True, False])
def test_a_recording_is_heard_whatever_shape_it_has(three: Three, *, raw: bool) -> None:
    three.service.raw = raw
    ask = a_passage()

    heard = three.listen(ask)

    assert heard.wav[:4] == b"RIFF"
    assert 3.0 < heard.seconds < 9.0


def test_a_recording_costs_by_its_length(three: Three) -> None:
    ask = a_passage()

    cost = three.voice.speak(ask).cost

    assert 0 < cost <= three.voice.may_cost(ask)


def test_raw_samples_say_their_own_rate(three: Three) -> None:
    slow = Script(body=made.answer(made.inline(b"\1\0" * 9_000, "audio/L16;codec=pcm;rate=16000")))
    plain = Script(body=made.answer(made.inline(b"\1\0" * 9_000, "audio/pcm")))
    three.service.fail("speech", slow, plain)

    assert [three.voice.speak(a_passage()).rate for _ in range(2)] == [16_000, 24_000]


def test_the_model_and_its_prices_are_those_of_the_day_of_the_call(three: Three) -> None:
    offers = [PICTURE, replace(PICTURE, model="gemini-3-pro-image", picture=134_000)]
    painter = GeminiPainter(three.painter._gemini, lambda: offers[0])
    first = painter.paint(a_picture())

    offers.pop(0)
    second = painter.paint(a_picture())

    assert [one.model for one in three.service.asked] == ["gemini-nano-banana-2.1", "gemini-3-pro-image"]
    assert second.cost > 3 * first.cost
    assert painter.model == "gemini:gemini-3-pro-image"


def test_an_answer_that_does_not_say_what_it_took_is_billed_by_what_it_brought() -> None:
    assert bill(PICTURE, None, pictures=1) == 33_600
    assert bill(PICTURE, None) == 0


def test_the_first_bytes_tell_what_a_reference_is() -> None:
    assert [mime_of(data) for data in (PNG, b"\xff\xd8\xff\xe0", b"RIFFxxxxWEBP")] == [
        "image/png",
        "image/jpeg",
        "image/webp",
    ]


def test_the_client_makes_no_second_attempt_and_asks_where_it_is_told(three: Three) -> None:
    three.painter.paint(a_picture())

    assert len(three.service.asked) == 1
    assert three.service.asked[0].headers["host"] in three.service.url


def test_an_offer_is_named_with_its_provider() -> None:
    assert Offer(provider="gemini", model="x").name == "gemini:x"
