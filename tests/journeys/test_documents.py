"""A long document becomes a story that follows it from its first page to its last, in its own words."""

from __future__ import annotations

import json
import re
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local.press import PoolPress
from functions.adapters.models.offline.writer import OfflineWriter
from functions.flows.sources import Sent
from functions.flows.submit import Submission, submit
from functions.kinds import KINDS
from functions.media.documents import read
from functions.settings import Settings
from functions.web.serve import opened
from functions.wiring.laptop import open_laptop
from functions.wiring.serving import app_of
from tests.documents import ANIMALS, a_docx, a_pdf, chapters
from tests.houses import Home, a_house

BOUNDARY = "the-end-of-a-part"


def plainly(function: Any, *args: Any) -> Any:
    return function(*args)


@pytest.fixture
def home() -> Home:
    """A house whose writer and reader are the real ones."""
    home = a_house()
    home.press.read = PoolPress(plainly).read  # type: ignore[method-assign]
    home.house = replace(home.house, writer=OfflineWriter())
    return home


def made(home: Home, kind: str, sent: Sent, *, scenes: int) -> Any:
    """The plan of a finished job."""
    body = {"kind": kind, "scenes": scenes, "file": {"name": sent.name, "data": "x"}}
    submitted = submit(home.house, Submission(owner="ann", kind=kind, request=KINDS[kind].parse(body), sent=sent))
    home.go_on_with(submitted.messages)
    job = home.job(submitted.job.id)
    assert job.state == "done", job.problem
    return job


def animals_in(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+(?:\d+)?", text.lower()) if word.rstrip("0123456789") in ANIMALS]


@pytest.mark.parametrize("scenes", [6, 24])
def test_a_pdf_of_forty_pages_becomes_a_story_in_its_own_order(home: Home, scenes: int) -> None:
    job = made(home, "story", Sent(name="animals.pdf", data=a_pdf(chapters(40))), scenes=scenes)

    told = job.told()
    assert len(told) == scenes
    assert [page for scene in told for page in scene.pages] == list(range(1, 41))
    for scene in told:
        named = animals_in(scene.narration)
        assert named, scene
        assert set(named) <= {ANIMALS[page - 1] for page in scene.pages}
        assert animals_in(scene.title)


def test_a_docx_of_a_hundred_pages_becomes_a_story_in_its_own_order(home: Home) -> None:
    job = made(home, "story", Sent(name="animals.docx", data=a_docx(chapters(100))), scenes=20)

    told = job.told()
    assert job.request["document"]["pages"] == 100
    assert [scene.pages for scene in told] == [tuple(range(n * 5 + 1, n * 5 + 6)) for n in range(20)]
    for scene in told:
        numbers = {int(re.sub(r"\D", "", name)) for name in animals_in(scene.narration)}
        assert numbers
        assert numbers <= set(scene.pages)


@pytest.mark.parametrize("kind", ["comic", "lecture", "lesson", "presentation"])
def test_every_kind_that_tells_takes_a_document(home: Home, kind: str) -> None:
    job = made(home, kind, Sent(name="animals.md", data=b"# Foxes\n\nA fox digs.\n\n# Owls\n\nAn owl waits."), scenes=2)

    assert [scene.paragraphs for scene in job.told()] == [(1, 2), (3, 4)]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A laptop that serves."""
    settings = Settings.read({"LIMNER_DATA": str(tmp_path), "PORT": "0"})
    laptop = open_laptop(settings)
    door = opened(app_of(laptop), "127.0.0.1", 0, threads=8)
    running = threading.Thread(target=door.answer, daemon=True)
    running.start()
    laptop.take()
    yield f"http://127.0.0.1:{door.port}"
    door.close()
    running.join(10.0)
    laptop.close()


def ask(address: str, *, body: bytes | None = None, kind: str = "", method: str = "GET") -> Any:
    request = urllib.request.Request(address, data=body, headers={"Content-Type": kind} if kind else {}, method=method)
    with urllib.request.urlopen(request, timeout=70) as answer:
        return json.load(answer)


def a_form(data: bytes, name: str, **fields: str) -> bytes:
    parts = [f'name="{field}"\r\n\r\n{value}'.encode() for field, value in fields.items()]
    parts.append(f'name="file"; filename="{name}"\r\n\r\n'.encode() + data)
    lines = [f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode() + part + b"\r\n" for part in parts]
    return b"".join(lines) + f"--{BOUNDARY}--\r\n".encode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "data"), [("animals.pdf", a_pdf(chapters(40))), ("animals.docx", a_docx(chapters(40)))]
)
def test_a_document_is_sent_told_and_printed_over_http(address: str, name: str, data: bytes) -> None:
    form = a_form(data, name, kind="story", scenes="4")

    made = ask(f"{address}/v1/jobs", body=form, kind=f"multipart/form-data; boundary={BOUNDARY}", method="POST")
    job = made
    while not job["done"]:
        job = ask(f"{address}/v1/jobs/{made['id']}?wait=30")

    assert job["state"] == "done", job
    assert job["source"] == {"name": name, "pages": 40, "left_out": []}
    assert [scene["source"]["pages"] for scene in job["scenes"]] == [
        list(range(first, first + 10)) for first in (1, 11, 21, 31)
    ]
    for scene in job["scenes"]:
        assert set(animals_in(scene["narration"])) & {ANIMALS[page - 1] for page in scene["source"]["pages"]}
    with urllib.request.urlopen(f"{address}/v1/jobs/{made['id']}/exports/pdf?wait=60", timeout=70) as answer:
        printed = read(answer.read(), name="story.pdf")
    words = " ".join(piece.text for piece in printed.pieces)
    assert all(animal in words for scene in job["scenes"] for animal in animals_in(scene["narration"]))
