"""The studio's files. Under the digest of all of them they never change; under their own names they are asked for anew.

Digest and gzip are worked out when they are first asked for: a start reads none of it.
Scripts and styles leave their margins and remarks at home, line by line, so that a browser names the same lines.
"""

from __future__ import annotations

import gzip
import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from functions.core.errors import NotFound
from functions.web.call import Call
from functions.web.reply import Reply, in_json, is_known, not_modified

STUDIO = Path(__file__).parent / "studio"
PAGE, HERE, AHEAD = "index.html", "{studio}", "<!-- ahead -->"
#: what the first view is made of: the page names it all, so that no import waits for another
FIRST = ("main.js", "views/make.js", "texts/en.js")
_IMPORT = r'(?:from|^import)\s*"(\.[^"]+)"'
TYPES = {
    ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml", ".ts": "text/plain; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp", ".woff2": "font/woff2",
}  # fmt: skip
#: remarks that have their lines to themselves; what is not ours, or is taken away as it is, keeps its own
_REMARKS = re.compile(rb"^[ \t]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/[ \t]*)$", re.MULTILINE | re.DOTALL)
_MARGINS = re.compile(rb"^[ \t]+", re.MULTILINE)
WHOLE = ("vendor/", "limner.js")
#: compressed already
DENSE = (".webp", ".woff2")
IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}
REVALIDATE = {"Cache-Control": "no-cache"}
#: no other site may frame, open or read the page, and the page asks for none of the machine's senses
ALONE = (
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


@dataclass(frozen=True)
class File:
    """Bytes as they are sent."""

    data: bytes
    suffix: str

    @cached_property
    def tag(self) -> str:
        """Of the plain bytes."""
        return hashlib.sha256(self.data).hexdigest()[:24]

    @cached_property
    def packed(self) -> bytes:
        """With gzip, where that is worth it; else nothing."""
        if self.suffix in DENSE:
            return b""
        return gzip.compress(self.data, 9, mtime=0)


@dataclass(frozen=True)
class Files:
    """Every file by its path, and the digest of all."""

    digest: str
    by_path: dict[str, File]


@cache
def files() -> Files:
    """Read once; the page itself is told where its parts are."""
    found = {
        name: File(lean(name, path.read_bytes()), path.suffix)
        for path in sorted(STUDIO.rglob("*"))
        if path.suffix in TYPES and (name := path.relative_to(STUDIO).as_posix())
    }
    whole = hashlib.sha256()
    for path, file in found.items():
        whole.update(f"{path} {file.tag}\n".encode())
    digest = whole.hexdigest()[:12]
    text = found[PAGE].data.decode()
    ahead = "\n".join(f'<link rel="modulepreload" href="{HERE}/{name}">' for name in reached(found, *FIRST))
    page = text.replace(AHEAD, ahead).replace(HERE, f"/studio/{digest}").encode()
    return Files(digest, found | {PAGE: File(page, ".html")})


def lean(name: str, data: bytes) -> bytes:
    """The same lines without what nobody runs."""
    if not name.endswith((".js", ".css")) or name.startswith(WHOLE):
        return data
    return _MARGINS.sub(b"", _REMARKS.sub(lambda found: b"\n" * found[0].count(b"\n"), data))


def reached(found: Mapping[str, File], *names: str) -> list[str]:
    """These scripts and all that they import without asking again, the deepest last."""
    ahead = dict.fromkeys(names)
    for name in (queue := list(names)):
        for other in re.findall(_IMPORT, found[name].data.decode(), re.MULTILINE):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), other))
            if path not in ahead:
                ahead[path] = None
                queue.append(path)
    return list(ahead)


def sample(style: str) -> bytes:
    """The stored picture of a style; nothing where there is none."""
    found = files().by_path.get(f"styles/{style}.webp")
    return found.data if found else b""


def part(call: Call) -> Reply:
    """One file: for ever under the digest, to be asked for again under its own name."""
    digest, _, rest = call.params["path"].partition("/")
    known = files()
    lasting = digest == known.digest and rest != PAGE
    file = known.by_path.get(rest if lasting else call.params["path"])
    if file is None or (not lasting and call.params["path"] == PAGE):
        raise NotFound("There is no file by that name.", action="Load the page again: it may be a newer one.")
    return _sent(call, file, IMMUTABLE if lasting else REVALIDATE)


def page(call: Call) -> Reply:
    """The studio; for who asks for JSON alone, where everything is."""
    accepted = call.header("Accept")
    if "application/json" in accepted and "text/html" not in accepted:
        return in_json(_where(call), headers=[*REVALIDATE.items(), ("Vary", "Accept")])
    reply = _sent(call, files().by_path[PAGE], REVALIDATE)
    reply.headers.extend([policy(call.config.asset_hosts), ("Vary", "Accept"), *ALONE])
    return reply


def policy(hosts: tuple[str, ...] = ()) -> tuple[str, str]:
    """Nothing inline, nothing from elsewhere, no text that becomes a script; pictures also from where they are kept."""
    kept = "".join(f" {host}" for host in hosts)
    rules = (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'",
        f"img-src 'self' data: blob:{kept}", f"media-src 'self' blob:{kept}", f"connect-src 'self'{kept}",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    )  # fmt: skip
    return ("Content-Security-Policy", "; ".join(rules))


def _sent(call: Call, file: File, kept: dict[str, str]) -> Reply:
    packed = file.packed if "gzip" in call.header("Accept-Encoding") else b""
    tag = f'"{file.tag}{"-gzip" if packed else ""}"'
    headers = kept | {"Vary": "Accept-Encoding"}
    if is_known(call.header("If-None-Match"), tag):
        return not_modified(tag, headers)
    reply = Reply(body=packed or file.data, mime=TYPES[file.suffix], headers=[("ETag", tag), *headers.items()])
    if packed:
        reply.headers.append(("Content-Encoding", "gzip"))
    return reply


def _where(call: Call) -> dict[str, object]:
    return {
        "name": "Limner", "version": call.config.version,
        "links": {"openapi": "/openapi.json", "docs": "/docs", "agents": "/llms.txt", "health": "/health"},
    }  # fmt: skip
