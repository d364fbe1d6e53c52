"""Breaks the transitions on purpose, one small change at a time, and lets the tests of the core notice.

`python -m tests.core.mutants` tries fifty; `--all` tries every one that can be made. Each mutant gets a fresh set of
the core's modules; the tests are called directly, until the first that fails.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
TARGETS = ("settling", "transitions", "following")
SUITES = (
    "test_settling", "test_following", "test_beginnings", "test_endings", "test_next_runs", "test_narration",
    "test_telling",
)  # fmt: skip
SEED, COUNT = 20, 50

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
SWAPPED = {"all": "any", "any": "all", "min": "max", "max": "min"}

#: mutants that no test can notice, by what they changed, and why
EQUIVALENT = {
    "off by one: 5 -> 6": "the distance of the sixth look is cut to thirty minutes either way",
}


@dataclass(frozen=True)
class Mutant:
    """One change: where, and what became of it."""

    module: str
    line: int
    change: str
    source: str

    def __str__(self) -> str:
        return f"{self.module}.py:{self.line}: {self.change}"


Change = tuple[str, Callable[[], None]]


Place = tuple[str, int, int]


def places() -> list[Place]:
    """Where a mutant can be made: module, node and number of the change."""
    return [
        (module, place, number)
        for module in TARGETS
        for place, node in enumerate(ast.walk(_tree(module)))
        if not _declared(node, module)
        for number, _ in enumerate(_changes(node))
    ]


def _declared(node: ast.AST, module: str) -> bool:
    """A part of a decorator: it says what a record is, not what happens to a job."""
    decorators = [one for found in ast.walk(_tree(module)) for one in getattr(found, "decorator_list", [])]
    return any(node is part for one in decorators for part in ast.walk(one))


def mutant(place: Place) -> Mutant:
    """The mutant of that place."""
    module, position, number = place
    tree = copy.deepcopy(_tree(module))
    node = next(itertools.islice(ast.walk(tree), position, None))
    before = ast.unparse(node)
    what, act = list(_changes(node))[number]
    act()
    change = f"{what}: {_short(before)} -> {_short(ast.unparse(node))}"
    return Mutant(module, getattr(node, "lineno", 0), change, ast.unparse(ast.fix_missing_locations(tree)))


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse((ROOT / "functions" / "core" / f"{module}.py").read_text("utf-8"))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 90 else f"{line[:60]} ... {line[-26:]}"


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            yield "comparison", lambda: setattr(node, "ops", [COMPARED[type(op)]()])
        case ast.BoolOp(op=op):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "and/or", lambda: setattr(node, "op", other)
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            sign = ast.Sub() if isinstance(op, ast.Add) else ast.Add()
            yield "sign", lambda: setattr(node, "op", sign)
        case ast.Constant(value=bool(value)):
            yield "flag", lambda: setattr(node, "value", not value)
        case ast.Constant(value=int(value) | float(value)):
            yield "off by one", lambda: setattr(node, "value", value + 1)
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield "return", lambda: setattr(node, "value", ast.Constant(None))
        case _:
            yield from _changes_of_parts(node)


def _changes_of_parts(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.If() | ast.IfExp():
            yield "condition", lambda: _negate(node)
        case ast.comprehension(ifs=[test]):
            yield "filter", lambda: setattr(node, "ifs", [ast.UnaryOp(ast.Not(), test)])
        case ast.Call(func=ast.Name(id=name)) if name in SWAPPED:
            yield "call", lambda: setattr(node, "func", ast.Name(SWAPPED[name], ast.Load()))
        case ast.Call(func=ast.Name(id="replace"), keywords=keywords):
            for keyword in keywords:
                yield "keyword removed", lambda keyword=keyword: keywords.remove(keyword)  # type: ignore[misc]
        case ast.Dict(keys=keys, values=values) if len(keys) > 1:
            for place in range(len(keys)):
                yield "entry removed", lambda place=place: _remove(place, keys, values)  # type: ignore[misc]


def _negate(node: ast.If | ast.IfExp) -> None:
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _remove(place: int, *lists: list[Any]) -> None:
    for one in lists:
        del one[place]


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the mutant in the place of its module."""

    def __init__(self, one: Mutant) -> None:
        self._name = f"functions.core.{one.module}"
        self._code = compile(one.source, f"<mutant of {one.module}>", "exec")

    def find_spec(self, fullname: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


def killer(one: Mutant) -> str:
    """The test that noticed; empty when the mutant survived."""
    finder = Finder(one)
    _forget()
    sys.meta_path.insert(0, finder)
    try:
        for suite in SUITES:
            try:
                module = importlib.import_module(f"tests.core.{suite}")
            except Exception:  # noqa: BLE001
                return suite
            for name, test in _tests(module):
                try:
                    test()
                except (Exception, pytest.fail.Exception):  # noqa: BLE001
                    return name
    finally:
        sys.meta_path.remove(finder)
        _forget()
    return ""


def _forget() -> None:
    for name in [
        name
        for name in sys.modules
        if name.startswith(("functions.core", "tests.core.jobs", "tests.core.narrated", "tests.core.test_"))
    ]:
        del sys.modules[name]


def _tests(module: ModuleType) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every test with each set of its parameters; the random ones would only take time."""
    for name, test in vars(module).items():
        if not name.startswith("test_") or hasattr(test, "hypothesis"):
            continue
        for arguments in _arguments(test):
            yield name, lambda test=test, arguments=arguments: test(**arguments)  # type: ignore[misc]


def _arguments(test: Callable[..., object]) -> Iterator[dict[str, Any]]:
    tables = []
    for mark in getattr(test, "pytestmark", []):
        given, rows = mark.args
        fields = given.replace(",", " ").split() if isinstance(given, str) else list(given)
        tables.append([dict(zip(fields, [row] if len(fields) == 1 else row, strict=True)) for row in rows])
    for chosen in itertools.product(*tables):
        yield {name: value for row in chosen for name, value in row.items()}
    assert tables or not inspect.signature(test).parameters


def some(count: int, *, seed: int = SEED) -> list[Mutant]:
    """So many of all mutants, always the same."""
    every = places()
    return [mutant(place) for place in random.Random(seed).sample(every, min(count, len(every)))]


def survivors(wanted: Sequence[Mutant], *, told: Callable[[str], object] = lambda line: None) -> list[Mutant]:
    """Those that no test noticed, and that are not known to be the same program in other words."""
    found = []
    for one in wanted:
        name = killer(one)
        told(f"{one}  [{name or 'SURVIVED'}]")
        if not name and one.change not in EQUIVALENT:
            found.append(one)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.core.mutants", description=__doc__)
    parser.add_argument("--all", action="store_true", help="every mutant that can be made")
    parser.add_argument("--quiet", action="store_true", help="tell the survivors only")
    given = parser.parse_args()
    begun = time.monotonic()
    for module in TARGETS:
        sound = killer(Mutant(module, 0, "nothing", ast.unparse(_tree(module))))
        if sound:
            print(f"{sound} fails although {module} is as it is")
            return 1
    print("the core as it is: no test fails")
    wanted = some(10**6 if given.all else COUNT)
    left = survivors(wanted, told=(lambda line: None) if given.quiet else print)
    for one in left:
        print(f"survived: {one}")
    print(f"{len(left)} mutants survived of {len(wanted)}, {time.monotonic() - begun:.1f} s")
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
