"""One accepted request and everything that became of it, as one value.

Times are epoch seconds, money is micro-dollars. A job is one document: its steps are a map in it, and progress is
derived from them, never counted beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from functions.core.errors import Problem
from functions.core.plan import Plan, Scene, filled
from functions.core.speech import said_of

PLAN = "plan"
ASSEMBLY = "assembly"
#: a step gives up after so many recorded tries, whatever its message says
MOST_TRIES = 6

RUNNING = frozenset({"planning", "rendering", "assembling"})
ENDED = frozenset({"done", "partial", "failed", "cancelled"})
#: outcomes that a retry does again
UNFINISHED = frozenset({"failed", "placeholder", "skipped"})


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
    #: of a picture: heads, mouths, bodies and kept boxes in fractions of it, where the painter knows them;
    #: of speech: "cuts", where each sentence ends in seconds, and "said", the digest of what is read
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

    def told(self) -> tuple[Scene, ...]:
        """Every scene as it is shown, drawn and read, in the plan's order."""
        scenes = self.plan.scenes if self.plan else ()
        return tuple(self.scene(one.id) or one for one in scenes)

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
