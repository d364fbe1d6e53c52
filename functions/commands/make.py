"""`make KIND "prompt"`: submits a job, shows it while it is made, and writes its files."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from functions.commands import wish
from functions.commands.show import Display
from functions.commands.wish import FORMATS, formats_of
from functions.commands.words import DONE, FAILED, INTERRUPTED, PARTIAL, said
from functions.core.errors import Conflict, InvalidRequest, LimnerError
from functions.core.job import Job
from functions.core.plan import Edits
from functions.flows.change import approve, cancel
from functions.flows.export import ask_for
from functions.flows.read import read, watch
from functions.flows.sources import sourced
from functions.flows.submit import Submission, submit
from functions.flows.wishes import accepted
from functions.kinds import named
from functions.settings import Settings
from functions.wiring.world import World, open_world

OWNER = "local"
#: what a look at the job costs nobody notices; how long one look waits for a change, in seconds
LOOK = 0.25


def arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    wish.arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 done, 1 failed, 2 usage, 3 partial."""
    kind, (body, sent) = named(args.kind), wish.body_of(args)
    world = open_world(Settings.read(os.environ))
    try:
        request = accepted(world.house, OWNER, kind, body)
        formats = formats_of(args, kind.made_for(request), kind.offered_for(request))
        if args.dry_run:
            return _estimated(world, args, sourced(world.house, OWNER, request, sent=sent, keep=False))
        return _made(world, Submission(owner=OWNER, kind=kind.name, request=request, sent=sent), args, formats=formats)
    finally:
        world.close()


def _made(world: World, submission: Submission, args: argparse.Namespace, *, formats: tuple[str, ...]) -> int:
    house = world.house
    _out_is_writable(args.out)
    if not world.work() and not args.json:
        said(f"{world.others()}, so the job is made there; this command watches.")
    made = submit(house, submission)
    house.queue.put(made.messages)
    try:
        job = _watched(world, made.job, quiet=args.json)
        if job.state == "awaiting_approval":
            job = _asked(world, job)
        files = _written(world, job, args.out, formats) if job.plan is not None else {}
    except (KeyboardInterrupt, EOFError):
        return _interrupted(world, made.job.id)
    _report(job, files, as_json=args.json)
    return {"done": DONE, "partial": PARTIAL}.get(job.state, FAILED)


def _out_is_writable(out: Path | None) -> None:
    folder = Path() if out is None else out.parent if out.suffix else out
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidRequest(
            f"{folder} cannot be used for the files: {error.strerror}.", action="Choose another --out."
        ) from None
    if not os.access(folder, os.W_OK):
        raise InvalidRequest(f"{folder} cannot be written.", action="Choose another --out.")


def _watched(world: World, job: Job, *, quiet: bool) -> Job:
    started = time.monotonic()
    with Display(_console(quiet=quiet)) as display:
        display.update(job, seconds=0.0)
        while not job.ended and job.state != "awaiting_approval":
            world.check()
            job = watch(world.house, OWNER, job.id, after=job.version, timeout=LOOK)
            display.update(job, seconds=time.monotonic() - started)
    return job


def _console(*, quiet: bool = False) -> Console:
    """Words of a plan are text, whatever brackets and colons they have."""
    return Console(stderr=True, quiet=quiet, markup=False, emoji=False, highlight=False)


def _asked(world: World, job: Job) -> Job:
    console = _console()
    for number, scene in enumerate(job.plan.scenes if job.plan else (), 1):
        title = f"{scene.title}: " if scene.title else ""
        said = (f"{line.speaker}: {line.text}".removeprefix(": ") for line in scene.dialogue)
        words = [scene.caption, scene.narration, *said]
        console.print(f"{number}. {title}{' '.join(filter(None, words)) or scene.prompt}")
    if not sys.stdin.isatty():
        raise Conflict(
            "The plan waits for approval, and nobody is at the terminal to give it.",
            action=f"Approve job {job.id} over HTTP.",
        )
    if input("Draw it? [Y/n] ").strip().casefold() not in ("", "y", "yes"):
        made = cancel(world.house, OWNER, job.id)
        return made.job
    made = approve(world.house, OWNER, job.id, edits=Edits(), tag=None)
    world.house.queue.put(made.messages)
    return _watched(world, made.job, quiet=False)


def _written(world: World, job: Job, out: Path | None, formats: tuple[str, ...]) -> dict[str, Path]:
    """The files by format, and the pages; for a partial job too."""
    folder = Path() if out is None else out.parent if out.suffix else out
    stem = out.stem if out is not None and out.suffix else _slug(job)
    files = {}
    for name in formats:
        data, suffix = _export(world, job, name)
        files[name] = _put(folder / f"{stem}.{suffix}", data)
    for number, page in enumerate(job.pages, 1):
        picture = world.house.blobs.get(f"{OWNER}/{page.name}")
        if picture is not None:
            files[f"page {number}"] = _put(folder / f"{stem}-page-{number}.webp", picture)
    if named(job.kind).most_scenes == 1 and (drawn := _only_picture(world, job)) is not None:
        files["picture"] = _put(folder / f"{stem}.webp", drawn)
    return files


