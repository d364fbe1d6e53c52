"""The writer that needs no network; its grammars are loaded with the first plan that they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functions.ports import WriterAsk, Written


class OfflineWriter:
    """Deterministic: the same ask gives the same plan, in any process."""

    model = "offline/writer-3"
    timeout = 30.0

    def may_cost(self, ask: WriterAsk) -> int:
        """Nothing."""
        return 0

    def write(self, ask: WriterAsk) -> Written:
        """A plan, or one text of it, as plain values; every request that was accepted gets one."""
        from functions.adapters.models.offline.planning import explain, plan
        from functions.ports import Written

        if ask.task == "explain" and ask.scene is not None:
            data = explain(ask.request, plan=ask.plan, scene=ask.scene, parts=ask.parts)
        else:
            data = plan(ask.request, kind=ask.kind, parts=ask.parts)
        return Written(data=data, model=self.model)
