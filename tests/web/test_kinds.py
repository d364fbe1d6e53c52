"""Every kind over HTTP: asked for, priced, watched to its end, edited, and refused in the same words."""

from __future__ import annotations

from typing import Any

import pytest

from functions.kinds import KINDS
from functions.kinds.kind import Kind
from tests.houses import Home
from tests.kinds.samples import ADDED, answer
from tests.web.conftest import Visitor, is_problem

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


def wish(kind: Kind, **more: Any) -> dict[str, Any]:
    return {"kind": kind.name, "prompt": "A fox learns to sail", "scenes": min(2, kind.most_scenes), **more}


def with_answers(home: Home, kind: Kind) -> None:
    if kind.forms().answer is not None:
        home.writer.answers = [answer(kind, 2)]


@each_kind
def test_a_kind_is_asked_for_and_made(api: Visitor, home: Home, kind: Kind) -> None:
    with_answers(home, kind)

    made = api.post("/v1/jobs", json=wish(kind))
    home.drain()
    job = api.get(made.headers["Location"]).json

    assert made.status_code == 202
    assert (job["kind"], job["state"], job["error"]) == (kind.name, "done", None)
    assert len(job["scenes"]) == min(2, kind.most_scenes)
    assert all(scene["picture"]["state"] == "done" for scene in job["scenes"])
    formats = {one["format"] for one in api.get(job["links"]["exports"]).json["items"]}
    assert formats == set(kind.exports) | (set(kind.narrated_exports) if kind.narrated == "always" else set())


@each_kind
def test_a_kind_is_priced_by_what_it_takes(api: Visitor, kind: Kind) -> None:
    spoken = {} if kind.narrated == "never" else {"narration": True}

    told = api.post("/v1/estimates", json=wish(kind, **spoken)).json

    assert [one["what"] for one in told["items"]] == [
        what for what, _ in kind.estimate(kind.parse(wish(kind, **spoken)))
    ]
    assert told["usd"] == pytest.approx(sum(one["usd"] for one in told["items"]))
    assert all(one["usd"] > 0 for one in told["items"])


@pytest.mark.parametrize("name", ADDED)
def test_a_waiting_plan_of_every_kind_is_edited_then_made(api: Visitor, home: Home, name: str) -> None:
    kind = KINDS[name]
    with_answers(home, kind)
    job = api.make(**wish(kind, approval="plan"))
    home.drain()

    changed = {"add": [ADDED[name]], "drop": [1], "order": [2], "scenes": [{"number": 2, "title": "Other"}]}
    edited = api.patch(f"/v1/jobs/{job['id']}/plan", json=changed, headers={"If-Match": '"1"'})
    api.post(f"/v1/jobs/{job['id']}:approve")
    home.drain()
    ended = api.get(f"/v1/jobs/{job['id']}").json

    assert edited.status_code == 200, edited.json
    assert ended["state"] == "done"
    assert [scene["title"] for scene in ended["scenes"]] == ["Other", ADDED[name].get("title", "")]


@each_kind
def test_what_a_kind_has_not_is_refused_over_http_too(api: Visitor, kind: Kind) -> None:
    wrong = {"aspect": "4:3"} if kind.pages else {"page": "a4"}

    refused = is_problem(api.post("/v1/jobs", json=wish(kind, **wrong)), 422, "invalid_request")

    assert [one["field"] for one in refused["errors"]] == list(wrong)
    assert kind.editing.subject in refused["detail"]


def test_the_listing_tells_what_each_kind_takes(api: Visitor) -> None:
    told = {one["name"]: one for one in api.get("/v1/kinds").json["items"]}

    assert list(told) == list(KINDS)
    assert told["lecture"]["narrated"] == "always" and "warm" in told["lecture"]["voices"]
    assert told["presentation"]["sources"][0] == "topic" and told["presentation"]["slides"]
    assert told["image"]["aspects"] == {"default": "4:3", "all": ["square", "4:3", "3:4", "16:9", "9:16"]}
    assert told["comic"]["aspects"] == {"default": None, "all": []}
    assert told["story"]["exports"]["narrated"] == ["wav", "vtt"]
