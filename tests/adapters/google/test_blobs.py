"""Blobs in a bucket beyond the contract: races, answers that get lost, a service that is busy, away or strict."""

from __future__ import annotations

import base64
import logging
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from functions.adapters.google import storage
from functions.adapters.google.blobs import BucketBlobs
from functions.adapters.google.bucket_faults import BucketFault, passes
from functions.core.errors import LimnerError, Overloaded, is_passing
from tests.buckets import HouseBuckets, asked
from tests.fakes.storage.objects import DAY, Json, seconds
from tests.fakes.storage.service import Mischief

T = TypeVar("T")
PATH = "ann/a.webp"
LARGE = bytes(range(256)) * 40_000
BUSY, LOST, DROPPED, CUT = (Mischief(), Mischief(how="lost"), Mischief(how="drop"), Mischief(how="cut"))
ROOT = Path(__file__).parents[3]


@pytest.fixture
def blobs(house_buckets: HouseBuckets, clock: Callable[[], float]) -> BucketBlobs:
    return house_buckets.blobs(clock)


def hurried(blobs: BucketBlobs) -> BucketBlobs:
    """The same bounds from now on, a tenth as long."""
    blobs._storage.look = blobs._storage.carry = (0.4, 1.2)
    return blobs


def all_at_once(count: int, one: Callable[[int], T]) -> list[T]:
    gate = threading.Barrier(count)

    def run(number: int) -> T:
        gate.wait(10)
        return one(number)

    with ThreadPoolExecutor(count) as crowd:
        return list(crowd.map(run, range(count)))


def test_thirty_who_put_one_name_at_once_all_succeed_and_one_wrote(
    house_buckets: HouseBuckets, blobs: BucketBlobs
) -> None:
    all_at_once(30, lambda number: blobs.put(PATH, b"%d" % number, mime="image/webp"))

    [stored] = house_buckets.assets.objects.values()
    assert stored.metageneration == 30, "one created it and the others touched it"
    assert stored.data == blobs.get(PATH)


def test_where_one_object_is_changed_once_a_second_a_crowd_still_counts_as_having_touched_it(
    house_buckets: HouseBuckets, blobs: BucketBlobs
) -> None:
    house_buckets.fake.cooling = 60.0

    all_at_once(30, lambda _: blobs.put(PATH, b"x", mime="image/webp"))

    assert all(all_at_once(30, lambda _: blobs.touch(PATH)))
    assert house_buckets.assets.objects[PATH].metageneration == 1


def test_a_touch_that_was_refused_does_not_count_where_the_last_one_is_long_ago(
    house_buckets: HouseBuckets, blobs: BucketBlobs, clock: Callable[[], float]
) -> None:
    blobs.put(PATH, b"x", mime="image/webp")
    clock.time += 3600  # type: ignore[attr-defined]
    house_buckets.fake.cooling = 60.0

    with pytest.raises(Overloaded):
        hurried(blobs).touch(PATH)


@pytest.mark.parametrize("data", [b"small", LARGE], ids=["in one part", "resumable"])
@pytest.mark.parametrize("what", ["put", "begin", "part"])
@pytest.mark.parametrize("mischief", [BUSY, LOST, DROPPED], ids=["busy", "answer lost", "dropped"])
def test_an_upload_that_goes_wrong_is_made_again_and_stored_once(
    house_buckets: HouseBuckets, blobs: BucketBlobs, what: str, mischief: Mischief, data: bytes
) -> None:
    house_buckets.fake.spoil(what, mischief)

    blobs.put(PATH, data, mime="image/webp")

    assert [PATH] == list(house_buckets.assets.objects)
    assert data == blobs.get(PATH)
    fields = house_buckets.assets.objects[PATH].fields
    assert ("image/webp", "private, max-age=31536000, immutable") == (fields["contentType"], fields["cacheControl"])


@pytest.mark.parametrize("mischief", [BUSY, DROPPED, CUT, Mischief(how="lost")])
def test_a_download_that_breaks_off_is_made_again_from_its_start(
    house_buckets: HouseBuckets, blobs: BucketBlobs, mischief: Mischief
) -> None:
    blobs.put(PATH, LARGE, mime="image/webp")
    house_buckets.fake.spoil("get", mischief, mischief)

    assert LARGE == blobs.get(PATH)
    assert house_buckets.fake.asked["get"] == 3


