"""What a look at a project found, and what it is told where a look is not possible."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

#: what a service is called for as long as nothing was built
HELLO = "cloudrun/container/hello"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was looked at; `action` is the command that mends it."""

    what: str
    well: bool
    detail: str
    action: str = ""


def well(what: str, detail: str) -> Remark:
    """What is as it should be."""
    return Remark(what, well=True, detail=detail)


def fault(what: str, detail: str, action: str) -> Remark:
    """What is not, and the command that mends it."""
    return Remark(what, well=False, detail=detail, action=action)


class NoAnswer(Exception):
    """Why a question got no answer and what mends that; `final` where no other would get one either."""

    def __init__(self, detail: str, action: str = "", *, final: bool = False) -> None:
        super().__init__(detail)
        self.detail, self.action, self.final = detail, action, final


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """One queue as the settings name it."""

    path: str
    deadline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The names of a house in its project."""

    project: str
    database: str
    assets: str
    scratch: str
    queues: Mapping[str, Queue]
    #: collection and fields of each index, "-" falling and "*" one of many; none where nobody says which there must be
    indexes: tuple[tuple[str, ...], ...] = ()
    #: collections whose documents die by themselves
    mortal: tuple[str, ...] = ()
    #: Gemini is asked by the project's own account, not by a key
    enterprise: bool = True
    #: users sign in to the project beside those who have a key
    users: bool = False
    #: pictures in a minute that the settings allow; None for any number
    pictures_per_minute: float | None = None

    @property
    def region(self) -> str:
        """Where the queues are, and with them everything else."""
        return self.queues["text"].path.split("/")[3]

    @property
    def name(self) -> str:
        """The first part of every name."""
        return self.queues["text"].path.rpartition("/")[2].removesuffix("-text")

    def account(self, role: str) -> str:
        """The address of the account of a service."""
        return f"{self.name}-{role}@{self.project}.iam.gserviceaccount.com"

    @property
    def base(self) -> str:
        """The option that names the database, for a shell."""
        return shlex.quote(f"--database={self.database}")

    def apply(self) -> str:
        """The command that makes what is missing."""
        return f"Run where your Terraform is: terraform apply -var=project={self.project}"

    def gcloud(self, words: str) -> str:
        """A command of gcloud for this project."""
        return f"Run: gcloud {words} --project={self.project}"

    def build(self) -> str:
        """The command that builds what is here and deploys it."""
        builder = f"projects/{self.project}/serviceAccounts/{self.account('build')}"
        sources = f"--ignore-file=.gitignore --gcs-source-staging-dir=gs://{self.scratch}/source"
        return self.gcloud(
            f"builds submit --region={self.region} --config=cloudbuild.yaml {sources} --service-account={builder}"
        )
