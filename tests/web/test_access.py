"""Who may ask: keys, read tokens, this computer only, pages of other origins."""

from __future__ import annotations

from typing import Any

import pytest

from functions.web.routes import ROUTES
from functions.web.tokens import LIFE, STEP, issued, job_of
from tests.houses import Home, a_house, a_request
from tests.web.conftest import BODY, Visitor, is_problem, visitor

SECRET = b"s" * 32
OPEN_TO_ALL = {"/health", "/api/health", "/backup-health", "/openapi.json", "/docs", "/docs/{file}", "/llms.txt", "/"}
OPEN_TO_ALL |= {"/studio/{path}"}


@pytest.fixture
def locked(home: Home) -> Visitor:
    """The API where every caller needs a key, over a house in which ann has a finished job."""
    return visitor(home, auth="keys")


def anns(home: Home) -> dict[str, Any]:
    from functions.flows.submit import Submission, submit

    made = submit(home.house, Submission(owner="ann", kind="comic", request=a_request()))
    home.house.queue.put(made.messages)
    home.drain()
    job = home.job(made.job.id)
    return {"id": job.id, "token": issued(SECRET, job.id, now=home.clock()), "assets": sorted(job.assets())}


@pytest.mark.parametrize("route", ROUTES, ids=lambda one: f"{one.method} {one.path}")
def test_without_a_key_only_what_is_public_is_answered(locked: Visitor, route: Any) -> None:
    path = route.path.replace("{file}", "site.css").replace("{path}", "limner.js").replace("{", "").replace("}", "")
    answer = locked.open(path, method=route.method, json={} if route.body else None)

    if route.path in OPEN_TO_ALL:
        assert answer.status_code == 200
    else:
        is_problem(answer, 401, "unauthenticated")
        assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("given", ["Bearer x", "Bearer ", "Basic eDp5", "x", "Bearer " + "k" * 10_000])
def test_a_key_that_nobody_made_opens_nothing(locked: Visitor, given: str) -> None:
    is_problem(locked.post("/v1/jobs", json=BODY, headers={"Authorization": given}), 401, "unauthenticated")


def test_a_read_token_reads_its_job_and_the_files_of_it(home: Home, locked: Visitor) -> None:
    job = anns(home)
    query = {"token": job["token"]}

    for path in ("", "/plan", "/scenes/1", "/exports", "/exports/pdf", "/events"):
        assert locked.get(f"/v1/jobs/{job['id']}{path}", query_string=query).status_code == 200
    for name in job["assets"]:
        assert locked.get(f"/v1/assets/{name}", query_string=query).status_code == 200


def test_a_read_token_reads_no_other_job_and_no_other_file(home: Home, locked: Visitor) -> None:
    job, other = anns(home), anns(home)
    home.house.blobs.put("ann/" + "0" * 64 + ".webp", b"private", mime="image/webp")
    query = {"token": job["token"]}

    for path in ("", "/plan", "/scenes/1", "/exports", "/exports/pdf", "/events"):
        is_problem(locked.get(f"/v1/jobs/{other['id']}{path}", query_string=query), 404, "not_found")
    is_problem(locked.get("/v1/assets/" + "0" * 64 + ".webp", query_string=query), 404, "not_found")


def test_a_read_token_changes_and_lists_nothing(home: Home, locked: Visitor) -> None:
    job = anns(home)
    query = {"token": job["token"]}

    for route in ROUTES:
        if route.scope is None or route.token:
            continue
        path = route.path.replace("{id}", job["id"]).replace("{number}", "1").replace("{name}", "noir")
        answer = locked.open(path, method=route.method, json={} if route.body else None, query_string=query)
        is_problem(answer, 401, "unauthenticated")
    assert home.job(job["id"]).run.number == 1


def test_a_read_token_does_not_renew_itself(home: Home, locked: Visitor) -> None:
    job = anns(home)
    home.clock.time += 10 * STEP

    answer = locked.get(f"/v1/jobs/{job['id']}", query_string={"token": job["token"]})

    assert answer.json["client_token"] == job["token"]


def test_a_read_token_ends_after_a_day(home: Home, locked: Visitor) -> None:
    job = anns(home)
    where, query = f"/v1/jobs/{job['id']}", {"token": job["token"]}

    home.clock.time += LIFE
    assert locked.get(where, query_string=query).status_code == 200
    home.clock.time += STEP + 1
    is_problem(locked.get(where, query_string=query), 401, "unauthenticated")


