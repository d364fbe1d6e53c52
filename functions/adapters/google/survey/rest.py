"""Google's services as the doctor asks them: over REST, once, soon, and each fault with what mends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from functions.adapters.google.survey.remark import NoAnswer

if TYPE_CHECKING:
    from google.auth.credentials import Credentials
    from requests import Response

Json = Mapping[str, Any]
SCOPE = "https://www.googleapis.com/auth/cloud-platform"
#: seconds for one answer
PATIENCE = 10.0
#: service -> where it is
ROOTS: Mapping[str, str] = {
    "cloudresourcemanager": "https://cloudresourcemanager.googleapis.com/v1",
    "cloudscheduler": "https://cloudscheduler.googleapis.com/v1",
    "cloudtasks": "https://cloudtasks.googleapis.com/v2",
    "firestore": "https://firestore.googleapis.com/v1",
    "iam": "https://iam.googleapis.com/v1",
    "run": "https://run.googleapis.com/v2",
    "secretmanager": "https://secretmanager.googleapis.com/v1",
    "serviceusage": "https://serviceusage.googleapis.com/v1",
    "storage": "https://storage.googleapis.com/storage/v1",
}
SIGN_IN = "Run: gcloud auth application-default login"


class Rest:
    """Asks in the name of whoever is signed in here; NoAnswer where that brings nothing."""

    def __init__(self, project: str) -> None:
        from google.auth.transport.requests import AuthorizedSession

        self._project = project
        self._account = signed_in(project)
        self._session = AuthorizedSession(self._account, refresh_timeout=PATIENCE)

    @property
    def member(self) -> str:
        """Whoever is signed in, as a policy names them."""
        address = getattr(self._account, "service_account_email", "")
        return f"serviceAccount:{address}" if "@" in address else "user:YOUR_ADDRESS"

    @property
    def is_service(self) -> bool:
        """A service account asks, not a person."""
        return self.member.startswith("serviceAccount:")

    def get(self, service: str, path: str, **query: str | int | tuple[str, ...]) -> Json | None:
        """What is there; None for nothing."""
        return self._ask("GET", service, path, query=query)

    def pages(self, service: str, path: str, key: str, **query: str | int) -> Iterator[Json]:
        """Everything of a list."""
        token = ""
        while True:
            found = self.get(service, path, **query, **({"pageToken": token} if token else {})) or {}
            yield from found.get(key, ())
            token = found.get("nextPageToken", "")
            if not token:
                return

    def granted(self, service: str, path: str, permissions: tuple[str, ...]) -> frozenset[str]:
        """Those of the permissions that whoever asks has."""
        found = self._ask("POST", service, f"{path}:testIamPermissions", body={"permissions": list(permissions)})
        return frozenset((found or {}).get("permissions", ()))

    def policy(self, service: str, path: str) -> Json:
        """Who may do what with it."""
        return self._ask("POST", service, f"{path}:getIamPolicy", body={}) or {}

    def close(self) -> None:
        """Lets the connections go."""
        self._session.close()

    def _ask(
        self, method: str, service: str, path: str, *, query: Mapping[str, Any] | None = None, body: Json | None = None
    ) -> Json | None:
        from google.auth.exceptions import GoogleAuthError, TransportError
        from requests.exceptions import RequestException

        url = f"{ROOTS[service]}/{path}"
        try:
            answer = self._session.request(method, url, params=query, json=body, timeout=PATIENCE)
        except (TransportError, RequestException) as error:
            raise NoAnswer("Google cannot be reached.", "Check the network of this computer.", final=True) from error
        except GoogleAuthError as error:
            raise _unsigned(error) from error
        return self._read(service, answer)

    def _read(self, service: str, answer: Response) -> Json | None:
        if answer.status_code == 404:
            return None
        if not answer.ok:
            raise self._refused(service, answer)
        try:
            found = answer.json()
        except ValueError as error:
            raise NoAnswer(f"{service} answered with something that is no JSON.", "Try again in a minute.") from error
        return found if isinstance(found, dict) else {}

    def _refused(self, service: str, answer: Response) -> NoAnswer:
        status, words = answer.status_code, answer.text[:4000]
        if status == 401:
            return NoAnswer("Google does not know who asks.", SIGN_IN, final=True)
        if status == 403 and ("SERVICE_DISABLED" in words or "has not been used in project" in words):
            enable = f"Run: gcloud services enable {service}.googleapis.com --project={self._project}"
            return NoAnswer(f"{service}.googleapis.com is off.", enable)
        if status == 403:
            grant = f"gcloud projects add-iam-policy-binding {self._project} --member={self.member} --role=roles/viewer"
            return NoAnswer(f"Whoever is signed in may not look at {service}.", f"Run: {grant}")
        if status == 429 or status >= 500:
            return NoAnswer(f"{service} cannot tell now (status {status}).", "Try again in a minute.")
        return NoAnswer(f"{service} does not take the question (status {status}).", "Check the names in the settings.")


def signed_in(project: str) -> Credentials:
    """Whoever is signed in on this computer, or the account of the service; NoAnswer where nobody is."""
    import google.auth
    from google.auth.exceptions import GoogleAuthError
    from google.oauth2.credentials import Credentials as OfUser

    try:
        found, _ = google.auth.default(scopes=[SCOPE])
    except GoogleAuthError as error:
        raise _unsigned(error) from error
    # A person's calls are counted for a project, and it should be this one.
    return found.with_quota_project(project) if isinstance(found, OfUser) else found


def _unsigned(error: Exception) -> NoAnswer:
    """Nobody is signed in, or the place that makes tokens cannot be reached."""
    from google.auth.exceptions import TransportError

    if any(isinstance(one, TransportError) for one in (error.__cause__, *error.args)):
        return NoAnswer("Google cannot be reached.", "Check the network of this computer.", final=True)
    return NoAnswer("Nobody is signed in to Google Cloud here.", SIGN_IN, final=True)
