"""The pages for people and agents: the contract as a document and as a page, a summary."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from functions.core.errors import NotFound
from functions.kinds import KINDS
from functions.web.call import Call
from functions.web.reply import Reply, dumps, is_known, not_modified
from functions.web.studio_files import policy

SITE = Path(__file__).parent / "site"
HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
REVALIDATE = {"Cache-Control": "no-cache"}


def openapi(call: Call) -> Reply:
    """The contract as OpenAPI 3.1."""
    from functions.web.openapi import document

    return _kept(call, "openapi.json", lambda: dumps(document(version=call.config.version)), mime="application/json")


def docs(call: Call) -> Reply:
    """The contract as a page."""
    reply = _kept(call, "docs.html", (SITE / "docs.html").read_bytes, mime=HTML)
    reply.headers.append(policy(call.config.asset_hosts))
    return reply


def part(call: Call) -> Reply:
    """Script and style of the pages."""
    name = call.params["file"]
    suffix = name.rpartition(".")[2]
    if suffix not in TYPES or name not in {path.name for path in SITE.iterdir()}:
        raise NotFound("There is no file by that name.")
    return _kept(call, name, (SITE / name).read_bytes, mime=TYPES[suffix])


def llms(call: Call) -> Reply:
    """A summary for agents."""
    return _kept(call, "llms.txt", _summary, mime=TEXT)


def _kept(call: Call, name: str, make: Callable[[], bytes], *, mime: str) -> Reply:
    data = call.desk.once(name, make)
    tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    if is_known(call.header("If-None-Match"), tag):
        return not_modified(tag, REVALIDATE)
    return Reply(body=data, mime=mime, headers=[("ETag", tag), *REVALIDATE.items()])


def _summary() -> bytes:
    kinds = "\n".join(
        f"- `{kind.name}`: {kind.description} Sources (exactly one): {', '.join(kind.describe()['sources'])}."
        f" Scenes: 1 to {kind.most_scenes}, {kind.default_scenes} by default. Styles: {', '.join(kind.styles)}."
        f" Files: {', '.join(kind.exports)}."
        for kind in KINDS.values()
    )
    return (SITE / "llms.txt").read_text("utf-8").replace("{kinds}", kinds).encode()
