"""A job as it happens. Rule 20: reconnecting loses nothing, at most 32 streams, percent never falls."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from functions.web import events
from functions.web.replies import JobReply
from tests.houses import Home, eventually
from tests.web.conftest import BODY, Visitor, is_problem

Connect = Callable[[], http.client.HTTPConnection]


@dataclass(frozen=True)
class Event:
    id: int
    name: str
    data: dict[str, Any]


def parsed(lines: Iterable[bytes]) -> Iterator[Event]:
    """As an EventSource reads them; pings are skipped."""
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.decode().rstrip("\n").partition(": ")
        if name:
            fields[name] = value
        elif "data" in fields:
            yield Event(int(fields["id"]), fields["event"], json.loads(fields["data"]))
            fields = {}
        else:
            fields = {}


def told(api: Visitor, path: str, **headers: str) -> list[Event]:
    """A stream to its end."""
    answer = api.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/event-stream")
    return list(parsed(answer.data.splitlines(keepends=True)))


def watched(api: Visitor, made: dict[str, Any]) -> list[Event]:
    """A stream that was there before the work began, to its end."""
    stream = api.app(_environ(made["id"]), lambda status, headers: None)
    parts = [next(stream)]
    with api.home.working():
        parts += stream
    stream.close()
    return list(parsed(b"".join(parts).splitlines(keepends=True)))


def test_a_stream_tells_the_whole_job_then_each_step_then_the_end(api: Visitor) -> None:
    made = api.make()

    seen = watched(api, made)

    assert seen[0].name == "job"
    assert {event.name for event in seen[1:-1]} == {"step"}
    assert seen[-1].name == "done"
    assert seen[-1].data["state"] == "done"
    assert [event.id for event in seen] == sorted(event.id for event in seen)
    JobReply.model_validate(seen[0].data)
    JobReply.model_validate(seen[-1].data)
    drawn = {
        event.data["step"]["id"] for event in seen if event.name == "step" and event.data["step"]["state"] == "done"
    }
    assert drawn >= {"p01", "p02", "p03", "assembly"}


def test_percent_never_falls_within_a_run(api: Visitor) -> None:
    made = api.make(scenes=6)

    seen = watched(api, made)

    percents = [event.data["progress"]["percent"] for event in seen]
    assert percents == sorted(percents)
    assert percents[-1] == 100


def test_from_the_events_alone_a_listener_knows_the_whole_job(api: Visitor) -> None:
    made = api.make(approval="plan")
    stream = api.app(_environ(made["id"]), lambda status, headers: None)
    with api.home.working():
        seen = parsed(line for part in stream for line in part.splitlines(keepends=True))
        waiting = next(event for event in seen if event.data.get("state") == "awaiting_approval")
        Visitor(api.app).post(f"/v1/jobs/{made['id']}:approve", json={"drop": [2]}, headers={"If-Match": '"1"'})
        rest = list(seen)
    stream.close()

    assert [scene["caption"] for scene in waiting.data["job"]["scenes"]] == ["Caption 1.", "Caption 2.", "Caption 3."]
    approved = next(event for event in rest if "job" in event.data)
    assert len(approved.data["job"]["scenes"]) == 2
    pictures = {event.data["scene"]["number"]: event.data["scene"]["picture"]["url"]
                for event in rest if event.name == "step" and event.data["step"]["what"] == "picture"}  # fmt: skip
    assert pictures == {scene["number"]: scene["picture"]["url"] for scene in rest[-1].data["scenes"]}


def _environ(job_id: str) -> dict[str, Any]:
    return {"REQUEST_METHOD": "GET", "PATH_INFO": f"/v1/jobs/{job_id}/events", "HTTP_HOST": "localhost"}


def test_wherever_a_listener_was_cut_off_it_learns_every_step_that_changed_since(api: Visitor) -> None:
    """Rule 20: replay by stamp."""
    made = api.make()
    seen = watched(api, made)
    final = {event.data["step"]["id"]: event.data["step"]["state"] for event in seen if event.name == "step"}
    job = api.home.job(made["id"])

    for cut in range(len(seen)):
        known = {event.data["step"]["id"]: event.data["step"]["state"] for event in seen[:cut] if event.name == "step"}
        last = seen[cut - 1].id if cut else 0
        if last >= job.version:
            continue
        again = told(api, made["links"]["events"], Last_Event_ID=str(last))
        assert again[0].name == "job"
        assert again[-1].name == "done"
        assert again[-1].id == job.version
        known |= {event.data["step"]["id"]: event.data["step"]["state"] for event in again if event.name == "step"}
        assert known == final


def test_a_replay_that_is_cut_off_goes_on_where_it_was(api: Visitor) -> None:
    """Rule 20: the id of an event never promises a step that was not told yet."""
    made = api.make()
    api.home.drain()
    job = api.home.job(made["id"])
    whole = [event for event in told(api, made["links"]["events"], Last_Event_ID="0") if event.name == "step"]
    assert len(whole) == len(job.steps)

    for cut in range(1, len(whole)):
        seen = {event.data["step"]["id"] for event in whole[:cut]}
        assert whole[cut - 1].id < job.version
        again = told(api, made["links"]["events"], Last_Event_ID=str(whole[cut - 1].id))
        assert seen | {event.data["step"]["id"] for event in again if event.name == "step"} == set(job.steps)


def test_whoever_saw_the_end_is_told_not_to_come_again(api: Visitor) -> None:
    job = api.done()
    end = told(api, job["links"]["events"])[-1]

    answer = api.get(job["links"]["events"], headers={"Last-Event-ID": str(end.id)})

    assert answer.status_code == 204
    assert answer.data == b""


@pytest.mark.parametrize("last", ["x", "", "-5", "99999999999999999999", "1.5", "٣"])
def test_an_id_that_we_never_gave_does_no_harm(api: Visitor, last: str) -> None:
    made = api.make()
    watched(api, made)

    answer = api.get(made["links"]["events"], headers={"Last-Event-ID": last.encode().decode("latin-1")})

    assert answer.status_code in {200, 204}


def test_an_ended_job_is_told_at_once(api: Visitor) -> None:
    job = api.done()

    assert [event.name for event in told(api, job["links"]["events"])] == ["job", "done"]


def test_a_job_that_is_deleted_ends_its_streams(api: Visitor) -> None:
    made = api.make()
    late = threading.Timer(0.1, lambda: Visitor(api.app).delete(made["links"]["self"]))
    late.start()

    seen = told(api, made["links"]["events"])

    late.join()
    assert seen[-1].name == "done"
    assert seen[-1].data["state"] == "cancelled"


def test_silence_is_broken_by_a_sign_of_life(api: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "GLANCE", 0.01)
    monkeypatch.setattr(events, "SILENCE", 0.02)
    made = api.make()

    stream = api.app(_environ(made["id"]), lambda status, headers: None)

    assert next(stream).startswith(b"retry: ")
    assert next(stream) == b": ping\n\n"
    stream.close()


def test_a_sign_of_life_comes_at_least_every_fifteen_seconds() -> None:
    assert events.SILENCE + events.GLANCE <= 15


def test_the_thirty_third_listener_is_told_to_come_later(api: Visitor) -> None:
    """Rule 20: at most 32 streams an instance, then 503."""
    made = api.make()
    streams = [api.app(_environ(made["id"]), lambda status, headers: None) for _ in range(32)]

    refused = api.get(made["links"]["events"])

    is_problem(refused, 503, "overloaded")
    assert int(refused.headers["Retry-After"]) >= 1
    streams[0].close()
    streams[0].close()
    taken = api.app(_environ(made["id"]), lambda status, headers: None)
    is_problem(api.get(made["links"]["events"]), 503, "overloaded")
    for stream in [*streams, taken]:
        stream.close()


def test_a_head_takes_no_place(api: Visitor) -> None:
    made = api.make()

    for _ in range(40):
        assert api.head(made["links"]["events"]).status_code == 200


def test_a_stopping_server_ends_its_streams(api: Visitor) -> None:
    made = api.make()
    stream = api.app(_environ(made["id"]), lambda status, headers: None)
    next(stream)

    api.app.close()

    assert list(stream) == []
    stream.close()


def test_over_the_wire_each_event_comes_when_it_happens(home: Home, served: Connect) -> None:
    home.painter.gate = threading.Event()
    post = served()
    post.request("POST", "/v1/jobs", json.dumps(BODY), {"Content-Type": "application/json"})
    job_id = json.loads(post.getresponse().read())["id"]
    listener = served()
    listener.request("GET", f"/v1/jobs/{job_id}/events")
    answer = listener.getresponse()
    arrived: list[Event] = []

    def listen() -> None:
        arrived.extend(parsed(answer))

    listening = threading.Thread(target=listen, daemon=True)
    listening.start()
    eventually(lambda: arrived)
    assert not [event for event in arrived if is_picture(event, "done")]
    home.painter.gate.set()
    listening.join(10.0)

    assert answer.headers["Transfer-Encoding"] == "chunked"
    assert [event for event in arrived if is_picture(event, "done")]
    assert arrived[-1].name == "done"


def is_picture(event: Event, state: str) -> bool:
    step = event.data.get("step", {})
    return step.get("what") in {"picture", "sheet"} and step.get("state") == state


def test_a_listener_that_goes_away_frees_its_place(home: Home, served: Connect) -> None:
    home.painter.gate = threading.Event()
    post = served()
    post.request("POST", "/v1/jobs", json.dumps(BODY), {"Content-Type": "application/json"})
    job_id = json.loads(post.getresponse().read())["id"]

    for _ in range(12):
        listener = served()
        listener.request("GET", f"/v1/jobs/{job_id}/events")
        answer = listener.getresponse()
        answer.readline()
        answer.close()
        listener.close()

    look = served()
    look.request("GET", f"/v1/jobs/{job_id}")
    assert look.getresponse().status == 200
