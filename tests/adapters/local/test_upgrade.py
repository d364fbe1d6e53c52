"""A folder of an earlier version opens with everything that was in it, and can do what the new version can."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from functions.adapters.local import schema
from functions.adapters.local.database import FILE, Database
from functions.adapters.local.gallery import SqliteGallery
from functions.adapters.local.jobs import SqliteJobs
from functions.core.codec import encode
from functions.ports import Wanted

#: a picture as version 1 wrote it
OLD = (
    '{"id":"j1-p01-r1","owner":"ann","job":"j1","step":"p01","revision":1,"asset":{"name":"a.webp","thumb":"t.webp"},'
    '"prompt":"A Fox","alt":"ÉCLAIR at sea","tags":["Demo","Night watch"],"at":1010.0}'
)


def test_pictures_of_version_1_are_found_by_their_words_and_tags(tmp_path: Path, make: Any) -> None:
    with sqlite3.connect(tmp_path / FILE) as old:
        old.executescript(schema.STEPS[0])
        old.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO gallery VALUES ('j1-p01-r1', 'ann', 'j1', 1010.0, ?)", (OLD,))
        bare = OLD.replace("j1-p01-r1", "bare").replace('"tags":["Demo","Night watch"]', '"tags":[]')
        old.execute("INSERT INTO gallery VALUES ('bare', 'ann', 'j1', 1009.0, ?)", (bare,))
    old.close()

    database = Database(tmp_path)
    gallery = SqliteGallery(database)
    found = {
        name: [one.id for one in gallery.search("ann", wanted, size=9, token=None).pictures]
        for name, wanted in {
            "all": Wanted(),
            "words": Wanted(words=("fox", "éclair", "night")),
            "tags": Wanted(tags=("NIGHT watch",)),
        }.items()
    }
    known = gallery.get("ann", "j1-p01-r1")
    assert known is not None
    changed = gallery.change(known)
    database.close()

    assert {"all": ["j1-p01-r1", "bare"], "words": ["j1-p01-r1"], "tags": ["j1-p01-r1"]} == found
    assert (1, 2, ("Demo", "Night watch")) == (known.version, changed.version, known.tags)


def test_jobs_of_version_1_are_read(tmp_path: Path, make: Any) -> None:
    job = make.job()
    with sqlite3.connect(tmp_path / FILE) as old:
        old.executescript(schema.STEPS[0])
        old.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        old.execute("PRAGMA user_version = 1")
        values = (
            job.id,
            job.owner,
            job.kind,
            job.state,
            job.created_at,
            job.check_at,
            1,
            0,
            1,
            json.dumps(encode(job)),
        )
        old.execute("INSERT INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    old.close()

    database = Database(tmp_path)
    found = SqliteJobs(database).get("j1")
    database.close()

    assert job == found
