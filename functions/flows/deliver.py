"""Which flow a message is for. Whoever delivers enqueues what comes back, and only then acknowledges."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from functions.core.messages import Message
from functions.flows.assemble import assemble
from functions.flows.explain import explain
from functions.flows.export import export
from functions.flows.notify import notify
from functions.flows.plan import plan
from functions.flows.render import render
from functions.flows.speak import speak
from functions.ports import House

Flow = Callable[[House, Message], tuple[Message, ...]]

FLOWS: Mapping[str, Flow] = {
    "plan": plan, "explain": explain, "render": render, "speak": speak, "assemble": assemble, "export": export,
    "notify": notify,
}  # fmt: skip


def deliver(house: House, message: Message) -> tuple[Message, ...]:
    """The next messages."""
    return FLOWS[message.verb](house, message)
