"""That tests reach nothing outside is itself a test, so that a changed interpreter cannot open the door unseen."""

from __future__ import annotations

import os
import socket

import pytest


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
