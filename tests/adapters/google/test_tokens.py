"""Whose token opens something: signed by Google, for us, of now, and of the right account; nothing else proves it."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

from functions.adapters.google import certificates as keys
from functions.adapters.google.certificates import GRACE, PAUSE, Certificates
from functions.adapters.google.tokens import SKEW, TaskTokens, TokenRefused, UserTokens, WrongAccount
from functions.core.errors import LimnerError, Overloaded, Unauthenticated
from functions.core.keys import owner_of
from functions.rules.keys import is_owner
from tests.fakes.gemini.scripts import Script
from tests.fakes.issuer import FIREBASE, GOOGLE, Issuer, a_key, joined, packed, user_claims

AUDIENCE, CALLER, PROJECT = "https://render.test", "limner-tasks@test.iam.gserviceaccount.com", "comics"


@dataclass
class Clock:
    time: float = 1_750_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def spare() -> list[Any]:
    """Keys that somebody else made."""
    return [a_key("key-1"), a_key("other")]


@pytest.fixture
def google(issuer: Issuer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Issuer]:
    """Whoever signs, with one key."""
    mine = Issuer(keys=issuer.keys[:1])
    with mine.served():
        yield mine


@pytest.fixture
def certificates(google: Issuer, clock: Clock) -> Certificates:
    return Certificates(google.url, now=clock)


@pytest.fixture
def tasks(certificates: Certificates, clock: Clock) -> TaskTokens:
    return TaskTokens(AUDIENCE, CALLER, now=clock, certificates=certificates)


@pytest.fixture
def users(certificates: Certificates, clock: Clock) -> UserTokens:
    return UserTokens(PROJECT, now=clock, certificates=certificates)


def refusal(act: Callable[[], object]) -> LimnerError:
    with pytest.raises((TokenRefused, WrongAccount)) as told:
        act()
    assert told.value.status in (401, 403)
    assert 1 == told.value.detail.count(".") - told.value.detail.count("'."), "one sentence"
    return told.value


@pytest.mark.parametrize("issuer_name", [GOOGLE, "accounts.google.com"])
@pytest.mark.parametrize("scheme", ["Bearer", "bearer"])
def test_the_queues_own_token_is_good(
    tasks: TaskTokens, google: Issuer, clock: Clock, issuer_name: str, scheme: str
) -> None:
    tasks.check(f"{scheme} {google.of_account(CALLER, AUDIENCE, now=clock(), iss=issuer_name)}")


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"aud": "https://plan.test"}, "another service"),
        ({"aud": [AUDIENCE]}, "another service"),
        ({"aud": None}, "another service"),
        ({"iss": "https://accounts.google.com.evil.test"}, "Somebody else"),
        ({"iss": FIREBASE + PROJECT}, "Somebody else"),
        ({"iss": None}, "Somebody else"),
        ({"email": "stranger@test.iam.gserviceaccount.com"}, "may not call"),
        ({"email": CALLER.upper()}, "may not call"),
        ({"email": None}, "may not call"),
        ({"email_verified": False}, "may not call"),
        ({"email_verified": "true"}, "may not call"),
        ({"email_verified": None}, "may not call"),
        ({"exp": 1_750_000_000 - SKEW - 1}, "expired"),
        ({"exp": None}, "expired"),
        ({"exp": "9999999999"}, "expired"),
        ({"exp": True}, "expired"),
        ({"exp": float("nan")}, "expired"),
        ({"iat": 1_750_000_000 + SKEW + 1}, "future"),
        ({"iat": None}, "future"),
    ],
    ids=str,
)
def test_a_token_that_says_something_else_is_refused(
    tasks: TaskTokens, google: Issuer, clock: Clock, claims: dict[str, Any], why: str, caplog: pytest.LogCaptureFixture
) -> None:
    error = refusal(lambda: tasks.check(f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock(), **claims)}"))

    assert why in error.detail
    assert f"token_refused reason={error.detail}" in caplog.text


def test_clocks_may_differ_by_half_a_minute(tasks: TaskTokens, google: Issuer, clock: Clock) -> None:
    token = f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}"

    for off in (-SKEW, 3600 + SKEW):
        clock.time = 1_750_000_000.0 + off
        tasks.check(token)
    clock.time += 1

    assert "expired" in refusal(lambda: tasks.check(token)).detail


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic eDp5", "token"])
def test_headers_of_cloud_tasks_alone_prove_nothing(tasks: TaskTokens, header: str) -> None:
    with pytest.raises(Unauthenticated, match="No token came"):
        tasks.check(header)


def forgeries(google: Issuer, clock: Clock, spare: list[Any]) -> dict[str, str]:
    """Tokens that say all the right things, and are not Google's."""
    good = google.of_account(CALLER, AUDIENCE, now=clock())
    head, body, signature = good.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    same_name, other = spare
    return {
        "no signature": google.unsigned(claims),
        "no signature but something": google.unsigned(claims, signature=signature),
        "none in other letters": f"{joined({'alg': 'nOnE', 'kid': 'key-1'}, claims)}.",
        "an HMAC with the public key": google.signed_with_what_all_know(claims),
        "another's key of the same name": google.sign(claims, key=same_name),
        "a key that nobody knows": google.sign(claims, key=other),
        "no key's name": google.sign(claims, head={"kid": None}),
        "a list for a name": google.sign(claims, head={"kid": ["key-1"]}),
        "another algorithm's name": google.sign(claims, head={"alg": "ES256"}),
        "RS512": google.sign(claims, head={"alg": "RS512"}),
        "an address of keys of its own": google.sign(claims, key=other, head={"jku": google.url, "kid": "other"}),
        "other claims under the signature": f"{head}.{packed(json.dumps(claims | {'exp': 9e9}).encode())}.{signature}",
        "the signature cut": good[:-8],
        "an empty signature": f"{head}.{body}.",
        "a part too many": f"{good}.x",
        "a part too few": f"{head}.{body}",
        "nothing": "..",
        "a head that is no JSON": f"{packed(b'{')}.{body}.{signature}",
        "a head that is a list": f"{packed(b'[]')}.{body}.{signature}",
        "a head that is deep": f"{packed(b'[' * 5000)}.{body}.{signature}",
        "a head that is no base64": f"a.{body}.{signature}",
        "no ASCII": f"{good}é",
        "half a character": f"{head}.{body}\ud800.{signature}",
        "signed, but too long to be looked at": google.sign(claims | {"more": "x" * 9000}),
        "signed, but of many parts": google.sign_text(f"{head}.{body[:8]}....{body[8:]}"),
        "endless": f"{head}.{body}.{'A' * 9000}",
    }


