"""A receiver is told of every run's end, whatever is lost on the way."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from functions.core.delivery import DELIVERED, GIVEN_UP, OWED
from functions.core.errors import ProviderRefused, RateLimited
from functions.core.job import Job
from functions.core.plan import Edits
from functions.core.signing import signature
from functions.flows.change import approve, cancel, delete, edit, retry
from functions.flows.deliver import deliver
from functions.flows.letters import MOST_BYTES, secret_of
from functions.flows.notify import MARGIN
from functions.flows.webhooks import MOST_TESTS, tried_out
from functions.ports.post import Letter
from tests.houses import Home, a_house

URL = "https://hooks.example.org/limner?key=secret"
OWN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
API = Path(__file__).parents[2] / "docs" / "api.md"


def told(job: Job) -> list[tuple[int, str, str, int]]:
    return [(one.run, one.event, one.state, one.attempts) for one in job.deliveries]


def lose_everything(home: Home) -> None:
    while home.queue.take() is not None:
        pass


def test_the_end_of_a_job_is_told_once_with_the_job_and_without_what_opens_it() -> None:
    home = a_house()

    job = home.make(webhook={"url": URL})

    (letter,), (event,) = home.courier.sent, home.courier.events()
    assert letter.url == URL
    assert (event["type"], event["data"]["run"], event["data"]["state"]) == ("job.done", 1, "done")
    assert (event["data"]["job"]["id"], event["data"]["job"]["state"]) == (job.id, "done")
    assert "client_token" not in event["data"]["job"]
    assert event["timestamp"].endswith("Z")
    assert told(job) == [(1, "job.done", DELIVERED, 1)]
    assert job.deliveries[0].status == 200


def test_an_event_is_signed_with_the_secret_that_came_along_or_else_with_that_of_the_account() -> None:
    home = a_house()
    home.make(webhook={"url": URL, "secret": OWN})
    home.make(webhook={"url": URL}, prompt="Another fox")

    for letter, secret in zip(home.courier.sent, (OWN, secret_of(home.house, "ann")), strict=True):
        name, at = letter.headers["webhook-id"], int(letter.headers["webhook-timestamp"])
        assert letter.headers["webhook-signature"] == signature(secret, name, timestamp=at, body=letter.body)
        assert abs(at - home.clock()) < 60


def test_a_job_that_the_cache_answers_at_once_is_told_as_well() -> None:
    home = a_house()
    wish: dict[str, Any] = {"kind": "scene", "scenes": None, "webhook": {"url": URL}}
    home.make(**wish)

    job = home.submit(**wish)
    at_once = home.job(job.id).ended
    home.drain()

    assert at_once
    assert told(home.job(job.id)) == [(1, "job.done", DELIVERED, 1)]
    assert len({one.headers["webhook-id"] for one in home.courier.sent}) == 2


def test_a_job_that_names_no_receiver_tells_nobody() -> None:
    home = a_house()

    job = home.make()

    assert (home.courier.sent, job.deliveries) == ([], ())


def test_a_plan_that_waits_a_cancelled_job_and_a_failed_one_are_told_as_well() -> None:
    home = a_house()
    job = home.make(webhook={"url": URL}, approval="plan")
    home.go_on(approve(home.house, "ann", job.id, edits=Edits(), tag=None))
    home.go_on(cancel(home.house, "ann", home.submit(webhook={"url": URL}).id))
    home.writer.faults.append(ProviderRefused())
    home.make(webhook={"url": URL}, prompt="no plan")

    events = [one["type"] for one in home.courier.events()]
    assert events == ["job.awaiting_approval", "job.done", "job.cancelled", "job.failed"]


def test_a_receiver_that_does_not_answer_is_tried_eight_times_over_a_day_under_one_id() -> None:
    home = a_house()
    home.courier.answers = [None, 500, 302, 404, 429, 503, None, 500]

    job = home.make(webhook={"url": URL})

    times = [int(one.headers["webhook-timestamp"]) for one in home.courier.sent]
    assert len(times) == 8
    assert 21 * 3600 < times[-1] - times[0] < 26 * 3600
    assert len({one.headers["webhook-id"] for one in home.courier.sent}) == 1
    assert told(job) == [(1, "job.done", GIVEN_UP, 8)]
    assert (job.deliveries[0].status, job.deliveries[0].fault) == (500, "The receiver answered 500.")
    home.sweep(after=90_000)
    home.drain()
    assert (len(home.courier.sent), home.job(job.id).check_at) == (8, None)


def test_a_receiver_that_is_gone_is_not_tried_again() -> None:
    home = a_house()
    home.courier.answers = [410]

    job = home.make(webhook={"url": URL})

    assert told(job) == [(1, "job.done", GIVEN_UP, 1)]
    assert len(home.courier.sent) == 1


def test_an_event_whose_message_was_lost_is_told_by_the_sweep() -> None:
    home = a_house()
    job = home.submit(webhook={"url": URL})
    home.drain(until=lambda: home.job(job.id).ended)
    lose_everything(home)

    home.sweep(after=61)
    home.drain()

    assert told(home.job(job.id)) == [(1, "job.done", DELIVERED, 1)]
    home.sweep(after=2000)
    assert home.job(job.id).check_at is None


@pytest.mark.parametrize("wish", [{}, {"approval": "plan"}], ids=["to its end", "to its approval"])
def test_what_a_worker_lost_after_its_commit_is_told_by_the_copy_of_its_task(wish: dict[str, Any]) -> None:
    home = a_house()
    job = home.submit(webhook={"url": URL}, **wish)

    while (taken := home.queue.take()) is not None:
        home.clock.time = max(home.clock.time, taken[0]) + 0.01
        deliver(home.house, taken[1])
        home.queue.put(deliver(home.house, taken[1]))

    state = home.job(job.id).state
    assert state == ("awaiting_approval" if wish else "done")
    assert told(home.job(job.id)) == [(1, f"job.{state}", DELIVERED, 1)]


def test_a_cancel_whose_answer_was_lost_is_told_by_the_next() -> None:
    home = a_house()
    job = home.submit(webhook={"url": URL})
    cancel(home.house, "ann", job.id)

    home.go_on(cancel(home.house, "ann", job.id))
    home.drain()

    assert told(home.job(job.id)) == [(1, "job.cancelled", DELIVERED, 1)]


def test_a_worker_that_dies_while_it_tells_leaves_the_rest_to_the_next_try() -> None:
    home = a_house()
    job = home.submit(webhook={"url": URL})
    home.drain(until=lambda: home.job(job.id).ended)
    _, message = home.queue.take() or (0.0, None)
    assert message is not None

    def die(_: Letter) -> None:
        raise MemoryError

    home.courier.meanwhile = die
    with pytest.raises(MemoryError):
        deliver(home.house, message)
    home.courier.meanwhile = None
    early = deliver(home.house, message)

    assert [(one.verb, one.turn, one.at) for one in early] == [
        ("notify", 1, home.clock() + home.courier.timeout + MARGIN)
    ]
    home.go_on_with(early)
    assert told(home.job(job.id)) == [(1, "job.done", DELIVERED, 2)]


def test_two_workers_with_the_same_event_send_it_once() -> None:
    home = a_house()
    job = home.submit(webhook={"url": URL})
    home.drain(until=lambda: home.job(job.id).ended)
    _, message = home.queue.take() or (0.0, None)
    assert message is not None
    home.before("jobs.save", lambda: deliver(home.house, message))

    assert deliver(home.house, message) == ()
    assert len(home.courier.sent) == 1
    assert deliver(home.house, message) == ()


def test_an_event_that_ran_out_of_tries_in_a_crash_is_given_up() -> None:
    home = a_house()
    job = home.submit(webhook={"url": URL})
    home.drain(until=lambda: home.job(job.id).ended)
    _, message = home.queue.take() or (0.0, None)
    assert message is not None
    now = home.job(job.id)
    home.house.jobs.save(replace(now, deliveries=(replace(now.deliveries[0], attempts=8),)))

    assert deliver(home.house, message) == ()

    assert told(home.job(job.id)) == [(1, "job.done", GIVEN_UP, 8)]
    assert home.courier.sent == []


def test_a_new_run_does_not_swallow_what_the_last_one_owes() -> None:
    home = a_house()
    home.courier.answers = [500]
    job = home.submit(webhook={"url": URL})
    home.drain(until=lambda: bool(home.courier.sent))
    again = edit(
        home.house, "ann", job.id, edits=Edits(scenes=((1, {"caption": "Anew."}),)), tag=home.job(job.id).plan.edit  # type: ignore[union-attr]
    )  # fmt: skip
    lose_everything(home)

    home.queue.put(again.messages)
    home.drain()
    home.sweep(after=61)
    home.drain()

    assert told(home.job(job.id)) == [(1, "job.done", DELIVERED, 2), (2, "job.done", DELIVERED, 1)]
    assert {one["data"]["run"] for one in home.courier.events()} == {1, 2}


def test_an_open_run_tells_what_an_earlier_one_owes_though_its_own_queue_is_held() -> None:
    home = a_house()
    job = home.submit(webhook={"url": URL})
    home.house.jobs.save(cancel(home.house, "ann", job.id).job)
    home.queue.held |= {"plan", "render"}
    home.queue.put(retry(home.house, "ann", job.id).messages)
    lose_everything(home)
    home.queue._tasks.clear()

    found = home.sweep(after=61)
    home.drain()

    assert [message.verb for message in found.messages] == ["notify"]
    assert told(home.job(job.id)) == [(1, "job.cancelled", DELIVERED, 1)]


def test_a_held_queue_of_events_gets_nothing_and_nothing_is_lost() -> None:
    home = a_house()
    job = home.submit(webhook={"url": URL})
    home.drain(until=lambda: home.job(job.id).ended)
    lose_everything(home)
    home.queue.held.add("notify")

    assert home.sweep(after=61).messages == ()
    home.queue.held.clear()
    home.sweep(after=61)
    home.sweep(after=121)
    home.drain()

    assert told(home.job(job.id)) == [(1, "job.done", DELIVERED, 1)]


def test_the_sweep_looks_after_a_late_try_and_not_before() -> None:
    home = a_house()
    home.courier.answers = [500] * 5
    job = home.submit(webhook={"url": URL})
    home.drain(until=lambda: len(home.courier.sent) == 5)
    home.sweep(after=61)
    home.sweep(after=2000)

    after = home.job(job.id)

    assert after.deliveries[0].state == OWED
    assert after.check_at == after.deliveries[0].next_at + 60


def test_a_deleted_job_tells_nothing_more_also_while_it_is_being_told() -> None:
    home = a_house()
    home.courier.meanwhile = lambda _: delete(home.house, "ann", job.id) and None
    home.courier.answers = [500]
    job = home.submit(webhook={"url": URL})

    home.drain()

    assert (home.job(job.id).deliveries, len(home.courier.sent)) == ((), 1)
    home.sweep(after=1000)
    home.drain()
    assert home.house.jobs.get(job.id) is None


def test_a_job_that_is_gone_while_it_is_told_is_no_fault() -> None:
    home = a_house()
    home.courier.meanwhile = lambda _: home.house.jobs.remove(job.id)
    job = home.submit(webhook={"url": URL})

    home.drain()

    assert home.house.jobs.get(job.id) is None
    assert len(home.courier.sent) == 1


def test_a_job_that_is_kept_for_hours_is_removed_in_time_though_it_still_owes_an_event() -> None:
    home = a_house(keep_hours=1)
    home.courier.answers = [500] * 8
    job = home.submit(webhook={"url": URL})
    home.drain(until=lambda: len(home.courier.sent) == 5)
    home.sweep(after=61)

    home.sweep(after=3600)

    assert home.job(job.id).deleted


def test_a_body_that_is_too_large_comes_without_its_scenes_and_says_so() -> None:
    home = a_house()

    def long(job: Job) -> dict[str, Any]:
        return {"id": job.id, "scenes": ["x" * MOST_BYTES], "pages": [1], "progress": {"percent": 100, "steps": [1]}}

    object.__setattr__(home.house, "post", replace(home.house.post, shown=long))
    job = home.make(webhook={"url": URL})

    (event,) = home.courier.events()
    assert event["data"]["shortened"] is True
    assert event["data"]["job"] == {"id": job.id, "scenes": [], "pages": [], "progress": {"percent": 100, "steps": []}}
    assert len(home.courier.sent[0].body) < MOST_BYTES


def test_nothing_of_a_receivers_address_is_noticed() -> None:
    home, seen = a_house(), []
    object.__setattr__(home.house, "notice", lambda name, fields: seen.append((name, dict(fields))))
    home.courier.answers = [500]

    home.make(webhook={"url": URL})

    assert [name for name, _ in seen if name.startswith("webhook")] == ["webhook_not_told", "webhook_told"]
    assert "hooks.example.org" not in json.dumps(seen)


def test_a_test_event_is_sent_at_once_and_tells_what_became_of_it() -> None:
    home = a_house()
    home.courier.answers = [204, None]

    good, bad = (tried_out(home.house, "ann", url=URL, secret=None) for _ in range(2))

    assert (good[2], good[1].status) == (True, 204)
    assert (bad[2], bad[1].status, bad[1].fault) == (False, None, "Nobody listens.")
    assert good[0] != bad[0]
    assert [one["type"] for one in home.courier.events()] == ["webhook.test", "webhook.test"]


def test_an_owner_tests_ten_times_a_minute_at_most() -> None:
    home = a_house()
    for _ in range(MOST_TESTS):
        tried_out(home.house, "ann", url=URL, secret=None)

    with pytest.raises(RateLimited) as refused:
        tried_out(home.house, "ann", url=URL, secret=None)

    assert 0 < (refused.value.retry_after or 0) <= 60
    tried_out(home.house, "bob", url=URL, secret=None)
    home.clock.time += 61
    tried_out(home.house, "ann", url=URL, secret=None)


def test_the_receiver_of_the_page_for_people_takes_what_is_genuine_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = re.search(r"```python\n(import base64.*?)```", API.read_text("utf-8"), re.DOTALL)
    assert found is not None
    receiver: dict[str, Any] = {}
    exec(found[1], receiver)
    home = a_house()
    home.clock.time = receiver["time"].time()
    home.make(webhook={"url": URL, "secret": receiver["SECRET"]})
    (letter,) = home.courier.sent

    assert answered(receiver["app"], letter) == "204 No Content"
    assert answered(receiver["app"], replace(letter, body=letter.body + b" ")) == "401 Unauthorized"
    late = {**letter.headers, "webhook-timestamp": "1614265330"}
    assert answered(receiver["app"], replace(letter, headers=late)) == "401 Unauthorized"
    assert "job.done" in capsys.readouterr().out


def answered(app: Any, letter: Letter) -> str:
    import io

    environ = {"wsgi.input": io.BytesIO(letter.body), "CONTENT_LENGTH": str(len(letter.body))}
    environ |= {"HTTP_" + name.upper().replace("-", "_"): value for name, value in letter.headers.items()}
    seen: list[str] = []
    app(environ, lambda status, headers: seen.append(status))
    return seen[0]
