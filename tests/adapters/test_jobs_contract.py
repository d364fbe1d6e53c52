"""What every store of jobs promises (design, rules 1 to 7, 17 to 20)."""

from __future__ import annotations

import math
import threading
from dataclasses import replace
from typing import Any

import pytest

from functions import ports
from functions.core import transitions
from functions.core.errors import AlreadyExists, InvalidRequest, Stale, TooComplex
from functions.core.job import ASSEMBLY, MOST_TRIES, Job, Outcome, PageImage, Step, Try
from functions.core.plan import Plan, Scene
from functions.core.settling import Settlement
from functions.ports import Began, Closed, Found, Held, LeaseEnd, Refused, RegisterWrite


def ended(job: Job) -> Job:
    return transitions.cancelled(job, now=1020.0).job


def test_a_new_job_can_be_read_again(jobs: ports.Jobs, make: Any) -> None:
    created = jobs.create(make.job(), record=None)

    assert 1 == created.version
    assert jobs.get("j1") == created
    assert jobs.get("j2") is None


def test_a_job_id_is_given_once(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=None)

    with pytest.raises(AlreadyExists):
        jobs.create(make.job(), record=None)


def test_one_idempotency_key_makes_one_job(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=make.record())

    with pytest.raises(AlreadyExists):
        jobs.create(make.job("j2"), record=make.record(job="j2"))

    assert jobs.get("j2") is None
    assert jobs.remembered("ann", "K", now=1500.0) == make.record()
    assert jobs.remembered("bob", "K", now=1500.0) is None


def test_an_owner_has_no_more_running_jobs_than_there_are_places(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(id="a"), record=None, most_open=2)
    jobs.create(make.job(id="b"), record=None, most_open=2)

    with pytest.raises(Stale):
        jobs.create(make.job(id="c"), record=None, most_open=2)
    jobs.create(make.job(id="d", owner="bob"), record=None, most_open=2)
    jobs.create(make.job(id="e"), record=None)

    assert (jobs.get("c"), jobs.running("ann"), jobs.running("bob")) == (None, 3, 1)


def test_an_expired_idempotency_key_can_be_used_again(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=make.record(expires_at=1400.0))

    jobs.create(make.job("j2", created_at=1500.0), record=make.record(job="j2"))

    assert jobs.remembered("ann", "K", now=1600.0) == make.record(job="j2")
    assert jobs.remembered("ann", "K", now=2000.0) is None


def test_a_stale_save_is_refused(jobs: ports.Jobs, make: Any) -> None:
    read = jobs.create(make.job(), record=None)
    saved = jobs.save(replace(read, warnings=("first",)))

    with pytest.raises(Stale):
        jobs.save(replace(read, warnings=("second",)))

    assert 2 == saved.version
    assert jobs.get("j1") == saved


def test_a_job_that_is_gone_cannot_be_saved(jobs: ports.Jobs, make: Any) -> None:
    with pytest.raises(Stale):
        jobs.save(make.job())


def test_a_register_that_moved_takes_the_whole_commit_with_it(stores: Any, make: Any) -> None:
    stores.registers.write("day", {"j0": 5}, expected=0)
    writes = [RegisterWrite(name="other", value={"x": 1}, expected=0), RegisterWrite(name="day", value={}, expected=0)]

    with pytest.raises(Stale):
        stores.jobs.create(make.job(), record=make.record(), writes=writes)

    assert stores.jobs.get("j1") is None
    assert stores.jobs.remembered("ann", "K", now=1500.0) is None
    assert 0 == stores.registers.read("other").version
    assert {"j0": 5} == stores.registers.read("day").value


def test_registers_are_written_with_the_job(stores: Any, make: Any) -> None:
    job = stores.jobs.create(make.job(), record=None, writes=[RegisterWrite(name="day", value={"j1": 3}, expected=0)])

    stores.jobs.save(job, writes=[RegisterWrite(name="day", value={"j1": 2}, expected=1)])

    assert ({"j1": 2}, 2) == (stores.registers.read("day").value, stores.registers.read("day").version)