NAMES = (
    "no signature;no signature but something;none in other letters;an HMAC with the public key;"
    "another's key of the same name;a key that nobody knows;no key's name;a list for a name;another algorithm's name;"
    "RS512;an address of keys of its own;other claims under the signature;the signature cut;an empty signature;"
    "a part too many;a part too few;nothing;a head that is no JSON;a head that is a list;a head that is deep;"
    "a head that is no base64;no ASCII;endless;half a character;signed, but too long to be looked at;"
    "signed, but of many parts"
).split(";")


@pytest.mark.parametrize("name", NAMES)
def test_a_forgery_opens_nothing(
    tasks: TaskTokens, users: UserTokens, google: Issuer, clock: Clock, spare: list[Any], name: str
) -> None:
    forged = forgeries(google, clock, spare)

    assert set(NAMES) == set(forged)
    assert isinstance(refusal(lambda: tasks.check(f"Bearer {forged[name]}")), TokenRefused)
    assert isinstance(refusal(lambda: users.who(forged[name])), TokenRefused)


def removed(token: str) -> str:
    return f"{token.rpartition('.')[0]}.SIGNATURE_REMOVED_BY_GOOGLE"


def test_a_signature_that_cloud_run_took_away_proves_nothing_by_itself(
    tasks: TaskTokens, google: Issuer, clock: Clock
) -> None:
    error = refusal(lambda: tasks.check(f"Bearer {removed(google.of_account(CALLER, AUDIENCE, now=clock()))}"))

    assert "took the signature" in error.detail
    assert "TASK_SIGNATURE=iam" in error.advice


