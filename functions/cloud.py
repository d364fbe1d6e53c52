"""What the house needs to know of its project on Google Cloud, read with the other settings where WORLD is google."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from functions.settings import LOOPBACK, SettingFault

#: media whose tasks wait in queues of their own
LANES = ("text", "webhook", "picture", "speech", "assembly")
#: seconds that Cloud Tasks may be told to wait for an answer
LEAST_DEADLINE, MOST_DEADLINE = 15, 1800
_PROJECT = re.compile(r"(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]")
_DATABASE = re.compile(r"\(default\)|[a-z][a-z0-9-]{2,61}[a-z0-9]")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]")
_QUEUE = re.compile(r"projects/[a-z0-9.:-]+/locations/[a-z0-9-]+/queues/[A-Za-z0-9-]{1,100}")
_ACCOUNT = re.compile(r"[^@\s]+@[^@\s]+")
_SHAPE = '{"text": {"name": "projects/PROJECT/locations/REGION/queues/NAME", "deadline": 690}, ...}'


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskQueue:
    """One queue of Cloud Tasks."""

    #: projects/PROJECT/locations/REGION/queues/NAME
    name: str
    #: seconds that a task may take
    deadline: int


@dataclass(frozen=True, kw_only=True)
class Cloud:
    """Names of what Terraform has made. Each field names its variable."""

    #: its id
    project: str
    database: str = "(default)"  #: FIRESTORE_DATABASE: which of its databases
    assets: str  #: ASSETS_BUCKET: the bucket of all that is made; GCS_BUCKET_NAME where it is not set
    scratch: str  #: SCRATCH_BUCKET: the bucket of what is needed for a while
    queues: Mapping[str, TaskQueue]  #: TASK_QUEUES: medium -> its queue, as JSON
    audience: str = ""  #: TASK_AUDIENCE: what the token of a task must be for; of workers alone
    caller: str = ""  #: TASK_CALLER: whose account must have sent it; of workers alone
    signature: str = "checked"  #: TASK_SIGNATURE: of a task's token: checked here, or only by IAM before
    tasks_host: str = ""  #: CLOUD_TASKS_EMULATOR_HOST: what stands in for Cloud Tasks on this machine
    certs_url: str = ""  #: TASK_CERTS_URL: where the keys of its tokens are

    @classmethod
    def read(cls, env: Mapping[str, str]) -> Cloud:
        """The project's names, or SettingFault saying which one is missing or wrong, and what to do about it."""
        audience, caller = _text(env, "TASK_AUDIENCE"), _text(env, "TASK_CALLER")
        if bool(audience) != bool(caller):
            missing = "TASK_CALLER" if audience else "TASK_AUDIENCE"
            raise SettingFault(
                f"{missing} is not set, so that no task could be believed.",
                action="Set TASK_AUDIENCE and TASK_CALLER as Terraform does, or neither of them.",
            )
        if caller and not _ACCOUNT.fullmatch(caller):
            raise SettingFault(
                f"TASK_CALLER is {caller!r}, but it must be the address of a service account.",
                action="Set it to NAME@PROJECT.iam.gserviceaccount.com.",
            )
        return cls(
            project=_named(env, "GOOGLE_CLOUD_PROJECT", _PROJECT, what="the id of a project"),
            database=_named(env, "FIRESTORE_DATABASE", _DATABASE, what="the name of a database", usual="(default)"),
            assets=_named(env, _assets(env), _BUCKET, what="the name of a bucket"),
            scratch=_named(env, "SCRATCH_BUCKET", _BUCKET, what="the name of a bucket"),
            queues=_queues(env),
            audience=audience,
            caller=caller,
            signature=_signature(env),
            tasks_host=_near(env, "CLOUD_TASKS_EMULATOR_HOST"),
            certs_url=_near(env, "TASK_CERTS_URL"),
        )


def _assets(env: Mapping[str, str]) -> str:
    """The variable that names the bucket of what is made: ours, or else the older one that is set instead."""
    return "GCS_BUCKET_NAME" if not _text(env, "ASSETS_BUCKET") and _text(env, "GCS_BUCKET_NAME") else "ASSETS_BUCKET"


def _signature(env: Mapping[str, str]) -> str:
    found = _text(env, "TASK_SIGNATURE") or "checked"
    if found not in ("checked", "iam"):
        raise SettingFault(
            f"TASK_SIGNATURE is {found!r}, but it must be one of checked, iam.",
            action="Correct or unset TASK_SIGNATURE.",
        )
    return found


def _text(env: Mapping[str, str], name: str) -> str:
    return (env.get(name) or "").strip()


def _named(env: Mapping[str, str], name: str, form: re.Pattern[str], *, what: str, usual: str = "") -> str:
    text = _text(env, name) or usual
    if not text:
        raise SettingFault(f"WORLD is google, but {name} is not set.", action=f"Set {name} to {what}, or unset WORLD.")
    if not form.fullmatch(text):
        raise SettingFault(f"{name} is {text!r}, but it must be {what}.", action=f"Correct {name}.")
    return text


def _near(env: Mapping[str, str], name: str) -> str:
    """What stands in for a service of Google: whoever could name another place could send tasks in its name."""
    text = _text(env, name)
    try:
        host = urlsplit(text if "://" in text else f"//{text}").hostname
    except ValueError:
        host = None
    if text and host not in LOOPBACK:
        raise SettingFault(
            f"{name} is {text!r}, but what stands in for Google must be on this machine.",
            action=f"Unset {name}, or set it to an address of 127.0.0.1.",
        )
    return text


def _queues(env: Mapping[str, str]) -> Mapping[str, TaskQueue]:
    """One queue for every medium: a task without one would wait for ever."""
    text = _text(env, "TASK_QUEUES")
    if not text:
        raise SettingFault(
            "WORLD is google, but TASK_QUEUES is not set.", action=f"Set TASK_QUEUES to {_SHAPE}, or unset WORLD."
        )
    try:
        told = json.loads(text)
        found = {lane: TaskQueue(name=one["name"], deadline=one["deadline"]) for lane, one in told.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise SettingFault("TASK_QUEUES is no JSON of queues.", action=f"Set TASK_QUEUES to {_SHAPE}.") from None
    if missing := [lane for lane in LANES if lane not in found]:
        raise SettingFault(
            f"TASK_QUEUES names no queue for {', '.join(missing)}.", action=f"Name one for each of {', '.join(LANES)}."
        )
    for lane, one in found.items():
        _check(lane, one)
    return found


def _check(lane: str, queue: TaskQueue) -> None:
    if not isinstance(queue.name, str) or not _QUEUE.fullmatch(queue.name):
        raise SettingFault(
            f"TASK_QUEUES names {queue.name!r} for {lane}, which is no full name of a queue.",
            action="Write it as projects/PROJECT/locations/REGION/queues/NAME.",
        )
    whole = isinstance(queue.deadline, int) and not isinstance(queue.deadline, bool)
    if not whole or not LEAST_DEADLINE <= queue.deadline <= MOST_DEADLINE:
        raise SettingFault(
            f"TASK_QUEUES gives {lane} a deadline of {queue.deadline!r}.",
            action=f"Make it whole seconds from {LEAST_DEADLINE} to {MOST_DEADLINE}.",
        )
