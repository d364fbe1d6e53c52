"""That tests reach nothing outside is itself a test, so that a changed interpreter cannot open the door unseen."""

from __future__ import annotations

import ast
import os
import socket
from pathlib import Path

import pytest

import functions.__main__ as program
from functions.commands.environment import read_in
from tests.conftest import ROOT, deaf


def test_no_address_outside_this_machine_can_be_reached() -> None:
    with socket.socket() as out, pytest.raises(AssertionError, match=r"203\.0\.113\.1"):
        out.connect(("203.0.113.1", 80))


def test_no_name_outside_this_machine_is_looked_up() -> None:
    with pytest.raises(AssertionError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]) as client:
        assert client.getpeername() == server.getsockname()


def test_a_developers_own_settings_do_not_reach_the_tests() -> None:
    assert "GEMINI_API_KEY" not in os.environ


def test_a_developers_own_file_of_settings_does_not_reach_the_tests(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
        (folder / ".env").write_text(f"LIMNER_DATA={folder.name}\n", "utf-8")
    found: dict[str, str] = {}

    deaf(read_in, own)(found, own)
    assert found == {}
    deaf(read_in, own)(found, other)

    assert found == {"LIMNER_DATA": "other"}
    assert program.read_in.__qualname__.startswith("deaf"), "the command line of the tests reads every file"


def test_no_test_gives_a_command_in_the_projects_own_folder() -> None:
    """A command of a process of its own reads the file of its folder; a developer's stands in the project's."""
    found = []
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and any(one.arg == "cwd" for one in node.keywords):
                words = ast.unparse(node)
                found += [path.name] * ("'functions'" in words and "cwd=ROOT" in words)

    assert found == []
