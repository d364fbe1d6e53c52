"""The lecture: sections that are spoken, each with a picture, points and notes; always narrated."""

from __future__ import annotations

from functions.kinds.editing import DRAWN, Editing
from functions.kinds.kind import Forms, Kind
from functions.kinds.lecture.prompt import prompt_for
from functions.kinds.limits import DEFAULT_SCENES, FILES, MOST_SCENES, SOURCES
from functions.kinds.voices import ASPECTS


def forms() -> Forms:
    """The schemas of its bodies and answers."""
    from functions.kinds.lecture import answer, request

    return Forms(request.Request, answer.Answer)


KIND = Kind(
    name="lecture",
    title="Lecture",
    description="Up to 24 spoken sections, each with a picture, points and notes, as slides and as sound.",
    sources=(*SOURCES, *FILES),
    default_scenes=DEFAULT_SCENES,
    slides=True,
    aspects=ASPECTS,
    default_aspect="16:9",
    narrated="always",
    default_exports=("pdf", "pptx"),
    exports=("pdf", "pptx", "zip", "html", "json"),
    narrated_default_exports=("wav", "vtt"),
    narrated_exports=("wav", "vtt"),
    editing=Editing(
        subject="A lecture",
        most_scenes=MOST_SCENES,
        takes=(*DRAWN, "narration", "points"),
        keeps=("prompt", "title", "narration"),
        draws_titles=True,
    ),
    unfit={"page": "A lecture has slides, not comic pages; choose the aspect of its pictures instead."},
    forms=forms,
    prompt_for=prompt_for,
)
