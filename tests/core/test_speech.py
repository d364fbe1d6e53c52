"""What is read aloud of a scene, by whom, and in which sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.keys import squeezed
from functions.core.plan import Line, Scene
from functions.core.speech import MOST_CHUNK, chunks, pieces, said_of, sentences, timed


def test_the_narrator_reads_the_narration_and_the_characters_their_lines() -> None:
    lines = (Line(text="Ahoy!", speaker="Fen"), Line(text="Hush.", speaker="Mo", kind="whisper"))
    scene = Scene(id=1, narration="A calm  sea.", caption="Noon.", dialogue=lines)

    assert pieces(scene) == (("", "A calm sea."), ("Fen", "Ahoy!"), ("Mo", "Hush."))


def test_a_caption_is_read_where_there_is_no_narration() -> None:
    assert pieces(Scene(id=1, caption="Noon.")) == (("", "Noon."),)


def test_noises_and_empty_lines_are_not_read() -> None:
    lines = (Line(text="BOOM", kind="sfx"), Line(text=" ", speaker="Fen"))

    assert pieces(Scene(id=1, dialogue=lines)) == ()


@pytest.mark.parametrize("marks", ["…", "...", "?!", "— —", "♪ ♫", "🦊"])
def test_a_line_of_marks_alone_is_seen_and_not_read(marks: str) -> None:
    lines = (Line(text=marks, speaker="Fen"), Line(text=f"{marks} 7", speaker="Mo"))

    assert pieces(Scene(id=1, caption=marks, dialogue=lines)) == (("Mo", f"{marks} 7"),)


def test_what_is_said_is_named_by_its_words_and_speakers_alone() -> None:
    scene = Scene(id=1, narration="A calm sea.")

    assert said_of(scene) == said_of(Scene(id=9, narration="A calm\nsea.", prompt="other", notes="n"))
    assert said_of(scene) != said_of(Scene(id=1, narration="A rough sea."))
    assert said_of(Scene(id=1, dialogue=(Line(text="A", speaker="Fen"),))) != said_of(
        Scene(id=1, dialogue=(Line(text="A", speaker="Mo"),))
    )
    assert len(said_of(scene)) == 16


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left. She stayed!", ("He left.", "She stayed!")),
        ('"Go!" said Fen. Why?', ('"Go!" said Fen.', "Why?")),
        ("Mr. Fox met Dr. Owl. They spoke.", ("Mr. Fox met Dr. Owl.", "They spoke.")),
        ("It weighs 3.14 kg, e.g. a lot", ("It weighs 3.14 kg, e.g. a lot",)),
        ("Am 3. Mai kam J. R. Fuchs. Er blieb.", ("Am 3. Mai kam J. R. Fuchs.", "Er blieb.")),
        ("これは本です。次です！終", ("これは本です。", "次です！", "終")),
        ("Wait… What?", ("Wait…", "What?")),
        ("There were 12. They sang.", ("There were 12.", "They sang.")),
        ("Did he say no. He did.", ("Did he say no.", "He did.")),
        ("  ", ()),
    ],
)
def test_a_text_has_sentences(text: str, found: tuple[str, ...]) -> None:
    assert sentences(text) == found


def test_a_sentence_too_long_for_a_call_is_parted_at_a_pause_or_a_blank_or_anywhere() -> None:
    pause = "a" * 1500 + ", " + "b" * 1500
    blank = "a" * 1500 + " " + "b" * 1500
    solid = "a" * 3000

    assert sentences(pause) == ("a" * 1500 + ",", "b" * 1500)
    assert sentences(blank) == ("a" * 1500, "b" * 1500)
    assert sentences(solid) == ("a" * 2000, "a" * 1000)


def test_sentences_are_grouped_into_calls_of_two_thousand_characters() -> None:
    whole = " ".join(["a" * 999 + "."] * 2)
    over = " ".join(["a" * 998 + ".", "A" * 999 + ".", "B."])

    assert MOST_CHUNK == 2_000
    assert [len(" ".join(group)) for group in chunks(whole)] == [1000, 1000]
    assert [len(group) for group in chunks(over)] == [2, 1]


@given(st.text(alphabet="ab .,!?…\n。3A", max_size=5_000))
def test_no_word_is_lost_and_no_call_is_too_long(text: str) -> None:
    found = chunks(text)

    assert "".join("".join(group) for group in found).replace(" ", "") == squeezed(text).replace(" ", "")
    assert all(len(" ".join(group)) <= MOST_CHUNK for group in found)
    assert [one for group in found for one in group] == list(sentences(text))


def test_each_sentence_has_its_time() -> None:
    scene = Scene(id=1, narration="It rose. It fell.", dialogue=(Line(text="Oh!", speaker="Fen"),))

    assert timed(scene, [1.0, 2.5, 3.0]) == (("It rose.", 0.0, 1.0), ("It fell.", 1.0, 2.5), ("Oh!", 2.5, 3.0))
