"""The writer that needs no network; its grammars are loaded with the first plan that they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functions.ports import WriterAsk, Written


class OfflineWriter:
    """Deterministic: the same ask gives the same plan, in any process."""

    model = "offline/writer-2"
    timeout = 30.0

    def may_cost(self, ask: WriterAsk) -> int:
        """Nothing."""
        return 0

    def write(self, ask: WriterAsk) -> Written:
        """A plan as plain values; every request that was accepted gets one."""
        from functions.adapters.models.offline.planning import plan
        from functions.ports import Written

        return Written(data=plan(ask.request), model=self.model)
