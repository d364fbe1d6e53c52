"""Pictures, pages and exports as bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from functions.web.listings import ExportsReply
from tests.houses import a_house
from tests.web.conftest import Visitor, is_problem, visitor


def test_a_picture_never_changes_under_its_name(api: Visitor) -> None:
    picture = api.done()["scenes"][0]["picture"]

    answer = api.get(picture["url"])

    name = picture["url"].rpartition("/")[2]
    assert answer.content_type == "image/webp"
    assert answer.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer.headers["ETag"] == f'"{name.partition(".")[0]}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in answer.headers
    again = api.get(picture["url"], headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Cache-Control"] == answer.headers["Cache-Control"]


def test_a_head_tells_the_size_and_sends_nothing(api: Visitor) -> None:
    url = api.done()["pages"][0]["url"]

    answer = api.head(url)

    assert answer.data == b""
    assert int(answer.headers["Content-Length"]) == len(api.get(url).data)


@pytest.mark.parametrize(
    "name", ["x", "0" * 64, "0" * 64 + ".webp", "0" * 63 + "G.webp", "..%2F..%2Fjobs.db", "%2e%2e", "%00", "a" * 5000]
)
def test_a_file_that_is_not_ours_is_not_found(api: Visitor, name: str) -> None:
    api.done()

    is_problem(api.get(f"/v1/assets/{name}"), 404, "not_found")


def test_only_pictures_are_shown_other_bytes_are_saved(api: Visitor) -> None:
    job = api.home.job(api.done()["id"])

    answer = api.get(f"/v1/assets/{job.layout}")

    assert answer.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_large_file_is_streamed_from_the_disk(tmp_path: Path) -> None:
    home = a_house()
    home.press.sizes["pdf"] = 3_000_000
    place = tmp_path / "file"
    api = visitor(home, file_of=lambda path: place if place.write_bytes(home.house.blobs.get(path) or b"") else None)
    job = api.done()

    answer = api.get(f"/v1/jobs/{job['id']}/exports/pdf")

    assert int(answer.headers["Content-Length"]) == 3_000_000
    assert answer.data == place.read_bytes()


def test_every_format_is_listed_with_its_state(api: Visitor) -> None:
    made = api.make()
    before = api.get(f"/v1/jobs/{made['id']}/exports").json
    api.home.drain()

    after = api.get(f"/v1/jobs/{made['id']}/exports").json

    assert {one["state"] for one in before["items"]} == {"waiting"}
    assert {one["format"]: one["state"] for one in after["items"]} == {
        "pdf": "ready", "cbz": "ready", "png": "available", "webp": "available", "zip": "available",
        "html": "available", "json": "available",
    }  # fmt: skip
    assert after["items"][0]["bytes"] > 0
    ExportsReply.model_validate(after)


def test_a_ready_file_is_sent_under_the_title_of_the_work(api: Visitor) -> None:
    job = api.done(prompt='Über "Füchse" / und\nSegel; 狐')

    answer = api.get(f"/v1/jobs/{job['id']}/exports/pdf")

    assert answer.status_code == 200
    assert answer.content_type == "application/pdf"
    shown = answer.headers["Content-Disposition"]
    assert shown.startswith('attachment; filename="Uber-Fuchse-und-Segel.pdf"; filename*=UTF-8')
    assert "%E7%8B%90" in shown
    assert shown.isascii()
    assert api.get(
        f"/v1/jobs/{job['id']}/exports/pdf", headers={"If-None-Match": answer.headers["ETag"]}
    ).status_code == 304  # fmt: skip


def test_a_file_is_built_when_it_is_first_asked_for(api: Visitor) -> None:
    job = api.done()
    where = f"/v1/jobs/{job['id']}/exports/zip"

    first = api.get(where)
    twice = api.get(where)
    api.home.drain()
    ready = api.get(where)

    assert first.status_code == twice.status_code == 202
    assert first.headers["Retry-After"] == "1"
    assert first.json["state"] == "building"
    assert ready.status_code == 200
    assert ready.content_type == "application/zip"


def test_whoever_waits_gets_the_file_in_one_call(api: Visitor) -> None:
    job = api.done()

    with api.home.working():
        answer = api.get(f"/v1/jobs/{job['id']}/exports/zip?wait=20")

    assert answer.status_code == 200
    assert answer.data


def test_a_file_that_cannot_be_made_says_so_after_a_few_tries(api: Visitor) -> None:
    job = api.done()
    api.home.press.broken = {"zip"}
    seen = []

    for _ in range(5):
        seen.append(api.get(f"/v1/jobs/{job['id']}/exports/zip"))
        api.home.drain()

    assert [one.status_code for one in seen] == [202, 202, 202, 500, 500]
    found = is_problem(seen[-1], 500, "internal")
    assert "No zip today." in found["detail"]
    listed = {one["format"]: one for one in api.get(f"/v1/jobs/{job['id']}/exports").json["items"]}
    assert listed["zip"]["state"] == "failed"
    assert listed["zip"]["error"]["detail"] == "No zip today."


def test_a_format_that_the_kind_does_not_have_is_not_found(api: Visitor) -> None:
    job = api.done()

    found = is_problem(api.get(f"/v1/jobs/{job['id']}/exports/mp4"), 404, "not_found")

    assert "pdf" in found["action"]


def test_files_are_not_made_before_the_end(api: Visitor) -> None:
    made = api.make()

    is_problem(api.get(f"/v1/jobs/{made['id']}/exports/pdf"), 409, "conflict")


def test_during_the_next_run_the_old_file_stays(api: Visitor) -> None:
    job = api.done()
    old = api.get(f"/v1/jobs/{job['id']}/exports/pdf").data
    api.patch(f"/v1/jobs/{job['id']}/scenes/1", json={"caption": "New."}, headers={"If-Match": '"1"'})

    answer = api.get(f"/v1/jobs/{job['id']}/exports/pdf")

    assert answer.status_code == 200
    assert answer.data == old
