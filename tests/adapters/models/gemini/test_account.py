"""Gemini by the account of a project: without a key, by tokens of the machine, which fail in ways of their own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from google.auth import exceptions
from google.auth.compute_engine import _metadata
from google.auth.credentials import Credentials

from functions.adapters.models.gemini.client import Gemini
from functions.adapters.models.gemini.identity import MEMORY, PATIENCE, Account, of_the_machine
from functions.adapters.models.gemini.painter import GeminiPainter
from functions.core.errors import ProviderClosed, ProviderError, ProviderUnavailable
from tests.adapters.models.gemini.conftest import PICTURE, Signed, a_picture
from tests.fakes.account import account_file
from tests.fakes.gemini.scripts import ERROR_INFO, fault
from tests.fakes.gemini.server import KEY, PROJECT, TOKEN, FakeGemini


@pytest.fixture
def service() -> Iterator[FakeGemini]:
    with FakeGemini().served() as service:
        yield service


def ended(service: FakeGemini, account: Callable[[], Credentials], *, project: str = PROJECT) -> ProviderError:
    """The error in which a picture ends."""
    gemini = Gemini(base_url=service.url, project=project, location="global", account=account)
    with pytest.raises(ProviderError) as caught:
        GeminiPainter(gemini, lambda: PICTURE).paint(a_picture())
    gemini.close()
    return caught.value


def test_a_project_asks_by_its_account_in_its_place_and_sends_no_key(
    service: FakeGemini, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    gemini = Gemini(base_url=service.url, project=PROJECT, location="europe-west4", account=Signed)

    GeminiPainter(gemini, lambda: PICTURE).paint(a_picture())

    asked = service.asked[0]
    gemini.close()
    assert asked.place == (PROJECT, "europe-west4")
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert "x-goog-api-key" not in asked.headers


@pytest.fixture
def signing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A file of an account, as Google's search finds it, and the place that makes its tokens: what that was asked."""
    asked: list[str] = []

    class Tokens(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            said = json.dumps({"access_token": TOKEN, "expires_in": 3600, "token_type": "Bearer"}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *words: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Tokens)
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    running.start()
    address = "render@test-project.iam.gserviceaccount.com"
    account = account_file(tmp_path, address=address, tokens=f"http://127.0.0.1:{server.server_address[1]}/token")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(account))
    yield asked
    server.shutdown()
    server.server_close()
    running.join(5.0)


def test_the_machines_own_account_is_found_and_its_token_is_kept(service: FakeGemini, signing: list[str]) -> None:
    gemini = Gemini(base_url=service.url, project=PROJECT, location="global")
    painter = GeminiPainter(gemini, lambda: PICTURE)

    for _ in range(2):
        painter.paint(a_picture())

    gemini.close()
    assert [one.status for one in service.asked] == [200, 200]
    assert len(signing) == 1


