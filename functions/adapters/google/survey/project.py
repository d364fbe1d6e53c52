"""The project itself: that it lives, what of Google's is on, and what whoever asks may do."""

from __future__ import annotations

from collections.abc import Iterator

from functions.adapters.google.survey.remark import Remark, Site, fault, well
from functions.adapters.google.survey.rest import Rest

#: what must be on, whatever is chosen; infra/apis.tf turns it on
NEEDED = (
    "artifactregistry", "cloudbuild", "cloudresourcemanager", "cloudscheduler", "cloudtasks", "firebaserules",
    "firestore", "iam", "iamcredentials", "logging", "monitoring", "run", "storage",
)  # fmt: skip
OF_ENTERPRISE, OF_STUDIO, OF_USERS = ("aiplatform",), ("secretmanager",), ("identitytoolkit",)
SIGNER = "roles/iam.serviceAccountTokenCreator"
OBJECTS = ("storage.objects.create", "storage.objects.delete", "storage.objects.get", "storage.objects.list")


def project(rest: Rest, site: Site) -> Iterator[Remark]:
    """It is there and not on its way out."""
    found = rest.get("cloudresourcemanager", f"projects/{site.project}")
    if found is None:
        yield fault("project", f"There is no project {site.project}.", "Run: gcloud projects list")
    elif found.get("lifecycleState") != "ACTIVE":
        detail = f"{site.project} is being deleted."
        yield fault("project", detail, f"Run: gcloud projects undelete {site.project}")
    else:
        yield well("project", f"{site.project}, as {rest.member}")


def services_on(rest: Rest, site: Site) -> Iterator[Remark]:
    """Everything of Google's that the house uses is on."""
    path = f"projects/{site.project}/services"
    listed = rest.pages("serviceusage", path, "services", filter="state:ENABLED", pageSize=200)
    on = {str(one.get("name", "")).rpartition("/")[2] for one in listed}
    chosen = (*(OF_ENTERPRISE if site.enterprise else OF_STUDIO), *(OF_USERS if site.users else ()))
    needed = [f"{name}.googleapis.com" for name in (*NEEDED, *chosen)]
    off = [name for name in needed if name not in on]
    if off:
        yield fault("apis", f"Off: {', '.join(off)}.", site.gcloud(f"services enable {' '.join(off)}"))
    else:
        yield well("apis", f"all {len(needed)} are on")


def secret(rest: Rest, site: Site) -> Iterator[Remark]:
    """Where Gemini is asked by a key, the services find it."""
    if site.enterprise:
        return
    name = f"{site.name}-gemini-key"
    listed = rest.pages("secretmanager", f"projects/{site.project}/secrets/{name}/versions", "versions")
    if any(one.get("state") == "ENABLED" for one in listed):
        yield well("secret", f"{name} has a version")
    else:
        words = site.gcloud(f"secrets versions add {name} --data-file=-")
        yield fault("secret", f"{name} holds no key of Gemini.", f"{words}, type the key and end with Ctrl-D.")


def rights(rest: Rest, site: Site) -> Iterator[Remark]:
    """What a worker does, whoever asks may do too; tried without changing anything."""
    lacking = list(_lacking(rest, site))
    yield from lacking
    if not lacking:
        yield well("rights", "whoever asks may use the store, the buckets, the queues and the models")


def _lacking(rest: Rest, site: Site) -> Iterator[Remark]:
    policy = f"projects add-iam-policy-binding {site.project}"
    if site.enterprise and not rest.granted(
        "cloudresourcemanager", f"projects/{site.project}", ("aiplatform.endpoints.predict",)
    ):
        yield _grant(rest, "may not ask the models", policy, role="aiplatform.user")
    for bucket in (site.assets, site.scratch):
        found = rest.get("storage", f"b/{bucket}/iam/testPermissions", permissions=OBJECTS)
        if found is not None and set(OBJECTS) - set(found.get("permissions", ())):
            words = f"storage buckets add-iam-policy-binding gs://{bucket}"
            yield _grant(rest, f"may not use the bucket {bucket}", words, role="storage.objectUser")
    for lane, queue in site.queues.items():
        if not rest.granted("cloudtasks", queue.path, ("cloudtasks.tasks.create",)):
            words = f"tasks queues add-iam-policy-binding {queue.path.rpartition('/')[2]} --location={site.region}"
            yield _grant(rest, f"may not put tasks on the {lane} queue", words, role="cloudtasks.enqueuer")
    if not _signs(rest, site):
        signer = site.account("api")
        words = f"iam service-accounts add-iam-policy-binding {signer} --member=serviceAccount:{signer} --role={SIGNER}"
        yield fault("rights", "The API may not sign addresses of pictures.", site.gcloud(words))


def _signs(rest: Rest, site: Site) -> bool:
    """A service tries it; a person, who need not, looks whether the API's account may."""
    signer = site.account("api")
    path = f"projects/{site.project}/serviceAccounts/{signer}"
    if rest.is_service:
        return bool(rest.granted("iam", path, ("iam.serviceAccounts.signBlob",)))
    bindings = rest.policy("iam", path).get("bindings", ())
    return any(one.get("role") == SIGNER and f"serviceAccount:{signer}" in one.get("members", ()) for one in bindings)


def _grant(rest: Rest, what: str, words: str, *, role: str) -> Remark:
    return fault("rights", f"Whoever asks {what}.", f"Run: gcloud {words} --member={rest.member} --role=roles/{role}")
