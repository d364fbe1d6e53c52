"""One row of the table of routes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from functions.web.call import Call
from functions.web.reply import Reply

_PARAMETER = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One row. The names of bodies and replies are looked up only when the contract's document is asked for."""

    method: str
    path: str
    answer: Callable[[Call], Reply]
    #: one sentence
    summary: str
    #: read, write, admin, or None for everybody
    scope: Literal["read", "write", "admin"] | None
    #: name of the request body: create, plan, scene, estimate, key
    body: str = ""
    body_optional: bool = False
    #: status -> name of the reply model in replies.py, or a media type
    answers: Mapping[int, str] = field(default_factory=dict)
    query: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    #: codes of the problems that are worth naming
    problems: tuple[int, ...] = ()
    #: also answers a job's read token
    token: bool = False
    #: also answers whoever has an address that its owner has signed
    signature: bool = False

    def pattern(self) -> re.Pattern[str]:
        """The path as a pattern with its parameters as groups."""
        return re.compile(_PARAMETER.sub(_group, self.path.replace(".", r"\.")))


def _group(found: re.Match[str]) -> str:
    """A model's name has slashes and colons of its own, and a file's path has slashes."""
    return f"(?P<{found[1]}>{'.+' if found[1] in {'breaker', 'path'} else '[^/:]+'})"
