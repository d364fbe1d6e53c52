from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.media import fonts
from functions.media.lettering.capitals import capitals
from functions.media.lettering.words import BOX, Losses, Voice, Word, clean, cut, dress

COMIC = Voice(face=fonts.CAPITAL, stress=fonts.CAPITAL_STRESS, upper=True)
BOOK = Voice(face=fonts.PLAIN, stress=fonts.PLAIN_STRESS, upper=False)


def dressed(text: str, voice: Voice = BOOK, **how: tuple[tuple[int, int], ...]) -> tuple[tuple[Word, ...], Losses]:
    losses = Losses()
    return dress(text, voice, losses=losses, **how), losses


def test_an_asterisk_in_a_users_line_stays_an_asterisk() -> None:
    words, _ = dressed("This is *not* markup")

    assert [word.text for word in words] == ["This", "is", "*not*", "markup"]
    assert {piece.font for word in words for piece in word.pieces} == {fonts.PLAIN}


def test_emphasis_is_set_in_its_own_face() -> None:
    words, _ = dressed("go and look!", stress=((7, 11),))

    assert [(piece.text, piece.font) for piece in words[2].pieces] == [("look", fonts.PLAIN_STRESS), ("!", fonts.PLAIN)]


@pytest.mark.parametrize("text", ["<b>bold</b> & <script>", "]]> &amp; {{x}}", "'; DROP TABLE--", "%s %n $HOME `id`"])
def test_markup_comes_through_as_it_was_typed(text: str) -> None:
    words, losses = dressed(text)

    assert "".join(word.text for word in words) == text.replace(" ", "")
    assert losses.sentences() == ()


@pytest.mark.parametrize(
    ("dirty", "neat"),
    [
        ("a\u200bb", "ab"),
        ("a\u202eb\u202c", "ab"),
        ("a\x00\x07b", "ab"),
        ("a\ud800b", "ab"),
        ("a\ufeffb\u2066c", "abc"),
        ("one\n\ttwo\u2028three", "one two three"),
        ("\ufffe\uffff", ""),
        ("Z" + "\u0335\u0322\u031b\u0316" * 20, "Z\u0335\u0335"),
        ("  \u3000 ", ""),
    ],
)
def test_what_cannot_be_seen_is_left_out(dirty: str, neat: str) -> None:
    assert clean(dirty) == neat


@given(st.text(max_size=80))
def test_any_text_at_all_can_be_set(text: str) -> None:
    for voice in (BOOK, COMIC):
        words, _ = dressed(text, voice)

        assert all(fonts.face(piece.font).has(piece.text) for word in words for piece in word.pieces)
        assert all(" " not in word.text for word in words)


def test_a_character_of_no_bundled_font_becomes_a_box_and_one_warning() -> None:
    words, losses = dressed("Hello 漢字, said 漢")

    assert [word.text for word in words] == ["Hello", f"{BOX}{BOX},", "said", BOX]
    assert losses.sentences() == ("No bundled font has these characters, so they are shown as boxes: 漢 字.",)


def test_emoji_are_left_out_with_one_warning() -> None:
    words, losses = dressed("So happy 😀👍🏽 today ❤️")

    assert [word.text for word in words if word.text.isascii()] == ["So", "happy", "today"]
    assert len(losses.sentences()) == 1


def test_greek_words_in_a_comic_are_set_in_a_face_that_has_them() -> None:
    words, losses = dressed("Τι υπάρχει εκεί;", COMIC)

    assert {piece.font for word in words for piece in word.pieces} == {fonts.PLAIN}
    assert losses.sentences() == ()


def test_an_english_dash_becomes_a_double_hyphen_and_a_place_to_break() -> None:
    words, _ = dressed("It looks — well — odd")

    assert [word.text for word in words] == ["It", "looks--", "well--", "odd"]
    assert [word.glued for word in words] == [False, False, True, True]


def test_a_dash_of_another_language_stays() -> None:
    losses = Losses()

    words = dress(
        "— Привет", Voice(face=fonts.PLAIN, stress=fonts.PLAIN_STRESS, upper=False, language="ru"), losses=losses
    )

    assert words[0].text == "—"


@pytest.mark.parametrize(
    ("language", "small", "large"),
    [
        ("el", "μια μικρή αλεπού", "ΜΙΑ ΜΙΚΡΗ ΑΛΕΠΟΥ"),
        ("el", "Μάιος, ρολόι, προϋπόθεση", "ΜΑΪΟΣ, ΡΟΛΟΪ, ΠΡΟΫΠΟΘΕΣΗ"),
        ("el", "καφές ή τσάι", "ΚΑΦΕΣ Ή ΤΣΑΪ"),
        ("tr", "istanbul ısındı", "İSTANBUL ISINDI"),
        ("az", "iki", "İKİ"),
        ("de", "Straße", "STRAẞE"),
        ("en", "Straße", "STRASSE"),
        ("en", "istanbul", "ISTANBUL"),
        ("es", "¿qué año?", "¿QUÉ AÑO?"),
        ("fr", "élève", "ÉLÈVE"),
        ("ru", "ёлка", "ЁЛКА"),
        ("tr-TR", "i", "İ"),
    ],
)
def test_capitals_are_written_as_each_language_writes_them(language: str, small: str, large: str) -> None:
    assert capitals(small, language) == unicodedata.normalize("NFC", large)


@given(st.text(alphabet="abcdeé", min_size=1, max_size=300), st.floats(min_value=2.0, max_value=30.0))
def test_a_word_broken_by_force_loses_no_letter(text: str, widest: float) -> None:
    words, _ = dressed(text)

    parts = cut(words[0], widest)

    assert "".join(part.text for part in parts) == text
    assert all(part.width <= widest for part in parts)
    assert all(part.glued for part in parts[1:])
