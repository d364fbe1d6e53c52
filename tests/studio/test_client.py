"""The client in Node, against a server as `serve` starts it."""

from __future__ import annotations

import pytest

from tests.studio.conftest import HERE, Server, in_node


@pytest.mark.slow
def test_the_client_does_what_its_tests_say(node: str, server: Server) -> None:
    in_node(node, *sorted((HERE / "client").glob("*.test.js")), BASE=server.address)
