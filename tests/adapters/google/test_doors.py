"""Doors: links that are signed without a key file and expire, and sessions that take what clients send ahead."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.google import doors as kept
from functions.adapters.google import signed
from functions.adapters.google.blobs import BucketBlobs
from functions.adapters.google.doors import LIFE, REST
from functions.adapters.google.signed import Opening
from functions.core.errors import Overloaded, PayloadTooLarge
from tests.buckets import HouseBuckets, asked
from tests.fakes.storage.service import ACCOUNT, Mischief
from tests.fakes.storage.sessions import PART
from tests.fakes.storage.signatures import key_of

ROOT = Path(__file__).parents[3]
NOON = 1_763_640_000.0
PATH = "ann/" + "a" * 64 + ".webp"
BUSY, SLOW = Mischief(), Mischief(how="drop")


@pytest.fixture
def blobs(house_buckets: HouseBuckets, clock: Any) -> BucketBlobs:
    clock.time = NOON + 1800
    found = house_buckets.blobs(clock)
    found.put(PATH, b"RIFFsome picture", mime="image/webp")
    return found


def linked(blobs: BucketBlobs, **said: str) -> str:
    found = blobs.doors.link(PATH, **({"mime": "image/webp"} | said))
    assert found is not None
    return found


def test_a_link_opens_one_file_to_whoever_has_it(blobs: BucketBlobs) -> None:
    link = linked(blobs)

    status, data, headers = asked(link)
    part = asked(link, headers={"Range": "bytes=4-7"})

    assert (200, b"RIFFsome picture") == (status, data)
    assert ("image/webp", "private, max-age=31536000, immutable") == (headers["Content-Type"], headers["Cache-Control"])
    assert (206, b"some") == part[:2]


def test_a_link_says_how_the_bytes_are_called_and_kept(blobs: BucketBlobs) -> None:
    saved = "attachment; filename=\"a b.pdf\"; filename*=UTF-8''%C3%A4%20%26%20b.pdf"

    link = linked(blobs, mime="text/html; charset=utf-8", disposition=saved)

    status, _, headers = asked(link)
    assert (200, "text/html; charset=utf-8", saved) == (status, headers["Content-Type"], headers["Content-Disposition"])


def test_without_a_signature_nobody_sees_anything(house_buckets: HouseBuckets, blobs: BucketBlobs) -> None:
    status, body, _ = asked(f"{house_buckets.fake.url}/{house_buckets.assets.name}/{PATH}")

    assert status == 403
    assert b"AccessDenied" in body


@pytest.mark.parametrize(
    ("part", "other"),
    [
        (PATH, PATH.replace("ann/", "bob/")),
        ("assets/", "scratch/"),
        ("X-Goog-Expires=7200", "X-Goog-Expires=604800"),
        ("T120000Z", "T130000Z"),
        ("image%2Fwebp", "text%2Fhtml"),
        ("X-Goog-Signature=", "X-Goog-Signature=00"),
        ("&X-Goog-Signature", "&response-content-disposition=inline&X-Goog-Signature"),
        ("SignedHeaders=host", "SignedHeaders=host%3Bx-goog-acl"),
        ("limner-api%40", "mallory%40"),
    ],
)
def test_a_link_that_was_changed_opens_nothing(blobs: BucketBlobs, part: str, other: str) -> None:
    link = linked(blobs)
    assert part in link

    status, body, _ = asked(link.replace(part, other))

    assert status == 403
    assert b"SignatureDoesNotMatch" in body


def test_a_key_of_ours_that_is_sent_along_opens_nothing(blobs: BucketBlobs) -> None:
    assert asked(linked(blobs), headers={"Authorization": "Bearer a-key"})[0] == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD"])
def test_a_link_is_for_reading_only(house_buckets: HouseBuckets, blobs: BucketBlobs, method: str) -> None:
    status, _, _ = asked(linked(blobs), method=method, data=b"other" if method == "PUT" else None)

    assert status == 403
    assert house_buckets.assets.objects[PATH].data == b"RIFFsome picture"


def test_a_link_is_good_for_an_hour_at_least_and_for_two_at_most(blobs: BucketBlobs, clock: Any) -> None:
    clock.time = NOON + 3599.9
    link = linked(blobs)
    statuses = []

    for later in (0.0, 3600.0, 3600.2):
        clock.time = NOON + 3599.9 + later
        statuses.append(asked(link)[0])

    assert statuses == [200, 200, 400], "Google answers 400 ExpiredToken"
    assert b"ExpiredToken" in asked(link)[1]
    assert LIFE <= 12 * 3600, "longer than Google keeps the key that signs"


def test_equal_asks_within_an_hour_have_one_link_that_is_signed_once(
    house_buckets: HouseBuckets, blobs: BucketBlobs, clock: Any
) -> None:
    links = set()
    for minutes in (0, 10, 59):
        clock.time = NOON + minutes * 60
        links.add(linked(blobs))
        links.add(house_buckets.blobs(clock).doors.link(PATH, mime="image/webp"))
    asked_in_an_hour = house_buckets.fake.asked["sign"]
    clock.time = NOON + 3600

    assert len(links) == 1, "another process makes the same link"
    assert asked_in_an_hour == 4, "one by the first process, one by each other"
    assert linked(blobs) not in links
    assert linked(blobs, mime="text/plain") != linked(blobs)


def test_only_so_many_links_are_remembered(blobs: BucketBlobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_LINKS", 3)

    for number in range(5):
        linked(blobs, disposition=f"attachment; filename={number}")

    assert len(blobs.doors._links) == 3


def test_links_are_asked_for_by_many_at_once(blobs: BucketBlobs) -> None:
    gate = threading.Barrier(12)

    def link(_: int) -> str:
        gate.wait(10)
        return linked(blobs)

    with ThreadPoolExecutor(12) as crowd:
        assert len(set(crowd.map(link, range(12)))) == 1


@pytest.mark.parametrize("path", ["ann/none.webp", "../x", "ann/A", ""])
def test_there_is_no_link_to_what_is_not_there(house_buckets: HouseBuckets, blobs: BucketBlobs, path: str) -> None:
    assert blobs.doors.link(path, mime="image/webp") is None
    assert not house_buckets.fake.asked["sign"]


def test_the_address_is_the_one_that_googles_own_client_makes(blobs: BucketBlobs) -> None:
    from google.auth.credentials import Signing
    from google.cloud.storage._signing import generate_signed_url_v4

    class Account(Signing):  # type: ignore[misc]
        signer_email = ACCOUNT
        signer = None

        def sign_bytes(self, message: bytes) -> bytes:
            from cryptography.hazmat.primitives.asymmetric import padding
            from cryptography.hazmat.primitives.hashes import SHA256

            return key_of(ACCOUNT).sign(message, padding.PKCS1v15(), SHA256())

    saved = "attachment; filename=\"a b~c.pdf\"; filename*=UTF-8''%C3%A4.pdf"
    said = {"response-content-type": "application/pdf", "response-content-disposition": saved}
    name = "Ann.x/a_1-b.webp"
    opening = Opening(
        host="https://storage.googleapis.com", bucket="b-1", name=name, at=int(NOON), seconds=7200, said=said
    )
    theirs = generate_signed_url_v4(
        Account(), resource=f"/b-1/{name}", expiration=timedelta(seconds=7200),
        response_type=said["response-content-type"], response_disposition=saved, _request_timestamp="20251120T120000Z",
    )  # fmt: skip

    ours, to_sign = opening.draft(ACCOUNT)

    assert f"{ours}&X-Goog-Signature={Account().sign_bytes(to_sign.encode()).hex()}" == theirs


@pytest.mark.parametrize("mischief", [BUSY, SLOW, Mischief(how="lost")])
def test_signing_that_fails_for_a_moment_is_asked_for_again(
    house_buckets: HouseBuckets, blobs: BucketBlobs, mischief: Mischief
) -> None:
    house_buckets.fake.spoil("sign", mischief)

    assert asked(linked(blobs))[0] == 200


@pytest.mark.parametrize(
    ("mischief", "why"),
    [
        (Mischief(status=403, message="Permission denied on secret-account@"), "the account may not sign for itself"),
        (Mischief(status=404), "the service refuses"),
        (Mischief(how="drop"), "does not answer"),
        (Mischief(how="cut"), "does not answer"),
        (Mischief(status=200), "answers something else"),
    ],
)
def test_where_nobody_signs_there_is_no_link_for_a_while_and_the_log_says_why(
    house_buckets: HouseBuckets, blobs: BucketBlobs, caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch, mischief: Mischief, why: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(signed, "PATIENCE", 0.3)
    house_buckets.fake.spoil("sign", *[mischief] * 20)

    found = [blobs.doors.link(PATH, mime="image/webp") for _ in range(3)]

    assert found == [None] * 3
    [told] = [one.getMessage() for one in caplog.records if one.levelno == logging.WARNING]
    assert why in told
    assert "secret" not in told
    house_buckets.fake.forget()
    blobs.doors._rests_until -= REST
    assert linked(blobs), "after a rest it is tried again"


def test_a_person_or_nobody_signs_no_links(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    import google.auth
    from google.auth.credentials import AnonymousCredentials
    from google.auth.exceptions import DefaultCredentialsError

    class Person(AnonymousCredentials):  # type: ignore[misc]
        def refresh(self, request: object) -> None:
            """A person's token comes without an account."""

    def nobody(**_: object) -> object:
        raise DefaultCredentialsError

    for found, why in ((lambda **_: (Person(), "demo"), "a person's"), (nobody, "no credentials")):
        monkeypatch.setattr(google.auth, "default", found)
        with pytest.raises(signed.Unsigned, match=why):
            signed._ambient()


