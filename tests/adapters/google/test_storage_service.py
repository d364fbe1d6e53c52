"""The stand-in for Cloud Storage is as strict as the service, towards Google's own client and addresses it signed."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.hashes import SHA256
from google.api_core.exceptions import BadRequest, NotFound, PreconditionFailed, TooManyRequests
from google.auth.credentials import Signing
from google.cloud.storage import Bucket, Client

from tests.buckets import HouseBuckets, asked
from tests.fakes.storage.service import ACCOUNT, Mischief
from tests.fakes.storage.signatures import key_of


class Account(Signing):  # type: ignore[misc]
    """Signs with a key of its own, as on a developer's machine."""

    signer_email = ACCOUNT
    signer = None

    def sign_bytes(self, message: bytes) -> bytes:
        return key_of(ACCOUNT).sign(message, padding.PKCS1v15(), SHA256())


@pytest.fixture
def bucket(house_buckets: HouseBuckets) -> Iterator[Bucket]:
    with Client(project="demo") as client:
        client._bucket_metadata_cache = None
        yield client.bucket(house_buckets.assets.name)


def signed(bucket: Bucket, fake_url: str, name: str, method: str, **more: Any) -> str:
    address: str = bucket.blob(name).generate_signed_url(
        version="v4", expiration=timedelta(minutes=5), method=method, credentials=Account(),
        api_access_endpoint=fake_url, **more,
    )  # fmt: skip
    return address


def test_what_a_signed_address_lets_in_is_what_it_was_signed_for(house_buckets: HouseBuckets, bucket: Bucket) -> None:
    url = house_buckets.fake.url
    house_buckets.fake.now = time.time
    bounds = {"x-goog-content-length-range": "1,5", "x-goog-if-generation-match": "0"}
    address = signed(bucket, url, "ann/ä b", "PUT", headers=bounds, content_type="text/plain")
    headers = bounds | {"Content-Type": "text/plain"}

    tries = [
        asked(address, method="PUT", data=b"sixsix", headers=headers)[0],
        asked(address, method="PUT", data=b"five!", headers=headers | {"Content-Type": "text/html"})[0],
        asked(address, method="PUT", data=b"five!", headers=headers | {"x-goog-acl": "public-read"})[0],
        asked(address, method="PUT", data=b"five!", headers=headers)[0],
        asked(address, method="PUT", data=b"again", headers=headers)[0],
    ]

    assert tries == [400, 403, 403, 200, 412]
    assert bucket.blob("ann/ä b").download_as_bytes() == b"five!"
    assert asked(signed(bucket, url, "ann/ä b", "HEAD"), method="HEAD")[2]["Content-Length"] == "5"
    assert asked(signed(bucket, url, "ann/ä b", "DELETE"), method="DELETE")[0] == 204
    assert asked(signed(bucket, url, "ann/ä b", "GET"))[0] == 404


def test_a_session_is_begun_by_a_signed_address(house_buckets: HouseBuckets, bucket: Bucket) -> None:
    house_buckets.fake.now = time.time
    address = signed(bucket, house_buckets.fake.url, "ann/a", "RESUMABLE")

    status, _, headers = asked(address, method="POST", data=b"", headers={"x-goog-resumable": "start"})

    assert status == 201
    assert asked(headers["Location"], method="PUT", data=b"bytes")[0] == 200
    assert asked(headers["Location"], method="DELETE")[0] == 499
    assert bucket.blob("ann/a").download_as_bytes() == b"bytes"


def test_preconditions_hold_for_every_way_to_change_an_object(bucket: Bucket) -> None:
    blob = bucket.blob("ann/a")
    blob.upload_from_string(b"one", if_generation_match=0)
    first = blob.generation

    with pytest.raises(PreconditionFailed):
        bucket.blob("ann/a").upload_from_string(b"two", if_generation_match=0)
    bucket.blob("ann/a").upload_from_string(b"two", if_generation_match=first)
    for wrong in ({"if_generation_match": first}, {"if_metageneration_match": 7}):
        with pytest.raises(PreconditionFailed):
            bucket.blob("ann/a").delete(**wrong)
        with pytest.raises(PreconditionFailed):
            bucket.blob("ann/a").patch(**wrong)
        with pytest.raises(PreconditionFailed):
            bucket.blob("ann/a").download_as_bytes(**wrong)
    with pytest.raises(NotFound):
        bucket.blob("ann/none").delete(if_generation_match=first)

    assert bucket.blob("ann/a").download_as_bytes() == b"two"


