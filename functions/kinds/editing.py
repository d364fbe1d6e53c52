"""Which fields the scenes of a kind have, and what their plan must keep through every edit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from functions.core.errors import InvalidRequest
from functions.core.plan import Edits, Plan

#: what every picture can be told by
DRAWN = ("title", "prompt", "alt", "cast", "shot", "side", "setting", "time", "weather", "horizon", "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """A kind's own rules of editing."""

    #: the kind with its article, at the beginning of a sentence
    subject: str
    most_scenes: int
    #: fields that may be written
    takes: tuple[str, ...]
    #: fields that no scene is without
    keeps: tuple[str, ...]
    #: a new scene without a picture prompt is drawn from its title
    draws_titles: bool = False

    def completed(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a new scene, with what follows from the others."""
        titled = self.draws_titles and not fields.get("prompt") and fields.get("title")
        return (
            {**fields, "prompt": fields["title"], "alt": fields.get("alt") or fields["title"]} if titled else {**fields}
        )

    def check(self, plan: Plan, edits: Edits) -> None:
        """Scenes are named by their numbers in the plan, and as many stay as the kind can have."""
        count = len(plan.scenes)
        named = {*(number for number, _ in edits.scenes), *edits.drop, *edits.order}
        unknown = sorted(number for number in named if not 1 <= number <= count)
        if unknown:
            there = f"the plan has scenes 1 to {count}" if count > 1 else "the plan has one scene"
            fault = f"There is no scene {unknown[0]}; {there}."
            raise InvalidRequest(fault, fields=(("scenes", fault),))
        left = count - len(set(edits.drop)) + len(edits.add)
        if not 1 <= left <= self.most_scenes:
            has = f"1 to {self.most_scenes} scenes" if self.most_scenes > 1 else "exactly one picture"
            fault = f"{self.subject} has {has}; after this change it would have {left}."
            raise InvalidRequest(fault, fields=(("add" if left > count else "drop", fault),))
