"""A scene that is asked for again and again is answered with the job that the scene cache made of it, and no commit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from functions.core.job import Job
from functions.core.plan import Edits
from functions.flows import change, gallery, reuse
from functions.flows.submit import Submission, Submitted, submit
from functions.ports import Earlier, Gallery, GalleryRecord, Repeats
from tests.houses import Home, a_house, a_request

PROMPT = "A fox learns to sail"
DAY = 86_400.0


def asked(home: Home, *, body: str = "b", owner: str = "ann", key: str | None = None, **fields: Any) -> Submitted:
    request = a_request(kind="scene", prompt=PROMPT, scenes=None, **fields)
    made = submit(home.house, Submission(owner=owner, kind="scene", request=request, key=key, body=body))
    home.queue.put(made.messages)
    return made


def shown_twice(home: Home, **fields: Any) -> Job:
    """Drawn, and answered by the scene cache: the job that is shown from then on."""
    asked(home, **fields)
    home.drain()
    return asked(home, **fields).job


@pytest.fixture
def home() -> Home:
    return a_house()


def counts(home: Home) -> tuple[int, int]:
    found = reuse.counted(home.house)
    return found.hits, found.saved


def test_the_job_of_a_hit_answers_the_same_scene_from_then_on(home: Home) -> None:
    hit = shown_twice(home)
    before = dict(home.world.jobs), dict(home.world.gallery)

    again = asked(home)

    assert (hit.id, False, ()) == (again.job.id, again.replayed, again.messages)
    assert (dict(home.world.jobs), dict(home.world.gallery)) == before
    assert again.job.steps["p01"].outcome().cached  # type: ignore[union-attr]


def test_the_one_that_was_painted_is_not_shown_for_a_hit(home: Home) -> None:
    painted = asked(home).job
    home.drain()

    assert painted.id != asked(home).job.id


def test_every_answer_counts_as_a_hit_and_saves_what_the_picture_cost(home: Home) -> None:
    shown_twice(home)

    for _ in range(3):
        asked(home)

    assert (4, 4 * 30_000) == counts(home)


def test_what_the_cache_says_of_it_is_a_hit_with_the_time_that_is_left(home: Home) -> None:
    shown_twice(home)
    home.clock.time += DAY

    look = asked(home).look

    assert look is not None
    assert ("hit", 64) == (look.verdict, len(look.key))
    assert 6 * DAY == pytest.approx(look.ttl, abs=5.0)


def test_it_is_noticed_as_an_answer_of_the_cache_and_not_as_a_job(home: Home) -> None:
    hit, seen = shown_twice(home), []
    house = replace(home.house, notice=lambda event, fields: seen.append((event, dict(fields))))
    home = replace(home, house=house)

    asked(home)

    assert [("scene_repeated", {"job": hit.id, "what": "picture"})] == seen


def test_a_key_has_a_job_and_a_record_of_its_own(home: Home) -> None:
    hit = shown_twice(home)

    made = asked(home, key="K")

    assert hit.id != made.job.id
    assert made.job.id == asked(home, key="K").job.id


MORE = {
    "webhook": {"webhook": {"url": "https://example.com/hook"}},
    "item": {"item": "Boat"},
    "tags": {"tags": ["demo"]},
}


@pytest.mark.parametrize("more", MORE)
def test_whoever_wants_more_than_the_picture_gets_a_job_each_time(home: Home, more: str) -> None:
    hit = shown_twice(home, **MORE[more])

    assert hit.id != asked(home, **MORE[more]).job.id


def test_a_request_without_a_digest_is_never_the_same(home: Home) -> None:
    hit = shown_twice(home, body="")

    assert hit.id != asked(home, body="").job.id


def deleted(home: Home, job: Job) -> None:
    change.delete(home.house, "ann", job.id)


def removed(home: Home, job: Job) -> None:
    change.delete(home.house, "ann", job.id)
    home.sweep(after=1.0)
    home.drain()


def edited(home: Home, job: Job) -> None:
    edits = Edits(scenes=((1, {"alt": "A fox in a boat"}),))
    home.go_on(change.edit(home.house, "ann", job.id, edits=edits, tag=1, scene=1))


def thrown_away(home: Home, job: Job) -> None:
    gallery.throw_away(home.house, "ann", f"{job.id}-p01-r1")


def thrown_away_elsewhere(home: Home, job: Job) -> None:
    gallery.throw_away(replace(home.house, repeats=Repeats()), "ann", f"{job.id}-p01-r1")
    home.clock.time += 1.5


def cleared(home: Home, _: Job) -> None:
    reuse.cleared(home.house)


def expired(home: Home, _: Job) -> None:
    home.clock.time += 8 * DAY


def lost(home: Home, job: Job) -> None:
    home.world.blobs.pop(f"ann/{job.steps['p01'].outcome().asset.thumb}")  # type: ignore[union-attr]
    home.clock.time += 1.5


def drawn_anew(home: Home, _: Job) -> None:
    entry = next(iter(home.world.entries.values()))
    assert entry.asset is not None
    home.world.entries[entry.key] = replace(entry, asset=replace(entry.asset, color="#000000"))


@pytest.mark.parametrize(
    "happens",
    [deleted, removed, edited, thrown_away, thrown_away_elsewhere, cleared, expired, lost, drawn_anew],
    ids=lambda one: one.__name__,
)
def test_a_job_that_is_no_longer_what_it_was_answers_nothing(home: Home, happens: Callable[[Home, Job], None]) -> None:
    hit = shown_twice(home)
    assert hit.id == asked(home).job.id

    happens(home, hit)

    first, again = asked(home), asked(home)
    home.drain()
    assert hit.id not in (first.job.id, again.job.id)
    assert "done" == home.job(again.job.id).state


def test_one_look_at_the_picture_serves_all_who_ask_meanwhile(home: Home) -> None:
    hit = shown_twice(home)
    looks: list[str] = []

    class Asked(Gallery):
        def get(self, owner: str, name: str) -> GalleryRecord | None:
            looks.append(name)
            assert hit.id == asked(home).job.id
            return inner.get(owner, name)

    inner = home.house.gallery
    asked(home)
    home = replace(home, house=replace(home.house, gallery=Asked()))
    home.clock.time += 1.5

    assert hit.id == asked(home).job.id
    assert 1 == len(looks)


def test_a_picture_that_is_thrown_away_during_a_look_at_it_is_not_believed_in_afterwards(home: Home) -> None:
    hit = shown_twice(home)
    asked(home)

    class Slow(Gallery):
        def get(self, owner: str, name: str) -> GalleryRecord | None:
            found = inner.get(owner, name)
            thrown_away(replace(home, house=before), hit)
            return found

    before, inner = home.house, home.house.gallery
    home.clock.time += 1.5
    asked(replace(home, house=replace(before, gallery=Slow())))

    assert hit.id != asked(home).job.id


def test_another_owner_and_other_words_are_another_request(home: Home) -> None:
    hit = shown_twice(home)

    assert hit.id != asked(home, body="other").job.id
    assert hit.id != asked(home, owner="bob").job.id


def test_the_newest_job_is_the_one_that_is_shown() -> None:
    repeats = Repeats(size=2)
    for name in ("a", "b", "a"):
        repeats.keep("ann", "scene", name, Earlier(job=f"j{name}", key="k"))

    repeats.keep("ann", "scene", "c", Earlier(job="jc", key="k"))

    assert [None, "ja", "jc"] == [
        found.job if (found := repeats.find("ann", "scene", name)) else None for name in ("b", "a", "c")
    ]


def test_a_job_is_forgotten_under_all_its_words() -> None:
    repeats = Repeats()
    for name in ("a", "b"):
        repeats.keep("ann", "scene", name, Earlier(job="j1", key="k"))
    repeats.keep("ann", "scene", "c", Earlier(job="j2", key="k"))

    repeats.forget("j1")

    assert [True, True, False] == [repeats.find("ann", "scene", name) is None for name in ("a", "b", "c")]
