"""Asks the offline writer as the flows do: a body becomes an accepted request, its answer becomes a plan."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from functions.adapters.models.offline.writer import OfflineWriter
from functions.core.document import Block, Document, Part
from functions.core.plan import Plan, Scene
from functions.kinds import KINDS
from functions.kinds.dividing import divided
from functions.ports import WriterAsk


@dataclass(frozen=True)
class Answer:
    """A plan, what its owner is told, and what it was made from."""

    plan: Plan
    warnings: tuple[str, ...]
    request: dict[str, Any]
    parts: tuple[Part, ...] = ()

    def explained(self, scene: Scene) -> dict[str, Any]:
        """The text of one slide, as a text step asks for it."""
        kind = KINDS["presentation"]
        assert kind.explaining is not None
        ask = WriterAsk(
            kind=kind.name, request=self.request, prompt="", schema={}, task="explain", plan=self.plan, scene=scene,
            parts=self.parts[scene.id - 1 : scene.id],
        )  # fmt: skip
        return kind.explaining.words_from(json.loads(json.dumps(OfflineWriter().write(ask).data)), self.request)


def write(kind: str, parts: tuple[Part, ...] = (), **body: Any) -> Answer:
    """The offline writer's plan for a body of that kind."""
    made = KINDS[kind]
    request = made.parse({"kind": kind, **body})
    ask = WriterAsk(
        kind=kind, request=request, prompt="", schema={}, task=made.writes(request), parts=parts
    )  # fmt: skip
    data = json.loads(json.dumps(OfflineWriter().write(ask).data))
    return Answer(made.plan_from(data, request), made.warnings_in(data), request, parts)


def document(text: str, scenes: int) -> tuple[Part, ...]:
    """The parts of a document of paragraphs, of which those that begin with # are headings."""
    blocks = tuple(
        Block(
            kind="heading" if one.startswith("# ") else "paragraph",
            text=one.removeprefix("# "),
            level=int(one.startswith("# ")),
            paragraph=place,
        )
        for place, one in enumerate(text.strip().split("\n\n"), 1)
    )
    return divided(Document(name="source.txt", mime="text/plain", blocks=blocks), scenes)


def from_document(kind: str, text: str, scenes: int, *, source: str = "text", **body: Any) -> Answer:
    """What the writer makes of a document's parts."""
    return write(kind, document(text, scenes), **{source: text}, scenes=scenes, **body)
