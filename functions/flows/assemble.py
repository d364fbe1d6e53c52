"""Pages and files from what the run has; may happen twice, ends once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from functions.core.errors import Conflict, NotFound
from functions.core.following import assembly_digest, owed
from functions.core.job import ASSEMBLY, Export, Job, PageImage
from functions.core.keys import content_name
from functions.core.messages import Message
from functions.core.telling import to_tell
from functions.core.transitions import finished
from functions.flows.commit import change
from functions.flows.guard import Call, GivenUp, Got, Later, guarded, own_key
from functions.flows.manuscript import export_digest, fetcher, manuscript, mute
from functions.flows.money import close_accounts
from functions.kinds import KINDS
from functions.ports import Composed, House, Printed

#: seconds that composing and printing may take
TIMEOUT = 120.0


@dataclass(frozen=True, kw_only=True)
class Made:
    """All that an assembly produced, not yet stored."""

    composed: Composed
    printed: dict[str, Printed]


def assemble(house: House, message: Message) -> tuple[Message, ...]:
    """Writes the kind's deliverables and ends the run, unless the content changed meanwhile."""
    job = house.jobs.get(message.job)
    if job is None or job.state != "rendering" or not job.all_settled():
        return to_tell(job) if job else ()
    if message.digest != assembly_digest(job):
        return owed(job)
    call = Call(
        model="",
        timeout=TIMEOUT,
        may_cost=0,
        key=f"{own_key(message)}/{message.digest}",
        invoke=lambda _: _make(house, job),
    )
    answer = guarded(house, job, message, call)
    match answer:
        case Later(later):
            return (later,)
        case Got(made, token):
            return _finish(house, job, message, made, token=token, key=call.key)
        case GivenUp(problem, token):
            change_or_owed = _end(house, job, message, problem=problem)
            if token:
                house.jobs.give_back(job.id, ASSEMBLY, token, cost=0, key=call.key, burnt=True)
            return change_or_owed
        case _:
            return ()


def _make(house: House, job: Job) -> Made:
    fetch = fetcher(house, job.owner)
    composed = house.press.compose(manuscript(job), fetch)
    whole = manuscript(job, layout=composed.layout)
    # A recording in which nothing is heard would be a file that looks like one.
    names = [name for name in KINDS[job.kind].made_for(job.request) if not mute(job, name)]
    return Made(composed=composed, printed={name: house.press.export(name, whole, fetch) for name in names})


def _finish(house: House, job: Job, message: Message, made: Made, *, token: str, key: str) -> tuple[Message, ...]:
    layout, pages = _stored_pages(house, job.owner, made.composed)
    complete = replace(job, layout=layout, pages=pages)
    exports = {name: _stored_export(house, complete, name, printed) for name, printed in made.printed.items()}
    after = _end(house, job, message, layout=layout, pages=pages, exports=exports, warnings=made.composed.warnings)
    house.jobs.give_back(job.id, ASSEMBLY, token, cost=0, key=key, burnt=True)
    return after


def _end(house: House, job: Job, message: Message, **results: object) -> tuple[Message, ...]:
    """The ending compare-and-set; when the content changed, the new content's assembly instead."""
    try:
        ended = change(house, job.id, lambda now_job: finished(now_job, message.digest, now=house.now(), **results))  # type: ignore[arg-type]
    except NotFound:
        return ()
    except Conflict:
        current = house.jobs.get(job.id)
        return owed(current) if current else ()
    close_accounts(house, ended.job)
    return ended.messages


def _stored_pages(house: House, owner: str, composed: Composed) -> tuple[str, tuple[PageImage, ...]]:
    layout = content_name(composed.layout, "json")
    house.blobs.put(f"{owner}/{layout}", composed.layout, mime="application/json")
    pages = []
    for page in composed.pages:
        name, thumb = content_name(page.webp, "webp"), content_name(page.thumb, "webp")
        house.blobs.put(f"{owner}/{name}", page.webp, mime="image/webp")
        house.blobs.put(f"{owner}/{thumb}", page.thumb, mime="image/webp")
        pages.append(PageImage(name=name, thumb=thumb, width=page.width, height=page.height, panels=page.panels))
    return layout, tuple(pages)


def _stored_export(house: House, job: Job, name: str, printed: Printed) -> Export:
    asset = content_name(printed.data, printed.suffix)
    house.blobs.put(f"{job.owner}/{asset}", printed.data, mime=printed.mime)
    version = house.press.formats()[name][1]
    return Export(
        digest=export_digest(job, name, version), state="ready", asset=asset, mime=printed.mime, size=len(printed.data)
    )
