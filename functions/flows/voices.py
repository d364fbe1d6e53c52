"""Who reads which words: roles of voices are given to the characters of a plan, always the same ones."""

from __future__ import annotations

from collections.abc import Mapping

from functions.core.keys import digest
from functions.core.plan import Plan
from functions.kinds.voices import DEFAULT_VOICE, VOICES


def voice_of(speaker: str, plan: Plan, request: Mapping[str, object]) -> str:
    """The role that reads a speaker's words; the narrator, who has no name, has the voice that was asked for.

    Characters without a wish get the roles in their order that neither the narrator nor another character was given;
    somebody who is no character gets one by name.
    """
    narrator = str(request.get("voice") or DEFAULT_VOICE)
    name = speaker.casefold()
    if not name:
        return narrator
    wished = {one.name.casefold(): one.voice for one in plan.characters if one.voice}
    if name in wished:
        return wished[name]
    taken = {narrator, *wished.values()}
    free = [role for role in VOICES if role not in taken] or [role for role in VOICES if role != narrator]
    others = [known for one in plan.characters if (known := one.name.casefold()) not in wished]
    place = others.index(name) if name in others else int(digest(name)[:8], 16)
    return free[place % len(free)]
