"""How many requests one owner may send in a minute: exactly as many, whoever races for the last one."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from functions.adapters.local.database import Database
from functions.adapters.local.jobs import SqliteJobs
from functions.adapters.local.registers import SqliteRegisters
from functions.core.errors import BudgetExceeded, LimnerError, Overloaded, RateLimited
from functions.flows.sources import Sent
from functions.flows.submit import Submission, Submitted, submit
from functions.ports import House
from tests.houses import a_house, a_request


def wish(owner: str = "ann", *, key: str | None = None, kind: str = "comic", **fields: object) -> Submission:
    return Submission(owner=owner, kind=kind, request=a_request(**fields), key=key, body="b")


def test_the_eleventh_request_in_a_minute_is_refused_until_the_first_is_a_minute_old() -> None:
    home = a_house(requests_per_minute=10)
    for left in range(9, -1, -1):
        made = submit(home.house, wish())
        assert made.allowance is not None
        assert (made.allowance.name, made.allowance.limit, made.allowance.remaining) == ("pictures", 10, left)
        home.clock.time += 1

    with pytest.raises(RateLimited) as refused:
        submit(home.house, wish())

    assert refused.value.retry_after == 50
    assert len(home.world.jobs) == 10
    home.clock.time += 50
    submit(home.house, wish())
    with pytest.raises(RateLimited):
        submit(home.house, wish())


def test_each_owner_has_a_minute_of_their_own() -> None:
    home = a_house(requests_per_minute=1)
    submit(home.house, wish())

    assert submit(home.house, wish("bob")).job.owner == "bob"


def test_without_a_limit_nothing_is_counted() -> None:
    home = a_house()

    made = submit(home.house, wish(key="k"))

    assert made.allowance is None
    assert submit(home.house, wish(key="k")).allowance is None
    assert not [name for name in home.world.registers if name.startswith("minute/")]


def test_a_replay_takes_nothing_of_the_minute_and_tells_what_is_left() -> None:
    """Rule 18: it is looked up before the limits."""
    home = a_house(requests_per_minute=2)
    first = submit(home.house, wish(key="k"))

    for _ in range(5):
        again = submit(home.house, wish(key="k"))
        assert again.job.id == first.job.id
        assert again.allowance is not None
        assert again.allowance.remaining == 1
    submit(home.house, wish())

    assert submit(home.house, wish(key="k")).job.id == first.job.id


def test_a_refused_request_takes_nothing_of_the_minute() -> None:
    home = a_house(requests_per_minute=2, daily_budget=500_000)
    submit(home.house, wish())
    for _ in range(5):
        with pytest.raises(BudgetExceeded):
            submit(home.house, wish())
    home.writer.price = home.painter.price = 0

    submit(home.house, wish())
    for _ in range(5):
        with pytest.raises(RateLimited):
            submit(home.house, wish())

    home.clock.time += 60
    assert submit(home.house, wish()).allowance is not None


def test_no_document_is_read_for_a_minute_that_is_full() -> None:
    home = a_house(requests_per_minute=1)
    submit(home.house, wish())
    sent = Sent(name="fox.txt", data=b"A fox learns to sail.")
    request = {name: value for name, value in a_request().items() if name != "prompt"} | {"file": "fox.txt"}

    with pytest.raises(RateLimited):
        submit(home.house, Submission(owner="ann", kind="comic", request=request, sent=sent, body="b"))

    assert not home.house.blobs.listed(after="", limit=1)


@pytest.fixture(params=["memory", "sqlite"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A house with ten requests a minute, on each local world."""
    home = a_house(requests_per_minute=10, most_running=1000)
    if request.param == "memory":
        yield home.house
        return
    database = Database(tmp_path)
    yield replace(home.house, jobs=SqliteJobs(database), registers=SqliteRegisters(database), chance=random.Random(1))
    database.close()


def test_of_fifty_who_race_for_the_last_request_exactly_one_gets_it(house: House) -> None:
    for _ in range(9):
        submit(house, wish())
    begin, answers = threading.Barrier(50), []

    def race() -> None:
        begin.wait()
        answers.append(outcome(house))

    threads = [threading.Thread(target=race) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert Counter(answers) == {"Submitted": 1, "RateLimited": 49}
    assert house.jobs.running("ann") == 10


def test_of_fifty_who_race_for_the_last_places_no_more_get_in_than_there_are(house: House) -> None:
    house = replace(house, policy=replace(house.policy, requests_per_minute=0, most_running=10))
    begin, answers = threading.Barrier(50), []

    def race() -> None:
        begin.wait()
        answers.append(outcome(house))

    threads = [threading.Thread(target=race) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert Counter(answers) == {"Submitted": 10, "RateLimited": 40}
    assert house.jobs.running("ann") == 10


def outcome(house: House) -> str:
    """What became of one request; one that lost every round comes again, as it is told to."""
    while True:
        try:
            made: Submitted = submit(house, wish())
        except Overloaded:
            continue
        except LimnerError as error:
            return type(error).__name__
        return type(made).__name__