def test_where_iam_has_checked_it_the_rest_is_checked_here(
    certificates: Certificates, google: Issuer, clock: Clock, spare: list[Any]
) -> None:
    by_iam = TaskTokens(AUDIENCE, CALLER, now=clock, certificates=certificates, signature="iam")

    by_iam.check(f"Bearer {removed(google.of_account(CALLER, AUDIENCE, now=clock()))}")
    by_iam.check(f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}")
    for wrong in ({"aud": "https://plan.test"}, {"email": "b@test"}, {"exp": 1}, {"iss": "x"}):
        refusal(lambda: by_iam.check(f"Bearer {removed(google.of_account(CALLER, AUDIENCE, now=clock(), **wrong))}"))  # noqa: B023
    for name, forged in forgeries(google, clock, spare).items():
        assert refusal(lambda: by_iam.check(f"Bearer {forged}")), name  # noqa: B023
    refusal(lambda: by_iam.check("Bearer x.SIGNATURE_REMOVED_BY_GOOGLE"))


def test_a_users_token_without_its_signature_is_nobodys(users: UserTokens, google: Issuer, clock: Clock) -> None:
    refusal(lambda: users.who(removed(google.of_user("ann", PROJECT, now=clock()))))


def test_keys_are_kept_for_as_long_as_they_may_be(tasks: TaskTokens, google: Issuer, clock: Clock) -> None:
    google.cache = "public, max-age=900"

    for later in (0, 899, 2):
        clock.time += later
        tasks.check(f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}")

    assert 2 == len(google.asked)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("", 3600), ("max-age=5", 60), ("max-age=9999999", 86400), ("private,max-age=700", 700), ("s-max-age=7", 3600)],
)
def test_what_is_said_of_their_life_is_believed_within_reason(
    certificates: Certificates, google: Issuer, clock: Clock, said: str, kept: float
) -> None:
    google.cache = said
    certificates.key("key-1")

    clock.time += kept - 1
    certificates.key("key-1")
    assert 1 == len(google.asked)
    clock.time += 2
    certificates.key("key-1")

    assert 2 == len(google.asked)


def test_a_new_key_is_found_at_its_first_token(tasks: TaskTokens, google: Issuer, clock: Clock) -> None:
    before = f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}"
    tasks.check(before)
    clock.time += PAUSE
    google.rotate()

    tasks.check(f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}")
    tasks.check(before)

    assert 2 == len(google.asked)


def test_a_key_that_was_withdrawn_ends_with_the_next_look(tasks: TaskTokens, google: Issuer, clock: Clock) -> None:
    before = f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}"
    tasks.check(before)
    clock.time += PAUSE
    google.rotate(withdrawn=True)
    tasks.check(f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}")

    assert "not any more" in refusal(lambda: tasks.check(before)).detail


def test_a_flood_of_unknown_keys_makes_us_ask_twice_a_minute(
    tasks: TaskTokens, google: Issuer, clock: Clock, spare: list[Any]
) -> None:
    claims = {"iss": GOOGLE}
    forged = [google.sign(claims, key=spare[1], head={"kid": f"made-up-{number}"}) for number in range(60)]

    for token in forged:
        refusal(lambda token=token: tasks.check(f"Bearer {token}"))  # type: ignore[misc]
        clock.time += 1.0

    assert 2 <= len(google.asked) <= 3


def test_many_at_once_fetch_the_keys_once(tasks: TaskTokens, google: Issuer, clock: Clock) -> None:
    token = f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}"
    google.scripts.append(Script(body={key.name: key.certificate for key in google.keys}, after=0.1))

    with ThreadPoolExecutor(16) as crowd:
        list(crowd.map(tasks.check, [token] * 32))

    assert 1 == len(google.asked)


BROKEN = [
    Script(status=503, body="down"), Script(body="oops"), Script(body="[]"), Script(how="drop"), Script(how="hang"),
    Script(body={"key-1": "no certificate"}), Script(body={"keys": [{"kid": "key-1"}]}), Script(how="cut", body="{}"),
]  # fmt: skip


@pytest.mark.parametrize("script", BROKEN, ids=range(len(BROKEN)))
def test_without_keys_nobody_is_believed_and_nobody_is_called_a_liar(
    tasks: TaskTokens, google: Issuer, clock: Clock, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "PATIENCE", 0.2)
    google.always = script
    token = f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}"

    for _ in range(3):
        with pytest.raises(Overloaded) as told:
            tasks.check(token)
        assert told.value.retry_after
    assert 1 == len(google.asked)

    google.always = None
    clock.time += 6
    tasks.check(token)


