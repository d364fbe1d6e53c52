"""The pure parts of the studio, in Node."""

from __future__ import annotations

from pathlib import Path

from tests.studio.conftest import HERE, in_node


def test_the_pure_parts_do_what_their_tests_say(node: str) -> None:
    in_node(node, *sorted((HERE / "units").glob("*.test.js")))


def test_every_file_of_tests_is_found() -> None:
    folders = {path.parent.name for path in Path(HERE).rglob("*.test.js")}

    assert folders <= {"units", "client", "browser"}
