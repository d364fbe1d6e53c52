"""Names made from content."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.core.keys import canonical, content_name, digest, owner_of, scene_key, squeezed

ASK = {"prompt": "A fox at sea", "style": "noir", "seed": 7, "width": 1024}


def key(**changes: object) -> str:
    return scene_key({**ASK, **changes}, model="m/1", owner="ann")


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=6))
def test_the_order_of_fields_does_not_change_a_name(value: dict[str, object]) -> None:
    assert digest(value) == digest(dict(reversed(value.items())))


def test_equal_letters_written_in_two_ways_are_one_name() -> None:
    assert canonical({"name": "Café"}) == canonical({"name": "Cafe\u0301"}) == '{"name":"Café"}'.encode()


def test_a_lone_surrogate_still_has_a_name() -> None:
    assert len(digest({"prompt": "\ud800"})) == 64


def test_an_asset_is_named_by_its_bytes_and_type() -> None:
    assert content_name(b"pixels", "webp") == f"{hashlib.sha256(b'pixels').hexdigest()}.webp"


def test_a_stray_line_break_is_not_another_picture() -> None:
    assert key(prompt="A fox\n  at sea ") == key()
    assert squeezed(" a \t\n b ") == "a b"


@pytest.mark.parametrize("change", [{"prompt": "A fox at Sea"}, {"style": "comic"}, {"seed": 8}, {"width": 512}])
def test_whatever_changes_a_picture_changes_its_key(change: dict[str, object]) -> None:
    assert key(**change) != key()


def test_rule_8_a_key_names_the_model_that_paints_and_whose_picture_it_is() -> None:
    assert scene_key(ASK, model="m/2", owner="ann") != key()
    assert scene_key(ASK, model="m/1", owner="bob") != key()


def test_a_user_is_an_owner_by_the_digest_of_their_id() -> None:
    assert owner_of("Ann") == f"u-{hashlib.sha256(b'Ann').hexdigest()[:40]}"
    assert len({owner_of(user) for user in ("Ann", "ann", "a/n", "", "\ud800")}) == 5
