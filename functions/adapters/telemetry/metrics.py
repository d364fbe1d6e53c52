"""What a process counts of itself while it lives, as numbers and in Prometheus' text format.

Events are counted with plain numbers; the library that writes the format is loaded by the first who asks for it.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

Fields = Mapping[str, Any]
Labels = tuple[str, ...]
MICRO = 1_000_000
#: upper bounds of seconds
QUICK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
LONG = (0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """A number as it is at the moment."""

    name: str
    about: str
    labels: Labels = ()
    #: values of the labels -> the number
    values: Mapping[Labels, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that grows with an event: by one, or by what `by` finds in its fields."""

    event: str
    name: str
    about: str
    labels: Labels = ()
    by: Callable[[Fields], float] = lambda _: 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How long something took, in seconds."""

    event: str
    name: str
    about: str
    labels: Labels = ()
    bounds: tuple[float, ...] = QUICK


COUNTS = (
    Count(event="request_answered", name="requests", about="Requests answered.", labels=("route", "method", "status")),
    Count(event="job_accepted", name="jobs_accepted", about="Requests that became a job.", labels=("kind",)),
    Count(event="job_ended", name="jobs_ended", about="Runs that came to an end.", labels=("kind", "state")),
    Count(event="step_settled", name="steps", about="Steps by what became of them.", labels=("what", "outcome")),
    Count(
        event="step_settled", name="cache_hits", about="Steps that the scene cache answered.", labels=("what",),
        by=lambda fields: float(bool(fields["cached"])),
    ),
    Count(
        event="scene_repeated", name="cache_hits", about="Steps that the scene cache answered.", labels=("what",)
    ),
    Count(
        event="step_settled", name="cache_misses", about="Steps that had to be made.", labels=("what",),
        by=lambda fields: float(not fields["cached"] and fields["outcome"] == "done"),
    ),
    Count(
        event="step_settled", name="spend_usd", about="What models were paid, in US dollars.", labels=("model",),
        by=lambda fields: float(fields["cost"]) / MICRO,
    ),
    Count(
        event="step_retried", name="spend_usd", about="What models were paid, in US dollars.", labels=("model",),
        by=lambda fields: float(fields["cost"]) / MICRO,
    ),
    Count(event="step_retried", name="retries", about="Failed calls that were put back.", labels=("model", "code")),
    Count(
        event="step_retried", name="backoff_seconds", about="Seconds that failed calls were put back for.",
        labels=("model",), by=lambda fields: float(fields["wait"]),
    ),
    Count(event="step_put_off", name="put_off", about="Calls that had to wait, by what for.", labels=("why",)),
    Count(event="step_given_up", name="given_up", about="Calls that were not repeated.", labels=("model", "code")),
    Count(event="breaker_turned", name="breaker_turns", about="Turns of the breakers.", labels=("model", "target")),
)  # fmt: skip
SPREADS = (
    Spread(event="request_answered", name="request_seconds", about="Seconds to an answer.", labels=("route",)),
    Spread(
        event="model_answered", name="model_seconds", about="Seconds of a model's call.", labels=("model",), bounds=LONG
    ),
    Spread(event="job_ended", name="job_seconds", about="Seconds of a run.", labels=("kind",), bounds=LONG),
)  # fmt: skip


@dataclass(slots=True)
class _Pile:
    """Counts by bucket, and the sum."""

    buckets: list[int]
    total: float = 0.0


@dataclass(kw_only=True, eq=False)
class Metrics:
    """Counts events; tells what it counted, and the gauges as they are when it is asked."""

    gauges: Callable[[], Iterable[Gauge]] = tuple
    _counts: dict[tuple[str, Labels], float] = field(default_factory=dict)
    _piles: dict[tuple[str, Labels], _Pile] = field(default_factory=dict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def notice(self, event: str, fields: Fields) -> None:
        """One event more."""
        # All that can be worked out before is: whoever answers a request comes through this turn.
        counts = [
            ((count.name, _values(count.labels, fields)), by)
            for count in _COUNTED.get(event, ())
            if (by := count.by(fields))
        ]
        spreads = [(one, (one.name, _values(one.labels, fields))) for one in _SPREAD.get(event, ())]
        with self._turn:
            for place, by in counts:
                self._counts[place] = self._counts.get(place, 0.0) + by
            for spread, place in spreads:
                pile = self._piles.get(place)
                if pile is None:
                    pile = self._piles[place] = _Pile([0] * (len(spread.bounds) + 1))
                seconds = float(fields["seconds"])
                pile.buckets[bisect_left(spread.bounds, seconds)] += 1
                pile.total += seconds

    def counted(self) -> Mapping[str, Mapping[str, float]]:
        """Name -> (values of its labels, joined by blanks -> number), of everything that was counted."""
        found: dict[str, dict[str, float]] = {}
        with self._turn:
            for (name, labels), number in sorted(self._counts.items()):
                found.setdefault(name, {})[" ".join(labels)] = number
        return found

    def text(self) -> tuple[bytes, str]:
        """Prometheus' text format, and its media type."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.exposition import CONTENT_TYPE_LATEST

        registry = CollectorRegistry(auto_describe=False)
        registry.register(self)
        return generate_latest(registry), CONTENT_TYPE_LATEST

    def describe(self) -> Iterable[Metric]:
        """Nothing is known before it is collected."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Everything, as the library wants it."""
        from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily

        with self._turn:
            counts, piles = (
                dict(self._counts),
                {place: (list(one.buckets), one.total) for place, one in self._piles.items()},
            )
        for count in {one.name: one for one in COUNTS}.values():
            family = CounterMetricFamily(f"limner_{count.name}", count.about, labels=count.labels)
            for (name, labels), number in counts.items():
                if name == count.name:
                    family.add_metric(labels, number)
            yield family
        for spread in SPREADS:
            shape = HistogramMetricFamily(f"limner_{spread.name}", spread.about, labels=spread.labels)
            for (name, labels), (buckets, total) in piles.items():
                if name == spread.name:
                    shape.add_metric(labels, _cumulated(spread.bounds, buckets), total)
            yield shape
        for gauge in self.gauges():
            level = GaugeMetricFamily(f"limner_{gauge.name}", gauge.about, labels=gauge.labels)
            for labels, number in gauge.values.items():
                level.add_metric(labels, number)
            yield level


def _values(labels: Labels, fields: Fields) -> Labels:
    return tuple([str(fields.get(label, "")) for label in labels])


def _cumulated(bounds: tuple[float, ...], buckets: list[int]) -> list[tuple[str, float]]:
    found, total = [], 0
    for bound, count in zip((*map(str, bounds), "+Inf"), buckets, strict=True):
        total += count
        found.append((bound, float(total)))
    return found


_COUNTED = {event: tuple(one for one in COUNTS if one.event == event) for event in {one.event for one in COUNTS}}
_SPREAD = {event: tuple(one for one in SPREADS if one.event == event) for event in {one.event for one in SPREADS}}