def test_bytes_that_were_damaged_on_their_way_are_never_handed_on(
    house_buckets: HouseBuckets, blobs: BucketBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs.put(PATH, b"what was sent", mime="image/webp")
    blobs._storage.carry = (0.4, 0.3)
    # The checksum is of other bytes than those that come.
    monkeypatch.setattr("tests.fakes.storage.service.crc32c", lambda data: base64.b64encode(b"crc!").decode())

    with pytest.raises(Overloaded):
        blobs.get(PATH)
    assert house_buckets.fake.asked["get"] > 1


def test_bytes_that_were_damaged_on_their_way_in_are_refused_by_their_checksum(
    house_buckets: HouseBuckets, blobs: BucketBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.fakes.storage.objects.crc32c", lambda data: "another")

    with pytest.raises(LimnerError, match="did not take"):
        blobs.put(PATH, b"x", mime="image/webp")

    assert not house_buckets.assets.objects


WHATS = ("put", "get", "touch", "look", "list", "remove")


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize(
    "mischief", [BUSY, LOST, DROPPED, CUT, Mischief(status=429), Mischief(status=408), Mischief(status=500)]
)
def test_a_fault_that_passes_is_nobodys_business(
    house_buckets: HouseBuckets, blobs: BucketBlobs, what: str, mischief: Mischief
) -> None:
    blobs.put(PATH, LARGE[:5000], mime="image/webp")
    house_buckets.fake.spoil(what, mischief, mischief)

    blobs.put("ann/b.webp", LARGE[:5000], mime="image/webp")
    seen = (blobs.get(PATH) == LARGE[:5000], blobs.touch(PATH), blobs.listed(after="", limit=5))
    age = blobs.age(PATH)

    assert seen == (True, True, [PATH, "ann/b.webp"])
    assert age is not None
    assert blobs.remove(PATH, generation=age[0])
    assert len(house_buckets.fake.scripts[what]) < 2, "it did go wrong"


def test_what_was_given_up_is_in_the_log(
    house_buckets: HouseBuckets, blobs: BucketBlobs, caplog: pytest.LogCaptureFixture
) -> None:
    house_buckets.fake.spoil("get", *[BUSY] * 30)

    with pytest.raises(Overloaded, match="is busy"):
        hurried(blobs).get(PATH)

    [told] = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert told == f"storage_gave_up bucket={house_buckets.assets.name} fault=ServiceUnavailable"


def test_bytes_that_are_taken_away_whenever_they_are_found_are_put_again_only_so_often(
    house_buckets: HouseBuckets, blobs: BucketBlobs
) -> None:
    house_buckets.fake.spoil("put", *[Mischief(status=412)] * 2)
    blobs.put(PATH, b"x", mime="image/webp")
    house_buckets.fake.spoil("put", *[Mischief(status=412)] * 3)

    with pytest.raises(Overloaded, match="removed each time"):
        blobs.put("ann/b.webp", b"x", mime="image/webp")

    assert blobs.get(PATH) == b"x"
    assert house_buckets.fake.asked["put"] == 6


@pytest.mark.parametrize("mischief", [BUSY, LOST, DROPPED])
def test_a_removal_whose_answer_was_lost_was_a_removal(
    house_buckets: HouseBuckets, blobs: BucketBlobs, mischief: Mischief
) -> None:
    blobs.put(PATH, b"x", mime="image/webp")
    age = blobs.age(PATH)
    house_buckets.fake.spoil("remove", mischief)

    assert age is not None
    assert blobs.remove(PATH, generation=age[0])
    assert not house_buckets.assets.objects


def test_a_touch_between_the_look_and_the_removal_saves_the_bytes(
    house_buckets: HouseBuckets, blobs: BucketBlobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs.put(PATH, b"x", mime="image/webp")
    age = blobs.age(PATH)
    look = storage.Storage.found

    def look_while_another_touches(self: storage.Storage, bucket: str, name: str) -> object:
        found = look(self, bucket, name)
        house_buckets.blobs(blobs._now).touch(PATH)
        return found

    monkeypatch.setattr(storage.Storage, "found", look_while_another_touches)

    assert age is not None
    assert not blobs.remove(PATH, generation=age[0])
    assert blobs.get(PATH) == b"x"


def test_bytes_that_were_removed_and_came_again_are_another_generation(blobs: BucketBlobs) -> None:
    ages = []
    for _ in range(2):
        blobs.put(PATH, b"x", mime="image/webp")
        age = blobs.age(PATH)
        assert age is not None
        ages.append(age[0])
        blobs.remove(PATH, generation=age[0])

    assert ages[0] != ages[1]
    assert all(float(one) == one for one in ages), "JSON that knows only floats keeps it"


def test_a_touch_by_a_clock_that_is_behind_counts_and_never_sets_the_time_back(
    house_buckets: HouseBuckets, blobs: BucketBlobs, clock: Callable[[], float]
) -> None:
    blobs.put(PATH, b"x", mime="image/webp")
    before = blobs.age(PATH)
    behind = house_buckets.blobs(lambda: clock() - 5)

    assert behind.touch(PATH)

    after = blobs.age(PATH)
    assert before is not None and after is not None
    assert before[0] != after[0]
    assert before[1] == after[1]


def test_strange_objects_in_the_bucket_are_passed_over_and_never_end_the_list(
    house_buckets: HouseBuckets, blobs: BucketBlobs
) -> None:
    for name in ("a", "a/B", *(f"b/{number}/deep" for number in range(9)), "ann/..", "zoe"):
        house_buckets.fake.write(house_buckets.assets, name, b"x", {}, {})
    blobs.put("ann/a", b"x", mime="image/webp")
    blobs.put("zoe/z", b"x", mime="image/webp")

    assert ["ann/a", "zoe/z"] == [*blobs.listed(after="", limit=1), *blobs.listed(after="ann/a", limit=1)]
    assert not blobs.listed(after="zoe/z", limit=1)


def test_a_list_is_one_request_a_page(house_buckets: HouseBuckets, blobs: BucketBlobs) -> None:
    for number in range(6):
        blobs.put(f"ann/{number}", b"x", mime="image/webp")

    assert len(blobs.listed(after="ann/0", limit=3)) == 3
    assert house_buckets.fake.asked["list"] == 1


def test_nothing_is_asked_that_nobody_wanted(house_buckets: HouseBuckets, blobs: BucketBlobs) -> None:
    blobs.put(PATH, b"x", mime="image/webp")
    blobs.get(PATH)
    blobs.touch(PATH)

    assert house_buckets.fake.asked == {"put": 1, "get": 1, "touch": 1}


def calls(blobs: BucketBlobs) -> list[Callable[[], object]]:
    return [
        lambda: blobs.put(PATH, b"x", mime="image/webp"),
        lambda: blobs.get(PATH),
        lambda: blobs.touch(PATH),
        lambda: blobs.age(PATH),
        lambda: blobs.listed(after="", limit=5),
        lambda: blobs.remove(PATH, generation=1),
    ]


@pytest.mark.parametrize("number", range(6))
def test_a_store_that_cannot_be_reached_is_said_so_in_time(
    house_buckets: HouseBuckets, clock: Callable[[], float], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", "http://127.0.0.1:9")
    began = time.monotonic()

    with pytest.raises(Overloaded, match="cannot be reached") as told:
        calls(hurried(house_buckets.blobs(clock)))[number]()

    assert is_passing(told.value), "the delivery is repeated"
    assert told.value.retry_after
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("number", range(5))
def test_a_store_that_hangs_is_waited_for_only_so_long(
    house_buckets: HouseBuckets, blobs: BucketBlobs, number: int
) -> None:
    house_buckets.fake.seconds = 3.0
    began = time.monotonic()

    with pytest.raises(Overloaded):
        calls(hurried(blobs))[number]()

    assert time.monotonic() - began < 6


def test_bytes_that_only_drip_are_given_up(house_buckets: HouseBuckets, blobs: BucketBlobs) -> None:
    blobs.put(PATH, LARGE[:1_000_000], mime="image/webp")
    house_buckets.fake.spoil("get", *[Mischief(how="drip", seconds=0.1)] * 9)
    began = time.monotonic()

    with pytest.raises(Overloaded):
        hurried(blobs).get(PATH)

    assert time.monotonic() - began < 4


@pytest.mark.parametrize("number", range(6))
def test_a_bucket_that_is_not_there_is_no_missing_file(
    house_buckets: HouseBuckets, blobs: BucketBlobs, number: int
) -> None:
    del house_buckets.fake.buckets[house_buckets.assets.name]

    with pytest.raises(BucketFault, match="There is no bucket demo-") as told:
        calls(blobs)[number]()

    assert "ASSETS_BUCKET" in told.value.advice
    assert (503, True) == (told.value.status, told.value.indoors)


def test_an_account_without_the_right_is_told_which(house_buckets: HouseBuckets, blobs: BucketBlobs) -> None:
    house_buckets.fake.spoil("get", Mischief(status=403, message="limner-api@ does not have storage.objects.get"))

    with pytest.raises(BucketFault, match="may not use the bucket") as told:
        blobs.get(PATH)

    assert "roles/storage.objectUser" in told.value.advice
    assert "limner-api@" not in told.value.detail
    assert house_buckets.fake.asked["get"] == 1


def test_a_machine_without_credentials_says_how_to_get_some(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: Callable[[], float]
) -> None:
    monkeypatch.delenv("STORAGE_EMULATOR_HOST", raising=False)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "nothing.json"))

    with pytest.raises(BucketFault, match="no credentials") as told:
        BucketBlobs("assets", "scratch", project="demo", now=clock).get(PATH)

    assert "gcloud auth application-default login" in told.value.advice


def test_a_token_that_does_not_come_for_a_moment_is_no_missing_account() -> None:
    from google.auth.exceptions import RefreshError, TransportError

    faults = [TransportError("away"), RefreshError(TransportError("away")), RefreshError("busy", retryable=True)]

    assert all(map(passes, faults))
    assert not passes(RefreshError("the account was deleted"))


def test_a_foreign_answer_is_taken_by_its_status() -> None:
    from google.cloud.storage.exceptions import InvalidResponse
    from requests import Response

    answers = [Response(), Response()]
    for answer, status in zip(answers, (503, 418), strict=True):
        answer.status_code = status

    assert [passes(InvalidResponse(answer)) for answer in answers] == [True, False]


def test_what_the_service_says_never_reaches_a_caller(
    house_buckets: HouseBuckets, blobs: BucketBlobs, caplog: pytest.LogCaptureFixture
) -> None:
    house_buckets.fake.spoil("get", Mischief(status=400, message="secret words of the service"))

    with caplog.at_level(logging.DEBUG, "limner.storage"), pytest.raises(LimnerError) as told:
        blobs.get(PATH)

    assert "secret" not in f"{told.value.detail} {told.value.advice} {caplog.text}"


def test_neither_the_client_nor_its_library_is_loaded_before_it_is_asked() -> None:
    script = (
        "import sys; from functions.adapters.google.blobs import BucketBlobs;"
        "BucketBlobs('a', 'b', project='p', now=float).doors;"
        "print([one for one in ('google.cloud.storage', 'google.auth', 'requests') if one in sys.modules])"
    )

    said = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "[]"


def rules_of(bucket: str) -> list[Json]:
    """The rules that infra/buckets.tf gives it, as the service is told them."""
    text = (ROOT / "infra" / "buckets.tf").read_text("utf-8")
    found = re.findall(r'\{ prefix = "(\w+/)", age = (\w+), untouched = (\w+) \}', text)
    assert len(found) == 3
    rules = [
        {"matchesPrefix": [prefix], "age": int(age)}
        if age != "null"
        else {"matchesPrefix": [prefix], "daysSinceCustomTime": int(untouched)}
        for prefix, age, untouched in found
    ]
    return [{"condition": one} for one in rules] if bucket == "scratch" else []


def test_what_is_left_in_scratch_goes_by_itself_and_assets_never_do(
    house_buckets: HouseBuckets, blobs: BucketBlobs, clock: Callable[[], float]
) -> None:
    house_buckets.assets.rules, house_buckets.scratch.rules = rules_of("assets"), rules_of("scratch")
    blobs.put(PATH, b"x", mime="image/webp")
    asked(str(blobs.doors.entrance("ann/u1", size=1)), method="PUT", data=b"x")
    for name in ("source/a.tgz", "samples/ink.png"):
        told = {"customTime": house_buckets.assets.objects[PATH].fields["customTime"]}
        house_buckets.fake.write(house_buckets.scratch, name, b"x", told, {})
    began = seconds(house_buckets.assets.objects[PATH].fields["customTime"])

    gone = [
        (house_buckets.assets.live(began + days * DAY), house_buckets.scratch.live(began + days * DAY))
        for days in (1, 2, 29, 30, 4000)
    ]

    assert gone == [([], []), ([], ["uploads/ann/u1", "source/a.tgz"]), ([], []), ([], ["samples/ink.png"]), ([], [])]
