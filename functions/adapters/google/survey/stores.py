"""Where things lie: the buckets and the Firestore database, with its indexes, its expiry and its backups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from functions.adapters.google.survey.remark import NoAnswer, Remark, Site, fault, well
from functions.adapters.google.survey.rest import Rest


def buckets(rest: Rest, site: Site) -> Iterator[Remark]:
    """Both are there, private, and scratch forgets what it deletes."""
    for bucket in (site.assets, site.scratch):
        found = rest.get("storage", f"b/{bucket}")
        faults = list(_faults_of(found, bucket, site)) if found is not None else [_no_bucket(bucket, site)]
        yield from faults or [well("buckets", f"{bucket} is private and here")]


def _no_bucket(bucket: str, site: Site) -> Remark:
    return fault("buckets", f"There is no bucket {bucket}.", site.apply())


def _faults_of(found: Mapping[str, Any], bucket: str, site: Site) -> Iterator[Remark]:
    update, access = f"storage buckets update gs://{bucket}", found.get("iamConfiguration", {})
    if access.get("publicAccessPrevention") != "enforced":
        words = site.gcloud(f"{update} --public-access-prevention")
        yield fault("buckets", f"{bucket} could be made public.", words)
    if not access.get("uniformBucketLevelAccess", {}).get("enabled"):
        words = site.gcloud(f"{update} --uniform-bucket-level-access")
        yield fault("buckets", f"Objects of {bucket} may have rights of their own.", words)
    kept = int(found.get("softDeletePolicy", {}).get("retentionDurationSeconds", 0))
    if bucket == site.scratch and kept:
        words = site.gcloud(f"{update} --clear-soft-delete")
        yield fault("buckets", f"{bucket} keeps, and bills, what it deleted.", words)
    if bucket == site.scratch and not found.get("lifecycle", {}).get("rule"):
        yield fault("buckets", f"Nothing in {bucket} ever goes.", site.apply())
    place = str(found.get("location", "")).lower()
    if place != site.region:
        detail = f"{bucket} is in {place}, the house in {site.region}: every picture crosses between them."
        yield fault("buckets", detail, "Name buckets of that region in ASSETS_BUCKET and SCRATCH_BUCKET.")


def store(rest: Rest, site: Site) -> Iterator[Remark]:
    """The database is there, of the right kind and guarded, and one may read in it."""
    path, one = f"projects/{site.project}/databases/{site.database}", site.base
    found = rest.get("firestore", path)
    if found is None:
        words = f"firestore databases create {one} --location={site.region} --type=firestore-native"
        yield fault("store", f"There is no database {site.database}.", site.gcloud(words))
        return
    faults = []
    if found.get("type") != "FIRESTORE_NATIVE" or found.get("databaseEdition", "STANDARD") != "STANDARD":
        detail = f"{site.database} is no database in Native mode of the Standard edition."
        faults.append(fault("store", detail, "Name another one in FIRESTORE_DATABASE."))
    if found.get("deleteProtectionState") == "DELETE_PROTECTION_DISABLED":
        words = site.gcloud(f"firestore databases update {one} --delete-protection")
        faults.append(fault("store", f"{site.database} can be deleted by mistake.", words))
    if not list(rest.pages("firestore", f"{path}/backupSchedules", "backupSchedules")):
        words = site.gcloud(f"firestore backups schedules create {one} --recurrence=daily --retention=7d")
        faults.append(fault("store", f"Nobody makes backups of {site.database}.", words))
    faults += _unread(rest, site, path)
    recovery = found.get("pointInTimeRecoveryEnablement") == "POINT_IN_TIME_RECOVERY_ENABLED"
    detail = (
        f"{site.database} in {found.get('locationId')}, {'any minute of seven days' if recovery else 'daily backups'}"
    )
    yield from faults or [well("store", detail)]


def _unread(rest: Rest, site: Site, path: str) -> Iterator[Remark]:
    """Nothing is there, which is told only to those who may read."""
    try:
        rest.get("firestore", f"{path}/documents/jobs/doctor")
    except NoAnswer as error:
        if error.final:
            raise
        grant = f"projects add-iam-policy-binding {site.project} --member={rest.member} --role=roles/datastore.user"
        yield fault("store", f"Whoever asks may not read in {site.database}.", f"Run: gcloud {grant}")


def indexes(rest: Rest, site: Site) -> Iterator[Remark]:
    """Every query finds its index, and whatever dies has a day to die."""
    if not site.indexes:
        yield well("indexes", "not looked at: infra/store.tf, which names them, is not here")
        return
    path = f"projects/{site.project}/databases/{site.database}/collectionGroups/-"
    states = {shape_of(one): one.get("state") for one in rest.pages("firestore", f"{path}/indexes", "indexes")}
    faults = [_index(shape, states.get(shape), site) for shape in site.indexes if states.get(shape) != "READY"]
    listed = rest.pages("firestore", f"{path}/fields", "fields", filter="ttlConfig:*")
    mortal = {str(one["name"]).split("/collectionGroups/")[-1] for one in listed if one.get("ttlConfig")}
    for collection in site.mortal:
        if f"{collection}/fields/expires_at" not in mortal:
            ttl = f"firestore fields ttls update expires_at --collection-group={collection} --enable-ttl"
            words = site.gcloud(f"{ttl} {site.base}")
            faults.append(fault("indexes", f"Nothing in {collection} ever expires.", words))
    yield from faults or [well("indexes", f"{len(site.indexes)} are ready, {len(site.mortal)} collections expire")]


def shape_of(index: Mapping[str, Any]) -> tuple[str, ...]:
    """An index as the site names it."""
    marks = {"DESCENDING": "-", "CONTAINS": "*"}
    fields = [
        f"{marks.get(one.get('order') or one.get('arrayConfig'), '')}{one['fieldPath']}"
        for one in index.get("fields", ())
        if one.get("fieldPath") != "__name__"
    ]
    return (str(index["name"]).split("/collectionGroups/")[-1].split("/")[0], *fields)


def _index(shape: tuple[str, ...], state: str | None, site: Site) -> Remark:
    told = f"{shape[0]} by {', '.join(shape[1:])}"
    if state == "CREATING":
        return fault("indexes", f"The index of {told} is still being made.", "Wait some minutes.")
    kinds = {"-": "order=descending", "*": "array-config=contains"}
    fields = " ".join(
        f"--field-config=field-path={one.lstrip('-*')},{kinds.get(one[0], 'order=ascending')}" for one in shape[1:]
    )
    words = f"firestore indexes composite create {site.base} --collection-group={shape[0]} {fields}"
    return fault("indexes", f"There is no index of {told}.", site.gcloud(words))
