"""What the pages tell people to type is typed here.

Those of docs/api.md are in tests/web/test_contract.py; those of docs/deploy.md, which need a cloud, are looked at in
tests/test_deploy_page.py.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN_ELSEWHERE = {"docs/api.md", "docs/deploy.md"}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ADDRESS = "http://127.0.0.1:8080"
#: what the suite does anyway, or what would never end
NOT_AGAIN = re.compile(
    r"^(make \w+|sh tools/\w+|\.venv/bin/python -m (pytest|ruff|mypy|functions serve|tests\.journeys\.cloud)\b.*)$"
)


def blocks(page: Path, *languages: str) -> list[str]:
    return [found[2] for found in BLOCK.finditer(page.read_text("utf-8")) if found[1] in languages]


def lines(page: Path) -> Iterator[str]:
    """Every command of a page, continued lines as one."""
    for block in blocks(page, "sh", "bash"):
        yield from filter(None, block.replace("\\\n", " ").splitlines())


def named(pages: list[Path]) -> list[str]:
    return [str(page.relative_to(ROOT)) for page in pages]


def to_run(page: Path) -> list[str]:
    return [line for line in lines(page) if not NOT_AGAIN.match(line)]


WITH_COMMANDS = [page for page in PAGES if str(page.relative_to(ROOT)) not in RUN_ELSEWHERE and to_run(page)]


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_every_target_and_tool_that_a_page_names_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    for line in lines(page):
        words = shlex.split(line)
        if words[0] == "make":
            assert words[1] in targets, line
        if words[:1] == ["sh"]:
            assert (ROOT / words[1]).is_file(), line


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_every_piece_of_json_on_a_page_is_json(page: Path) -> None:
    for block in blocks(page, "json"):
        json.loads(block)


@pytest.mark.parametrize("page", PAGES, ids=named(PAGES))
def test_every_python_example_runs(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "python"):
        subprocess.run([sys.executable, "-c", block], cwd=tmp_path, env=surroundings(tmp_path), check=True, timeout=60)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server as `serve` starts it, on a folder of its own: its address, and where commands are typed."""
    folder = tmp_path_factory.mktemp("reader")
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "functions", "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=folder, env=surroundings(folder), stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        answers(address, within=60)
        yield address, folder
    finally:
        server.terminate()
        server.wait(30)


def answers(address: str, *, within: float) -> None:
    ends = time.monotonic() + within
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5) as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.1)
    message = f"{address} does not answer"
    raise AssertionError(message)


def surroundings(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "LIMNER_DATA": str(folder / "data"),
    }


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
@pytest.mark.parametrize("page", WITH_COMMANDS, ids=named(WITH_COMMANDS))
def test_a_reader_can_type_what_the_page_says(page: Path, served: tuple[str, Path]) -> None:
    address, folder = served
    for line in to_run(page):
        typed = line.replace(ADDRESS, address).replace(".venv/bin/python", shlex.quote(sys.executable))
        typed = re.sub(r"\bcurl\b", "curl --show-error --fail-with-body", typed)

        done = subprocess.run(
            ["sh", "-c", typed], cwd=folder, env=surroundings(folder), capture_output=True, text=True, timeout=200,
            check=False,
        )  # fmt: skip

        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        if "curl" in line and "/v1/jobs" in line:
            assert json.loads(done.stdout)["state"] in {"done", "rendering", "planning", "assembling"}
        out = re.search(r"--out (\S+\.pdf)", line)
        if out:
            assert (folder / out[1]).read_bytes().startswith(b"%PDF")


def by_node(page: Path) -> list[str]:
    return blocks(page, "js")


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
@pytest.mark.parametrize("page", [page for page in PAGES if by_node(page)], ids=named([p for p in PAGES if by_node(p)]))
def test_every_example_for_node_runs(page: Path, served: tuple[str, Path], tmp_path: Path) -> None:
    address, _ = served
    with urllib.request.urlopen(f"{address}/studio/limner.js", timeout=20) as client:
        (tmp_path / "limner.mjs").write_bytes(client.read())

    for number, block in enumerate(by_node(page)):
        script = tmp_path / f"example{number}.mjs"
        script.write_text(block.replace(ADDRESS, address), "utf-8")
        done = subprocess.run(
            ["node", script.name], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
        )

        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"


def test_the_readme_shows_each_way_to_begin() -> None:
    told = "\n".join(lines(ROOT / "README.md"))

    for way in ("make demo", "make serve", "python -m functions make comic", "curl "):
        assert way in told
