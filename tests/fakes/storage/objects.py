"""What Cloud Storage holds and by which rules it changes: generations, preconditions, checksums, lifecycle."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import google_crc32c

Json = dict[str, Any]
DAY = 86_400.0
#: what a caller may write of an object besides its bytes
WRITABLE = ("cacheControl", "contentDisposition", "contentEncoding", "contentType", "customTime", "metadata")


class Refused(Exception):
    """An answer that is no success; `reason` is the word of the JSON API, `code` that of the XML API."""

    def __init__(self, status: int, message: str = "", *, reason: str = "", code: str = "") -> None:
        super().__init__(message)
        self.status, self.message, self.reason, self.code = status, message, reason, code or reason


def moment(seconds: float) -> str:
    """RFC 3339, with microseconds."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def seconds(moment: str) -> float:
    """The other way round."""
    return datetime.fromisoformat(moment).timestamp()


def crc32c(data: bytes) -> str:
    """As the service writes it."""
    return base64.b64encode(google_crc32c.value(data).to_bytes(4, "big")).decode()


def md5(data: bytes) -> str:
    """As the service writes it."""
    return base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()


def must_fit(data: bytes, told: Mapping[str, str]) -> None:
    """The checksums that came with the bytes are theirs."""
    for name, real in (("crc32c", crc32c(data)), ("md5Hash", md5(data))):
        if told.get(name, real) != real:
            message = f"Provided {name} {told[name]!r} doesn't match calculated {name} {real!r}."
            raise Refused(400, message, reason="invalid", code="BadDigest")


@dataclass
class Stored:
    """One object as it is now."""

    bucket: str
    name: str
    data: bytes
    generation: int
    created: float
    fields: Json
    updated: float = 0.0
    metageneration: int = 1

    def resource(self) -> Json:
        """As the JSON API shows it."""
        return {
            "kind": "storage#object", "id": f"{self.bucket}/{self.name}/{self.generation}", "bucket": self.bucket,
            "name": self.name, "generation": str(self.generation), "metageneration": str(self.metageneration),
            "size": str(len(self.data)), "crc32c": crc32c(self.data), "md5Hash": md5(self.data),
            "etag": f"{self.generation}/{self.metageneration}", "storageClass": "STANDARD",
            "timeCreated": moment(self.created), "updated": moment(self.updated or self.created), **self.fields,
        }  # fmt: skip

    def patch(self, change: Json, *, now: float) -> None:
        """Another metageneration; a custom time never goes back."""
        before, after = self.fields.get("customTime"), change.get("customTime", self.fields.get("customTime"))
        if before and (not after or seconds(after) < seconds(before)):
            raise Refused(400, "customTime cannot be removed or set to an earlier time.", reason="invalid")
        metadata = {**self.fields.get("metadata", {}), **(change.get("metadata") or {})}
        merged = {**self.fields, **change, "metadata": metadata or None}
        self.fields = {name: value for name, value in merged.items() if name in WRITABLE and value is not None}
        self.metageneration += 1
        self.updated = now


def must_hold(found: Stored | None, query: Mapping[str, str], *, reading: bool = False) -> None:
    """The preconditions of a request; one that only asks for news learns that there is none by 304."""
    for word, number in (
        ("Generation", found.generation if found else 0),
        ("Metageneration", found.metageneration if found else None),
    ):
        wanted, unwanted = query.get(f"if{word}Match"), query.get(f"if{word}NotMatch")
        if wanted is not None and int(wanted) != number:
            message = "At least one of the pre-conditions you specified did not hold."
            raise Refused(412, message, reason="conditionNotMet", code="PreconditionFailed")
        if unwanted is not None and int(unwanted) == number:
            raise Refused(304 if reading else 412, "Not modified.", reason="conditionNotMet")


@dataclass
class Bucket:
    """A bucket: its objects by name, its rules as the JSON API writes them."""

    name: str
    #: {"condition": {"age", "daysSinceCustomTime", "matchesPrefix"}}, each deletes
    rules: list[Json] = field(default_factory=list)
    #: {"origin", "method", "responseHeader"}
    cors: list[Json] = field(default_factory=list)
    objects: dict[str, Stored] = field(default_factory=dict)

    def found(self, name: str) -> Stored:
        """The object, or 404 in the service's words."""
        if name not in self.objects:
            raise Refused(404, f"No such object: {self.name}/{name}", reason="notFound", code="NoSuchKey")
        return self.objects[name]

    def listed(self, query: Mapping[str, str]) -> tuple[list[Stored], str]:
        """A page in the order of the names' bytes, and the token of the next one."""
        start = max(query.get("startOffset", ""), query.get("pageToken", "").removeprefix("from:"))
        names = sorted(self.objects, key=str.encode)
        end, prefix = query.get("endOffset"), query.get("prefix", "")
        names = [one for one in names if one >= start and one.startswith(prefix) and (end is None or one < end)]
        size = min(int(query.get("maxResults") or 1000), 1000)
        after = f"from:{names[size]}" if len(names) > size else ""
        return [self.objects[one] for one in names[:size]], after

    def live(self, now: float) -> list[str]:
        """Applies the rules; the names that went."""
        gone = [one.name for one in self.objects.values() if any(_is_over(one, rule, now) for rule in self.rules)]
        for name in gone:
            del self.objects[name]
        return gone


def _is_over(one: Stored, rule: Json, now: float) -> bool:
    condition = rule["condition"]
    if not any(one.name.startswith(prefix) for prefix in condition.get("matchesPrefix", [""])):
        return False
    holds: list[bool] = []
    if (days := condition.get("age")) is not None:
        holds.append(now - one.created >= days * DAY)
    if (days := condition.get("daysSinceCustomTime")) is not None:
        custom = one.fields.get("customTime")
        holds.append(custom is not None and now - seconds(custom) >= days * DAY)
    return bool(holds) and all(holds)


def allowed(bucket: Bucket, *, origin: str, method: str) -> Iterable[tuple[str, str]]:
    """What a browser is told about this origin."""
    for rule in bucket.cors:
        if ("*" in rule["origin"] or origin in rule["origin"]) and method in rule["method"]:
            return [
                ("Access-Control-Allow-Origin", origin),
                ("Access-Control-Expose-Headers", ", ".join(rule.get("responseHeader", []))),
            ]
    return []
