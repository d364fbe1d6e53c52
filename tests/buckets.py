"""Cloud Storage for tests: one fake a process, two buckets of a new name a test, the real client in between."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPErrorProcessor, Request, build_opener

import pytest

from functions.adapters.google.blobs import BucketBlobs
from tests.fakes.storage.objects import Bucket
from tests.fakes.storage.service import FakeStorage

_numbers = itertools.count(1)


@dataclass
class HouseBuckets:
    """The two buckets of one house, and what opens them."""

    fake: FakeStorage
    assets: Bucket
    scratch: Bucket
    opened: list[BucketBlobs] = field(default_factory=list)

    def blobs(self, now: Callable[[], float]) -> BucketBlobs:
        """As one process opens them; the fake keeps the same time."""
        self.fake.now = now
        self.opened.append(BucketBlobs(self.assets.name, self.scratch.name, project="demo", now=now))
        return self.opened[-1]

    def close(self) -> None:
        for one in self.opened:
            one.close()


@contextmanager
def two_buckets(fake: FakeStorage, patch: pytest.MonkeyPatch) -> Iterator[HouseBuckets]:
    """New buckets on a fake that runs."""
    number = next(_numbers)
    patch.setenv("STORAGE_EMULATOR_HOST", fake.url)
    fake.forget()
    buckets = HouseBuckets(fake, fake.bucket(f"demo-{number}-assets"), fake.bucket(f"demo-{number}-scratch"))
    yield buckets
    buckets.close()


class Plain(HTTPErrorProcessor):
    """Every answer is one, whatever its status."""

    def http_response(self, request: Any, response: Any) -> Any:
        return response


def asked(
    address: str, *, method: str = "GET", data: bytes | None = None, headers: Mapping[str, str] | None = None
) -> tuple[int, bytes, Message]:
    """As any client of HTTP asks."""
    request = Request(address, method=method, data=data, headers=dict(headers or {}))
    try:
        with build_opener(Plain).open(request, timeout=10) as answer:
            return answer.status, answer.read(), answer.headers
    except HTTPError as error:
        return error.code, error.read(), error.headers
