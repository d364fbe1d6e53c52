"""What an API key looks like, what of it is kept, and which scope allows what."""

from __future__ import annotations

import secrets

import pytest

from functions.rules.keys import SCOPES, SECRET_BYTES, allows, fits, hashed, id_of, is_owner, written


def test_a_key_names_its_record_and_carries_at_least_160_bits_of_chance() -> None:
    key = written("abc1", secrets.token_bytes(SECRET_BYTES))

    assert key.startswith("lim_abc1_")
    assert id_of(key) == "abc1"
    assert SECRET_BYTES * 8 >= 160
    assert written("abc1", bytes(SECRET_BYTES)) != written("abc1", b"\1" * SECRET_BYTES)


@pytest.mark.parametrize(
    "text", ["", "lim_", "lim__" + "a" * 40, "lim_a_" + "a" * 39, "lim_a_" + "1" * 40, "Lim_a_" + "a" * 40,
             "lim_a_" + "a" * 40 + "\n", "lim_../x_" + "a" * 40, "lim_é_" + "a" * 40],
)  # fmt: skip
def test_what_was_never_a_key_names_nothing(text: str) -> None:
    assert id_of(text) is None


def test_only_the_hash_is_needed_to_know_a_key_again() -> None:
    key = written("abc1", bytes(SECRET_BYTES))

    assert key not in hashed(key)
    assert len(hashed(key)) == 64
    assert fits(key, hashed(key))
    assert not fits(key + "x", hashed(key))


@pytest.mark.parametrize("name", ["ann", "a", "local", "team-7", "a.b_c", "x" * 64, "0"])
def test_an_owner_has_a_plain_name(name: str) -> None:
    assert is_owner(name)


@pytest.mark.parametrize("name", ["", "Ann", "*", "a/b", "..", "a..b", ".a", "a-", "é", "a b", "x" * 65, "a\n"])
def test_a_name_that_a_path_would_read_something_into_is_none(name: str) -> None:
    assert not is_owner(name)


def test_a_wider_scope_allows_what_a_narrower_one_does() -> None:
    table = {(held, wanted): allows([held], wanted) for held in SCOPES for wanted in SCOPES}

    assert [pair for pair, yes in table.items() if not yes] == [
        ("read", "write"), ("read", "admin"), ("write", "admin")
    ]  # fmt: skip
    assert not allows([], "read")