def test_keys_that_were_good_are_so_for_an_hour_more_when_there_are_no_fresh_ones(
    tasks: TaskTokens, google: Issuer, clock: Clock
) -> None:
    google.cache = "max-age=600"
    tasks.check(f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}")
    google.always = Script(status=500, body="down")

    clock.time += 600 + GRACE - 10
    tasks.check(f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}")
    clock.time += 20

    with pytest.raises(Overloaded):
        tasks.check(f"Bearer {google.of_account(CALLER, AUDIENCE, now=clock())}")


def test_who_signed_in_is_the_owner_of_that_name(users: UserTokens, google: Issuer, clock: Clock) -> None:
    found = users.who(google.of_user("Ann", PROJECT, now=clock()))

    assert owner_of("Ann") == found.owner
    assert not found.admin
    assert users.who(google.of_user("Ann", PROJECT, now=clock() + 60)).owner == found.owner


@pytest.mark.parametrize(("claim", "admin"), [(True, True), (False, False), ("true", False), (1, False), (None, False)])
def test_only_a_custom_claim_makes_an_admin(
    users: UserTokens, google: Issuer, clock: Clock, claim: object, admin: object
) -> None:
    assert admin == users.who(google.of_user("ann", PROJECT, now=clock(), admin=claim)).admin


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"iss": FIREBASE + "another"}, "another project"),
        ({"aud": "another"}, "another project"),
        ({"iss": FIREBASE + "another", "aud": "another"}, "another project"),
        ({"iss": GOOGLE}, "another project"),
        ({"aud": [PROJECT]}, "another project"),
        ({"sub": ""}, "names no user"),
        ({"sub": None}, "names no user"),
        ({"sub": 7}, "names no user"),
        ({"sub": "x" * 129}, "names no user"),
        ({"auth_time": None}, "signed in"),
        ({"auth_time": 1_750_000_000 + SKEW + 1}, "signed in"),
        ({"exp": 1_750_000_000 - SKEW - 1}, "expired"),
        ({"iat": 1_750_000_000 + SKEW + 1}, "future"),
        ({"firebase": {"tenant": "school"}}, "tenant"),
    ],
    ids=str,
)
def test_a_users_token_that_says_something_else_is_refused(
    users: UserTokens, google: Issuer, clock: Clock, claims: dict[str, Any], why: str
) -> None:
    assert why in refusal(lambda: users.who(google.of_user("ann", PROJECT, now=clock(), **claims))).detail


def test_a_users_token_is_no_tasks_token_nor_the_other_way_round(
    users: UserTokens, tasks: TaskTokens, google: Issuer, clock: Clock
) -> None:
    refusal(lambda: users.who(google.of_account(CALLER, PROJECT, now=clock())))
    refusal(lambda: tasks.check(f"Bearer {google.of_user(CALLER, AUDIENCE, now=clock())}"))


@pytest.mark.parametrize(
    "user", ["aBc", "abc", "../bob", "a/b", "*", "local", "ann", "é", "x" * 128, "\ud800", "u-1", "."]
)
def test_whatever_a_user_is_called_the_owner_is_a_safe_name(user: str) -> None:
    assert is_owner(owner_of(user))
    assert owner_of(user) not in (user, user.lower())
    others = ["aBc", "abc", "ABC", "a", "b"]
    assert len({owner_of(one) for one in [user, *others]}) == len({user, *others})


def test_keys_are_asked_for_in_one_place_by_default(clock: Clock) -> None:
    assert TaskTokens(AUDIENCE, CALLER, now=clock)._certificates._url == keys.OF_ACCOUNTS
    assert UserTokens(PROJECT, now=clock)._certificates._url == keys.OF_USERS
    assert keys.OF_ACCOUNTS.startswith("https://www.googleapis.com/oauth2/")
    assert keys.OF_USERS.startswith("https://www.googleapis.com/robot/")


def test_a_token_is_told_apart_in_any_thread(users: UserTokens, google: Issuer, clock: Clock) -> None:
    tokens = {name: google.sign(user_claims(name, PROJECT, now=clock())) for name in ("ann", "bob", "eve")}
    wrong: list[str] = []

    def ask(name: str) -> None:
        for _ in range(50):
            if users.who(tokens[name]).owner != owner_of(name):
                wrong.append(name)

    threads = [threading.Thread(target=ask, args=(name,)) for name in tokens]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [] == wrong
