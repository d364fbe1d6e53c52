"""All looks at a project in their order; the first that nobody answers for good ends the survey."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from functions.adapters.google.survey import project, stores, work
from functions.adapters.google.survey.remark import NoAnswer, Remark, Site, fault
from functions.adapters.google.survey.rest import Rest

Look = Callable[[Rest, Site], Iterator[Remark]]
LOOKS: tuple[tuple[str, Look], ...] = (
    ("project", project.project), ("apis", project.services_on), ("store", stores.store), ("indexes", stores.indexes),
    ("buckets", stores.buckets), ("queues", work.queues), ("quota", work.pace), ("services", work.services),
    ("accounts", work.accounts), ("schedule", work.schedule), ("secret", project.secret), ("rights", project.rights),
)  # fmt: skip


def survey(site: Site) -> Iterator[Remark]:
    """What is well and what is not, each fault with the command that mends it."""
    try:
        rest = Rest(site.project)
    except NoAnswer as error:
        yield fault("account", error.detail, error.action)
        return
    try:
        for what, look in LOOKS:
            try:
                yield from look(rest, site)
            except NoAnswer as error:
                yield fault("account" if error.final else what, error.detail, error.action)
                if error.final:
                    return
            except (KeyError, TypeError, ValueError, AttributeError):
                yield fault(
                    what, "Google's answer has a shape that is not known here.", "Update Limner, or look there."
                )
    finally:
        rest.close()
