"""Story grammars as tables of ten beats, which say what matters most when there is room for fewer."""

from __future__ import annotations

from collections.abc import Mapping

from functions.adapters.models.offline.stories import facing, finding, making, meeting, striving, together, wandering
from functions.adapters.models.offline.stories.beats import Beat, story

STORIES: Mapping[str, tuple[Beat, ...]] = {
    name: story(text)
    for room in (striving, facing, finding, together, making, meeting, wandering)
    for name, text in room.STORIES.items()
}
