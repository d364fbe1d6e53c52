"""The reference picture of a character: drawn once by a job of its own, and kept by the character from then on."""

from __future__ import annotations

from functions.core.errors import Conflict, LimnerError
from functions.core.messages import Message
from functions.flows import characters
from functions.flows.submit import Submission, submit
from functions.flows.wishes import accepted
from functions.kinds import KINDS
from functions.ports import House

Messages = tuple[Message, ...]


def draw(house: House, owner: str, character_id: str, *, style: str, seed: int) -> tuple[characters.Kept, Messages]:
    """The character with the job that draws it, and the messages to enqueue; Conflict while another draws it."""
    kept = characters.look(house, owner, character_id)
    if kept.drawing:
        raise Conflict("This character is being drawn already.", action=f"Watch the job {kept.drawing}.")
    if not kept.look:
        raise Conflict("Nobody said yet how this character looks.", action="Give it a look first.")
    body = {
        "kind": "image", "prompt": f"{kept.name}, {kept.look}, whole figure, plain ground", "style": style,
        "seed": seed, "aspect": "square", "characters": [{"name": kept.name, "look": kept.look}],
    }  # fmt: skip
    request = accepted(house, owner, KINDS["image"], body) | {"portrait": character_id}
    made = submit(house, Submission(owner=owner, kind="image", request=request))
    return characters.describe(house, owner, character_id, {"drawing": made.job.id}), made.messages


def draw_new(house: House, owner: str, kept: characters.Kept, *, style: str) -> tuple[characters.Kept, Messages]:
    """The same for a character that was made this moment: where it cannot be drawn, it is not kept either."""
    try:
        return draw(house, owner, kept.id, style=style, seed=0)
    except LimnerError:
        if kept.version == 1:
            characters.forget(house, owner, kept.id)
        raise
