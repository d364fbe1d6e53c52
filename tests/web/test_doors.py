"""The same API where bytes do not pass through it: answers lead to links, uploads are left at the store itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest

from functions.flows.sweep import clean
from functions.web.app import create_app
from functions.web.config import WebConfig
from functions.web.serve import opened
from tests.buckets import HouseBuckets, asked, two_buckets
from tests.fakes.storage.service import FakeStorage, Mischief
from tests.houses import Home
from tests.web.conftest import Visitor, is_problem, visitor

ROOT = Path(__file__).parents[2]
BOOK = "\n\n".join(f"The fox of chapter {number} sails on." for number in range(1, 4)).encode()


@pytest.fixture(scope="module")
def fake() -> Iterator[FakeStorage]:
    with FakeStorage().served() as found:
        yield found


@pytest.fixture
def buckets(fake: FakeStorage, monkeypatch: pytest.MonkeyPatch) -> Iterator[HouseBuckets]:
    with two_buckets(fake, monkeypatch) as found:
        yield found


@pytest.fixture
def api(home: Home, buckets: HouseBuckets) -> Visitor:
    blobs = buckets.blobs(home.clock)
    home.house = replace(home.house, blobs=blobs, doors=blobs.doors)
    return visitor(home)


def test_a_picture_is_fetched_from_the_store_by_a_link_that_is_kept_for_a_while(api: Visitor) -> None:
    url = api.done()["scenes"][0]["picture"]["url"]

    answer = api.get(url)

    status, data, headers = asked(answer.headers["Location"])
    assert (302, b"", "private, max-age=300") == (answer.status_code, answer.data, answer.headers["Cache-Control"])
    assert "ETag" not in answer.headers, "a kept 302 would outlive its link"
    assert (200, "image/webp") == (status, headers["Content-Type"])
    assert data == api.home.house.blobs.get(f"local/{url.rpartition('/')[2]}")
    assert answer.headers["Location"] == api.get(url).headers["Location"]


def test_what_is_not_a_picture_is_saved_and_not_shown(api: Visitor) -> None:
    job = api.home.job(api.done()["id"])

    headers = asked(api.get(f"/v1/assets/{job.layout}").headers["Location"])[2]

    assert ("application/json", "attachment") == (headers["Content-Type"], headers["Content-Disposition"])


def test_a_file_of_a_job_is_fetched_under_its_title(api: Visitor) -> None:
    job = api.done()

    answer = api.get(f"/v1/jobs/{job['id']}/exports/pdf")

    _, data, headers = asked(answer.headers["Location"])
    assert (302, "private, no-cache") == (answer.status_code, answer.headers["Cache-Control"])
    assert "A-fox-learns-to-sail.pdf" in headers["Content-Disposition"]
    assert data == api.get(f"/v1/jobs/{job['id']}/exports/pdf", headers={"Origin": "https://app.example"}).data


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Mode": "cors"}, {"Origin": "https://app.example.com"}])
def test_a_script_in_a_page_gets_the_bytes_which_it_could_not_follow(api: Visitor, headers: dict[str, str]) -> None:
    url = api.done()["scenes"][0]["picture"]["url"]

    answer, led = api.get(url, headers=headers), api.get(url)

    assert (200, "image/webp", 302) == (answer.status_code, answer.content_type, led.status_code)
    assert "ETag" in answer.headers
    assert all("Sec-Fetch-Mode" in one.headers["Vary"] for one in (answer, led)), "one copy never serves both"


def test_what_is_larger_than_an_answer_may_be_is_never_sent_by_the_house(api: Visitor) -> None:
    api.home.press.sizes["pdf"] = 30 * 1024 * 1024 + 1
    job = api.done()

    answer = api.get(f"/v1/jobs/{job['id']}/exports/pdf", headers={"Sec-Fetch-Mode": "cors"})

    assert answer.status_code == 302


def test_a_head_and_a_known_tag_are_answered_by_the_house(api: Visitor) -> None:
    url = api.done()["scenes"][0]["picture"]["url"]
    tag = f'"{url.rpartition("/")[2].partition(".")[0]}"'

    head, known = api.head(url), api.get(url, headers={"If-None-Match": tag})

    assert (200, 304) == (head.status_code, known.status_code)
    assert int(head.headers["Content-Length"]) > 0


def test_what_is_not_there_and_what_is_anothers_look_the_same(home: Home, api: Visitor) -> None:
    home.house.blobs.put(f"ann/{'a' * 64}.webp", b"hers", mime="image/webp")

    for name in ("a" * 64, "b" * 64):
        is_problem(api.get(f"/v1/assets/{name}.webp"), 404, "not_found")


def test_the_read_token_of_a_job_leads_to_its_own_pictures_alone(home: Home, api: Visitor) -> None:
    from functions.web.tokens import issued

    one, other = api.done(), api.done(prompt="A hare learns to swim")
    closed = visitor(home, auth="keys")
    home.house = replace(home.house)
    token = issued(b"s" * 32, one["id"], now=home.clock())

    own, foreign = (f"{job['scenes'][0]['picture']['url']}?token={token}" for job in (one, other))

    assert closed.get(own).status_code == 302
    is_problem(closed.get(foreign), 404, "not_found")


def test_where_nobody_signs_the_house_sends_the_bytes(
    api: Visitor, buckets: HouseBuckets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("functions.adapters.google.signed.PATIENCE", 0.2)
    url = api.done()["scenes"][0]["picture"]["url"]
    buckets.fake.spoil("sign", *[Mischief(status=403)] * 3)

    answer = api.get(url)

    assert (200, "image/webp") == (answer.status_code, answer.content_type)
    assert buckets.fake.asked["sign"] == 1


def test_a_store_that_is_away_is_said_so_and_may_be_asked_again(
    api: Visitor, home: Home, buckets: HouseBuckets
) -> None:
    url = api.done()["scenes"][0]["picture"]["url"]
    home.house.blobs._storage.look = (0.2, 0.3)  # type: ignore[attr-defined]
    buckets.fake.spoil("look", *[Mischief()] * 50)

    problem = api.get(url)

    is_problem(problem, 503, "overloaded")
    assert int(problem.headers["Retry-After"]) >= 1


def left(api: Visitor, data: bytes, **fields: object) -> dict[str, object]:
    """A document sent ahead, by the same few lines wherever the house lives."""
    made = api.post("/v1/uploads", json={"name": "book.pdf", "size": len(data)} | fields).json
    address = urljoin("http://localhost/", made["upload_url"])
    status = api.put(address, data=data).status_code if "//localhost/" in address else asked_put(address, data)
    assert status == 200
    return dict(made)


def asked_put(address: str, data: bytes) -> int:
    return asked(address, method="PUT", data=data)[0]


@pytest.mark.parametrize("place", ["laptop", "cloud"])
def test_a_document_is_sent_ahead_by_the_same_lines_on_a_laptop_and_in_the_cloud(
    home: Home, buckets: HouseBuckets, place: str
) -> None:
    blobs = buckets.blobs(home.clock)
    if place == "cloud":
        home.house = replace(home.house, blobs=blobs, doors=blobs.doors)
    api = visitor(home)

    upload = left(api, BOOK)
    made = api.post("/v1/jobs", json={"kind": "comic", "scenes": 3, "upload": upload["id"]})

    assert made.status_code == 202, made.data
    assert made.json["source"]["name"] == "book.pdf"
    assert str(upload["upload_url"]).startswith("http" if place == "cloud" else "/v1/uploads/")
    assert len(buckets.scratch.objects) == (place == "cloud")
    again = api.post("/v1/jobs", json={"kind": "story", "scenes": 2, "upload": upload["id"]})
    assert again.status_code == 202


def test_bytes_of_a_length_that_nobody_announced_come_to_the_house(api: Visitor, buckets: HouseBuckets) -> None:
    upload = left(api, BOOK, size=None)

    assert str(upload["upload_url"]).startswith("/v1/uploads/")
    assert api.post("/v1/jobs", json={"kind": "comic", "upload": upload["id"]}).status_code == 202
    assert not buckets.scratch.objects


def test_an_upload_whose_bytes_have_not_come_says_so(api: Visitor) -> None:
    made = api.post("/v1/uploads", json={"name": "book.pdf", "size": 5}).json

    problem = is_problem(api.post("/v1/jobs", json={"kind": "comic", "upload": made["id"]}), 422, "invalid_request")

    assert "have not come yet" in problem["detail"]


def test_an_announcement_made_twice_has_one_address(api: Visitor) -> None:
    asks = {"json": {"name": "book.pdf", "size": len(BOOK)}, "headers": {"Idempotency-Key": "k1"}}

    first, again = (api.post("/v1/uploads", **asks) for _ in range(2))

    assert first.json["upload_url"] == again.json["upload_url"]
    assert again.headers["Idempotency-Replayed"] == "true"


def test_an_announcement_of_another_day_never_meets_the_bytes_of_the_first(home: Home, api: Visitor) -> None:
    asks = {"json": {"name": "book.pdf", "size": len(BOOK)}, "headers": {"Idempotency-Key": "k1"}}
    first = api.post("/v1/uploads", **asks).json
    asked_put(first["upload_url"], BOOK)
    home.clock.time += 25 * 3600
    clean(home.house)

    again = api.post("/v1/uploads", **asks).json

    assert (first["id"], True) == (again["id"], first["upload_url"] != again["upload_url"])
    is_problem(api.post("/v1/jobs", json={"kind": "comic", "upload": again["id"]}), 422, "invalid_request")


def test_what_was_left_by_one_owner_is_no_others(home: Home, api: Visitor) -> None:
    upload = left(api, BOOK)
    doors = home.house.doors
    assert doors is not None

    place = f"{upload['id']}-{int(home.clock())}"

    assert doors.arrived(f"local/{place}", most=1 << 20) == BOOK
    assert doors.arrived(f"ann/{place}", most=1 << 20) is None


def test_comics_are_made_whole_where_a_fifth_of_the_answers_of_the_store_is_lost(
    home: Home, api: Visitor, buckets: HouseBuckets
) -> None:
    buckets.fake.wild = 0.2

    jobs = [api.done(prompt=f"A fox learns to sail, number {number}") for number in range(3)]
    home.clock.time += 4000
    clean(home.house)
    home.clock.time += 4000
    clean(home.house)

    buckets.fake.wild = 0.0
    assert [job["state"] for job in jobs] == ["done"] * 3
    named = {name for job in jobs for name in home.job(job["id"]).assets()}
    assert {f"local/{name}" for name in named} <= set(buckets.assets.objects)
    assert all(asked(api.get(page["url"]).headers["Location"])[0] == 200 for job in jobs for page in job["pages"])
    painted = [ask.prompt for ask in home.painter.asked]
    assert len(painted) == len(set(painted)), "nothing is painted twice"


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node to run the client of pages")
@pytest.mark.parametrize("place", ["laptop", "cloud"])
def test_the_client_of_pages_sends_a_document_ahead_wherever_the_house_lives(
    home: Home, buckets: HouseBuckets, place: str
) -> None:
    blobs = buckets.blobs(home.clock)
    if place == "cloud":
        home.house = replace(home.house, blobs=blobs, doors=blobs.doors)
    door = opened(create_app(home.house, WebConfig(token_secret=lambda: b"s" * 32)), "127.0.0.1", 0, threads=4)
    running = threading.Thread(target=door.answer, daemon=True)
    running.start()
    script = (
        f"import {{ limner }} from {json.dumps((ROOT / 'functions/web/studio/limner.js').as_uri())};"
        f"const client = limner({{ base: 'http://127.0.0.1:{door.port}', key: 'a-secret' }});"
        f"const sent = await client.upload(new Blob([{json.dumps(BOOK.decode())}]), {{ name: 'book.txt' }});"
        "const job = await client.jobs.create({ kind: 'comic', scenes: 3, upload: sent.id });"
        "console.log(sent.upload_url, job.source.name);"
    )

    command = ["node", "--input-type=module", "-e", script]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    door.close()
    running.join(5.0)

    assert said.returncode == 0, said.stderr[-500:]
    address, name = said.stdout.split()
    assert (address.startswith("http"), name) == (place == "cloud", "book.txt")
