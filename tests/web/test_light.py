"""What is not needed is not loaded: a cold start pays for what it does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import random
import sys
from functions.adapters.local.memory import MemoryJobs, MemoryRegisters, World
from functions.adapters.local.memory_blobs import MemoryBlobs
from functions.adapters.local.memory_cache import MemoryCache
from functions.adapters.local.memory_oversight import MemoryCounters, MemoryOversight
from functions.adapters.local.memory_records import MemoryGallery, MemoryThings
from functions.ports import House, Policy
from functions.web.app import create_app
from functions.web.config import WebConfig
world = World()
house = House(jobs=MemoryJobs(world), cache=MemoryCache(world), registers=MemoryRegisters(world),
              gallery=MemoryGallery(world), things=MemoryThings(world),
              counters=MemoryCounters(world), oversight=MemoryOversight(world),
              blobs=MemoryBlobs(world, now=lambda: 0.0), queue=None, writer=None, painter=None, stand_in=None,
              voice=None, stand_in_voice=None,
              press=None, policy=Policy(), now=lambda: 0.0, new_id=lambda: "x", chance=random.Random(1), boot="b",
              post=None)
app = create_app(house, WebConfig(token_secret=b"s"))
seen = []
for path in sys.argv[1:]:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HOST": "localhost"}
    b"".join(app(environ, lambda status, headers: seen.append(status)))
assert all(status == "200 OK" for status in seen), seen
print(*sorted({name if name.startswith("google.") else name.partition(".")[0] for name in sys.modules}))
"""
HEAVY = {
    "pydantic",
    "PIL",
    "reportlab",
    "google.genai",
    "google.auth",
    "grpc",
    "flask",
    "werkzeug",
    "jinja2",
    "fontTools",
    "rich",
    "waitress",
}


def loaded(*paths: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *paths], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "paths", [(), ("/v1/jobs",), ("/v1/kinds", "/v1/styles", "/health", "/llms.txt", "/docs", "/")]
)
def test_looking_loads_no_schemas_and_no_pictures(paths: tuple[str, ...]) -> None:
    assert not loaded(*paths) & HEAVY


def test_the_contract_is_made_when_it_is_first_asked_for() -> None:
    assert loaded("/openapi.json") & HEAVY == {"pydantic"}