def test_who_asks_only_for_news_is_told_that_there_is_none(house_buckets: HouseBuckets, bucket: Bucket) -> None:
    blob = bucket.blob("ann/a")
    blob.upload_from_string(b"one")
    place = f"{house_buckets.fake.url}/storage/v1/b/{bucket.name}/o/ann%2Fa"

    assert asked(f"{place}?ifGenerationNotMatch={blob.generation}")[:2] == (304, b"")
    assert asked(f"{place}?ifMetagenerationNotMatch=9")[0] == 200
    assert json.loads(asked(place)[1])["metageneration"] == "1"


@pytest.mark.parametrize("checksum", ["md5", "crc32c"])
@pytest.mark.parametrize("size", [10, 9 << 20])
def test_bytes_that_do_not_fit_their_checksum_are_not_stored(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch, checksum: str, size: int
) -> None:
    monkeypatch.setattr(f"tests.fakes.storage.objects.{checksum}", lambda data: "another")

    with pytest.raises(BadRequest):
        bucket.blob("ann/a").upload_from_string(b"x" * size, checksum=checksum)

    assert not bucket.blob("ann/a").exists()


def test_a_list_comes_in_pages_and_between_its_bounds(bucket: Bucket) -> None:
    for number in range(7):
        bucket.blob(f"ann/{number}").upload_from_string(b"x")
    bucket.blob("bob/0").upload_from_string(b"x")

    pages = [[one.name for one in page] for page in bucket.list_blobs(prefix="ann/", page_size=3).pages]
    between = [one.name for one in bucket.list_blobs(start_offset="ann/5", end_offset="bob/0")]

    assert [len(page) for page in pages] == [3, 3, 1]
    assert [name for page in pages for name in page] == [f"ann/{number}" for number in range(7)]
    assert between == ["ann/5", "ann/6"]


def test_one_object_is_changed_once_in_a_while(house_buckets: HouseBuckets, bucket: Bucket) -> None:
    house_buckets.fake.cooling = 60.0
    blob = bucket.blob("ann/a")
    blob.upload_from_string(b"x")
    blob.metadata = {"a": "b"}

    with pytest.raises(TooManyRequests):
        blob.patch(retry=None)
    bucket.blob("ann/b").upload_from_string(b"x")


def test_an_answer_may_be_slow(house_buckets: HouseBuckets, bucket: Bucket) -> None:
    from requests import ReadTimeout

    house_buckets.fake.spoil("look", Mischief(how="slow", seconds=1.0))

    with pytest.raises(ReadTimeout):
        bucket.blob("ann/a").exists(timeout=0.2, retry=None)
    assert not bucket.blob("ann/a").exists()


def test_browsers_are_told_by_the_rules_of_the_bucket(house_buckets: HouseBuckets, bucket: Bucket) -> None:
    rule = {"origin": ["https://app.example.com"], "method": ["GET"], "responseHeader": ["Range"]}
    house_buckets.assets.cors = [rule]
    place = f"{house_buckets.fake.url}/{bucket.name}/ann/a"

    known, unknown = (asked(place, headers={"Origin": f"https://{one}.example.com"})[2] for one in ("app", "evil"))
    put = {"Origin": "https://app.example.com", "Access-Control-Request-Method": "PUT"}

    assert (known["Access-Control-Allow-Origin"], known["Access-Control-Expose-Headers"]) == (
        "https://app.example.com",
        "Range",
    )
    assert unknown["Access-Control-Allow-Origin"] is None
    assert asked(place, method="OPTIONS", headers=put)[2]["Access-Control-Allow-Origin"] is None