def _only_picture(world: World, job: Job) -> bytes | None:
    """The picture of a job that is nothing else."""
    shown = next((step.picture() for step in job.steps.values() if step.what == "picture"), None)
    asset = shown[1].asset if shown else None
    return world.house.blobs.get(f"{OWNER}/{asset.name}") if asset else None


def _export(world: World, job: Job, name: str) -> tuple[bytes, str]:
    current, wanted, messages = ask_for(world.house, read(world.house, OWNER, job.id), name)
    world.house.queue.put(messages)
    while wanted.state == "building":
        world.check()
        current = watch(world.house, OWNER, job.id, after=current.version, timeout=LOOK)
        wanted = current.exports[name]
    data = world.house.blobs.get(f"{OWNER}/{wanted.asset}") if wanted.asset else None
    if data is None:
        why = wanted.problem.detail if wanted.problem else "its bytes are gone"
        raise LimnerError(f"The {name} could not be made: {why}", action="Try again, or choose another --format.")
    return data, wanted.asset.partition(".")[2]


def _put(path: Path, data: bytes) -> Path:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise LimnerError(
            f"{path} cannot be written: {error.strerror}.", action="The work is kept; choose another --out."
        ) from None
    return path


def _slug(job: Job) -> str:
    title = job.plan.title if job.plan else ""
    letters = "".join(letter if letter.isalnum() else "-" for letter in title.casefold())
    return "-".join(part for part in letters.split("-") if part)[:60] or job.kind


def _interrupted(world: World, job_id: str) -> int:
    try:
        made = cancel(world.house, OWNER, job_id)
        done = sum(step.state() == "done" for step in made.job.steps.values() if step.what == "picture")
        said(f"Cancelled; {done} finished pictures are kept. Go on with: {sys.executable} -m functions resume {job_id}")
    except Conflict:
        said(f"The job had ended already. Its files: {sys.executable} -m functions resume {job_id}")
    return INTERRUPTED


def _report(job: Job, files: Mapping[str, Path], *, as_json: bool) -> None:
    if as_json:
        cost = job.spent() / 1_000_000
        problem = (
            None
            if job.problem is None
            else {"code": job.problem.code, "detail": job.problem.detail, "action": job.problem.action}
        )
        print(json.dumps({
            "id": job.id, "state": job.state, "title": job.plan.title if job.plan else None, "cost_usd": cost,
            "error": problem, "warnings": list(job.notices()),
            "files": {name: str(path) for name, path in files.items()},
        }, ensure_ascii=False))  # fmt: skip
        return
    for sentence in job.notices():
        said(sentence)
    if job.problem is not None:
        said(f"{job.problem.detail} {job.problem.action}")
    for name, path in files.items():
        print(f"{name:<8} {path}")


def _estimated(world: World, args: argparse.Namespace, request: Mapping[str, Any]) -> int:
    from functions.flows.estimate import estimate

    price = estimate(world.house, args.kind, request)
    usd, most = price.cost / 1_000_000, price.most / 1_000_000
    if args.json:
        print(json.dumps({"usd": usd, "max_usd": most, "seconds": list(price.seconds)}))
    else:
        print(f"about ${usd:.2f}, at most ${most:.2f}; {price.seconds[0]:.0f} to {price.seconds[1]:.0f} seconds")
    return DONE


def resume_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of `resume`."""
    parser.add_argument("id", help="the job")
    parser.add_argument("--out", type=Path, help="a file to write (its ending is its format), or a folder")
    parser.add_argument("--format", action="append", metavar="NAME", help=f"{', '.join(FORMATS)}, as the kind has them")
    parser.add_argument("--json", action="store_true", help="print the ended job as JSON and nothing else")


def resume(args: argparse.Namespace) -> int:
    """Goes on with a job: what is finished stays, only the rest is made."""
    from functions.flows.change import retry

    world = open_world(Settings.read(os.environ))
    try:
        job = read(world.house, OWNER, args.id)
        kind = named(job.kind)
        formats = formats_of(args, kind.made_for(job.request), kind.offered_for(job.request))
        _out_is_writable(args.out)
        world.work()
        if job.ended and job.state != "done":
            made = retry(world.house, OWNER, job.id)
            world.house.queue.put(made.messages)
            job = made.job
        try:
            job = _watched(world, job, quiet=args.json)
            files = _written(world, job, args.out, formats) if job.plan is not None else {}
        except KeyboardInterrupt:
            return _interrupted(world, job.id)
        _report(job, files, as_json=args.json)
        return {"done": DONE, "partial": PARTIAL}.get(job.state, FAILED)
    finally:
        world.close()
