"""What a browser may see of the documents: a job of the user who signed in, and nothing else."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from functions.adapters.google.jobs import FirestoreJobs
from functions.adapters.google.store import Store
from functions.core.job import Job
from functions.core.keys import owner_of
from tests.fakes.issuer import joined, user_claims

COLLECTIONS = ("settled", "records", "cache", "gallery", "things", "registers", "counters", "other")


@dataclass
class Browser:
    """Asks Firestore itself, as somebody who signed in; the emulator believes tokens without a signature."""

    documents: str
    token: str

    def ask(self, method: str, path: str, body: Any = None) -> int:
        """The status of the answer."""
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.documents}{path}", method=method, data=data, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code


@pytest.fixture
def browser(store: Store, firestore_address: str, clock: Any) -> Callable[..., Browser]:
    """Somebody's browser; nobody has signed in where no name is given."""
    documents = f"http://{firestore_address}/v1/projects/{store.project}/databases/(default)/documents"

    def of(user: str = "", **claims: Any) -> Browser:
        said = user_claims(user, store.project, now=clock(), exp=4_000_000_000, **claims)
        return Browser(documents, f"{joined({'alg': 'none', 'typ': 'JWT'}, said)}." if user else "")

    return of


@pytest.fixture
def jobs(store: Store, clock: Any) -> FirestoreJobs:
    return FirestoreJobs(store, now=clock)


@pytest.fixture
def job(jobs: FirestoreJobs, make: Any) -> Job:
    """A job of Ann's."""
    found: Job = jobs.create(make.job("j1", owner=owner_of("Ann")), record=None)
    return found


def test_a_user_gets_a_job_of_their_own(job: Job, browser: Callable[..., Browser]) -> None:
    assert 200 == browser("Ann").ask("GET", "/jobs/j1")


@pytest.mark.parametrize("user", ["", "ann", "Bob", owner_of("Ann"), "*"])
def test_nobody_else_gets_it(job: Job, browser: Callable[..., Browser], user: str) -> None:
    assert 403 == browser(user).ask("GET", "/jobs/j1")


def test_a_user_of_a_tenant_is_not_who_has_the_same_id(job: Job, browser: Callable[..., Browser]) -> None:
    assert 403 == browser("Ann", firebase={"tenant": "school"}).ask("GET", "/jobs/j1")


def test_the_owner_of_a_key_is_no_user_of_that_name(
    jobs: FirestoreJobs, make: Any, browser: Callable[..., Browser]
) -> None:
    jobs.create(make.job("j2", owner="ann"), record=None)

    assert 403 == browser("ann").ask("GET", "/jobs/j2")


def test_a_job_that_was_deleted_is_gone_for_its_owner_too(
    jobs: FirestoreJobs, job: Job, browser: Callable[..., Browser]
) -> None:
    jobs.save(replace(job, deleted=True))

    assert 403 == browser("Ann").ask("GET", "/jobs/j1")


def test_what_is_not_there_looks_like_what_is_anothers(job: Job, browser: Callable[..., Browser]) -> None:
    assert 403 == browser("Ann").ask("GET", "/jobs/unknown") == browser("Bob").ask("GET", "/jobs/j1")


def test_a_user_lists_changes_makes_and_removes_nothing(job: Job, browser: Callable[..., Browser]) -> None:
    ann = browser("Ann")
    field = {"fields": {"owner": {"stringValue": owner_of("Ann")}, "hidden": {"booleanValue": False}}}
    mine = {"field": {"fieldPath": "owner"}, "op": "EQUAL", "value": {"stringValue": owner_of("Ann")}}
    query = {"structuredQuery": {"from": [{"collectionId": "jobs"}], "where": {"fieldFilter": mine}}}

    answers = [
        ann.ask("GET", "/jobs"), ann.ask("POST", ":runQuery", query), ann.ask("PATCH", "/jobs/j1", field),
        ann.ask("PATCH", "/jobs/new", field), ann.ask("POST", "/jobs?documentId=new", field),
        ann.ask("DELETE", "/jobs/j1"), ann.ask("POST", ":listCollectionIds", {}),
    ]  # fmt: skip

    assert [403] * 6 == answers[:6]
    assert 200 != answers[6]


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_no_other_document_is_seen_whoever_it_is_of(
    store: Store, browser: Callable[..., Browser], collection: str
) -> None:
    store.collection(collection).document("x").set({"owner": owner_of("Ann"), "hidden": False})

    assert [403, 403] == [browser("Ann").ask("GET", f"/{collection}/{name}") for name in ("x", "nothing")]


def test_an_admin_of_the_house_has_no_right_here(job: Job, browser: Callable[..., Browser]) -> None:
    assert 403 == browser("Eve", admin=True).ask("GET", "/jobs/j1")
