"""The press: decides what a child process needs to draw, letter or print, and hands it over.

Refuses to know pixels and formats, which are `media`'s, and stores, which it sees as one function.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from functions.core.errors import InvalidRequest
from functions.core.plan import Plan

if TYPE_CHECKING:
    from functions.ports import Composed, Developed, Document, Fetch, Heard, Joined, Manuscript, Printed, Take

#: runs a function of a module in some process
Run = Callable[..., Any]
MEGABYTE = 1_048_576
#: files that hold the models' own bytes, and those that hold or time what is read aloud
ORIGINALS = frozenset({"pdf", "zip", "json"})
SOUND = frozenset({"wav", "vtt", "zip", "json"})


class PoolPress:
    """The press over `run`; `Pool.run` in a server, a plain call in a test."""

    def __init__(
        self,
        run: Run,
        *,
        run_apart: Run | None = None,
        thumbnail: int = 384,
        quality: int = 85,
        max_bytes: int = 5 * MEGABYTE,
    ) -> None:
        """`run_apart` is for what a stranger sent: `Apart.run` in a server.

        `thumbnail` in pixels of the longer side, `quality` of WebP, `max_bytes` of a model's picture.
        """
        self._run = run
        self._run_apart = run_apart or run
        self._thumbnail = thumbnail
        self._quality = quality
        self._max_bytes = max_bytes

    def arrange(self, plan: Plan, *, page: str) -> Mapping[str, Any]:
        from functions.media.lettering.tiers import PanelWish, arrange

        wishes = [
            PanelWish(scene=one.id, shot=one.shot or "medium", words=one.words(), dialogue=bool(one.dialogue))
            for one in plan.scenes
        ]
        try:
            tiers = arrange(wishes, page=page, style=plan.style)
        except ValueError as error:
            raise InvalidRequest(f"The scenes cannot be laid out: {error}.") from error
        aspects = {str(scene): round(tiers.aspect(scene), 4) for scene in tiers.scenes}
        headrooms = {str(one.id): round(tiers.headroom(one.id, one.words()), 3) for one in plan.scenes}
        return {"tiers": tiers.to_dict(), "aspects": aspects, "headrooms": headrooms}

    def develop(self, data: bytes) -> Developed:
        made: Developed = self._run(at_work, "develop", data, self._quality, self._thumbnail, self._max_bytes)
        return made

    def listen(self, data: bytes, text: str, *, rate: int = 24_000, silent: bool = False) -> Heard:
        made: Heard = self._run(at_work, "listen", data, text, rate, silent)
        return made

    def join(self, takes: Sequence[Take]) -> Joined:
        made: Joined = self._run(at_work, "join", tuple(takes))
        return made

    def read(self, data: bytes, *, name: str, mime: str) -> Document:
        from functions.adapters.local import reading

        return reading.told(self._run_apart(reading.read, data, name, mime))

    def compose(self, manuscript: Manuscript, fetch: Fetch) -> Composed:
        made: Composed = self._run(at_work, "compose", manuscript, _fetched(manuscript, fetch))
        return made

    def export(self, name: str, manuscript: Manuscript, fetch: Fetch) -> Printed:
        blobs = _fetched(manuscript, fetch, originals=name in ORIGINALS, sound=name in SOUND)
        made: Printed = self._run(at_work, "printed", name, manuscript, blobs)
        return made

    def formats(self) -> Mapping[str, tuple[str, int]]:
        from functions.media.exports import FORMATS

        return {name: (form.mime, form.version) for name, form in FORMATS.items()}


def _fetched(
    manuscript: Manuscript, fetch: Fetch, *, originals: bool = False, sound: bool = False
) -> Mapping[str, bytes]:
    """The bytes of a book's pictures, and of its sound where a file holds it: a child reaches no store."""
    assets = [panel.asset for panel in manuscript.panels if panel.asset is not None]
    names = dict.fromkeys(asset.name for asset in assets)
    if originals:
        names |= dict.fromkeys(asset.original for asset in assets if asset.original)
    if sound:
        names |= dict.fromkeys(panel.speech.name for panel in manuscript.panels if panel.speech is not None)
    return {name: data for name in names if (data := fetch(name)) is not None}


def at_work(verb: str, *args: object) -> object:
    """A verb of `presswork`, which is loaded where the work is done and nowhere else."""
    from functions.adapters.local import presswork

    made: object = getattr(presswork, verb)(*args)
    return made
