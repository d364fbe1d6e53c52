"""API keys: made once, found by their text, noted when they are used, gone when they are revoked."""

from __future__ import annotations

import json

import pytest

from functions.core.errors import Conflict, IdempotencyMismatch, InvalidRequest, NotFound, Overloaded, Stale
from functions.flows.keys import EVERYBODY, SECRET_BYTES, SHELF, Key, found, listed, make, revoke
from tests.houses import START, Home, a_house

SECRET = bytes(range(SECRET_BYTES))


def a_key(home: Home, owner: str = "ann", *scopes: str, once: str = "") -> tuple[Key, str]:
    return make(home.house, owner, scopes=scopes or ("read", "write"), secret=SECRET, once=once)


def test_a_key_is_found_by_its_text_and_by_nothing_near_it() -> None:
    home = a_house()
    key, text = a_key(home)

    assert (key.owner, key.scopes, key.made_at, key.last_used) == ("ann", ("read", "write"), START, "")
    again = found(home.house, text)
    assert again is not None
    assert (again.id, again.owner) == (key.id, "ann")
    for other in ("", "x", text[:-1], text[:-1] + ("b" if text[-1] == "a" else "a"), text.upper()):
        assert found(home.house, other) is None


def test_what_is_stored_opens_nothing() -> None:
    home = a_house()
    key, text = a_key(home)

    stored = home.house.things.get(EVERYBODY, SHELF, key.id)

    assert stored is not None
    assert text not in json.dumps(dict(stored.value))
    assert text.rpartition("_")[2] not in json.dumps(dict(stored.value))


def test_the_day_of_the_last_use_is_noted_once_a_day() -> None:
    home = a_house()
    key, text = a_key(home)

    for _ in range(3):
        found(home.house, text)
    first = home.house.things.get(EVERYBODY, SHELF, key.id)
    home.clock.time += 24 * 3600
    later = found(home.house, text)

    assert first is not None
    assert (first.version, first.value["last_used"]) == (2, "2025-06-15")
    assert later is not None
    assert later.last_used == "2025-06-16"


def test_two_who_note_the_day_at_once_are_both_let_in() -> None:
    home = a_house()
    _, text = a_key(home)
    home.before("things.save", lambda: found(home.house, text))

    assert found(home.house, text) is not None


def test_a_key_that_is_revoked_while_it_is_looked_up_opens_nothing() -> None:
    home = a_house()
    key, text = a_key(home)
    home.before("things.save", lambda: revoke(home.house, key.id))

    assert found(home.house, text) is None


def test_all_keys_are_listed_newest_first_in_pages() -> None:
    home = a_house()
    made = []
    for owner in ("ann", "bob", "cat"):
        home.clock.time += 1
        made.append(a_key(home, owner)[0])

    first, token = listed(home.house, size=2, token=None)
    rest, end = listed(home.house, size=2, token=token)

    assert [*first, *rest] == made[::-1]
    assert end is None


def test_a_revoked_key_opens_nothing_and_cannot_be_revoked_again() -> None:
    home = a_house()
    key, text = a_key(home)

    revoke(home.house, key.id)

    assert found(home.house, text) is None
    assert listed(home.house, size=10, token=None) == ((), None)
    with pytest.raises(NotFound, match="no key"):
        revoke(home.house, key.id)


def test_a_key_is_revoked_also_while_its_use_is_noted() -> None:
    home = a_house()
    key, text = a_key(home)
    home.before("things.remove", lambda: found(home.house, text))

    revoke(home.house, key.id)

    assert found(home.house, text) is None


def test_a_store_that_never_lets_go_of_a_key_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    home = a_house()
    key, _ = a_key(home)

    def beaten(thing: object) -> None:
        raise Stale

    monkeypatch.setattr(home.house.things, "remove", beaten)

    with pytest.raises(Overloaded):
        revoke(home.house, key.id)


@pytest.mark.parametrize(
    ("owner", "scopes", "fields"),
    [("", ["read"], {"owner"}), ("Ann", ["read"], {"owner"}), ("a/b", ["read"], {"owner"}), ("*", ["read"], {"owner"}),
     ("ann", [], {"scopes"}), ("ann", ["root"], {"scopes"}), ("..", ["read", "root"], {"owner", "scopes"})],
)  # fmt: skip
def test_a_key_for_nobody_or_for_nothing_is_refused(owner: str, scopes: list[str], fields: set[str]) -> None:
    with pytest.raises(InvalidRequest) as refused:
        make(a_house().house, owner, scopes=scopes, secret=SECRET)

    assert {name for name, _ in refused.value.fields} == fields


def test_scopes_are_kept_in_order_and_once() -> None:
    key, _ = a_key(a_house(), "ann", "write", "read", "write")

    assert key.scopes == ("read", "write")


def test_a_request_that_is_sent_again_makes_no_second_key() -> None:
    home = a_house()
    key, text = a_key(home, once="ops k1")

    with pytest.raises(Conflict, match=key.id):
        a_key(home, once="ops k1")
    with pytest.raises(IdempotencyMismatch):
        a_key(home, "bob", once="ops k1")

    assert found(home.house, text) is not None
    assert a_key(home, once="ops k2")[0].id != key.id
    revoke(home.house, key.id)
    assert a_key(home, once="ops k1")[0].id == key.id


def test_a_key_that_is_revoked_while_it_is_asked_for_again_tells_so() -> None:
    home = a_house()
    key, _ = a_key(home, once="k")
    home.before("things.get", lambda: revoke(home.house, key.id))

    with pytest.raises(Overloaded):
        a_key(home, once="k")
