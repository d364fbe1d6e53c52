"""One unit of a job's work: its revisions and how each ended, its tries and what each cost."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from functions.core.errors import Problem
from functions.core.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A finished picture, sound or text: names of blobs, and what is needed to show it."""

    #: a picture as WebP, speech as WAV, words as JSON
    name: str
    thumb: str = ""
    #: the model's own bytes
    original: str = ""
    width: int = 0
    height: int = 0
    #: a 16-pixel data URI and its mean colour
    placeholder: str = ""
    color: str = ""
    #: of speech
    seconds: float = 0.0
    #: bytes of all its blobs; 0 where nobody counted them
    size: int = 0
    #: of a picture: heads, mouths, bodies and kept boxes in fractions of it, where the painter knows them;
    #: of speech: "cuts", where each sentence ends in seconds, and "said", the digest of what is read;
    #: of speech and text: "warning", what its maker had to say, so that the cache says it too
    marks: Mapping[str, Any] = field(default_factory=dict)

    def blobs(self) -> tuple[str, ...]:
        """Every blob that it needs."""
        return tuple(name for name in (self.name, self.thumb, self.original) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One paid call, recorded before it is made. Without an answer it counts as spent."""

    revision: int
    at: float
    #: when its lease ends: after this it cannot still be running
    until: float
    may_cost: int = 0
    #: None until it was answered
    cost: int | None = None
    model: str = ""

    def spent(self) -> int:
        """What it is counted at."""
        return self.may_cost if self.cost is None else self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one revision of a step ended. The first settlement wins; it never changes."""

    #: done, placeholder, failed, skipped
    state: str
    at: float
    seconds: float = 0.0
    cached: bool = False
    model: str = ""
    cost: int = 0
    asset: Asset | None = None
    problem: Problem | None = None
    #: the writer's answer, until it became the job's plan
    draft: Plan | None = None
    #: fields of its scene that a text step wrote, as plain values
    words: Mapping[str, Any] = field(default_factory=dict)
    #: a sentence for the job's warnings
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One unit of work, done once for each of its revisions."""

    name: str
    #: plan, sheet, text, picture, speech, assembly
    what: str
    #: the scene's id, for texts, pictures and speech
    scene: int = 0
    #: the character's name, for sheets
    character: str = ""
    needs: tuple[str, ...] = ()
    revision: int = 1
    outcomes: Mapping[int, Outcome] = field(default_factory=dict)
    #: by the token of the lease that each was made under
    tries: Mapping[str, Try] = field(default_factory=dict)
    #: the revision whose picture was chosen by hand, 0 for the latest good one
    chosen: int = 0
    #: the job's version at its last change: the id of its event
    stamp: int = 0

    def outcome(self) -> Outcome | None:
        """How the current revision ended; None while it is open."""
        return self.outcomes.get(self.revision)

    def tried(self) -> int:
        """Tries recorded for the current revision."""
        return sum(one.revision == self.revision for one in self.tries.values())

    def state(self) -> str:
        """waiting, working, or how it ended."""
        outcome = self.outcome()
        if outcome is not None:
            return outcome.state
        return "working" if self.tried() else "waiting"

    def picture(self) -> tuple[int, Outcome] | None:
        """The revision that is shown: the chosen one, else the latest that was really drawn, else a placeholder."""
        shown = {revision: one for revision, one in self.outcomes.items() if one.asset is not None}
        if self.chosen in shown:
            return self.chosen, shown[self.chosen]
        drawn = [revision for revision, one in shown.items() if one.state == "done"] or list(shown)
        return (max(drawn), shown[max(drawn)]) if drawn else None

    def again(self, *, stamp: int | None = None) -> Step:
        """Its next revision. Of the earlier ones stays what can still be shown, and what they have cost.

        A job that is retried for as long as its model is down stays a small document.
        """
        kept = {revision: one for revision, one in self.outcomes.items() if one.state == "done"}
        stand_ins = (revision for revision, one in self.outcomes.items() if one.asset and revision not in kept)
        if newest := max(stand_ins, default=0):
            kept[newest] = self.outcomes[newest]
        return replace(
            self, revision=self.revision + 1, chosen=0, stamp=self.stamp if stamp is None else stamp, outcomes=kept,
            tries=_folded(self.tries, kept),
        )  # fmt: skip


def _folded(tries: Mapping[str, Try], kept: Container[int]) -> dict[str, Try]:
    """One try for all that were answered of a revision, and one for those of which nothing is left to show."""
    folded: dict[str, Try] = {}
    for token, one in tries.items():
        if one.cost is None:
            folded[token] = one
            continue
        revision = one.revision if one.revision in kept else 0
        before = folded.get(name := f"revision-{revision}")
        cost = one.cost + (before.spent() if before else 0)
        folded[name] = replace(one, revision=revision, cost=cost, at=min(one.at, before.at) if before else one.at)
    return folded
