"""Signatures as the reference implementations of Standard Webhooks make them."""

from __future__ import annotations

import base64

import pytest

from functions.core.signing import derived, key_of, signature

#: the vector of the specification's own libraries
SECRET, NAME, TIME = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330
BODY = b'{"test": 2432232314}'


def test_the_reference_vector_is_signed_as_everywhere() -> None:
    assert signature(SECRET, NAME, timestamp=TIME, body=BODY) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_whatever_is_signed_changes_the_signature() -> None:
    made = {
        signature(SECRET, NAME, timestamp=TIME, body=BODY), signature(SECRET, NAME, timestamp=TIME + 1, body=BODY),
        signature(SECRET, NAME + "x", timestamp=TIME, body=BODY), signature(SECRET, NAME, timestamp=TIME, body=b""),
        signature(derived(b"seed", "ann"), NAME, timestamp=TIME, body=BODY),
    }  # fmt: skip

    assert len(made) == 5


def test_every_owner_has_a_secret_of_their_own_that_stays_the_same() -> None:
    ann = derived(b"seed", "ann")

    assert ann == derived(b"seed", "ann")
    assert len({ann, derived(b"seed", "bob"), derived(b"other", "ann")}) == 3
    assert len(key_of(ann)) == 32


@pytest.mark.parametrize(
    "secret",
    [
        "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_not base64", "whsec_äöü",
        "whsec_" + base64.b64encode(b"x" * 23).decode(), "whsec_" + base64.b64encode(b"x" * 65).decode(),
    ],
)  # fmt: skip
def test_a_secret_that_is_none_is_refused_in_a_sentence(secret: str) -> None:
    with pytest.raises(ValueError, match="24 to 64 bytes in base64"):
        key_of(secret)


def test_a_secret_may_be_short_or_long_within_its_bounds() -> None:
    assert [len(key_of("whsec_" + base64.b64encode(b"x" * size).decode())) for size in (24, 64)] == [24, 64]
