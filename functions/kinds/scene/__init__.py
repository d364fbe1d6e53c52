"""The scene: one picture from a prompt, which the cache may answer."""

from __future__ import annotations

from functions.kinds import single
from functions.kinds.editing import DRAWN, Editing
from functions.kinds.kind import Forms, Kind
from functions.kinds.voices import ASPECTS


def forms() -> Forms:
    """The schema of its body; no writer is asked."""
    from functions.kinds.scene import request

    return Forms(request.Request)


KIND = Kind(
    name="scene",
    title="Scene",
    description="One picture from a prompt; the same again within the cache's days is answered at once.",
    sources=("prompt",),
    default_scenes=1,
    aspects=ASPECTS,
    default_aspect="4:3",
    default_exports=("pdf", "zip"),
    exports=("pdf", "zip", "html", "json"),
    editing=Editing(subject="A scene", most_scenes=1, takes=DRAWN, keeps=("prompt",)),
    unfit=single.unfit("A scene"),
    forms=forms,
    prompt_for=single.prompt_for,
    writes=single.writes,
)
