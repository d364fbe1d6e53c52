"""One tree, whose docstrings are what people read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from functions.core import errors
from functions.core.errors import LimnerError, Overloaded, Problem, ProviderUnavailable, is_passing

#: every code of the HTTP contract that the tree may use
CODES = set(
    """invalid_request not_found conflict precondition_failed idempotency_mismatch payload_too_large unsupported_media
    unauthenticated forbidden rate_limited budget_exceeded quota_exhausted provider_unavailable safety_blocked
    empty_output invalid_output timeout no_text encrypted too_complex cancelled overloaded internal""".split()
)


def family(cls: type[LimnerError]) -> Iterator[type[LimnerError]]:
    yield cls
    for child in cls.__subclasses__():
        yield from family(child)


TREE = sorted(set(family(LimnerError)), key=lambda cls: cls.__name__)


@pytest.mark.parametrize("cls", TREE)
def test_every_error_says_what_happened_and_what_to_do(cls: type[LimnerError]) -> None:
    error = cls()

    assert error.problem().detail == (cls.__doc__ or "").split("\n")[0]
    assert error.detail.endswith((".", "again"))
    assert error.advice.endswith(".")
    assert cls.code in CODES
    assert 400 <= cls.status < 600


def test_every_code_of_the_contract_has_an_error() -> None:
    assert {cls.code for cls in TREE} == CODES


def test_an_error_can_be_told_more_exactly() -> None:
    error = errors.InvalidRequest("Eleven.", action="Ask for ten.", retry_after=3.0, fields=(("scenes", "too many"),))

    assert error.problem() == Problem(code="invalid_request", detail="Eleven.", action="Ask for ten.")
    assert str(error) == "Eleven."
    assert (error.retry_after, error.fields) == (3.0, (("scenes", "too many"),))


def test_rule_13_a_busy_model_is_worth_asking_again_and_a_refusal_is_not() -> None:
    assert ProviderUnavailable().problem().retryable
    assert not errors.ProviderRefused().problem().retryable


@pytest.mark.parametrize(
    ("error", "passes"),
    [(Overloaded(), True), (ProviderUnavailable(), False), (errors.NotFound(), False), (OSError(), False)],
)
def test_only_the_houses_own_load_passes_by_itself(error: Exception, passes: bool) -> None:  # noqa: FBT001
    assert is_passing(error) is passes
