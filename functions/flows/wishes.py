"""A create body becomes an accepted request: its kind reads it, in the style that its owner means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions.flows.looks import undressed
from functions.kinds.kind import Kind
from functions.ports import House


def accepted(house: House, owner: str, kind: Kind, body: Mapping[str, Any]) -> dict[str, Any]:
    """The request as plain values; InvalidRequest names every fault."""
    given, own_style = undressed(house, owner, body)
    return kind.parse(given) | own_style
