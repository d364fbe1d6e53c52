"""Bodies that no sane client sends."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from functions.core.errors import InvalidRequest
from functions.kinds import KINDS

ROOT = Path(__file__).parent.parent.parent
CORPUS = Path(os.environ.get("LIMNER_CORPUS", ROOT.parent / "shared" / "corpus"))


def strange_bodies() -> list[Any]:
    bodies: list[Any] = []
    for path in sorted((CORPUS / "json").rglob("*.json")):
        try:
            bodies.append(json.loads(path.read_bytes()))
        except (ValueError, RecursionError):
            continue
    for path in sorted(p for p in (CORPUS / "text").rglob("*") if p.is_file()):
        try:
            lines = path.read_text("utf-8", errors="surrogateescape").splitlines()
        except OSError:
            continue
        bodies += [{field: line} for line in lines for field in ("prompt", "style", "language", "kind", line[:50])]
        bodies += [{"prompt": line, "tags": [line], "audience": line, "characters": [{"name": line}]} for line in lines]
    return bodies


def test_naughty_bodies_become_a_request_or_a_refusal() -> None:
    if not CORPUS.is_dir():
        pytest.skip(f"0 files tried: there is no corpus at {CORPUS}")
    bodies = strange_bodies()
    kinds = list(KINDS.values())
    taken = 0

    for number, body in enumerate(bodies):
        try:
            taken += bool(kinds[number % len(kinds)].parse(body))
        except InvalidRequest as refused:
            assert refused.detail

    print(f"{len(bodies)} bodies tried, {taken} taken")
    assert len(bodies) > 500 and taken > 100
