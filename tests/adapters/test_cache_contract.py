"""What every scene cache promises to those who read and clean it (design, rules 7 to 9)."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from functions.core.errors import AlreadyExists
from functions.core.job import Asset, Try
from functions.ports import Began, CacheCounts, CacheHit, Cleared, Clearing, LeaseEnd, Reused, Tally, hour_of


@pytest.fixture
def filled(stores: Any, make: Any) -> Any:
    """Two pictures, of j1 at 1010 and of j2 at 1020, and a lease of j2 until 1100."""
    for job, key, at in (("j1", "one", 1010.0), ("j2", "two", 1020.0)):
        stores.jobs.create(make.job(job), record=None)
        stores.jobs.begin(job, make.begin(f"of {job}", key=key))
        end = LeaseEnd(
            key=key, token=f"of {job}", asset=replace(make.asset(key[0]), size=7), model="m/1", now=at, cost=40
        )
        stores.jobs.settle(job, make.settlement(f"of {job}", state="failed", asset=None), lease=end)
    assert isinstance(stores.jobs.begin("j2", make.begin("held", step="p02", key="three")), Began)
    return stores


def test_an_unknown_key_has_no_entry(stores: Any) -> None:
    assert stores.cache.look("key") is None


def test_an_entry_keeps_everything_that_is_known_of_the_picture(filled: Any, make: Any) -> None:
    entry = filled.cache.look("one")

    assert ("j1", "ann", "m/1", 1010.0) == (entry.job, entry.owner, entry.model, entry.stored_at)
    assert replace(make.asset("o"), size=7) == entry.asset


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
    assert ("", replace(make.asset("o"), size=7)) == (entry.token, entry.asset)


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


def test_hits_are_counted_with_what_they_saved(filled: Any, make: Any) -> None:
    filled.jobs.settle("j2", make.settlement("", step="p02"), lease=None, hit=CacheHit(key="one", now=1030.0))
    filled.jobs.settle("j2", make.settlement("", step="p02"), lease=None, hit=CacheHit(key="one", now=1031.0))

    counts = filled.cache.counts(fresh_since=0.0, texts_since=0.0)

    assert (1, 2, 40) == (counts.hits, counts.misses, counts.saved)


def test_a_hit_on_what_is_gone_meanwhile_saved_nothing(filled: Any, make: Any) -> None:
    filled.cache.clear(Clearing())

    filled.jobs.settle("j2", make.settlement("", step="p02"), lease=None, hit=CacheHit(key="one", now=1030.0))

    counts = filled.cache.counts(fresh_since=0.0, texts_since=0.0)
    assert (1, 0) == (counts.hits, counts.saved)
    assert filled.cache.look("one") is None


def test_answers_that_made_no_job_are_counted_as_often_as_they_were_given(filled: Any) -> None:
    filled.cache.answered([CacheHit(key="one", now=1040.0, times=3), CacheHit(key="gone", now=1041.0, times=2)])

    counts = filled.cache.counts(fresh_since=0.0, texts_since=0.0)
    one = filled.cache.look("one")
    assert (5, 120) == (counts.hits, counts.saved)
    assert (3, 1040.0) == (one.hits, one.used_at)
    hour = hour_of(1040.0)
    assert {hour: {"hits": 5, "saved": 120}} == filled.counters.read(hour, hour)


def test_a_job_that_the_cache_answered_brings_its_picture_its_hit_and_its_count(filled: Any, make: Any) -> None:
    tally = Tally(name="hour", booked={}, first={"steps/picture/cached": 1})
    reused = Reused(picture=make.picture("g9", job="j9"), hit=CacheHit(key="two", now=1040.0), tally=tally)

    filled.jobs.create(make.job("j9"), record=None, reused=reused)

    assert 1 == filled.gallery.get("ann", "g9").version
    assert 1 == filled.cache.counts(fresh_since=0.0, texts_since=0.0).hits
    assert {"hour": {"steps/picture/cached": 1}} == filled.counters.read("hour", "hour")


def test_nothing_of_a_job_that_is_not_created_is_counted(filled: Any, make: Any) -> None:
    tally = Tally(name="hour", booked={}, first={"n": 1})
    reused = Reused(picture=make.picture("g9", job="j1"), hit=CacheHit(key="two", now=1040.0), tally=tally)

    with pytest.raises(AlreadyExists):
        filled.jobs.create(make.job("j1"), record=None, reused=reused)

    assert filled.gallery.get("ann", "g9") is None
    assert 0 == filled.cache.counts(fresh_since=0.0, texts_since=0.0).hits


def test_what_was_not_used_for_longest_is_trimmed_first(filled: Any, make: Any) -> None:
    filled.jobs.settle("j2", make.settlement("", step="p02"), lease=None, hit=CacheHit(key="one", now=1030.0))

    assert 0 == filled.cache.trim(most=2, limit=9)
    assert 1 == filled.cache.trim(most=1, limit=9)

    assert [True, False] == [filled.cache.look(key) is not None for key in ("one", "two")]
    assert "held" == filled.cache.look("three").token
    assert not filled.jobs.named("ann", make.asset("t").blobs())


def test_trimming_goes_in_small_portions(filled: Any) -> None:
    assert 1 == filled.cache.trim(most=0, limit=1)
    assert 1 == filled.cache.trim(most=0, limit=1)
    assert 0 == filled.cache.trim(most=0, limit=1)


def test_clearing_names_what_it_takes_and_leaves_the_leases(filled: Any) -> None:
    rehearsed = filled.cache.clear(Clearing(rehearsed=True))
    assert filled.cache.look("one") is not None

    assert rehearsed == filled.cache.clear(Clearing()) == Cleared(2, 14)

    assert [None, None] == [filled.cache.look(key) for key in ("one", "two")]
    assert "held" == filled.cache.look("three").token
    assert Cleared(0, 0) == filled.cache.clear(Clearing())


def test_clearing_takes_only_what_it_is_told(filled: Any) -> None:
    assert 0 == filled.cache.clear(Clearing(model="m/2")).entries
    assert 1 == filled.cache.clear(Clearing(model="m/1", before=1020.0)).entries

    assert [None, "j2"] == [getattr(filled.cache.look(key), "job", None) for key in ("one", "two")]


def test_a_cache_tells_what_it_holds(filled: Any) -> None:
    counts = filled.cache.counts(fresh_since=1020.0, texts_since=0.0)

    assert (1, 1, 1, 14, 0, 2, 1010.0) == (
        *(counts.fresh, counts.stale, counts.leases, counts.size, counts.hits, counts.misses, counts.oldest),
    )
    assert {"m/1": 2} == counts.models


def test_texts_are_fresh_for_a_time_of_their_own(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin("t1", key="text"))
    end = LeaseEnd(key="text", token="t1", asset=Asset(name="w.json", size=3), model="w", now=1010.0)
    stores.jobs.settle("j1", make.settlement("t1", state="failed", asset=None), lease=end)

    found = [stores.cache.counts(fresh_since=since, texts_since=text) for since, text in ((0, 1011), (1011, 0))]

    assert [(0, 1), (1, 0)] == [(one.fresh, one.stale) for one in found]


def test_an_empty_cache_has_no_oldest(stores: Any) -> None:
    assert CacheCounts() == stores.cache.counts(fresh_since=0.0, texts_since=0.0)
