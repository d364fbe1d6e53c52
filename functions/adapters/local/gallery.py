"""The gallery in SQLite: a search reads one index that holds all it asks about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace

from functions.adapters.local.database import Database
from functions.adapters.local.named import put_names
from functions.adapters.local.registers import write_registers
from functions.adapters.stores import commits
from functions.core.codec import decode, encode
from functions.core.errors import AlreadyExists
from functions.core.folding import folded, searchable
from functions.ports import GalleryCounts, GalleryPage, GalleryRecord, RegisterWrite, Wanted

#: stands around each tag of a picture; no text that is accepted contains it
BETWEEN = "\x1f"
_PUT = (
    "INSERT OR REPLACE INTO gallery (id, owner, job, at, body, version, item, featured, purge_at, tags, words, place)"
    " VALUES (:id, :owner, :job, :at, :body, :version, :item, :featured, :purge_at, :tags, :words, :place)"
)


def put_picture(connection: sqlite3.Connection, record: GalleryRecord) -> GalleryRecord:
    """The record as it is stored from now on, in its next version."""
    stored = replace(record, version=record.version + 1)
    values = {
        "id": stored.id,
        "owner": stored.owner,
        "job": stored.job,
        "at": stored.at,
        "body": json.dumps(encode(stored), separators=(",", ":"), ensure_ascii=False),
        "version": stored.version,
        "item": stored.item,
        "featured": stored.featured,
        "purge_at": stored.purge_at,
        "tags": "".join(f"{BETWEEN}{folded(tag)}{BETWEEN}" for tag in stored.tags),
        "place": stored.place(),
        "words": searchable(stored.prompt, stored.alt, stored.tags),
    }
    connection.execute(_PUT, values)
    put_names(connection, _source(stored.id), owner=stored.owner, names=frozenset(stored.asset.blobs()))
    return stored


def remove_pictures(connection: sqlite3.Connection, job: str) -> None:
    """A job takes its pictures out of the gallery."""
    found = connection.execute("SELECT id FROM gallery WHERE job = ?", (job,)).fetchall()
    _remove(connection, [str(row[0]) for row in found])


class SqliteGallery:
    """The gallery of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, owner: str, picture_id: str) -> GalleryRecord | None:
        with self._database.reading() as connection:
            return _read(connection, owner, picture_id)

    def search(self, owner: str, wanted: Wanted, *, size: int, token: str | None) -> GalleryPage:
        query, values = searching(owner, wanted, size=size, token=token)
        with self._database.reading() as connection:
            rows = connection.execute(query, values).fetchall()
        found = tuple(decode(GalleryRecord, json.loads(row[0])) for row in rows[:size])
        return GalleryPage(found, commits.page_after(found[-1].at, found[-1].id) if len(rows) > size else None)

    def of_item(self, owner: str, item: str) -> Mapping[str, int]:
        query = (
            "SELECT job, count(DISTINCT place) FROM gallery"
            " WHERE owner = ? AND item = ? AND item <> '' AND purge_at IS NULL GROUP BY job"
        )
        with self._database.reading() as connection:
            return {str(job): int(count) for job, count in connection.execute(query, (owner, item)).fetchall()}

    def add(self, record: GalleryRecord, *, writes: Sequence[RegisterWrite] = ()) -> GalleryRecord:
        with self._database.writing() as connection:
            if connection.execute("SELECT 1 FROM gallery WHERE id = ?", (record.id,)).fetchone():
                raise AlreadyExists(f"There is a picture {record.id} already.")
            write_registers(connection, writes)
            return put_picture(connection, record)

    def change(self, record: GalleryRecord, *, writes: Sequence[RegisterWrite] = ()) -> GalleryRecord:
        with self._database.writing() as connection:
            known = _read(connection, record.owner, record.id)
            commits.check_version(known.version if known else None, record.version or -1)
            write_registers(connection, writes)
            return put_picture(connection, record)

    def purge(self, *, now: float, limit: int) -> int:
        query = "SELECT id FROM gallery WHERE purge_at IS NOT NULL AND purge_at <= ? ORDER BY purge_at, id LIMIT ?"
        with self._database.reading() as connection:
            if not connection.execute(query, (now, 1)).fetchone():
                return 0
        with self._database.writing() as connection:
            found = [str(row[0]) for row in connection.execute(query, (now, limit)).fetchall()]
            _remove(connection, found)
        return len(found)

    def counts(self, owner: str | None) -> GalleryCounts:
        query = (
            "SELECT count(*) FILTER (WHERE purge_at IS NULL), count(*) FILTER (WHERE purge_at IS NULL AND featured),"
            " count(*) FILTER (WHERE purge_at IS NOT NULL) FROM gallery"
        )
        only, values = ("", ()) if owner is None else (" WHERE owner = ?", (owner,))
        with self._database.reading() as connection:
            shown, featured, deleted = connection.execute(query + only, values).fetchone()
        return GalleryCounts(shown=shown, featured=featured, deleted=deleted)


def searching(owner: str, wanted: Wanted, *, size: int, token: str | None) -> tuple[str, list[object]]:
    """The query of a search and its values; it gives one picture more than asked for where there are more."""
    at, last = commits.page_start(token)
    asked, values = _asked(wanted)
    query = (
        "SELECT gallery.body FROM (SELECT id, at FROM gallery INDEXED BY gallery_searched WHERE owner = ?"
        f" AND (at, id) < (?, ?){asked} ORDER BY at DESC, id DESC LIMIT ?) AS found"
        " JOIN gallery ON gallery.id = found.id ORDER BY found.at DESC, found.id DESC"
    )
    return query, [owner, at, last, *values, size + 1]


def _asked(wanted: Wanted) -> tuple[str, list[object]]:
    """What a search asks about, as conditions and the values in them."""
    asked: list[tuple[str, object]] = [("instr(words, ?) > 0", folded(word)) for word in wanted.words]
    asked += [("instr(tags, ?) > 0", f"{BETWEEN}{folded(tag)}{BETWEEN}") for tag in wanted.tags]
    if wanted.featured is not None:
        asked.append(("featured = ?", wanted.featured))
    if wanted.item:
        asked.append(("item = ?", wanted.item))
    if wanted.job:
        asked.append(("job = ?", wanted.job))
    place = "IS NOT NULL" if wanted.deleted else "IS NULL"
    return f" AND purge_at {place}" + "".join(f" AND {one}" for one, _ in asked), [value for _, value in asked]


def _read(connection: sqlite3.Connection, owner: str, picture_id: str) -> GalleryRecord | None:
    query = "SELECT body FROM gallery WHERE owner = ? AND id = ?"
    row = connection.execute(query, (owner, picture_id)).fetchone()
    return None if row is None else decode(GalleryRecord, json.loads(row[0]))


def _remove(connection: sqlite3.Connection, pictures: list[str]) -> None:
    connection.executemany("DELETE FROM named WHERE source = ?", [(_source(name),) for name in pictures])
    connection.executemany("DELETE FROM gallery WHERE id = ?", [(name,) for name in pictures])


def _source(picture_id: str) -> str:
    return f"picture:{picture_id}"
