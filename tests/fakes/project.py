"""A project of Google Cloud as its REST services tell of it: everything is well until a test breaks something.

It answers what the doctor asks, each service under a path of its own, and makes the tokens too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from functions.adapters.google.survey import project, work
from functions.commands.cloud import DECLARED, declared
from tests.fakes.loopback import listening

Json = dict[str, Any]
PROJECT, REGION, NAME, TOKEN = "test-project", "europe-west4", "limner", "ya29.test"
LANES = {"text": 690, "webhook": 690, "picture": 990, "speech": 990, "assembly": 570}
TIMEOUTS = {"api": 300, "plan": 660, "render": 960, "assemble": 540, "sweep": 300}
BUCKETS = {"assets": f"{PROJECT}-{NAME}-assets", "scratch": f"{PROJECT}-{NAME}-scratch"}
HERE = f"projects/{PROJECT}/locations/{REGION}"
STORE = f"firestore/projects/{PROJECT}/databases/(default)"

INDEXES, MORTAL = declared(DECLARED.read_text("utf-8"))


def settings() -> dict[str, str]:
    """What Terraform sets for a service of this project."""
    queues = {lane: {"name": f"{HERE}/queues/{NAME}-{lane}", "deadline": seconds} for lane, seconds in LANES.items()}
    return {
        "WORLD": "google", "AUTH": "keys", "MODELS": "gemini", "GOOGLE_GENAI_USE_ENTERPRISE": "true",
        "GOOGLE_CLOUD_PROJECT": PROJECT, "GOOGLE_CLOUD_LOCATION": "global", "FIRESTORE_DATABASE": "(default)",
        "ASSETS_BUCKET": BUCKETS["assets"], "SCRATCH_BUCKET": BUCKETS["scratch"], "TASK_QUEUES": json.dumps(queues),
        "SPEND_PER_10_MINUTES_USD": "10",
    }  # fmt: skip


def account(role: str) -> str:
    return f"{NAME}-{role}@{PROJECT}.iam.gserviceaccount.com"


def as_it_should_be() -> dict[str, Json | int]:
    """Service and path -> what is answered, or the status of a refusal; without the query."""
    on = [f"{name}.googleapis.com" for name in (*project.NEEDED, *project.OF_ENTERPRISE)]
    told: dict[str, Json | int] = {
        f"cloudresourcemanager/projects/{PROJECT}": {"projectId": PROJECT, "lifecycleState": "ACTIVE"},
        f"cloudresourcemanager/projects/{PROJECT}:testIamPermissions": {},
        f"serviceusage/projects/{PROJECT}/services": {
            "services": [{"name": f"projects/1/services/{one}", "state": "ENABLED"} for one in on]
        },
        STORE: {
            "name": "x", "type": "FIRESTORE_NATIVE", "locationId": REGION, "databaseEdition": "STANDARD",
            "deleteProtectionState": "DELETE_PROTECTION_ENABLED",
        },
        f"{STORE}/backupSchedules": {"backupSchedules": [{"dailyRecurrence": {}}]},
        f"{STORE}/collectionGroups/-/indexes": {"indexes": [_index(shape) for shape in INDEXES]},
        f"{STORE}/collectionGroups/-/fields": {
            "fields": [
                {"name": f"{STORE}/collectionGroups/{one}/fields/expires_at", "ttlConfig": {"state": "ACTIVE"}}
                for one in MORTAL
            ]
        },
        f"iam/projects/{PROJECT}/serviceAccounts/{account('api')}:testIamPermissions": {},
    }  # fmt: skip
    for role, bucket in BUCKETS.items():
        told[f"storage/b/{bucket}"] = _bucket(role)
        told[f"storage/b/{bucket}/iam/testPermissions"] = {"permissions": list(project.OBJECTS)}
    for lane in LANES:
        told[f"cloudtasks/{HERE}/queues/{NAME}-{lane}"] = _queue(lane)
        told[f"cloudtasks/{HERE}/queues/{NAME}-{lane}:testIamPermissions"] = {}
    for target in work.SERVICES:
        told[f"run/{HERE}/services/{NAME}-{target}"] = _service(target)
        if target in work.CALLERS:
            told[f"run/{HERE}/services/{NAME}-{target}:getIamPolicy"] = {"bindings": [_invoker(target)]}
    for role in work.ACCOUNTS:
        told[f"iam/projects/{PROJECT}/serviceAccounts/{account(role)}"] = {"email": account(role)}
    for job in ("sweep", "clean-up"):
        told[f"cloudscheduler/{HERE}/jobs/{NAME}-{job}"] = {"state": "ENABLED", "status": {}}
    return told


def _index(shape: tuple[str, ...]) -> Json:
    orders = {"-": {"order": "DESCENDING"}, "*": {"arrayConfig": "CONTAINS"}}
    fields = [{"fieldPath": one.lstrip("-*")} | orders.get(one[0], {"order": "ASCENDING"}) for one in shape[1:]]
    last = {"fieldPath": "__name__", "order": "DESCENDING"}
    return {"name": f"{STORE}/collectionGroups/{shape[0]}/indexes/x", "fields": [*fields, last], "state": "READY"}


def _bucket(role: str) -> Json:
    return {
        "location": REGION.upper(),
        "iamConfiguration": {"publicAccessPrevention": "enforced", "uniformBucketLevelAccess": {"enabled": True}},
        "softDeletePolicy": {"retentionDurationSeconds": "604800" if role == "assets" else "0"},
        "lifecycle": {"rule": [{"action": {"type": "Delete"}, "condition": {"age": 2}}]},
    }  # fmt: skip


def _queue(lane: str) -> Json:
    target = work.TARGETS[lane]
    return {
        "state": "RUNNING", "rateLimits": {"maxDispatchesPerSecond": 0.49},
        "httpTarget": {
            "uriOverride": {"host": f"{NAME}-{target}-x.a.run.app"},
            "oidcToken": {"serviceAccountEmail": account("tasks"), "audience": f"https://{target}.internal"},
        },
    }  # fmt: skip


def _service(target: str) -> Json:
    env = {"THREADS": "10", "WORLD": "google"}
    if target != "api":
        env |= {"TASK_AUDIENCE": f"https://{target}.internal", "TASK_CALLER": account(work.CALLERS[target])}
        env |= {"TASK_SIGNATURE": "iam"}
    return {
        "uri": f"https://{NAME}-{target}-x.a.run.app", "terminalCondition": {"state": "CONDITION_SUCCEEDED"},
        "ingress": "INGRESS_TRAFFIC_ALL" if target == "api" else "INGRESS_TRAFFIC_INTERNAL_ONLY",
        "customAudiences": [f"https://{target}.internal"],
        "template": {
            "maxInstanceRequestConcurrency": 10, "timeout": f"{TIMEOUTS[target]}s",
            "containers": [
                {"image": "repo/limner@sha256:1", "env": [{"name": key, "value": one} for key, one in env.items()]}
            ],
        },
    }  # fmt: skip


def _invoker(target: str) -> Json:
    return {"role": "roles/run.invoker", "members": [f"serviceAccount:{account(work.CALLERS[target])}"]}


@dataclass
class FakeProject:
    """Everything that is told of the project, for a test to change; `asked` is what was asked, with its query."""

    told: dict[str, Json | int] = field(default_factory=as_it_should_be)
    asked: list[str] = field(default_factory=list)
    #: status -> the body of a refusal
    words: dict[int, str] = field(default_factory=dict)
    #: permissions that nobody has
    denied: set[str] = field(default_factory=set)
    url: str = ""

    def change(self, path: str, **fields: Any) -> None:
        """Some fields of an answer are others."""
        before = self.told[path]
        assert isinstance(before, dict)
        self.told[path] = before | fields

    def roots(self, services: Mapping[str, str]) -> dict[str, str]:
        """Where each of Google's services is here."""
        return {service: f"{self.url}/{service}" for service in services}

    def answer(self, path: str, body: Json | None) -> tuple[int, str]:
        """Status and body."""
        place, query = urlsplit(path).path.lstrip("/"), parse_qs(urlsplit(path).query)
        self.asked.append(path)
        if place == "token":
            return 200, json.dumps({"access_token": TOKEN, "expires_in": 3600, "token_type": "Bearer"})
        found = self.told.get(place, 404)
        if isinstance(found, int):
            return found, self.words.get(found, json.dumps({"error": {"code": found, "message": "No."}}))
        if body is not None and place.endswith(":testIamPermissions"):
            return 200, json.dumps({"permissions": [one for one in body["permissions"] if one not in self.denied]})
        if "pageToken" in query or "pages" not in found:
            return 200, json.dumps(found)
        return 200, json.dumps(found["pages"] | {"nextPageToken": "more"})

    @contextmanager
    def served(self) -> Iterator[FakeProject]:
        """On a free port of this machine."""
        with listening(type("Door", (_Door,), {"fake": self})) as self.url:
            yield self


class _Door(BaseHTTPRequestHandler):
    fake: ClassVar[FakeProject]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        self._say(None)

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._say(json.loads(data) if data.startswith(b"{") else None)

    def _say(self, body: Json | None) -> None:
        known = self.path == "/token" or self.headers.get("Authorization") == f"Bearer {TOKEN}"
        status, said = self.fake.answer(self.path, body) if known else (401, "{}")
        data = said.encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, *words: object) -> None:
        """Tests are quiet."""
