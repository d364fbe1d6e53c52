"""What a signed-in browser may do in the store, asked of the real Firestore emulator."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import emulator

ROOT = Path(__file__).parent.parent
#: the emulator's word for whoever the rules do not bind
SERVER = "owner"

pytestmark = pytest.mark.skipif(emulator.jar() is None, reason="no Firestore emulator here")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a store with a job of Ann's, one that she deleted, and other things of hers."""
    with emulator.running(tmp_path_factory.mktemp("store"), rules=ROOT / "infra" / "firestore.rules") as address:
        found = f"http://{address}/v1/projects/demo/databases/(default)/documents"
        for path, hidden in {"jobs/ours": False, "jobs/gone": True, "things/key": False, "records/once": False}.items():
            assert asked(found, "PATCH", path, token=SERVER, owner="ann", hidden=hidden) == 200
        yield found


def asked(
    store: str, method: str, path: str, *, token: str | None, owner: str | None = None, hidden: bool = False
) -> int:
    """The status of one request over REST."""
    fields = {"owner": {"stringValue": owner}, "hidden": {"booleanValue": hidden}}
    body = json.dumps({"fields": fields}).encode() if owner else None
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(f"{store}/{path}", data=body, headers=headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def signed_in(user: str) -> str:
    """A token as the emulator takes it: unsigned."""
    claims = {"iss": "https://securetoken.google.com/demo", "aud": "demo", "sub": user, "user_id": user, "iat": 0}
    parts = [{"alg": "none", "typ": "JWT"}, {**claims, "exp": 9_999_999_999}]
    return ".".join(base64.urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=").decode() for one in parts) + "."


def test_an_owner_follows_a_job_of_their_own(store: str) -> None:
    assert asked(store, "GET", "jobs/ours", token=signed_in("ann")) == 200


@pytest.mark.parametrize("path", ["jobs/ours", "jobs/gone", "jobs/unknown", "things/key"])
@pytest.mark.parametrize("who", ["bob", None])
def test_nobody_else_sees_it(store: str, path: str, who: str | None) -> None:
    assert asked(store, "GET", path, token=signed_in(who) if who else None) == 403


@pytest.mark.parametrize(
    "path", ["jobs/gone", "jobs/unknown", "jobs", "things/key", "records/once", "jobs/ours/any/one"]
)
def test_an_owner_sees_nothing_else(store: str, path: str) -> None:
    assert asked(store, "GET", path, token=signed_in("ann")) == 403


@pytest.mark.parametrize("path", ["jobs/ours", "jobs/new", "things/new"])
def test_an_owner_writes_nothing(store: str, path: str) -> None:
    assert asked(store, "PATCH", path, token=signed_in("ann"), owner="ann") == 403
    assert asked(store, "DELETE", path, token=signed_in("ann")) == 403
