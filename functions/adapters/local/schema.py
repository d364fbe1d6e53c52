"""The tables of one data folder, and the step from each version of them to the next."""

from __future__ import annotations

#: "Limn": tells our file from another program's database
APPLICATION = 0x4C696D6E

_FIRST = """
CREATE TABLE jobs (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, created_at REAL NOT NULL,
    check_at REAL, open INTEGER NOT NULL, hidden INTEGER NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX jobs_listed ON jobs (owner, created_at, id) WHERE hidden = 0;
CREATE INDEX jobs_by_state ON jobs (owner, state, created_at, id) WHERE hidden = 0;
CREATE INDEX jobs_by_kind ON jobs (owner, kind, created_at, id) WHERE hidden = 0;
CREATE INDEX jobs_open ON jobs (owner) WHERE open = 1;
CREATE INDEX jobs_due ON jobs (check_at, id) WHERE check_at IS NOT NULL;

CREATE TABLE records (
    owner TEXT NOT NULL, key TEXT NOT NULL, job TEXT NOT NULL, body TEXT NOT NULL, expires_at REAL NOT NULL,
    PRIMARY KEY (owner, key)
) WITHOUT ROWID;
CREATE INDEX records_by_job ON records (job);

CREATE TABLE cache (
    key TEXT PRIMARY KEY, owner TEXT NOT NULL, job TEXT NOT NULL, asset TEXT, model TEXT NOT NULL,
    stored_at REAL NOT NULL, token TEXT NOT NULL, until REAL NOT NULL, boot TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX cache_by_job ON cache (job);
CREATE INDEX cache_by_age ON cache (max(stored_at, until));
CREATE INDEX cache_leases ON cache (boot) WHERE token <> '';

CREATE TABLE gallery (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, job TEXT NOT NULL, at REAL NOT NULL, body TEXT NOT NULL
);
CREATE INDEX gallery_listed ON gallery (owner, at, id);
CREATE INDEX gallery_by_job ON gallery (job);

-- Which blobs the records name, so that the sweep need not read them all.
CREATE TABLE named (
    owner TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL,
    PRIMARY KEY (owner, name, source)
) WITHOUT ROWID;
CREATE INDEX named_by_source ON named (source);

CREATE TABLE registers (name TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;

-- A task that is done stays as its name's tombstone. A claim is not written: the folder has one dispatcher, so
-- whatever is not done when it starts belongs to nobody.
CREATE TABLE tasks (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, lane TEXT NOT NULL, body BLOB NOT NULL,
    due REAL NOT NULL, put_at REAL NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, done_at REAL
);
CREATE INDEX tasks_due ON tasks (lane, due, id) WHERE done_at IS NULL;
CREATE INDEX tasks_done ON tasks (done_at) WHERE done_at IS NOT NULL;
CREATE TABLE paused (lane TEXT PRIMARY KEY) WITHOUT ROWID;
"""

#: every picture can be found by its words, filed under an item, put forward and thrown away
GALLERY = """
ALTER TABLE gallery ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE gallery ADD COLUMN item TEXT NOT NULL DEFAULT '';
ALTER TABLE gallery ADD COLUMN featured INTEGER NOT NULL DEFAULT 0;
ALTER TABLE gallery ADD COLUMN purge_at REAL;
ALTER TABLE gallery ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE gallery ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE gallery ADD COLUMN place TEXT NOT NULL DEFAULT '';
UPDATE gallery SET
    body = json_set(body, '$.version', 1),
    place = job || '-' || json_extract(body, '$.step'),
    tags = folded(coalesce(
        (SELECT group_concat(char(31) || value || char(31), '') FROM json_each(body, '$.tags')), ''
    )),
    words = folded(coalesce(json_extract(body, '$.prompt'), '') || char(10) || coalesce(json_extract(body, '$.alt'), '')
        || char(10) || coalesce((SELECT group_concat(value, char(10)) FROM json_each(body, '$.tags')), ''));
DROP INDEX gallery_listed;
-- All that a search asks about, so that it reads this index and the pictures that it found, nothing else.
CREATE INDEX gallery_searched ON gallery (owner, at, id, purge_at, featured, item, job, tags, words);
CREATE INDEX gallery_by_item ON gallery (owner, item, job, place) WHERE item <> '' AND purge_at IS NULL;
CREATE INDEX gallery_due ON gallery (purge_at) WHERE purge_at IS NOT NULL;
"""

#: small lasting records: characters, styles, uploads, keys
THINGS = """
CREATE TABLE things (
    owner TEXT NOT NULL, shelf TEXT NOT NULL, id TEXT NOT NULL, at REAL NOT NULL, version INTEGER NOT NULL,
    value TEXT NOT NULL, blobs TEXT NOT NULL, purge_at REAL,
    PRIMARY KEY (owner, shelf, id)
) WITHOUT ROWID;
CREATE INDEX things_listed ON things (owner, shelf, at, id);
CREATE INDEX things_due ON things (purge_at) WHERE purge_at IS NOT NULL;
"""

#: what each entry of the scene cache cost and saved, and what they did together; entries of before saved nothing yet
CACHE = """
ALTER TABLE cache ADD COLUMN cost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cache ADD COLUMN hits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cache ADD COLUMN used_at REAL NOT NULL DEFAULT 0;
UPDATE cache SET used_at = stored_at;
CREATE INDEX cache_by_use ON cache (used_at, key) WHERE asset IS NOT NULL;
CREATE TABLE cache_totals (
    id INTEGER PRIMARY KEY CHECK (id = 1), hits INTEGER NOT NULL, misses INTEGER NOT NULL, saved INTEGER NOT NULL
);
INSERT INTO cache_totals VALUES (1, 0, 0, 0);
"""

#: what is counted by the hour, and the jobs of all owners for who looks after them
COUNTERS = """
CREATE TABLE counters (
    name TEXT NOT NULL, field TEXT NOT NULL, value INTEGER NOT NULL,
    PRIMARY KEY (name, field)
) WITHOUT ROWID;
CREATE INDEX jobs_everywhere ON jobs (created_at, id, state) WHERE hidden = 0;
CREATE INDEX jobs_counted ON jobs (kind, state) WHERE hidden = 0;
"""

#: the script that leads to version 1, to version 2, and so on
STEPS = (_FIRST, GALLERY + THINGS + CACHE + COUNTERS)
VERSION = len(STEPS)