class Machine(BaseHTTPRequestHandler):
    """What a machine of Google's tells of its account, and a token for it."""

    def do_GET(self) -> None:
        told = {"email": ACCOUNT, "scopes": [], "access_token": "of-the-machine", "expires_in": 3600}
        wants_text = self.path.endswith(("universe-domain", "universe_domain"))
        body = b"googleapis.com" if wants_text else json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Metadata-Flavor", "Google")
        self.send_header("Content-Type", "application/text" if wants_text else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Tests are quiet."""


@pytest.fixture
def machine() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Machine)
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    running.start()
    yield f"127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    running.join(5.0)


def test_on_a_machine_of_googles_its_account_signs_by_a_token_and_without_a_key(
    house_buckets: HouseBuckets, blobs: BucketBlobs, machine: str, tmp_path: Path
) -> None:
    fake, name = house_buckets.fake, house_buckets.assets.name
    script = (
        "from functions.adapters.google import signed, storage;"
        f"signed.CREDENTIALS_HOST = {fake.url!r};"
        f"place = dict(host={fake.url!r}, bucket={name!r}, name={PATH!r});"
        f"opening = signed.Opening(**place, at={int(NOON)}, seconds=7200, said={{}});"
        "print(signed.Signer(storage.Storage('demo')).signed(opening))"
    )
    left_out = ("STORAGE_EMULATOR_HOST", "GOOGLE_APPLICATION_CREDENTIALS")
    env = {key: value for key, value in os.environ.items() if key not in left_out}
    env |= {"GCE_METADATA_HOST": machine, "GCE_METADATA_IP": machine, "CLOUDSDK_CONFIG": str(tmp_path)}

    said = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=60
    )

    assert asked(said.stdout.strip())[:2] == (200, b"RIFFsome picture")
    assert "limner-api%40demo" in said.stdout


def test_what_is_left_at_an_entrance_has_arrived(house_buckets: HouseBuckets, blobs: BucketBlobs) -> None:
    address = blobs.doors.entrance("ann/u1", size=5)

    before = blobs.doors.arrived("ann/u1", most=10)
    status, answer, _ = asked(str(address), method="PUT", data=b"fives")

    assert before is None
    assert (200, "5") == (status, json.loads(answer)["size"])
    assert blobs.doors.arrived("ann/u1", most=10) == b"fives"
    assert ["uploads/ann/u1"] == list(house_buckets.scratch.objects)
    assert [PATH] == list(house_buckets.assets.objects), "nothing comes into the assets by itself"


def test_an_entrance_takes_the_bytes_in_parts_and_where_they_broke_off(blobs: BucketBlobs) -> None:
    data = bytes(range(256)) * 3000
    address = str(blobs.doors.entrance("ann/u1", size=len(data)))

    def sent(first: int, last: int) -> tuple[int, str | None]:
        span = {"Content-Range": f"bytes {first}-{last - 1}/{len(data)}"}
        status, _, headers = asked(address, method="PUT", data=data[first:last], headers=span)
        return status, headers["Range"]

    def so_far() -> tuple[int, str | None]:
        status, _, headers = asked(address, method="PUT", data=b"", headers={"Content-Range": f"bytes */{len(data)}"})
        return status, headers["Range"]

    steps = [so_far(), sent(0, PART), so_far(), sent(PART, 2 * PART), sent(PART, 2 * PART), sent(2 * PART, len(data))]

    one, two = f"bytes=0-{PART - 1}", f"bytes=0-{2 * PART - 1}"
    assert steps == [(308, None), (308, one), (308, one), (308, two), (308, two), (200, None)]
    assert blobs.doors.arrived("ann/u1", most=len(data)) == data


@pytest.mark.parametrize("data", [b"four", b"six..."])
def test_an_entrance_takes_exactly_what_was_announced(blobs: BucketBlobs, data: bytes) -> None:
    status, _, _ = asked(str(blobs.doors.entrance("ann/u1", size=5)), method="PUT", data=data)

    assert status == 400
    assert blobs.doors.arrived("ann/u1", most=10) is None


def test_an_entrance_is_used_once(blobs: BucketBlobs) -> None:
    first, second = (str(blobs.doors.entrance("ann/u1", size=5)) for _ in range(2))

    statuses = [asked(one, method="PUT", data=data)[0] for one, data in ((first, b"first"), (second, b"other"))]

    assert statuses == [200, 412]
    assert blobs.doors.arrived("ann/u1", most=10) == b"first"
    assert blobs.doors.entrance("ann/u1", size=5) is None
    assert asked(f"{first}0", method="PUT", data=b"x")[0] == 404


def test_a_browser_may_fill_it_from_the_page_that_asked(blobs: BucketBlobs) -> None:
    page = {"Origin": "https://app.example.com"}
    address = str(blobs.doors.entrance("ann/u1", size=5, origin=page["Origin"]))

    ahead = asked(address, method="OPTIONS", headers=page | {"Access-Control-Request-Method": "PUT"})
    status, _, headers = asked(address, method="PUT", data=b"fives", headers=page)

    assert {"https://app.example.com"} == {one["Access-Control-Allow-Origin"] for one in (ahead[2], headers)}
    assert status == 200


def test_more_than_is_taken_is_never_read(house_buckets: HouseBuckets, blobs: BucketBlobs) -> None:
    asked(str(blobs.doors.entrance("ann/u1", size=11)), method="PUT", data=b"eleven....!")

    with pytest.raises(PayloadTooLarge, match="11 bytes came, and 10 are taken"):
        blobs.doors.arrived("ann/u1", most=10)
    assert not house_buckets.fake.asked["get"]


@pytest.mark.parametrize("place", ["", "ann", "../x", "ann/a/b", "ann/A"])
def test_there_is_no_entrance_to_another_place(house_buckets: HouseBuckets, blobs: BucketBlobs, place: str) -> None:
    assert blobs.doors.entrance(place, size=5) is None
    assert blobs.doors.arrived(place, most=5) is None
    assert not house_buckets.fake.asked["begin"]


@pytest.mark.parametrize("mischief", [BUSY, Mischief(how="lost"), Mischief(how="drop")])
def test_an_entrance_is_asked_for_again_where_the_service_is_away_for_a_moment(
    house_buckets: HouseBuckets, blobs: BucketBlobs, mischief: Mischief
) -> None:
    house_buckets.fake.spoil("begin", mischief)

    assert asked(str(blobs.doors.entrance("ann/u1", size=5)), method="PUT", data=b"fives")[0] == 200


def test_without_the_store_there_is_neither_link_nor_entrance(
    house_buckets: HouseBuckets, clock: Callable[[], float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", "http://127.0.0.1:9")
    blobs = house_buckets.blobs(clock)
    blobs._storage.look = (0.3, 0.5)

    for ask in (lambda: blobs.doors.link(PATH, mime="a/b"), lambda: blobs.doors.entrance("ann/u1", size=5)):
        with pytest.raises(Overloaded):
            ask()
