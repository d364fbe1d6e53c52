"""What can go wrong in one seed, and how often: drawn once, so that some seeds are calm and some are wild."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from functions.ports import Policy

FAULTS = ("crash before", "crash after", "busy", "lost", "stall")


@dataclass(slots=True)
class Weather:
    """Chances of each trouble; 0 is never."""

    #: a fault at a port call, and how its kinds are weighted
    fault: float = 0.0
    weights: tuple[float, ...] = (1, 1, 1, 1, 1)
    #: a message is lost on its way into the queue, delivered twice, late
    drop: float = 0.0
    twice: float = 0.0
    late: float = 0.0
    #: the models
    busy: float = 0.0
    quota: float = 0.0
    slow: float = 0.0
    refused: float = 0.0
    useless: float = 0.0
    outage: tuple[float, float] = (0.0, 0.0)
    #: a worker stands still right after its call, perhaps beyond its lease
    sleepy: float = 0.0
    #: how many times the whole process is killed, or a queue is held
    restarts: int = 0
    holds: int = 0
    skew: float = 0.0
    #: sweeps in the first minutes; the last phase sweeps always
    sweep_every: float = 45.0

    def harmless(self) -> bool:
        """Nothing is lost and nobody dies: the models may still fail."""
        return not (self.fault or self.drop or self.sleepy or self.restarts or self.holds)

    def settle_down(self) -> None:
        """Nothing goes wrong any more."""
        self.fault = self.drop = self.twice = self.late = self.sleepy = 0.0
        self.busy = self.quota = self.slow = self.refused = self.useless = 0.0
        self.outage = (0.0, 0.0)


def weather(rng: Random) -> Weather:
    """One seed's troubles."""
    if rng.random() < 0.08:
        return Weather(twice=rng.choice((0.0, 0.3)))
    rough = rng.random() < 0.35
    often = lambda chance, values: rng.choice(values) if rng.random() < chance else 0.0
    start = rng.uniform(0.0, 120.0)
    return Weather(
        fault=often(0.7, (0.004, 0.012, 0.03)),
        weights=tuple(rng.choice((0.0, 1.0, 3.0)) + 0.01 for _ in FAULTS),
        drop=often(0.4, (0.05, 0.3, 0.9)),
        twice=often(0.6, (0.1, 0.5, 1.0)),
        late=often(0.4, (0.1, 0.4)),
        busy=often(0.4, (0.1, 0.5)),
        quota=often(0.25, (0.1, 0.4)),
        slow=often(0.25, (0.1, 0.3)),
        refused=often(0.25, (0.1, 0.4)),
        useless=often(0.25, (0.1, 0.4)),
        outage=(start, start + rng.uniform(20.0, 200.0)) if rough and rng.random() < 0.3 else (0.0, 0.0),
        sleepy=often(0.25, (0.1, 0.4)),
        restarts=rng.choice((1, 2)) if rng.random() < 0.2 else 0,
        holds=rng.choice((1, 2)) if rng.random() < 0.2 else 0,
        skew=rng.choice((0.0, 0.5, 2.5)),
        sweep_every=rng.choice((20.0, 45.0, 90.0)),
    )


def policy(rng: Random) -> Policy:
    """One seed's house rules, with short times and small budgets."""
    return Policy(
        cache_days=7,
        deadline_minutes=rng.choice((6.0, 15.0, 15.0)),
        approval_days=0.02,
        pictures_per_minute=rng.choice((None, None, None, 2, 10)),
        breaker_threshold=rng.choice((3, 5)),
        breaker_recovery=20.0,
        daily_budget=rng.choice((None, 700_000, 1_300_000)),
        most_running=20,
        most_per_item=rng.choice((0, 1, 2, 3, 5)),
        cache_shared=rng.random() < 0.25,
        cleanup_window=900.0,
        keep_hours=rng.choice((0.0, 0.0, 0.0, 0.5)),
        idempotency_hours=25.0,
    )
