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
app = create_app(house, WebConfig(token_secret=lambda: b"s"))
seen = []
for path in sys.argv[1:]:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HOST": "localhost"}
    b"".join(app(environ, lambda status, headers: seen.append(status)))
assert all(status == "200 OK" for status in seen), seen
print(*sorted({name if name.startswith("google.") else name.partition(".")[0] for name in sys.modules}))
"""
#: the house of a laptop, as the functions' target builds it, instead of one of doubles
HOUSE = """
import sys
from functions.settings import Settings
from functions.wiring.laptop import open_laptop
from functions.wiring.serving import app_of
seen = []
laptop = open_laptop(Settings.read({"LIMNER_DATA": sys.argv[1]}))
environ = {"REQUEST_METHOD": "GET", "PATH_INFO": sys.argv[2], "QUERY_STRING": "", "HTTP_HOST": "localhost"}
b"".join(app_of(laptop)(environ, lambda status, headers: seen.append(status)))
laptop.close()
assert seen == ["200 OK"], seen
print(*sorted(sys.modules))
"""
#: of work, keys, uploads, webhooks, health and models: what a process that only looks never needs
LATER = {
    "concurrent.futures.process",
    "ctypes",
    "functions.adapters.local.dispatcher",
    "functions.adapters.local.exchange",
    "functions.adapters.telemetry.machine",
    "functions.core.addresses",
    "functions.core.document",
    "functions.flows.breakers",
    "functions.flows.health",
    "functions.flows.keys",
    "functions.flows.noticing",
    "functions.flows.sources",
    "functions.flows.uploads",
    "functions.kinds.dividing",
    "functions.ports.models",
    "functions.ports.press",
    "functions.rules.breaker",
    "functions.rules.budget",
    "functions.rules.keys",
    "functions.rules.models",
    "functions.rules.pacing",
    "functions.rules.retry",
    "multiprocessing",
    "ssl",
}
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


def loaded(*words: str, program: str = PROGRAM) -> set[str]:
    # Not measured for coverage: what counts the lines of a child loads modules of its own.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=ROOT, env=plain | {"PYTHONPATH": str(ROOT)}, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "paths", [(), ("/v1/jobs",), ("/v1/kinds", "/v1/styles", "/health", "/llms.txt", "/docs", "/")]
)
def test_looking_loads_no_schemas_and_no_pictures(paths: tuple[str, ...]) -> None:
    assert not loaded(*paths) & HEAVY


@pytest.mark.parametrize("path", ["/v1/jobs", "/v1/kinds"])
def test_the_first_answer_of_a_house_waits_for_nothing_that_only_its_work_needs(path: str, tmp_path: Path) -> None:
    found = loaded(str(tmp_path), path, program=HOUSE)

    assert "functions.wiring.laptop" in found
    assert sorted(found & (LATER | HEAVY)) == []


def test_the_contract_is_made_when_it_is_first_asked_for() -> None:
    assert loaded("/openapi.json") & HEAVY == {"pydantic"}


#: the house of a project of Google Cloud, which nobody has asked for anything yet
CLOUD = """
import sys
from functions.settings import Settings
from functions.wiring.google import open_google
from functions.wiring.serving import app_of
from tests.test_cloud import WHOLE
seen = []
settings = Settings.read(WHOLE | {"AUTH": "open", "MODELS": "gemini", "GEMINI_API_KEY": "k"})
google = open_google(settings, target="api")
environ = {"REQUEST_METHOD": "GET", "PATH_INFO": sys.argv[1], "QUERY_STRING": "", "HTTP_HOST": "localhost"}
b"".join(app_of(google)(environ, lambda status, headers: seen.append(status)))
google.close()
assert seen == ["200 OK"], seen
print(*sorted(sys.modules))
"""


def test_in_the_cloud_no_client_is_loaded_before_something_is_asked_of_it() -> None:
    found = loaded("/v1/kinds", program=CLOUD)

    assert "functions.wiring.google" in found
    # The two names themselves are empty folders that others fill.
    clients = {name for name in found if name.startswith(("google.", "grpc", "requests", "sqlite3"))}
    assert clients <= {"google.cloud"}
    assert sorted(found & (HEAVY | LATER)) == []
