"""A whole house behind Cloud Tasks: its work comes by the queues alone, and only who speaks for them is let in."""

from __future__ import annotations

import http.client
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from werkzeug import Request
from werkzeug.test import EnvironBuilder

from functions.adapters.google.certificates import Certificates
from functions.adapters.google.queue import TaskLane, TasksQueue
from functions.adapters.google.tokens import TaskTokens
from functions.core.messages import LANE_OF, Message, dumps
from functions.flows.submit import Submission, submit
from functions.web.tasks import deliver_request
from tests.fakes.issuer import Issuer
from tests.fakes.tasks.queues import Chaos
from tests.fakes.tasks.service import CALLER, PARENT, FakeTasks
from tests.fakes.tasks.worker import answering
from tests.houses import Home, a_house, a_request

AUDIENCE = "https://worker.test"
MEDIA = sorted(set(LANE_OF.values()))


class Works:
    """A house whose queue is Cloud Tasks, and its one worker."""

    def __init__(self, home: Home, fake: FakeTasks) -> None:
        lanes = {lane: TaskLane(name=f"{PARENT}/limner-{lane}", deadline=600) for lane in MEDIA}
        self.home, self.fake, self.url = home, fake, ""
        self.queue = TasksQueue(lanes=lanes, now=home.clock, emulator=fake.host)
        self.house = replace(home.house, queue=self.queue)
        self.ask_for("checked")

    def ask_for(self, signature: str) -> None:
        """How the worker takes a token from now on."""
        now, keys = self.home.clock, Certificates(self.fake.issuer.url, now=self.home.clock)
        self._admit = TaskTokens(AUDIENCE, CALLER, now=now, certificates=keys, signature=signature).check

    def answer(self, body: bytes, headers: Mapping[str, str]) -> tuple[int, dict[str, str]]:
        """As the function answers."""
        request = Request(EnvironBuilder(method="POST", data=body, headers=dict(headers)).get_environ())
        return deliver_request(self.house, request, admit=self._admit).status_code, {}

    def open(self, url: str) -> None:
        """The queues bring their tasks here from now on."""
        self.url = url
        again = {"minBackoff": "2s", "maxBackoff": "300s", "maxAttempts": 8, "maxRetryDuration": "7200s"}
        self.fake.open_house(dict.fromkeys(MEDIA, url), audience=AUDIENCE, retryConfig=again)

    def call(self, message: Message, **headers: str) -> int:
        """Somebody calls the worker: the status of the answer."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=10)
        connection.request("POST", "/", body=dumps(message), headers=headers)
        status = connection.getresponse().status
        connection.close()
        return status


@pytest.fixture
def works(issuer: Issuer) -> Iterator[Works]:
    home = a_house()
    with FakeTasks(issuer=Issuer(keys=issuer.keys[:1]), now=home.clock).served() as fake:
        made = Works(home, fake)
        with answering(made.answer) as url:
            made.open(url)
            yield made
        made.queue.close()


def accepted(works: Works, prompt: str = "A fox learns to sail") -> Any:
    request = a_request(scenes=4, prompt=prompt)
    made = submit(works.house, Submission(owner="ann", kind="comic", request=request))
    works.queue.put(made.messages)
    return made


def test_a_comic_is_made_by_tasks_alone(works: Works) -> None:
    made = accepted(works)

    works.fake.go_on(works.home.clock)

    assert "done" == works.home.job(made.job.id).state
    assert {200} == {one.status for one in works.fake.delivered}
    assert {"limner-text", "limner-picture", "limner-assembly"} == {one.lane for one in works.fake.delivered}


@pytest.mark.parametrize("seed", range(3))
def test_it_is_paid_for_once_though_every_task_comes_twice_and_answers_are_lost(works: Works, seed: int) -> None:
    chance = random.Random(seed)
    works.fake.chaos = Chaos(duplicate=1.0, lost=0.2, unheard=0.2, reorder=True, delay=3.0, chance=chance)
    jobs = [accepted(works, f"A fox learns to sail, part {part}").job.id for part in range(6)]

    works.fake.go_on(works.home.clock)

    assert ["done"] * 6 == [works.home.job(job).state for job in jobs]
    asked = [(ask.prompt, ask.seed) for ask in works.home.painter.asked]
    assert len(asked) == len(set(asked)) >= 6 * 4, "no picture was painted twice"
    assert any(one.lost for one in works.fake.delivered)


@pytest.mark.parametrize(
    ("token", "status"),
    [
        (None, 401),
        (lambda issuer, now: issuer.of_account("stranger@test.iam.gserviceaccount.com", AUDIENCE, now=now), 403),
        (lambda issuer, now: issuer.of_account(CALLER, "https://plan.test", now=now), 401),
        (lambda issuer, now: issuer.of_account(CALLER, AUDIENCE, now=now - 4000), 401),
    ],
    ids=["no token", "another account", "another audience", "expired"],
)
def test_who_only_looks_like_cloud_tasks_starts_nothing(works: Works, token: Any, status: int) -> None:
    made = accepted(works)
    (first,) = made.messages
    headers = {
        "User-Agent": "Google-Cloud-Tasks", "X-CloudTasks-QueueName": "limner-text",
        "X-CloudTasks-TaskName": first.name(), "X-CloudTasks-TaskRetryCount": "0",
    }  # fmt: skip
    if token is not None:
        headers["Authorization"] = f"Bearer {token(works.fake.issuer, works.home.clock())}"

    assert status == works.call(first, **headers)

    assert [] == works.home.writer.asked
    assert made.job.version == works.home.job(made.job.id).version


def test_a_queue_whose_words_are_signed_with_a_new_key_goes_on(works: Works) -> None:
    before = accepted(works, "A fox learns to sail")
    works.fake.go_on(works.home.clock)
    works.home.clock.time += 60
    works.fake.issuer.rotate(withdrawn=True)

    after = accepted(works, "A mole learns to fly")
    works.fake.go_on(works.home.clock)

    assert ["done", "done"] == [works.home.job(made.job.id).state for made in (before, after)]
    assert {200} == {one.status for one in works.fake.delivered}


def test_where_cloud_run_takes_signatures_away_its_word_is_taken_by_a_setting_only(works: Works) -> None:
    works.fake.strips = True
    made = accepted(works)
    works.fake.drain()
    assert [401] == [one.status for one in works.fake.delivered]

    works.ask_for("iam")
    works.fake.go_on(works.home.clock)

    assert "done" == works.home.job(made.job.id).state
