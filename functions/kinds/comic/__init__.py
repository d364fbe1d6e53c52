"""The comic: a prompt or a script becomes up to ten lettered panels on pages."""

from __future__ import annotations

from functions.kinds.comic.limits import DEFAULT_SCENES, MOST_SCENES
from functions.kinds.comic.prompt import prompt_for
from functions.kinds.editing import DRAWN, Editing
from functions.kinds.kind import Forms, Kind
from functions.kinds.limits import FILES, SOURCES


def forms() -> Forms:
    """The schemas of its bodies and answers."""
    from functions.kinds.comic import answer, request

    return Forms(request.Request, answer.Answer)


KIND = Kind(
    name="comic",
    title="Comic",
    description="Up to ten lettered panels on pages, from a prompt, a topic, a script, a text or a document.",
    sources=(*SOURCES, *FILES),
    default_scenes=DEFAULT_SCENES,
    pages=True,
    narrated="optional",
    default_exports=("pdf", "cbz"),
    exports=("pdf", "cbz", "png", "webp", "zip", "html", "json"),
    narrated_default_exports=("wav", "vtt"),
    narrated_exports=("wav", "vtt"),
    sheets=True,
    editing=Editing(
        subject="A comic",
        most_scenes=MOST_SCENES,
        takes=(*DRAWN, "caption", "dialogue", "narration"),
        keeps=("prompt",),
    ),
    unfit={"aspect": "A comic has pages, whose layout decides each picture's aspect; leave this out."},
    forms=forms,
    prompt_for=prompt_for,
)
