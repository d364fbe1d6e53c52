"""What a request's trace is: of the W3C header, or of Google's own; nonsense is none."""

from __future__ import annotations

import pytest

from functions.web.context import Trace, traced

ID, SPAN = "ab" * 16, "00f067aa0ba902b7"


@pytest.mark.parametrize(
    ("headers", "cloud", "found"),
    [
        ((f"00-{ID}-{SPAN}-01",), "", Trace(ID, SPAN)),
        ((f" 00-{ID}-{SPAN}-00 ",), f"{'cd' * 16}/7;o=1", Trace(ID, SPAN)),
        (("", f"00-{ID}-{SPAN}-01"), "", Trace(ID, SPAN)),
        ((f"00-{'cd' * 16}-{SPAN}-01", f"00-{ID}-{SPAN}-01"), "", Trace("cd" * 16, SPAN)),
        (("nonsense", f"00-{ID}-{'0' * 16}-01"), "", Trace(ID)),
        ((f"00-{'0' * 32}-{SPAN}-01",), "", None),
        ((f"00-{ID.upper()}-{SPAN}-01",), f"{ID.upper()}/255;o=1", Trace(ID, f"{255:016x}")),
        ((), ID, Trace(ID)),
        ((), f"{ID}/0", Trace(ID)),
        ((), f"{ID}/{1 << 64}", Trace(ID)),
        ((), "0" * 32, None),
        ((), "nonsense", None),
        ((), "", None),
    ],
)
def test_a_trace_is_read_from_the_first_header_that_makes_sense(
    headers: tuple[str, ...], cloud: str, found: Trace | None
) -> None:
    assert traced(*headers, cloud=cloud) == found


@pytest.mark.parametrize("trace", [Trace(ID, SPAN), Trace(ID)])
def test_what_is_called_from_here_belongs_to_the_same_trace(trace: Trace) -> None:
    again = traced(trace.parent())

    assert again is not None
    assert again.id == trace.id
    assert again.span in {SPAN, ID[16:]}
