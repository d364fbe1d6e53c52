"""The lesson: explanations at a level, with key ideas, examples, questions, and pictures where they help."""

from __future__ import annotations

from functions.kinds.editing import DRAWN, Editing
from functions.kinds.kind import Forms, Kind
from functions.kinds.lesson.prompt import prompt_for
from functions.kinds.limits import DEFAULT_SCENES, FILES, MOST_SCENES, SOURCES
from functions.kinds.voices import ASPECTS


def forms() -> Forms:
    """The schemas of its bodies and answers."""
    from functions.kinds.lesson import answer, request

    return Forms(request.Request, answer.Answer)


KIND = Kind(
    name="lesson",
    title="Lesson",
    description="Up to 24 sections at its audience's level: explanation, key ideas, examples, questions, pictures.",
    sources=(*SOURCES, *FILES),
    default_scenes=DEFAULT_SCENES,
    aspects=ASPECTS,
    default_aspect="4:3",
    narrated="optional",
    default_exports=("pdf", "epub"),
    exports=("pdf", "epub", "zip", "html", "json"),
    narrated_default_exports=("wav", "vtt"),
    narrated_exports=("wav", "vtt"),
    sheets=True,
    editing=Editing(
        subject="A lesson",
        most_scenes=MOST_SCENES,
        takes=(*DRAWN, "narration", "points", "examples", "questions"),
        keeps=("title", "narration"),
    ),
    unfit={"page": "A lesson has no comic pages; choose the aspect of its pictures instead."},
    forms=forms,
    prompt_for=prompt_for,
)
