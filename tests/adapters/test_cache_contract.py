"""What every scene cache promises to those who read and clean it (design, rules 7 to 9)."""

from __future__ import annotations

import math
from typing import Any

import pytest

from functions.core.job import Try
from functions.ports import Began, LeaseEnd


@pytest.fixture
def filled(stores: Any, make: Any) -> Any:
    """Two pictures, of j1 at 1010 and of j2 at 1020, and a lease of j2 until 1100."""
    for job, key, at in (("j1", "one", 1010.0), ("j2", "two", 1020.0)):
        stores.jobs.create(make.job(job), record=None)
        stores.jobs.begin(job, make.begin(f"of {job}", key=key))
        end = LeaseEnd(key=key, token=f"of {job}", asset=make.asset(key[0]), model="m/1", now=at)
        stores.jobs.settle(job, make.settlement(f"of {job}", state="failed", asset=None), lease=end)
    assert isinstance(stores.jobs.begin("j2", make.begin("held", step="p02", key="three")), Began)
    return stores


def test_an_unknown_key_has_no_entry(stores: Any) -> None:
    assert stores.cache.look("key") is None


def test_an_entry_keeps_everything_that_is_known_of_the_picture(filled: Any, make: Any) -> None:
    entry = filled.cache.look("one")

    assert ("j1", "ann", "m/1", 1010.0) == (entry.job, entry.owner, entry.model, entry.stored_at)
    assert make.asset("o") == entry.asset


def test_a_deleted_job_takes_its_pictures_out_of_the_cache(filled: Any, make: Any) -> None:
    filled.cache.forget_job("j1")

    assert filled.cache.look("one") is None
    assert filled.cache.look("two") is not None
    assert not filled.jobs.named("ann", make.asset("o").blobs())


def test_forgetting_a_job_leaves_the_leases_of_those_at_work(filled: Any) -> None:
    filled.cache.forget_job("j2")

    assert filled.cache.look("two") is None
    assert "held" == filled.cache.look("three").token


def test_a_new_boot_ends_the_leases_of_the_dead_one(filled: Any, make: Any) -> None:
    filled.cache.void("boot1")
    assert "held" == filled.cache.look("three").token

    filled.cache.void("boot2")

    assert filled.cache.look("three") is None
    assert filled.cache.look("one") is not None


def test_voiding_a_lease_keeps_the_older_picture_under_it(filled: Any, make: Any) -> None:
    filled.jobs.begin("j1", make.begin("anew", step="p02", key="one", fresh_since=math.inf))

    filled.cache.void("boot2")

    entry = filled.cache.look("one")
    assert ("", make.asset("o")) == (entry.token, entry.asset)


def test_what_is_old_expires_and_its_bytes_are_named_no_more(filled: Any, make: Any) -> None:
    assert 1 == filled.cache.expire(before=1015.0, limit=9)

    assert filled.cache.look("one") is None
    assert filled.cache.look("two") is not None
    assert not filled.jobs.named("ann", make.asset("o").blobs())


def test_leases_that_ended_long_ago_expire_too(filled: Any) -> None:
    assert 3 == filled.cache.expire(before=1100.5, limit=9)

    assert filled.cache.look("three") is None


def test_an_old_picture_under_a_living_lease_does_not_expire(filled: Any, make: Any) -> None:
    again = make.begin("anew", step="p02", key="one", fresh_since=math.inf, one=Try(revision=1, at=1.0, until=5000.0))
    filled.jobs.begin("j1", again)

    filled.cache.expire(before=4000.0, limit=9)

    assert "anew" == filled.cache.look("one").token


def test_expiry_is_done_in_small_portions_oldest_first(filled: Any) -> None:
    assert 1 == filled.cache.expire(before=2000.0, limit=1)

    assert filled.cache.look("one") is None
    assert 2 == filled.cache.expire(before=2000.0, limit=9)
    assert 0 == filled.cache.expire(before=2000.0, limit=9)
