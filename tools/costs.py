"""What a house on Google Cloud costs, reckoned from dated prices: the two tables of docs/deploy.md.

`python -m tools.costs` prints them. The models' prices are those of functions/rules/prices.py; Google Cloud's are list
prices of us-central1, without what is free each month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from functions.rules import models, prices
from functions.rules.prices import AS_OF, Grade, Role

GRADES: tuple[Grade, ...] = ("economy", "standard", "best")
MONTH = 730 * 3600
#: dollars for one of each: seconds of a processor and of a GiB at work and kept warm, requests, documents, objects,
#: GB kept or sent, operations, and things that are there for a month
USD = {
    "vcpu": 24e-6, "gib": 2.5e-6, "warm vcpu": 2.5e-6, "warm gib": 2.5e-6, "request": 0.4e-6, "read": 0.3e-6,
    "write": 0.9e-6, "object put": 5e-6, "object read": 0.4e-6, "gb kept": 0.02, "gb sent": 0.12, "task": 0.4e-6,
    "scheduled job": 0.10, "gb of images": 0.10, "load balancer": 18.25, "firewall": 7.0,
}  # fmt: skip

#: a comic of six panels: what the plan's model reads and writes, and each picture's beside the picture
PANELS, SHEETS = 6, 2
PLAN_TAKEN, PLAN_GIVEN, WORDS, THOUGHTS = 2_000, 4_000, 450, 400
#: the same on Google Cloud: seconds of plan (1 processor, 0.5 GiB), of pictures (1, 1), of pages (2, 2), and the rest
COMIC = {
    "vcpu": 15 + 25 + 2 * 10 + 2, "gib": 15 * 0.5 + 25 + 2 * 10 + 1, "request": 40, "read": 80, "write": 110,
    "object put": 25, "object read": 60, "task": 30, "gb sent": 0.01,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Example:
    """What one of infra/examples has when nobody asks for anything."""

    name: str
    warm_vcpu: float = 0.0
    warm_gib: float = 0.0
    images_gb: float = 1.0
    edge: bool = False


SMALL = Example(name="small")
PRODUCTION = Example(name="production", warm_vcpu=2, warm_gib=0.5 + 2, images_gb=3.0, edge=True)
#: looks of the sweep in a month, the seconds that one takes, and the documents that it reads
LOOKS, LOOK, LOOKED = 30 * 24 * 60, 0.3, 6


def words(grade: Grade) -> float:
    """The plan."""
    model, share = _model("text", grade)
    return prices.tokens(model, taken=PLAN_TAKEN, given=PLAN_GIVEN) * share / 1e6


def pictures(grade: Grade) -> float:
    """The character sheets, and the panels that each character is shown to."""
    model, _ = _model("picture", grade)
    count = PANELS + SHEETS
    beside = prices.tokens(model, taken=WORDS, given=THOUGHTS) + prices.price(model, "picture")
    return (count * beside + PANELS * SHEETS * prices.price(model, "reference")) / 1e6


def cloud() -> float:
    """What the same comic takes of Google Cloud."""
    return sum(USD[what] * count for what, count in COMIC.items())


def idle(example: Example) -> dict[str, float]:
    """A month in which nobody asks for anything, by what it is paid for."""
    sweep = LOOKS * (LOOK * (USD["vcpu"] + 0.5 * USD["gib"]) + USD["request"])
    warm = MONTH * (example.warm_vcpu * USD["warm vcpu"] + example.warm_gib * USD["warm gib"])
    return {
        "Cloud Run: the sweep of every minute": sweep,
        "Cloud Run: what is kept warm": warm,
        "Firestore: what the sweep reads": LOOKS * LOOKED * USD["read"],
        "Cloud Scheduler": 2 * USD["scheduled job"],
        "Artifact Registry": example.images_gb * USD["gb of images"],
        "load balancer and Cloud Armor": USD["load balancer"] + USD["firewall"] if example.edge else 0.0,
    }


def per_comic() -> Iterator[str]:
    """The first table."""
    rows = {
        "the plan": [words(grade) for grade in GRADES],
        "eight pictures": [pictures(grade) for grade in GRADES],
        "Google Cloud": [cloud()] * len(GRADES),
    }
    yield f"| a comic, {AS_OF} | {' | '.join(GRADES)} |"
    yield f"|---|{'---:|' * len(GRADES)}"
    yield from (_row(what, amounts) for what, amounts in rows.items())
    yield _row("together", [sum(column) for column in zip(*rows.values(), strict=True)])


def per_month() -> Iterator[str]:
    """The second table."""
    small, production = idle(SMALL), idle(PRODUCTION)
    yield f"| an idle month, {AS_OF} | {SMALL.name} | {PRODUCTION.name} |"
    yield "|---|---:|---:|"
    yield from (_row(what, [small[what], production[what]]) for what in small)
    yield _row("together", [sum(small.values()), sum(production.values())])


def _model(role: Role, grade: Grade) -> tuple[str, float]:
    """The model of a grade, and the share of its price that is paid."""
    found = models.standing(grade, role, on=AS_OF)
    return found.model, 0.5 if found.flex else 1.0


def _row(what: str, amounts: list[float]) -> str:
    return f"| {what} | {' | '.join(_dollars(one) for one in amounts)} |"


def _dollars(amount: float) -> str:
    return f"${amount:.2f}" if amount >= 0.1 or amount == 0 else f"${amount:.4f}"


if __name__ == "__main__":
    print(*per_comic(), "", *per_month(), sep="\n")