def test_a_paid_call_begins_with_its_lease_and_its_try(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)

    answer = stores.jobs.begin("j1", make.begin())

    assert isinstance(answer, Began)
    assert answer.job == stores.jobs.get("j1")
    assert {"t1"} == answer.job.steps["p01"].tries.keys()
    assert (2, 2) == (answer.job.version, answer.job.steps["p01"].stamp)
    entry = stores.cache.look("key")
    assert ("t1", 1100.0, "boot1", "ann", None) == (entry.token, entry.until, entry.boot, entry.owner, entry.asset)


def test_only_one_holds_a_lease_until_it_ends(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=None)
    jobs.create(make.job("j2"), record=None)
    jobs.begin("j1", make.begin("t1"))

    assert Held(1100.0) == jobs.begin("j2", make.begin("t2", now=1099.0))
    assert isinstance(jobs.begin("j2", make.begin("t3", now=1100.0)), Began)


def test_a_fresh_picture_is_found_before_anything_is_paid(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=None)
    jobs.begin("j1", make.begin())
    jobs.settle("j1", make.settlement(), lease=make.lease())

    found = jobs.begin("j1", make.begin("t2", step="p02", fresh_since=1010.0))
    stale = jobs.begin("j1", make.begin("t3", step="p02", fresh_since=1010.5))

    assert isinstance(found, Found)
    assert ("m/1", make.asset(), 1010.0) == (found.entry.model, found.entry.asset, found.entry.stored_at)
    assert isinstance(stale, Began)


def test_a_stale_picture_stays_until_its_successor_is_stored(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin())
    stores.jobs.settle("j1", make.settlement(), lease=make.lease())
    stores.jobs.begin("j1", make.begin("t2", step="p02", fresh_since=math.inf))

    stores.jobs.give_back("j1", "p02", "t2", cost=0, key="key", burnt=True)

    entry = stores.cache.look("key")
    assert ("", 0.0, make.asset()) == (entry.token, entry.until, entry.asset)


def test_a_settled_revision_is_closed_to_further_calls(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=None)
    jobs.settle("j1", make.settlement(token=""), lease=None)

    answer = jobs.begin("j1", make.begin())

    assert Closed(jobs.get("j1")) == answer
    assert Closed(None) == jobs.begin("j2", make.begin())
    assert isinstance(jobs.begin("j1", make.begin(step="p02", revision=2)), Closed)


def test_an_ended_run_is_closed_to_further_calls(jobs: ports.Jobs, make: Any) -> None:
    job = jobs.create(make.job(), record=None)
    job = jobs.save(ended(job), closes=[("p01", 1), ("p02", 1)])

    assert Closed(job) == jobs.begin("j1", make.begin())


