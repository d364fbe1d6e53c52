"""The image: one picture from a prompt, always new."""

from __future__ import annotations

from functions.kinds import single
from functions.kinds.editing import DRAWN, Editing
from functions.kinds.kind import Forms, Kind
from functions.kinds.voices import ASPECTS


def forms() -> Forms:
    """The schema of its body; no writer is asked."""
    from functions.kinds.image import request

    return Forms(request.Request)


KIND = Kind(
    name="image",
    title="Image",
    description="One picture from a prompt, always new.",
    sources=("prompt",),
    default_scenes=1,
    aspects=ASPECTS,
    default_aspect="4:3",
    default_exports=("pdf",),
    exports=("pdf", "zip", "html", "json"),
    editing=Editing(subject="An image", most_scenes=1, takes=DRAWN, keeps=("prompt",)),
    unfit=single.unfit("An image"),
    forms=forms,
    prompt_for=single.prompt_for,
    writes=single.writes,
)