def test_a_read_token_of_a_deleted_job_reads_nothing(home: Home, locked: Visitor) -> None:
    job = anns(home)
    from functions.flows.change import delete

    delete(home.house, "ann", job["id"])

    is_problem(locked.get(f"/v1/jobs/{job['id']}", query_string={"token": job["token"]}), 404, "not_found")
    for name in job["assets"]:
        is_problem(locked.get(f"/v1/assets/{name}", query_string={"token": job["token"]}), 404, "not_found")


@pytest.mark.parametrize(
    "token", ["", "x", "..", "a.b.c", "é", "%00", "x" * 400, "id1.ffffffff.AAAAAAAAAAAAAAAAAAAAAAAA"]
)
def test_a_token_that_we_did_not_make_reads_nothing(home: Home, locked: Visitor, token: str) -> None:
    job = anns(home)

    is_problem(locked.get(f"/v1/jobs/{job['id']}", query_string={"token": token}), 401, "unauthenticated")


def test_a_token_is_for_one_job_one_time_and_one_secret() -> None:
    token = issued(SECRET, "job.with.dots", now=0.0)
    _, until, signature = token.rsplit(".", 2)

    assert job_of(SECRET, token, now=0.0) == "job.with.dots"
    assert job_of(b"other", token, now=0.0) is None
    assert job_of(SECRET, f"other.{until}.{signature}", now=0.0) is None
    assert job_of(SECRET, f"job.with.dots.{int(until, 16) + 1:x}.{signature}", now=0.0) is None


def test_the_job_gives_its_own_token_to_its_owner(api: Visitor) -> None:
    job = api.done()

    assert job_of(SECRET, job["client_token"], now=api.home.clock()) == job["id"]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "10.0.0.1", "", "localhost@evil"]
)
def test_without_keys_a_foreign_name_for_this_computer_is_refused(api: Visitor, host: str) -> None:
    """A page elsewhere may point its own name at this computer; it must not find us under it."""
    answer = api.get("/v1/jobs", headers={"Host": host})

    if host:
        is_problem(answer, 403, "forbidden")


@pytest.mark.parametrize("host", ["localhost", "localhost:8080", "127.0.0.1:9", "[::1]:8080", "LOCALHOST:80"])
def test_without_keys_this_computer_answers_to_its_own_names(api: Visitor, host: str) -> None:
    assert api.get("/v1/jobs", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", [":cancel", ":retry", ":approve", ""])
def test_without_keys_a_foreign_page_cannot_act(api: Visitor, path: str) -> None:
    job = api.make()

    answer = api.open(
        f"/v1/jobs/{job['id']}{path}", method="POST" if path else "DELETE", headers={"Origin": "https://evil.example"}
    )

    is_problem(answer, 403, "forbidden")
    assert api.home.job(job["id"]).state == "planning"


def test_without_keys_our_own_pages_can_act(api: Visitor) -> None:
    answer = api.post("/v1/jobs", json=BODY, headers={"Origin": "http://localhost", "Host": "localhost"})

    assert answer.status_code == 202


@pytest.fixture
def shared() -> Visitor:
    return visitor(a_house(), cors_origins=("https://app.example", "http://localhost:5173"))


def test_a_page_that_may_call_is_told_so(shared: Visitor) -> None:
    asked = shared.options(
        "/v1/jobs/x/plan", headers={"Origin": "https://app.example", "Access-Control-Request-Method": "PATCH"}
    )
    answer = shared.post("/v1/jobs", json=BODY, headers={"Origin": "https://app.example"})
    refused = shared.get("/v1/jobs/x", headers={"Origin": "https://app.example"})

    assert asked.status_code == 204
    assert "PATCH" in asked.headers["Access-Control-Allow-Methods"]
    assert "Idempotency-Key" in asked.headers["Access-Control-Allow-Headers"]
    assert answer.status_code == 202
    for one in (asked, answer, refused):
        assert one.headers["Access-Control-Allow-Origin"] == "https://app.example"
        assert one.headers["Vary"] == "Origin"
        assert "ETag" in one.headers["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in one.headers


def test_a_page_that_may_not_call_is_not_told_it_may(shared: Visitor, api: Visitor) -> None:
    for client in (shared, api):
        for origin in ("https://evil.example", "null", "https://app.example.evil"):
            answer = client.get("/v1/jobs", headers={"Origin": origin})
            assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["/v1/jobs", "/v1/kinds", "/health", "/nothing", "/docs", "/"])
def test_every_answer_is_held_in_its_own_frame(api: Visitor, path: str) -> None:
    answer = api.get(path)

    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
