"""The names of a project on Google Cloud: what is missing or wrong is said in one sentence, with what to do."""

from __future__ import annotations

import json

import pytest

from functions.cloud import LANES, TaskQueue
from functions.settings import SettingFault, Settings
from functions.unheard import unheard

QUEUES = {
    lane: {"name": f"projects/my-project/locations/us-central1/queues/limner-{lane}", "deadline": 690} for lane in LANES
}
WHOLE = {
    "WORLD": "google", "GOOGLE_CLOUD_PROJECT": "my-project", "ASSETS_BUCKET": "my-project-limner-assets",
    "SCRATCH_BUCKET": "my-project-limner-scratch", "TASK_QUEUES": json.dumps(QUEUES),
}  # fmt: skip
WORKER = {"TASK_AUDIENCE": "https://plan.limner.my-project.internal", "TASK_CALLER": "tasks@my-project.test"}


def test_a_house_on_google_cloud_knows_its_names_and_asks_everybody_for_a_key() -> None:
    found = Settings.read(WHOLE | WORKER)

    assert (found.world, found.auth) == ("google", "keys")
    assert found.cloud is not None
    assert (found.cloud.project, found.cloud.database) == ("my-project", "(default)")
    assert (found.cloud.assets, found.cloud.scratch) == ("my-project-limner-assets", "my-project-limner-scratch")
    assert found.cloud.queues["picture"] == TaskQueue(name=QUEUES["picture"]["name"], deadline=690)
    assert (found.cloud.audience, found.cloud.caller) == (WORKER["TASK_AUDIENCE"], WORKER["TASK_CALLER"])


@pytest.mark.parametrize("target", ["assemble", "sweep"])
def test_a_worker_that_asks_no_model_needs_no_key_to_know_which_ones_are_asked(target: str) -> None:
    found = Settings.read(WHOLE | {"MODELS": "gemini", "FUNCTION_TARGET": target})

    assert {link.provider for link in found.picture_models} == {"gemini"}
    with pytest.raises(SettingFault, match="no key for it is set"):
        Settings.read(WHOLE | {"MODELS": "gemini", "FUNCTION_TARGET": "render"})


def test_what_stands_in_for_google_on_this_machine_is_obeyed() -> None:
    stands_in = {"CLOUD_TASKS_EMULATOR_HOST": "127.0.0.1:9124", "TASK_CERTS_URL": "http://localhost:9125/certs"}

    found = Settings.read(WHOLE | stands_in).cloud

    assert found is not None
    assert (found.tasks_host, found.certs_url) == ("127.0.0.1:9124", "http://localhost:9125/certs")


def test_the_older_name_of_the_bucket_is_heard_where_ours_is_not_set() -> None:
    older = WHOLE | {"GCS_BUCKET_NAME": "older"}
    alone = {name: value for name, value in older.items() if name != "ASSETS_BUCKET"}

    told, kept = Settings.read(alone).cloud, Settings.read(older).cloud

    assert told is not None
    assert kept is not None
    assert (told.assets, kept.assets) == ("older", WHOLE["ASSETS_BUCKET"])
    assert not unheard(alone)
    assert [one.partition(" ")[0] for one in unheard(older)] == ["GCS_BUCKET_NAME"]


@pytest.mark.parametrize(("said", "meant"), [({}, "checked"), ({"TASK_SIGNATURE": "iam"}, "iam")])
def test_a_tokens_signature_is_checked_unless_iam_alone_can(said: dict[str, str], meant: str) -> None:
    found = Settings.read(WHOLE | said).cloud

    assert found is not None
    assert found.signature == meant


def test_on_this_machine_alone_a_house_of_the_cloud_may_be_open() -> None:
    assert Settings.read(WHOLE | {"AUTH": "open"}).auth == "open"
    with pytest.raises(SettingFault, match="AUTH=open is refused on"):
        Settings.read(WHOLE | {"AUTH": "open", "HOST": "0.0.0.0"})


def test_a_house_at_home_has_no_names_of_a_cloud() -> None:
    assert Settings.read({"ASSETS_BUCKET": "b"}).cloud is None


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "WORLD"])
def test_a_name_that_is_missing_is_named(name: str) -> None:
    with pytest.raises(SettingFault, match=name) as fault:
        Settings.read({key: value for key, value in WHOLE.items() if key != name})

    assert fault.value.detail.endswith("is not set.")
    assert f"Set {name}" in fault.value.advice


@pytest.mark.parametrize(
    ("env", "words"),
    [
        ({"GOOGLE_CLOUD_PROJECT": "My Project"}, "the id of a project"),
        ({"FIRESTORE_DATABASE": "x"}, "the name of a database"),
        ({"ASSETS_BUCKET": "gs://bucket"}, "the name of a bucket"),
        ({"SCRATCH_BUCKET": "a b"}, "the name of a bucket"),
        ({"TASK_QUEUES": "text"}, "no JSON of queues"),
        ({"TASK_QUEUES": "[]"}, "no JSON of queues"),
        ({"TASK_QUEUES": '{"text": "q"}'}, "no JSON of queues"),
        ({"TASK_QUEUES": json.dumps({"text": QUEUES["text"]})}, "no queue for webhook, picture, speech, assembly"),
        ({"TASK_QUEUES": json.dumps(QUEUES | {"text": {"name": "text", "deadline": 60}})}, "no full name of a queue"),
        ({"TASK_QUEUES": json.dumps(QUEUES | {"text": {"name": 7, "deadline": 60}})}, "no full name of a queue"),
        ({"TASK_QUEUES": json.dumps(QUEUES | {"text": QUEUES["text"] | {"deadline": 14}})}, "a deadline of 14"),
        ({"TASK_QUEUES": json.dumps(QUEUES | {"text": QUEUES["text"] | {"deadline": True}})}, "a deadline of True"),
        ({"TASK_AUDIENCE": "https://x"}, "TASK_CALLER is not set"),
        ({"TASK_CALLER": "a@b"}, "TASK_AUDIENCE is not set"),
        ({"TASK_AUDIENCE": "https://x", "TASK_CALLER": "somebody"}, "the address of a service account"),
        ({"TASK_SIGNATURE": "no"}, "TASK_SIGNATURE is 'no', but it must be one of checked, iam"),
        ({"CLOUD_TASKS_EMULATOR_HOST": "tasks.example:80"}, "must be on this machine"),
        ({"TASK_CERTS_URL": "https://example.org/certs"}, "must be on this machine"),
        ({"TASK_CERTS_URL": "http://[::1"}, "must be on this machine"),
        ({"AUTH": "open", "K_SERVICE": "limner-api"}, "AUTH=open is refused on Cloud Run"),
        ({"WORLD": "mars"}, "one of local, google"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_with_what_to_do(env: dict[str, str], words: str) -> None:
    with pytest.raises(SettingFault, match=words) as fault:
        Settings.read(WHOLE | env)

    assert fault.value.detail.count(". ") == 0
    assert fault.value.advice.endswith(".")
