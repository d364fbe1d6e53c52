"""The story: scenes with a picture and prose, told as a picture book, read aloud where that is asked for."""

from __future__ import annotations

from functions.kinds.editing import DRAWN, Editing
from functions.kinds.kind import Forms, Kind
from functions.kinds.limits import DEFAULT_SCENES, FILES, MOST_SCENES, SOURCES
from functions.kinds.story.prompt import prompt_for
from functions.kinds.voices import ASPECTS


def forms() -> Forms:
    """The schemas of its bodies and answers."""
    from functions.kinds.story import answer, request

    return Forms(request.Request, answer.Answer)


KIND = Kind(
    name="story",
    title="Story",
    description="Up to 24 scenes with a picture and prose, from a prompt, a topic, a script, a text or a document.",
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
        subject="A story",
        most_scenes=MOST_SCENES,
        takes=(*DRAWN, "narration"),
        keeps=("prompt", "narration"),
    ),
    unfit={"page": "A story has no comic pages; choose the aspect of its pictures instead."},
    forms=forms,
    prompt_for=prompt_for,
)
