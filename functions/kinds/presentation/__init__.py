"""The presentation: a topic becomes subtopics, and each gets an explanation of its own, a picture and a slide."""

from __future__ import annotations

from typing import Any

from functions.kinds.editing import DRAWN, Editing
from functions.kinds.kind import Body, Explaining, Forms, Kind
from functions.kinds.limits import DEFAULT_SCENES, FILES, MOST_SCENES
from functions.kinds.presentation.prompt import explain_prompt, prompt_for
from functions.kinds.voices import ASPECTS


def forms() -> Forms:
    """The schemas of its bodies and answers."""
    from functions.kinds.presentation import answer, request

    return Forms(request.Request, answer.Answer)


def writes(request: Body) -> str:
    """A script is never rewritten, so that its plan holds the words; else each slide is explained by itself."""
    return "plan" if request.get("script") else "subtopics"


def explain_schema() -> dict[str, Any]:
    """JSON schema of one explanation."""
    from functions.kinds.presentation import answer

    return answer.Explanation.model_json_schema()


def explanation_from(data: Body, request: Body) -> dict[str, Any]:
    """Points, narration and notes of one slide."""
    from functions.kinds.presentation import answer

    del request
    return answer.explanation_from(data)


KIND = Kind(
    name="presentation",
    title="Presentation",
    description="Up to 24 slides with title, points, picture and notes; each subtopic is explained by itself.",
    sources=("topic", "prompt", "script", "text", *FILES),
    default_scenes=DEFAULT_SCENES,
    slides=True,
    aspects=ASPECTS,
    default_aspect="16:9",
    narrated="optional",
    default_exports=("pdf", "pptx"),
    exports=("pdf", "pptx", "png", "zip", "html", "json"),
    narrated_default_exports=("wav", "vtt"),
    narrated_exports=("wav", "vtt"),
    editing=Editing(
        subject="A presentation",
        most_scenes=MOST_SCENES,
        takes=(*DRAWN, "caption", "narration", "points"),
        keeps=("prompt", "title"),
        draws_titles=True,
    ),
    unfit={"page": "A presentation has slides, not comic pages; choose the aspect of its pictures instead."},
    forms=forms,
    prompt_for=prompt_for,
    writes=writes,
    explaining=Explaining(prompt=explain_prompt, schema=explain_schema, words_from=explanation_from),
)
