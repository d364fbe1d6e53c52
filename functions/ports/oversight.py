"""What those need who look after the house: numbers by the hour, and the jobs of all owners."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from functions.ports.records import Page


def hour_of(moment: float) -> str:
    """The counters of the hour, in UTC, that a moment belongs to: `hour/2026-01-31T09`."""
    return f"hour/{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a commit counts beside what it writes: both or neither."""

    #: the counters that it goes into
    name: str
    #: counted where the cost of a try is booked that had none
    booked: Mapping[str, int]
    #: counted where it is the first settlement of its revision
    first: Mapping[str, int]


class Counters(Protocol):
    """Numbers that only grow, under the name of what they are about; most are counted by Jobs.settle."""

    def add(self, name: str, fields: Mapping[str, int]) -> None:
        """Adds to the fields of a name; one that is not there yet is 0."""

    def read(self, first: str, last: str) -> Mapping[str, Mapping[str, int]]:
        """Name -> fields, of all names from `first` to `last`, both included."""

    def forget(self, *, before: str) -> int:
        """Removes all names that stand before that one in order; how many."""


class Oversight(Protocol):
    """The jobs of all owners, for nobody but who looks after the house."""

    def jobs(self, *, states: Collection[str], size: int, token: str | None) -> Page:
        """Those in one of these states, or in any where none is named, newest first; deleted ones are none."""

    def counts(self) -> Mapping[tuple[str, str], int]:
        """(kind, state) -> how many jobs there are; deleted ones are none."""
