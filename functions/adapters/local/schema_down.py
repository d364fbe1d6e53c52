"""The step from each version of the tables back to the one before, for a folder that an older Limner is to open."""

from __future__ import annotations

_COUNTERS = """
DROP INDEX IF EXISTS jobs_counted;
DROP INDEX IF EXISTS jobs_everywhere;
DROP TABLE IF EXISTS counters;
"""

_CACHE = """
DROP TABLE cache_totals;
DROP INDEX cache_by_use;
ALTER TABLE cache DROP COLUMN used_at;
ALTER TABLE cache DROP COLUMN hits;
ALTER TABLE cache DROP COLUMN cost;
"""

_THINGS = """
DELETE FROM named WHERE source LIKE 'thing:%';
DROP TABLE things;
"""

#: there is no bin in version 1: what lies in it goes
_GALLERY = """
DELETE FROM named WHERE source IN (SELECT 'gallery:' || id FROM gallery WHERE purge_at IS NOT NULL);
DELETE FROM gallery WHERE purge_at IS NOT NULL;
DROP INDEX gallery_searched;
DROP INDEX gallery_by_item;
DROP INDEX gallery_due;
UPDATE gallery SET body = json_remove(body, '$.version');
ALTER TABLE gallery DROP COLUMN version;
ALTER TABLE gallery DROP COLUMN item;
ALTER TABLE gallery DROP COLUMN featured;
ALTER TABLE gallery DROP COLUMN purge_at;
ALTER TABLE gallery DROP COLUMN tags;
ALTER TABLE gallery DROP COLUMN words;
ALTER TABLE gallery DROP COLUMN place;
CREATE INDEX gallery_listed ON gallery (owner, at, id);
"""

#: version -> the script that leads back from it
DOWN = {2: _COUNTERS + _CACHE + _THINGS + _GALLERY}
#: version -> what it has and the one before has not: it is lost on the way back
LOST = {
    1: "everything",
    2: "API keys, characters, styles, uploads, the bin, features and items of the gallery, statistics by the hour",
}