def test_a_step_is_refused_after_six_tries(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    for number in range(MOST_TRIES):
        assert isinstance(stores.jobs.begin("j1", make.begin(f"t{number}")), Began)
        stores.jobs.give_back("j1", "p01", f"t{number}", cost=1, key="key", burnt=True)

    answer = stores.jobs.begin("j1", make.begin("last"))

    assert isinstance(answer, Refused)
    assert "provider_unavailable" == answer.problem.code
    assert stores.cache.look("key") is None


def test_a_try_that_would_pass_the_budget_is_refused(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(budget=60), record=None)
    jobs.begin("j1", make.begin("t1"))

    answer = jobs.begin("j1", make.begin("t2", step="p02", key="other"))

    assert isinstance(answer, Refused)
    assert "budget_exceeded" == answer.problem.code


def test_a_settlement_is_outcome_gallery_record_and_cache_entry_at_once(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin())

    done = stores.jobs.settle("j1", make.settlement(), lease=make.lease(), record=make.picture())

    assert done.first
    assert done.job == stores.jobs.get("j1")
    assert ("done", 33, 1010.0) == (done.job.steps["p01"].state(), done.job.spent(), done.job.updated_at)
    entry = stores.cache.look("key")
    assert ("", "j1", "ann", make.asset()) == (entry.token, entry.job, entry.owner, entry.asset)
    assert {make.asset().name, make.asset("g").name} == stores.jobs.named(
        "ann", [make.asset().name, make.asset("g").name, "unknown"]
    )


def test_the_first_settlement_of_a_revision_wins(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin("t1", key="other"))
    stores.jobs.settle("j1", make.settlement(token="", letter="a"), lease=None)

    late = stores.jobs.settle("j1", make.settlement("t1", letter="b"), lease=None, record=make.picture())

    assert not late.first
    assert make.asset("a") == late.job.steps["p01"].outcome().asset
    assert 33 == late.job.spent(), "the try was paid for, whoever won"
    assert not stores.jobs.named("ann", make.asset("g").blobs())


def test_a_duplicate_settlement_changes_nothing(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=None)
    jobs.begin("j1", make.begin())
    first = jobs.settle("j1", make.settlement(), lease=make.lease())

    again = jobs.settle("j1", make.settlement(), lease=make.lease(letter="b"))

    assert (False, first.job) == (again.first, again.job)


def test_a_picture_that_was_paid_for_is_cached_although_its_run_is_over(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    begun = stores.jobs.begin("j1", make.begin())
    stores.jobs.save(ended(begun.job))

    late = stores.jobs.settle("j1", make.settlement(), lease=make.lease(), record=make.picture())

    assert (False, "skipped", 33) == (late.first, late.job.steps["p01"].state(), late.job.spent())
    assert make.asset() == stores.cache.look("key").asset


@pytest.mark.parametrize("how", ["hidden", "removed"])
def test_a_deleted_job_leaves_nothing_behind_and_gives_its_lease_back(stores: Any, make: Any, how: str) -> None:
    stores.jobs.create(make.job(), record=None)
    begun = stores.jobs.begin("j1", make.begin())
    stores.jobs.save(transitions.hidden(begun.job, now=1005.0).job)
    if how == "removed":
        stores.jobs.remove("j1")

    late = stores.jobs.settle("j1", make.settlement(), lease=make.lease(), record=make.picture())

    assert not late.first
    assert (late.job is None) == (how == "removed")
    assert stores.cache.look("key") is None
    assert not stores.jobs.named("ann", make.asset("g").blobs())


def test_a_lost_lease_writes_no_cache_entry(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin("t1"))
    stores.jobs.begin("j1", make.begin("t2", now=1200.0, one=Try(revision=1, at=1200.0, until=1300.0)))

    settled = stores.jobs.settle("j1", make.settlement("t1"), lease=make.lease("t1"))

    assert settled.first
    assert ("t2", None) == (stores.cache.look("key").token, stores.cache.look("key").asset)


def test_ending_without_a_picture_releases_the_lease(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin())

    stores.jobs.settle("j1", make.settlement(state="failed", asset=None), lease=LeaseEnd(key="key", token="t1"))

    assert stores.cache.look("key") is None


def test_a_try_that_is_given_back_books_its_cost_once(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin())

    for _ in range(2):
        stores.jobs.give_back("j1", "p01", "t1", cost=7, key="key", burnt=True)

    assert (7, 3) == (stores.jobs.get("j1").spent(), stores.jobs.get("j1").version)
    assert stores.cache.look("key") is None


def test_a_try_that_burnt_nothing_is_forgotten(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=None)
    jobs.begin("j1", make.begin())

    jobs.give_back("j1", "p01", "t1", cost=0, key="key", burnt=False)

    job = jobs.get("j1")
    assert job is not None
    assert not job.steps["p01"].tries


def test_giving_back_leaves_the_lease_of_another(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=None)
    stores.jobs.begin("j1", make.begin("t1"))

    stores.jobs.give_back("gone", "p01", "t0", cost=0, key="key", burnt=True)

    assert "t1" == stores.cache.look("key").token


def test_lists_are_newest_first_and_page_by_page(jobs: ports.Jobs, make: Any) -> None:
    for number in range(5):
        jobs.create(make.job(f"j{number}", created_at=1000.0 + number // 2), record=None)
    jobs.create(make.job("foreign", owner="bob"), record=None)

    first = jobs.listed("ann", state=None, kind=None, size=2, token=None)
    second = jobs.listed("ann", state=None, kind=None, size=2, token=first.next)
    third = jobs.listed("ann", state=None, kind=None, size=2, token=second.next)

    assert ["j4", "j3", "j2", "j1", "j0"] == [job.id for page in (first, second, third) for job in page.jobs]
    assert third.next is None


def test_lists_can_be_narrowed_to_a_state_and_a_kind(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job("comic"), record=None)
    jobs.create(make.job("story", kind="story"), record=None)
    jobs.save(ended(jobs.create(make.job("over"), record=None)))
    jobs.create(make.job("pages", steps={}), record=None)

    def ids(*, state: str | None = None, kind: str | None = None) -> list[str]:
        return [job.id for job in jobs.listed("ann", state=state, kind=kind, size=9, token=None).jobs]

    assert ["story", "pages", "over", "comic"] == ids()
    assert ["over"] == ids(state="cancelled")
    assert ["pages"] == ids(state="assembling"), "the state that is shown is the state that is found"
    assert ["story"] == ids(kind="story")
    assert ["comic"] == ids(state="rendering", kind="comic")


def test_a_deleted_job_is_in_no_list_but_can_be_read(jobs: ports.Jobs, make: Any) -> None:
    job = jobs.create(make.job(), record=None)

    jobs.save(transitions.hidden(job, now=1500.0).job)

    assert not jobs.listed("ann", state=None, kind=None, size=9, token=None).jobs
    read = jobs.get("j1")
    assert read is not None and read.deleted


@pytest.mark.parametrize("token", ["", "x", "%%%", "bnVsbA", "WzEsIDIsIDNd", "eyJhIjoxfQ", "W251bGwsICJhIl0"])
def test_a_page_token_that_is_not_ours_is_refused(jobs: ports.Jobs, token: str) -> None:
    with pytest.raises(InvalidRequest, match="page token") as refused:
        jobs.listed("ann", state=None, kind=None, size=2, token=token)

    assert "page_token" == refused.value.fields[0][0]


def test_running_jobs_are_counted_an_owner(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job("a"), record=None)
    jobs.create(make.job("b", state="awaiting_approval"), record=None)
    jobs.create(make.job("c", owner="bob"), record=None)
    jobs.save(ended(jobs.create(make.job("d"), record=None)))

    assert (2, 1, 0) == (jobs.running("ann"), jobs.running("bob"), jobs.running("eve"))


def test_jobs_that_are_due_come_oldest_first(jobs: ports.Jobs, make: Any) -> None:
    for name, at in (("a", 1300.0), ("b", 1100.0), ("c", None), ("d", 1200.0), ("e", 1400.0)):
        jobs.create(make.job(name, check_at=at), record=None)

    assert ["b", "d", "a"] == list(jobs.due(now=1300.0, limit=9))
    assert ["b", "d"] == list(jobs.due(now=1300.0, limit=2))


def test_removal_takes_the_job_its_keys_and_its_pictures(stores: Any, make: Any) -> None:
    stores.jobs.create(make.job(), record=make.record())
    stores.jobs.settle("j1", make.settlement(token=""), lease=None, record=make.picture())
    stores.jobs.create(make.job("j2"), record=make.record("L", job="j2"))
    stores.jobs.settle("j2", make.settlement(token="", letter="c"), lease=None)

    stores.jobs.remove("j1")
    stores.jobs.remove("never was")

    assert stores.jobs.get("j1") is None
    assert stores.jobs.remembered("ann", "K", now=1500.0) is None
    assert stores.jobs.remembered("ann", "L", now=1500.0) is not None
    names = {*make.asset("a").blobs(), *make.asset("g").blobs(), *make.asset("c").blobs()}
    assert set(make.asset("c").blobs()) == stores.jobs.named("ann", names)


def test_names_are_those_of_the_owner_alone(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job("j2", owner="bob"), record=None)
    jobs.settle("j2", make.settlement(token=""), lease=None)

    assert not jobs.named("ann", make.asset().blobs())
    assert set(make.asset().blobs()) == jobs.named("bob", make.asset().blobs())


def test_a_name_is_forgotten_when_the_last_record_drops_it(jobs: ports.Jobs, make: Any) -> None:
    job = jobs.create(make.job(layout="layout.json"), record=None)
    page = PageImage(name="page.webp", thumb="small.webp", width=9, height=9)

    jobs.save(replace(job, layout="", pages=(page,)))

    assert {"page.webp", "small.webp"} == jobs.named("ann", ["layout.json", "page.webp", "small.webp"])


def test_whoever_watches_a_job_learns_of_its_next_version(jobs: ports.Jobs, make: Any) -> None:
    jobs.create(make.job(), record=None)
    seen: list[Job | None] = []
    watcher = threading.Thread(target=lambda: seen.append(jobs.watch("j1", after=1, timeout=10)))
    watcher.start()

    settled = jobs.settle("j1", make.settlement(token=""), lease=None)
    watcher.join(5)

    assert [settled.job] == seen


def test_watching_ends_with_the_time_out_and_with_the_job(jobs: ports.Jobs, make: Any) -> None:
    job = jobs.create(make.job(), record=None)

    assert job == jobs.watch("j1", after=0, timeout=10)
    assert job == jobs.watch("j1", after=1, timeout=0.01)
    assert jobs.watch("never was", after=0, timeout=10) is None


def test_a_job_that_outgrows_its_document_is_refused(jobs: ports.Jobs, make: Any) -> None:
    job = jobs.create(make.job(), record=None)
    plan = Plan(title="Long", scenes=tuple(Scene(id=n, narration="x" * 30_000) for n in range(7)))

    with pytest.raises(TooComplex, match="at most 200,000 fit"):
        jobs.save(replace(job, plan=plan))

    assert job == jobs.get("j1")


def test_where_results_have_no_room_their_steps_can_still_end(jobs: ports.Jobs, make: Any) -> None:
    names = ("p01", "p02", ASSEMBLY)
    steps = {name: Step(name=name, what="assembly" if name == ASSEMBLY else "picture") for name in names}
    jobs.create(make.job(steps=steps, request={"text": "x" * 184_400}), record=None)
    failed = Settlement(step="p01", revision=1, outcome=Outcome(state="failed", at=1010.0))

    with pytest.raises(TooComplex, match="at most 185,000 fit"):
        jobs.settle("j1", make.settlement(token=""), lease=None)
    with pytest.raises(TooComplex, match="at most 185,000 fit"):
        jobs.begin("j1", make.begin("t" * 600, step="p02"))

    assert jobs.settle("j1", failed, lease=None).first
    assert isinstance(jobs.begin("j1", make.begin("t" * 600, step=ASSEMBLY)), Began)


def test_parallel_settlements_never_abort_one_another(jobs: ports.Jobs, make: Any) -> None:
    names = [f"p{number:02}" for number in range(10)]
    jobs.create(make.job(steps={name: Step(name=name, what="picture") for name in names}), record=None)
    firsts: list[bool] = []
    together = threading.Barrier(20)

    def settle(name: str) -> None:
        together.wait()
        firsts.append(jobs.settle("j1", make.settlement(token="", step=name), lease=None).first)

    threads = [threading.Thread(target=settle, args=(name,)) for name in names for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    job = jobs.get("j1")
    assert job is not None and job.all_settled()
    assert (10, 20) == (firsts.count(True), len(firsts))
    assert 11 == job.version
