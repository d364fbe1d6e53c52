"""What the scene cache did for an answer, in the words of RFC 9211."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions.core.job import Job

if TYPE_CHECKING:
    from functions.flows.at_once import Look

NAME = "limner"
#: hex digits of a key that are shown: enough to compare two answers by
SHOWN = 16


def cache_status(look: Look | None, job: Job) -> list[tuple[str, str]]:
    """The Cache-Status of a job's answer; nothing where the cache was not asked."""
    if look is None:
        return []
    parts = [NAME]
    if look.verdict == "hit":
        parts += ["hit", f"ttl={int(look.ttl)}"]
    else:
        parts += [f"fwd={look.verdict}", *_since(look, job)]
    if look.key:
        parts.append(f'key="{look.key[:SHOWN]}"')
    return [("Cache-Status", "; ".join(parts))]


def _since(look: Look, job: Job) -> list[str]:
    """What became of it where the answer waited: joined to somebody's call, or drawn and stored."""
    drawn = [outcome for step in job.steps.values() if step.what == "picture" and (outcome := step.outcome())]
    if look.verdict == "bypass" or not drawn:
        return []
    if any(one.cached for one in drawn):
        return ["collapsed"]
    return ["stored"] if all(one.state == "done" for one in drawn) else []
