"""docs/coverage.md goes through every number of the check-list, and every test that it names exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "coverage.md"
#: part of the check-list -> its last number
PARTS = {"S1.": 34, "S2.": 33, "S3.": 49, "S4.": 53, "S5.": 52, "C": 16}
NUMBERS = [f"{part}{number}" for part, last in PARTS.items() for number in range(1, last + 1)]
ROW = re.compile(r"^\| ((?:S\d\.|C)\d+) \| (.+) \| (.*)\|$", re.MULTILINE)
ROWS = {number: (what, shown) for number, what, shown in ROW.findall(PAGE.read_text("utf-8"))}


@cache
def names_in(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text("utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_every_number_stands_on_the_page_once_and_in_order() -> None:
    told = [found[0] for found in ROW.findall(PAGE.read_text("utf-8"))]

    assert told == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_shown_by_tests_that_exist(number: str) -> None:
    what, shown = ROWS[number]
    named = re.findall(r"`([\w/.]+\.py)::(test_\w+)`", shown)

    assert [name for path, name in named if name not in names_in(path)] == []
    assert shown.count("::") == len(named)
    assert named
    assert what.endswith(".")
