"""A job is one document of bounded size: whoever asks for more leaves room for what pictures and files will add."""

from __future__ import annotations

from functions.core.codec import text
from functions.core.errors import TooComplex
from functions.core.job import ASSEMBLY, MOST_RESULTS, Job
from functions.core.plan import Scene
from functions.core.speech import pieces, sentences

#: characters of the document. A request stands in it twice, as asked for and as planned; an edit once
MOST_ASKED, MOST_EDITED = 80_000, 160_000
#: ... and of a picture, a recording and the end of each of its sentences, as they are written there with their tries
PICTURE, RECORDING, CUT = 900, 360, 8
SPLIT = "Split it and ask for several jobs."
SHORTEN = "Shorten the words of some scenes, or ask for several jobs."


def must_leave_room(job: Job) -> None:
    """TooComplex where the job, as it was asked for or edited, leaves too little for its results."""
    size = len(text(job))
    most, advice = (MOST_ASKED, SPLIT) if job.plan is None else (MOST_EDITED, SHORTEN)
    if size > most:
        raise TooComplex(
            f"This would be a job with {size:,} characters in its record; at most {most:,} fit.", action=advice
        )
    whole = size + (_foreseen(job) if job.plan is None else _open(job, job.plan.scenes))
    if whole > MOST_RESULTS:
        raise TooComplex(
            f"This would be a job with {whole:,} characters in its record, results included; "
            f"at most {MOST_RESULTS:,} fit.",
            action=advice,
        )


def _foreseen(job: Job) -> int:
    """What a plan and its results will add: a script stands in the plan once more."""
    script, count = str(job.request.get("script") or ""), int(job.request.get("scenes") or 1)
    read = count * RECORDING + CUT * len(sentences(script)) if job.request.get("narration") else 0
    return len(script) + count * PICTURE + read


def _open(job: Job, scenes: tuple[Scene, ...]) -> int:
    """What the results that are not there yet will add."""
    return sum(_of_picture(job, scene) + _of_recording(job, scene) for scene in scenes)


def _of_picture(job: Job, scene: Scene) -> int:
    step = job.picture_step(scene.id)
    waits = step.outcome() is None if step is not None else ASSEMBLY not in job.steps and bool(scene.prompt)
    return PICTURE if waits else 0


def _of_recording(job: Job, scene: Scene) -> int:
    step = job.speech_step(scene.id)
    waits = step.outcome() is None if step is not None else ASSEMBLY not in job.steps and job.request.get("narration")
    return RECORDING + CUT * sum(len(sentences(text)) for _, text in pieces(scene)) if waits else 0
