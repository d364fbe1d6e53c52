"""Words are found however they were written."""

from __future__ import annotations

import pytest

from functions.core.folding import folded, searchable


@pytest.mark.parametrize(
    ("one", "other"),
    [("Straße", "STRASSE"), ("Éclair", "e\u0301CLAIR"), ("ΣΊΣΥΦΟΣ", "σίσυφος"), ("FOX", "fox"), ("\u212b", "å")],
)
def test_two_ways_to_write_a_word_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_accents_are_letters() -> None:
    assert folded("resume") != folded("résumé")


def test_the_end_of_one_text_and_the_beginning_of_the_next_are_no_word() -> None:
    text = searchable("A fox", "sails", ("Night", "watch"))

    assert "a fox\nsails\nnight\nwatch" == text
