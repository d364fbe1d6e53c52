"""A project that is looked at from outside: each fault of it is told with the very command that mends it."""

from __future__ import annotations

import re
import shlex
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from google.auth.credentials import Credentials

from functions.adapters.google.survey import project, rest, work
from functions.adapters.google.survey.looks import survey
from functions.adapters.google.survey.remark import Remark
from functions.cloud import Cloud
from functions.commands.cloud import site_of
from functions.settings import Settings
from tests.fakes.account import account_file
from tests.fakes.project import BUCKETS, HERE, INDEXES, MORTAL, PROJECT, STORE, TOKEN, FakeProject, account, settings

INFRA = Path(__file__).parents[3] / "infra"
SCRATCH, ASSETS = f"storage/b/{BUCKETS['scratch']}", f"storage/b/{BUCKETS['assets']}"
QUEUE, RENDER = f"cloudtasks/{HERE}/queues/limner-picture", f"run/{HERE}/services/limner-render"
SWEEP = f"cloudscheduler/{HERE}/jobs/limner-sweep"
WORD = {"audience": "https://render.internal", "serviceAccountEmail": account("tasks")}
SPEAKS = {"uriOverride": {"host": "limner-render-x.a.run.app"}, "oidcToken": WORD}
TASKS = f"serviceAccount:{account('tasks')}"
MANAGER = f"cloudresourcemanager/projects/{PROJECT}"


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProject]:
    with FakeProject().served() as fake:
        found = account_file(tmp_path, address=account("api"), tokens=f"{fake.url}/token")
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(found))
        monkeypatch.setattr(rest, "ROOTS", fake.roots(rest.ROOTS))
        yield fake


def looked(**env: str) -> list[Remark]:
    found = Settings.read(settings() | env)
    assert isinstance(found.cloud, Cloud)
    return list(survey(site_of(found, found.cloud)))


def faults(**env: str) -> list[Remark]:
    return [one for one in looked(**env) if not one.well]


def test_a_project_that_is_as_terraform_makes_it_has_no_fault(fake: FakeProject) -> None:
    found = looked()

    assert [one for one in found if not one.well] == []
    assert list(dict.fromkeys(one.what for one in found)) == [
        *("project", "apis", "store", "indexes", "buckets", "queues", "quota", "services", "accounts", "schedule"),
        "rights",
    ]
    assert len(fake.asked) < 60


def test_where_users_sign_in_identity_platform_must_be_on(fake: FakeProject) -> None:
    (found,) = faults(AUTH="firebase")

    assert found.detail == "Off: identitytoolkit.googleapis.com."
    assert "gcloud services enable identitytoolkit.googleapis.com" in found.action