class Machine(BaseHTTPRequestHandler):
    """The place where a service on Cloud Run asks who it is, and for a token."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        account = {"email": "limner-render@test-project.iam.gserviceaccount.com", "scopes": ["cloud-platform"]}
        token = {"access_token": TOKEN, "expires_in": 1800, "token_type": "Bearer"}
        told = {"/token": json.dumps(token), "/project-id": PROJECT, "/universe-domain": "googleapis.com"}
        path = self.path.partition("?")[0]
        said = next((one for end, one in told.items() if path.endswith(end)), json.dumps(account)).encode()
        self.send_response(200)
        self.send_header("Metadata-Flavor", "Google")
        self.send_header("Content-Type", "application/json" if said.startswith(b"{") else "text/plain")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *words: object) -> None:
        """Tests are quiet."""


def test_on_cloud_run_the_account_is_that_of_the_service(
    service: FakeGemini, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Machine)
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    running.start()
    place = f"127.0.0.1:{server.server_address[1]}"
    monkeypatch.setenv("GCE_METADATA_IP", place)
    monkeypatch.setattr(_metadata, "_GCE_METADATA_HOST", place)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))
    monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
    gemini = Gemini(base_url=service.url, project=PROJECT, location="global")

    GeminiPainter(gemini, lambda: PICTURE).paint(a_picture())

    gemini.close()
    server.shutdown()
    server.server_close()
    running.join(5.0)
    assert service.asked[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert any(path.partition("?")[0].endswith("/service-accounts/default/token") for path in Machine.asked)


def test_nobody_signed_in_is_said_with_the_command_that_signs_in(
    service: FakeGemini, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "none.json"))

    error = ended(service, lambda: Account(lambda: of_the_machine(PROJECT)))

    assert isinstance(error, ProviderClosed)
    assert "gcloud auth application-default login" in error.advice
    assert not service.asked


@pytest.mark.parametrize(("named", "counted"), [({}, PROJECT), ({"quota_project_id": "another"}, "another")])
def test_the_calls_of_a_person_are_counted_for_a_project(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: dict[str, str], counted: str
) -> None:
    person = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r"}
    (tmp_path / "person.json").write_text(json.dumps(person | named))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "person.json"))

    assert of_the_machine(PROJECT).quota_project_id == counted


class Failing(Credentials):  # type: ignore[misc]
    """An account whose tokens do not come."""

    def __init__(self, error: exceptions.GoogleAuthError) -> None:
        super().__init__()
        self.error = error
        self.asked: list[float] = []

    def refresh(self, request: object) -> None:
        self.asked.append(request.keywords["timeout"])  # type: ignore[attr-defined]
        raise self.error


REFUSED = exceptions.RefreshError("invalid_grant: Token has been expired or revoked.")
UNREACHED = exceptions.RefreshError(exceptions.TransportError("no answer"))


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (REFUSED, ProviderClosed),
        (UNREACHED, ProviderUnavailable),
        (exceptions.TransportError("x"), ProviderUnavailable),
        (exceptions.RefreshError("busy", retryable=True), ProviderUnavailable),
        (exceptions.DefaultCredentialsError("none"), ProviderClosed),
        (exceptions.ClientCertError("x"), ProviderUnavailable),
    ],
)
def test_a_token_that_does_not_come_is_a_failure_of_ours(
    service: FakeGemini, error: exceptions.GoogleAuthError, meaning: type[ProviderError]
) -> None:
    assert type(ended(service, lambda: Account(lambda: Failing(error)))) is meaning


def test_a_token_is_waited_for_by_seconds_and_its_failure_told_to_all_who_waited_behind_it() -> None:
    now, failing = [0.0], Failing(UNREACHED)
    account = Account(lambda: failing, clock=lambda: now[0])

    for at in (0.0, MEMORY - 1, MEMORY + 1):
        now[0] = at
        with pytest.raises(exceptions.RefreshError):
            account.refresh(print)

    assert failing.asked == [PATIENCE, PATIENCE]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("SERVICE_DISABLED", "gcloud services enable aiplatform.googleapis.com"),
        ("BILLING_DISABLED", "gcloud billing projects link"),
        ("IAM_PERMISSION_DENIED", "roles/aiplatform.user"),
    ],
)
def test_a_project_that_may_not_ask_is_told_what_mends_it(service: FakeGemini, reason: str, words: str) -> None:
    service.fail("picture", fault(403, "PERMISSION_DENIED", "No.", {"@type": ERROR_INFO, "reason": reason}))

    error = ended(service, Signed)

    assert isinstance(error, ProviderClosed)
    assert words in error.advice


def test_another_project_or_another_token_is_not_let_in(service: FakeGemini) -> None:
    service.token = "another"
    unknown = ended(service, Signed)
    service.token = TOKEN

    assert "does not know the account" in unknown.detail
    assert "may not use" in ended(service, Signed, project="another").detail


def test_the_models_of_a_project_are_looked_up(service: FakeGemini) -> None:
    gemini = Gemini(base_url=service.url, project=PROJECT, location="global", account=Signed)

    assert "gemini-3.8-flash" in gemini.models()
    gemini.close()
