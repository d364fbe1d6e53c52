"""One accepted request and everything that became of it, as one value.

Times are epoch seconds, money is micro-dollars. A job is one document: its steps are a map in it, and progress is
derived from them, never counted beside them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from functions.core.delivery import Delivery
from functions.core.errors import Problem
from functions.core.plan import Plan, Scene, filled
from functions.core.speech import said_of
from functions.core.step import Asset, Outcome, Step, Try

__all__ = [
    "ASSEMBLY",
    "MOST_RESULTS",
    "MOST_TRIES",
    "PLAN",
    "Asset",
    "Export",
    "Job",
    "Outcome",
    "PageImage",
    "Run",
    "Step",
    "Try",
]

PLAN = "plan"
ASSEMBLY = "assembly"
#: a step gives up after so many recorded tries, whatever its message says
MOST_TRIES = 6
#: characters of the document that results and tries may fill: the rest is for how what is left of a run ends, and for
#: pages and files
MOST_RESULTS = 185_000

RUNNING = frozenset({"planning", "rendering", "assembling"})
ENDED = frozenset({"done", "partial", "failed", "cancelled"})
#: outcomes that a retry does again
UNFINISHED = frozenset({"failed", "placeholder", "skipped"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One go at the work. An ended run is final; retry, revision and late approval open the next."""

    number: int
    opened_at: float
    deadline_at: float
    #: empty while it is open
    state: str = ""
    ended_at: float = 0.0
    #: when it was looked at last, and whether its queue was held then: the deadline's clock stands still meanwhile
    looked_at: float = 0.0
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A composed page."""

    name: str
    thumb: str
    width: int
    height: int
    #: (scene id, left, top, width, height in fractions of the page)
    panels: tuple[tuple[int, float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One file format, and the content digest it belongs to."""

    digest: str
    #: building, ready, failed
    state: str
    asset: str = ""
    mime: str = ""
    size: int = 0
    #: how often it was asked for anew
    turn: int = 0
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The document."""

    id: str
    owner: str
    kind: str
    #: the accepted request as plain values
    request: Mapping[str, Any]
    #: planning, awaiting_approval, rendering, done, partial, failed, cancelled
    state: str
    run: Run
    created_at: float
    updated_at: float
    past: tuple[Run, ...] = ()
    plan: Plan | None = None
    steps: Mapping[str, Step] = field(default_factory=dict)
    #: how the pages are divided, chosen before painting; the press's own words
    tiers: Mapping[str, Any] | None = None
    #: the blob with the lettered layout of all pages
    layout: str = ""
    pages: tuple[PageImage, ...] = ()
    exports: Mapping[str, Export] = field(default_factory=dict)
    #: what the assembly of the last run had to say
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None
    #: what the steps may cost at most in all its runs; None for no cap
    budget: int | None = None
    estimate: int = 0
    most: int = 0
    #: steps that an edit removed, without their results: their tries stay on the bill, their revisions are used up
    gone: Mapping[str, Step] = field(default_factory=dict)
    #: day of acceptance, as 2026-01-31: the page of the owner's account that it is booked on
    day: str = ""
    next_scene: int = 1
    #: what its owner's receiver is to be told, the oldest first
    deliveries: tuple[Delivery, ...] = ()
    #: the W3C trace id of the request that made it, where one came with it
    trace: str = ""
    #: when the sweep looks next; None when nothing is owed
    check_at: float | None = None
    looks: int = 0
    #: hidden from its owner, waiting for the sweep to remove it
    deleted: bool = False
    #: set by the store at each commit
    version: int = 0

    @property
    def ended(self) -> bool:
        """The current run is over."""
        return self.state in ENDED

    def status(self) -> str:
        """The state that is shown: assembling is derived, never stored."""
        return "assembling" if self.state == "rendering" and self.all_settled() else self.state

    def workers(self) -> Iterator[Step]:
        """The steps that workers settle: all but the assembly."""
        return (step for step in self.steps.values() if step.what != ASSEMBLY)

    def settled(self, *names: str) -> bool:
        """All of these are settled; a step that does not exist counts as settled."""
        return all(self.steps[name].outcome() is not None for name in names if name in self.steps)

    def all_settled(self) -> bool:
        """Only the assembly is left."""
        return all(step.outcome() is not None for step in self.workers())

    def spent(self) -> int:
        """The sum over all tries, also of steps that are gone."""
        return sum(one.spent() for one in self.tries())

    def trying(self, now: float) -> bool:
        """Some try may still be answered."""
        return any(one.cost is None and one.until > now for one in self.tries())

    def tries(self) -> Iterator[Try]:
        """Every try that was ever recorded."""
        return (one for steps in (self.steps, self.gone) for step in steps.values() for one in step.tries.values())

    def picture_step(self, scene_id: int) -> Step | None:
        """The step that paints a scene."""
        return self._step_of("picture", scene_id)

    def speech_step(self, scene_id: int) -> Step | None:
        """The step that reads a scene aloud."""
        return self._step_of("speech", scene_id)

    def text_step(self, scene_id: int) -> Step | None:
        """The step that writes what a scene's plan only names."""
        return self._step_of("text", scene_id)

    def scene(self, scene_id: int) -> Scene | None:
        """The plan's scene, with a text step's words where the plan has none and its owner wants some."""
        found = self.plan.scene(scene_id) if self.plan else None
        step = self.text_step(scene_id)
        shown = step.picture() if step else None
        return found if found is None or shown is None else filled(found, shown[1].words)

    def with_words(self, numbers: Collection[int]) -> Plan | None:
        """The plan, in which the scenes at these places hold what a text step wrote: what an owner edits, and sees."""
        if self.plan is None:
            return None
        places = enumerate(self.plan.scenes, 1)
        scenes = tuple((self.scene(one.id) or one) if number in numbers else one for number, one in places)
        return self.plan if scenes == self.plan.scenes else replace(self.plan, scenes=scenes)

    def told(self) -> tuple[Scene, ...]:
        """Every scene as it is shown, drawn and read, in the plan's order."""
        count = len(self.plan.scenes) if self.plan else 0
        plan = self.with_words(range(1, count + 1))
        return plan.scenes if plan else ()

    def sound(self, scene_id: int) -> tuple[int, Outcome] | None:
        """The newest recording that says what the scene says now, and its revision."""
        scene, step = self.scene(scene_id), self.speech_step(scene_id)
        if scene is None or step is None:
            return None
        said = said_of(scene)
        fits = [
            revision
            for revision, one in step.outcomes.items()
            if one.asset is not None and one.asset.marks.get("said") == said
        ]
        return (max(fits), step.outcomes[max(fits)]) if fits else None

    def delivery(self, name: str) -> Delivery | None:
        """What its receiver is told under that id."""
        return next((one for one in self.deliveries if one.id == name), None)

    def notices(self) -> tuple[str, ...]:
        """Every warning once: of the steps as they are shown, then of the assembly."""
        steps = (one.warning for step in self.steps.values() if (one := step.outcome()) is not None and one.warning)
        return tuple(dict.fromkeys([*steps, *self.warnings]))

    def assets(self) -> frozenset[str]:
        """Every blob that this job's records name."""
        outcomes = (one for step in self.steps.values() for one in step.outcomes.values())
        names = {blob for one in outcomes if one.asset is not None for blob in one.asset.blobs()}
        names |= {blob for page in self.pages for blob in (page.name, page.thumb)}
        names |= {export.asset for export in self.exports.values()}
        names |= {one.reference for one in (self.plan.characters if self.plan else ())}
        names |= set(self._sources())
        return frozenset(names | {self.layout}) - {""}

    def _step_of(self, what: str, scene_id: int) -> Step | None:
        return next((step for step in self.steps.values() if step.what == what and step.scene == scene_id), None)

    def _sources(self) -> Iterator[str]:
        """Blobs that the request names: its document, and the pictures of lasting characters."""
        document = self.request.get("document") or {}
        yield from (str(document.get(name) or "") for name in ("blob", "original"))
        yield from (str(one.get("reference") or "") for one in self.request.get("characters") or ())