@pytest.mark.parametrize(
    ("path", "fields", "told", "command"),
    [
        (MANAGER, {"lifecycleState": "DELETE_REQUESTED"}, "being deleted", "gcloud projects undelete test-project"),
        (f"serviceusage/projects/{PROJECT}/services", {"services": []}, "Off: artifact", "gcloud services enable"),
        (STORE, {"databaseEdition": "ENTERPRISE"}, "Standard edition", "FIRESTORE_DATABASE"),
        (STORE, {"type": "DATASTORE_MODE"}, "Native mode", "FIRESTORE_DATABASE"),
        (
            STORE, {"deleteProtectionState": "DELETE_PROTECTION_DISABLED"}, "deleted by mistake",
            "gcloud firestore databases update '--database=(default)' --delete-protection",
        ),
        (
            f"{STORE}/backupSchedules", {"backupSchedules": []}, "backups",
            "gcloud firestore backups schedules create '--database=(default)' --recurrence=daily --retention=7d",
        ),
        (
            f"{STORE}/collectionGroups/-/fields", {"fields": []}, "ever expires",
            "gcloud firestore fields ttls update expires_at --collection-group=cache --enable-ttl",
        ),
        (
            SCRATCH, {"iamConfiguration": {"uniformBucketLevelAccess": {"enabled": True}}}, "could be made public",
            f"gcloud storage buckets update gs://{BUCKETS['scratch']} --public-access-prevention",
        ),
        (
            ASSETS, {"iamConfiguration": {"publicAccessPrevention": "enforced"}}, "rights of their own",
            f"gcloud storage buckets update gs://{BUCKETS['assets']} --uniform-bucket-level-access",
        ),
        (
            SCRATCH, {"softDeletePolicy": {"retentionDurationSeconds": "604800"}}, "bills",
            f"gcloud storage buckets update gs://{BUCKETS['scratch']} --clear-soft-delete",
        ),
        (SCRATCH, {"lifecycle": {}}, "ever goes", "terraform apply -var=project=test-project"),
        (ASSETS, {"location": "US"}, "is in us", "ASSETS_BUCKET"),
        (QUEUE, {"state": "PAUSED"}, "is held", "gcloud tasks queues resume limner-picture --location=europe-west4"),
        (QUEUE, {"httpTarget": {}}, "calls nobody", "terraform apply"),
        (QUEUE, {"httpTarget": {"uriOverride": {"host": "elsewhere.example"}}}, "calls elsewhere", "terraform apply"),
        (QUEUE, {"httpTarget": {"oidcToken": {"audience": "https://x"}}}, "for https://x, which its worker", "apply"),
        (QUEUE, {"httpTarget": SPEAKS | {"oidcToken": WORD | {"serviceAccountEmail": "x@y"}}}, "as x@y for", "apply"),
        (
            QUEUE, {"rateLimits": {"maxDispatchesPerSecond": 5}}, "300.0 pictures a minute",
            "gcloud tasks queues update limner-picture --location=europe-west4 --max-dispatches-per-second=0.496",
        ),
        (
            RENDER, {"ingress": "INGRESS_TRAFFIC_ALL"}, "from the internet",
            "gcloud run services update limner-render --region=europe-west4 --ingress=internal",
        ),
        (RENDER, {"customAudiences": []}, "no token for https://render.internal", "--add-custom-audiences="),
        (
            RENDER, {"terminalCondition": {"state": "CONDITION_FAILED", "message": "It crashed."}}, "It crashed.",
            "gcloud logging read",
        ),
        (
            f"{RENDER}:getIamPolicy", {"bindings": []}, "may not be called by limner-tasks@",
            f"add-iam-policy-binding limner-render --region=europe-west4 --role=roles/run.invoker --member={TASKS}",
        ),
        (
            f"iam/projects/{PROJECT}/serviceAccounts/{account('sweep')}", {"disabled": True}, "turned off",
            f"gcloud iam service-accounts enable {account('sweep')}",
        ),
        (SWEEP, {"state": "PAUSED"}, "does not run", "gcloud scheduler jobs resume limner-sweep"),
        (SWEEP, {"status": {"code": 7}}, "failed when it ran last", "gcloud logging read"),
        (
            f"{ASSETS}/iam/testPermissions", {"permissions": ["storage.objects.get"]}, "may not use the bucket",
            f"gs://{BUCKETS['assets']} --member=serviceAccount:{account('api')} --role=roles/storage.objectUser",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_the_command_that_mends_it(
    fake: FakeProject, path: str, fields: dict[str, Any], told: str, command: str
) -> None:
    fake.change(path, **fields)

    found = faults()

    mine = [one for one in found if told in one.detail]
    assert mine, found
    assert command in mine[0].action


def template(fake: FakeProject, **fields: Any) -> None:
    """Some fields of the worker's template are others."""
    before = fake.told[RENDER]
    assert isinstance(before, dict)
    fake.change(RENDER, template=before["template"] | fields)


@pytest.mark.parametrize(
    ("fields", "told", "command"),
    [
        ({"maxInstanceRequestConcurrency": 80}, "80 requests at once and has 10", "--update-env-vars=THREADS=80"),
        ({"timeout": "1200s"}, "may take 1200 s", "--timeout=960"),
        (
            {"containers": [{"image": "us-docker.pkg.dev/cloudrun/container/hello"}]},
            "says hello",
            "gcloud builds submit",
        ),
    ],
)
def test_a_worker_that_is_set_up_wrongly_is_told(
    fake: FakeProject, fields: dict[str, Any], told: str, command: str
) -> None:
    template(fake, **fields)

    mine = [one for one in faults() if told in one.detail]

    assert command in mine[0].action


def test_a_worker_that_looks_for_signatures_that_nobody_brings_is_told(fake: FakeProject) -> None:
    service = fake.told[RENDER]
    assert isinstance(service, dict)
    (container,) = service["template"]["containers"]
    template(
        fake, containers=[container | {"env": [one for one in container["env"] if one["name"] != "TASK_SIGNATURE"]}]
    )

    (found,) = faults()

    assert "it refuses all tasks" in found.detail
    assert "--update-env-vars=TASK_SIGNATURE=iam" in found.action


def test_a_worker_that_anybody_may_call_is_told(fake: FakeProject) -> None:
    caller = f"serviceAccount:{account('tasks')}"
    fake.told[f"{RENDER}:getIamPolicy"] = {
        "bindings": [{"role": "roles/run.invoker", "members": [caller, "allUsers"]}]
    }  # fmt: skip

    (found,) = faults()

    assert found.detail == "Anybody may call limner-render."
    assert "remove-iam-policy-binding limner-render" in found.action
    assert "--member=allUsers" in found.action


@pytest.mark.parametrize(("state", "told"), [("CREATING", "still being made"), ("NEEDS_REPAIR", "no index")])
def test_an_index_that_is_not_ready_is_told(fake: FakeProject, state: str, told: str) -> None:
    path = f"{STORE}/collectionGroups/-/indexes"
    before = fake.told[path]
    assert isinstance(before, dict)
    place = next(place for place, one in enumerate(INDEXES) if one[:4] == ("gallery", "owner", "binned", "*tags"))
    before["indexes"][place]["state"] = state

    (found,) = faults()

    ways = ("owner,order=ascending", "binned,order=ascending", "tags,array-config=contains")
    fields = " ".join(f"--field-config=field-path={way}" for way in ways)
    assert told in found.detail
    assert state == "CREATING" or f"--collection-group=gallery {fields}" in found.action


def test_all_pages_of_a_list_are_read(fake: FakeProject) -> None:
    path = f"serviceusage/projects/{PROJECT}/services"
    before = fake.told[path]
    assert isinstance(before, dict)
    half = len(before["services"]) // 2
    fake.told[path] = {"services": before["services"][half:], "pages": {"services": before["services"][:half]}}

    assert not faults()


def names_of(fake: FakeProject) -> list[str]:
    """Everything that a project can be without."""
    also = (":testIamPermissions", "/iam/testPermissions", ":getIamPolicy", "/indexes", "/fields", "/backupSchedules")
    return [path for path in fake.told if not path.endswith(also)]


def test_whatever_is_not_there_is_told_with_what_makes_it(fake: FakeProject) -> None:
    for path in names_of(fake):
        kept, fake.told[path] = fake.told[path], 404

        found = faults()

        fake.told[path] = kept
        assert found, path
        assert all(one.action for one in found)
        commands = [one.action.partition(": ")[2] for one in found if one.action.startswith("Run")]
        assert all(shlex.split(one)[0] in {"gcloud", "terraform"} for one in commands), commands


@pytest.mark.parametrize(
    ("permission", "role"),
    [
        ("aiplatform.endpoints.predict", "roles/aiplatform.user"),
        ("cloudtasks.tasks.create", "roles/cloudtasks.enqueuer"),
        ("iam.serviceAccounts.signBlob", "roles/iam.serviceAccountTokenCreator"),
    ],
)
def test_a_right_that_whoever_asks_lacks_is_told_with_what_grants_it(
    fake: FakeProject, permission: str, role: str
) -> None:
    fake.denied.add(permission)

    found = faults()

    assert {one.what for one in found} == {"rights"}
    assert all(f"--member=serviceAccount:{account('api')} --role={role}" in one.action for one in found)


def test_whoever_may_not_read_in_the_store_is_told_what_lets_them(fake: FakeProject) -> None:
    fake.told[f"{STORE}/documents/jobs/doctor"] = 403

    (found,) = faults()

    assert found.detail == "Whoever asks may not read in (default)."
    assert f"--member=serviceAccount:{account('api')} --role=roles/datastore.user" in found.action


@pytest.mark.parametrize(("state", "well"), [("ENABLED", True), ("DISABLED", False)])
def test_a_key_of_gemini_is_looked_for_where_one_is_used(fake: FakeProject, state: str, *, well: bool) -> None:
    path = f"serviceusage/projects/{PROJECT}/services"
    before = fake.told[path]
    assert isinstance(before, dict)
    fake.change(path, services=[*before["services"], {"name": "projects/1/services/secretmanager.googleapis.com"}])
    fake.told[f"secretmanager/projects/{PROJECT}/secrets/limner-gemini-key/versions"] = {"versions": [{"state": state}]}

    found = {one.what: one for one in looked(GOOGLE_GENAI_USE_ENTERPRISE="", GEMINI_API_KEY="k")}

    assert found["secret"].well is well
    assert well or "gcloud secrets versions add limner-gemini-key --data-file=-" in found["secret"].action
    assert [one.what for one in found.values() if not one.well] == ([] if well else ["secret"])


def test_a_pace_that_no_setting_bounds_is_told(fake: FakeProject) -> None:
    (found,) = [one for one in looked(MODELS="offline", SPEND_PER_10_MINUTES_USD="") if one.what == "quota"]

    assert found.detail == "29.4 pictures a minute; the settings name no quota"


class Person(Credentials):  # type: ignore[misc]
    """Whoever is signed in with gcloud."""

    def refresh(self, request: object) -> None:
        self.token = TOKEN


def test_a_person_need_not_sign_but_sees_whether_the_api_may(
    fake: FakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "signed_in", lambda project: Person())
    fake.denied.add("iam.serviceAccounts.signBlob")
    itself = f"serviceAccount:{account('api')}"
    policy = f"iam/projects/{PROJECT}/serviceAccounts/{account('api')}:getIamPolicy"
    fake.told[policy] = {"bindings": [{"role": project.SIGNER, "members": [itself]}]}
    assert not faults()

    fake.told[policy] = {}
    (found,) = faults()

    assert found.detail == "The API may not sign addresses of pictures."
    assert f"--member={itself} --role=roles/iam.serviceAccountTokenCreator" in found.action


@pytest.mark.parametrize("status", [403, 429, 500, 400])
def test_a_service_that_does_not_answer_hides_no_other(fake: FakeProject, status: int) -> None:
    fake.told[QUEUE] = status
    fake.change(SWEEP, state="PAUSED")

    found = {one.what: one for one in faults()}

    assert set(found) == {"queues", "quota", "schedule"}
    words = {403: "--role=roles/viewer", 400: "Check the names"}
    assert words.get(status, "Try again in a minute.") in found["queues"].action


@pytest.mark.parametrize("answer", ["[]", "oops", '{"state": 3, "httpTarget": [1]}'])
def test_an_answer_of_another_shape_is_told_and_hides_no_other(fake: FakeProject, answer: str) -> None:
    fake.told[QUEUE], fake.words[200] = 200, answer
    fake.change(SWEEP, state="PAUSED")

    assert {one.what for one in faults()} - {"quota"} == {"queues", "schedule"}


def test_a_service_that_is_off_is_told_with_what_turns_it_on(fake: FakeProject) -> None:
    fake.told[QUEUE], fake.words[403] = 403, '{"error": {"details": [{"reason": "SERVICE_DISABLED"}]}}'

    found = faults()[0]

    assert found.action == "Run: gcloud services enable cloudtasks.googleapis.com --project=test-project"


def test_nobody_signed_in_ends_the_survey(fake: FakeProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "none.json"))

    found = looked()

    assert [(one.what, one.action) for one in found] == [("account", "Run: gcloud auth application-default login")]
    assert not fake.asked


def test_a_token_that_google_does_not_know_ends_the_survey(fake: FakeProject) -> None:
    fake.told[MANAGER] = 401

    found = looked()

    assert [(one.what, one.detail) for one in found] == [("account", "Google does not know who asks.")]


@pytest.mark.parametrize("part", ["services", "tokens"])
def test_without_a_network_one_sentence_says_so(
    fake: FakeProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, part: str
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
        if part == "services":
            monkeypatch.setattr(rest, "ROOTS", dict.fromkeys(rest.ROOTS, nowhere))
        else:
            lost = account_file(tmp_path, address=account("api"), tokens=f"{nowhere}/token")
            monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(lost))

        found = looked()

    assert [(one.what, one.detail) for one in found] == [("account", "Google cannot be reached.")]


def test_what_is_looked_for_is_what_terraform_makes() -> None:
    store, apis = ((INFRA / name).read_text("utf-8") for name in ("store.tf", "apis.tf"))
    services = (INFRA / "services.tf").read_text("utf-8")

    assert len(INDEXES) == store.split("indexes = {")[1].split("\n  }")[0].count(" = [") > 10
    assert {"cache", "records"} <= set(MORTAL)
    assert tuple(re.findall(r"\"(\w+)\.googleapis\.com\"", apis.split("],")[0])) == project.NEEDED
    assert set(re.findall(r"^    (\w+) += \{ concurrency =", services, re.MULTILINE)) == set(work.SERVICES)
    targets = dict(re.findall(r"^    (\w+) += \{ target = \"(\w+)\"", (INFRA / "queues.tf").read_text(), re.MULTILINE))
    assert targets == dict(work.TARGETS)
    callers = (INFRA / "identity.tf").read_text().split("callers = {")[1].split("}")[0]
    assert dict(re.findall(r"(\w+) = \"(\w+)\"", callers)) == dict(work.CALLERS)
