"""Asking a writer: once, and once more with the fault named where the answer cannot be used; both answers are paid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from functions.core.errors import InvalidOutput, LeaseLost, ProviderError
from functions.flows.guard import Call, Still
from functions.ports import House, WriterAsk, Written

T = TypeVar("T")


def writing(
    house: House, ask: WriterAsk, read: Callable[[Mapping[str, Any]], T], *, key: str, fresh_since: float
) -> Call[tuple[Written, T]]:
    """The call whose answer `read` makes something of, or finds the fault in with InvalidOutput."""

    def invoke(still: Still) -> tuple[Written, T]:
        still(house.writer.timeout)
        written = house.writer.write(ask)
        try:
            return written, read(written.data)
        except InvalidOutput as fault:
            return _once_more(house, ask, written, fault, read, still=still)

    return Call(
        model=house.writer.model,
        timeout=house.writer.timeout * 2,
        may_cost=2 * house.writer.may_cost(ask),
        key=key,
        invoke=invoke,
        fresh_since=fresh_since,
    )


def _once_more(
    house: House,
    ask: WriterAsk,
    first: Written,
    fault: InvalidOutput,
    read: Callable[[Mapping[str, Any]], T],
    *,
    still: Still,
) -> tuple[Written, T]:
    paid = first.cost
    try:
        still(house.writer.timeout)
        second = house.writer.write(replace(ask, fault=fault.detail))
        paid += second.cost
        made = read(second.data)
    except ProviderError as error:
        error.cost += paid
        raise
    except LeaseLost:
        fault.cost += paid
        raise fault from None
    return Written(data=second.data, model=second.model, cost=paid), made
