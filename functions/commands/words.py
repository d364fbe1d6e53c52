"""What every command shares: exit codes, and errors as one plain sentence on stderr."""

from __future__ import annotations

import sys

from functions.core.errors import LimnerError

DONE, FAILED, USAGE, PARTIAL = 0, 1, 2, 3
#: how the shell names a program that Ctrl-C ended
INTERRUPTED = 130


def complain(error: LimnerError) -> None:
    """One sentence, and what to do."""
    advice = f" {error.advice}" if error.advice and error.advice not in error.detail else ""
    print(f"limner: {error.detail}{advice}", file=sys.stderr)


def said(sentence: str) -> None:
    """A note that is not the result."""
    print(f"limner: {sentence}", file=sys.stderr)
