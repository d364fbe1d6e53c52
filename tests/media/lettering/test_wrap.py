from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.media import fonts
from functions.media.lettering.words import Losses, Voice, Word, dress
from functions.media.lettering.wrap import Wrap, wraps

VOICE = Voice(face=fonts.CAPITAL, stress=fonts.CAPITAL_STRESS, upper=True)
TEXTS = st.lists(
    st.sampled_from("a of the sea storm lantern whispering yes, no. why? --so".split()), min_size=1, max_size=60
)


def words(text: str) -> tuple[Word, ...]:
    return dress(text, VOICE, losses=Losses())


def lines(wrap: Wrap) -> list[str]:
    return [" ".join(word.text for word in line) for line in wrap.lines]


@given(TEXTS, st.floats(min_value=9.0, max_value=60.0), st.booleans())
def test_no_word_is_lost_and_the_order_is_kept(said: list[str], widest: float, even: bool) -> None:  # noqa: FBT001
    given_words = words(" ".join(said))

    for wrap in wraps(given_words, ratio=2.2, pitch=1.08, widest=widest, even=even):
        assert [word for line in wrap.lines for word in line] == list(given_words)
        assert all(wrap.lines)
        assert wrap.widest <= max(widest, *(word.width for word in given_words)) + 1e-6


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What is on the other side of the sea?", ["WHAT IS ON", "THE OTHER SIDE", "OF THE SEA?"]),
        ("The gulls will not say.", ["THE GULLS", "WILL NOT SAY."]),
        ("Hold on, little boat!", ["HOLD ON,", "LITTLE BOAT!"]),
    ],
)
def test_a_balloons_lines_are_short_long_short_or_break_at_the_comma(text: str, wanted: list[str]) -> None:
    found = [lines(wrap) for wrap in wraps(words(text), ratio=2.2, pitch=1.08, widest=20.0)]

    assert wanted in found


def test_the_best_breaking_leaves_no_tiny_word_alone_on_the_last_line() -> None:
    made = wraps(words("I know what it is and who you are to me"), ratio=2.2, pitch=1.08, widest=20.0)

    best = min(made, key=lambda wrap: wrap.miss)

    assert lines(best)[-1] not in {"ME", "TO"}


def test_a_balloons_middle_is_wider_than_its_ends() -> None:
    made = wraps(
        words("The sun lifts it up as vapour, so thin that you cannot see it at all today"),
        ratio=2.2,
        pitch=1.08,
        widest=20.0,
    )

    for wrap in made:
        if len(wrap.lines) in {3, 5}:
            middle = wrap.widths[len(wrap.widths) // 2]
            assert middle >= wrap.widths[0]
            assert middle >= wrap.widths[-1]
