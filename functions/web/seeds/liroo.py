"""S1, the Liroo backend: lessons, stories, comics and lectures, followed by a request id."""

from __future__ import annotations

from functions.web import catalogue
from functions.web.call import Call
from functions.web.reply import FRESH, Reply, in_json
from functions.web.seeds.orders import accepted, ordered
from functions.web.seeds.told import told


def lesson(call: Call) -> Reply:
    """Educational content."""
    return _made(call, "lesson")


def story(call: Call) -> Reply:
    """A story with pictures."""
    return _made(call, "story")


def comic(call: Call) -> Reply:
    """A comic with a picture a panel."""
    return _made(call, "comic")


def lecture(call: Call) -> Reply:
    """A lecture with sound and pictures."""
    return _made(call, "lecture")


def progress(call: Call) -> Reply:
    """How far a request is; its result at the end."""
    return in_json(told(call, call.job()), headers=FRESH.items())


def health(call: Call) -> Reply:
    """The same as /health: there is no weaker house beside this one."""
    return catalogue.health(call)


def _made(call: Call, kind: str) -> Reply:
    made = ordered(call, kind)
    job = call.wait_for(made.job, lambda now: now.ended, seconds=call.preferred_wait())
    return accepted(call, made, job)
