"""A job on a terminal while it runs: a bar a stage, a line a panel. Knows jobs, not how they are made."""

from __future__ import annotations

from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from functions.core.job import PLAN, Job, Step
from functions.core.progress import progress

#: characters of a whole bar
WIDTH = 30
STAGES = {
    "plan": "Plan", "sheet": "Characters", "text": "Texts", "picture": "Pictures", "speech": "Speech",
    "assembly": "Files",
}  # fmt: skip
ONCE = frozenset({"plan", "assembly"})
#: what a scene is called
UNITS = {
    "comic": "panel", "lecture": "section", "lesson": "section", "presentation": "slide", "scene": "picture",
    "image": "picture",
}  # fmt: skip
MARKS = {
    "waiting": ("·", "dim"),
    "working": ("▸", "cyan"),
    "done": ("✓", "green"),
    "placeholder": ("◌", "yellow"),
    "failed": ("✗", "red"),
    "skipped": ("–", "dim"),
}


class Display:
    """Shows a job live on a terminal; on a pipe, one line for each step that ends."""

    def __init__(self, console: Console) -> None:
        """`console` decides by itself whether it is a terminal."""
        self._console = console
        self._live: Live | None = None
        self._told: set[tuple[str, int]] = set()

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            self._live = Live(console=self._console, refresh_per_second=10, transient=False)
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()

    def update(self, job: Job, *, seconds: float) -> None:
        """The job as it is now, `seconds` after the start."""
        if self._live is not None:
            self._live.update(drawn(job, seconds=seconds))
            return
        for step in job.steps.values():
            outcome = step.outcome()
            if outcome is not None and (step.name, step.revision) not in self._told:
                self._told.add((step.name, step.revision))
                self._console.print(f"{outcome.state:<11} {_what(job, step)}", highlight=False)


def drawn(job: Job, *, seconds: float) -> RenderableType:
    """Bars for the stages, a line for each step."""
    now = progress(job)
    head = Text.assemble((job.plan.title if job.plan else f"A new {job.kind}", "bold"), f"   {now.message}")
    stages = Table.grid(padding=(0, 2))
    for name, done, total in _stages(job):
        stages.add_row(Text(name), _bar(done, total), Text(f"{done} of {total}"))
    left = f", about {now.seconds_left:.0f} s left" if now.seconds_left and not job.ended else ""
    foot = Text(f"{now.percent} %   {seconds:.1f} s{left}", style="dim")
    return Group(head, stages, *(_line(job, step) for step in job.steps.values() if step.scene), foot)


def _bar(done: int, total: int) -> Text:
    """Told by shape as well as by colour."""
    full = WIDTH * done // max(total, 1)
    return Text.assemble(("█" * full, "green" if done == total else "cyan"), ("░" * (WIDTH - full), "dim"))


def _stages(job: Job) -> list[tuple[str, int, int]]:
    counts = {what: [0, int(what in ONCE)] for what in STAGES}
    for step in job.steps.values():
        count = counts[step.what]
        count[0] += step.outcome() is not None
        count[1] += step.what not in ONCE
    return [(STAGES[what], done, total) for what, (done, total) in counts.items() if total]


def _line(job: Job, step: Step) -> Text:
    mark, style = MARKS[step.state()]
    outcome = step.outcome()
    took = f"  {outcome.seconds:.1f} s" if outcome and outcome.seconds else ""
    note = "  from the cache" if outcome and outcome.cached else ""
    why = f"  {outcome.problem.detail}" if outcome and outcome.problem else ""
    return Text.assemble((f" {mark} ", style), _what(job, step), (f"{took}{note}{why}", "dim"))


def _what(job: Job, step: Step) -> str:
    if step.scene and job.plan is not None:
        scene = job.plan.scene(step.scene)
        title = f": {scene.title}" if scene and scene.title else ""
        made = {"text": "text of ", "speech": "speech of "}.get(step.what, "")
        return f"{made}{UNITS.get(job.kind, 'scene')} {job.plan.number(step.scene)}{title}"
    if step.name == PLAN:
        return "the plan"
    return f"character {step.character}" if step.what == "sheet" else "the files"
