"""Every kind from its acceptance to its files; a source in parts, a plan without a writer, and a lasting character."""

from __future__ import annotations

import json

import pytest

from functions.core.codec import encode
from functions.core.document import Block, Document
from functions.core.errors import InvalidOutput
from functions.core.plan import Edits, Plan, Scene
from functions.flows.change import approve
from functions.flows.parts import with_places
from functions.kinds import KINDS
from tests.houses import a_house

BODIES = {
    "comic": {"narration": True}, "story": {"narration": True}, "lecture": {}, "lesson": {"narration": True},
    "presentation": {"narration": True}, "scene": {"scenes": None}, "image": {"scenes": None},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_made_whole(kind: str) -> None:
    home = a_house()

    job = home.make(kind=kind, **BODIES[kind])

    assert job.state == "done", job.problem
    assert set(KINDS[kind].made_for(job.request)) == set(job.exports)
    assert not any(name.startswith("pace/") for name in home.world.registers)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_waits_for_approval_where_it_is_asked_for(kind: str) -> None:
    home = a_house()
    job = home.make(kind=kind, approval="plan", **BODIES[kind])
    assert job.state == "awaiting_approval"
    assert not home.painter.asked
    assert not home.voice.asked

    job = home.go_on(approve(home.house, "ann", job.id, edits=Edits(), tag=None))

    assert job.state == "done"


@pytest.mark.parametrize("kind", ["scene", "image"])
def test_a_picture_from_a_prompt_asks_no_writer_and_its_plan_costs_nothing(kind: str) -> None:
    home = a_house()

    job = home.make(kind=kind, scenes=None)

    assert not home.writer.asked
    assert job.steps["plan"].outcome().cost == 0  # type: ignore[union-attr]
    assert job.spent() == home.painter.price


def test_a_picture_has_the_shape_that_was_asked_for() -> None:
    home = a_house()

    home.make(kind="image", scenes=None, aspect="16:9")

    ask = home.painter.asked[0]
    assert ask.width / ask.height == pytest.approx(16 / 9, rel=0.03)
    assert ask.width * ask.height == pytest.approx(1_048_576, rel=0.05)


def test_a_text_is_divided_before_it_is_written_and_each_scene_says_where_it_comes_from() -> None:
    home = a_house()
    text = "\n\n".join(f"Paragraph {number} of the source." for number in range(1, 5))

    job = home.make(kind="lesson", prompt=None, text=text, scenes=2)

    assert job.state == "done", job.problem
    assert len(home.writer.asked[0].parts) == 2
    assert job.plan is not None
    assert [scene.paragraphs for scene in job.plan.scenes] == [(1, 2), (3, 4)]


def test_a_document_is_divided_and_each_scene_names_its_pages() -> None:
    home = a_house()
    blocks = tuple(Block(kind="paragraph", text=f"Fact {n}.", page=n, paragraph=n) for n in range(1, 5))
    document = Document(name="a.pdf", mime="application/pdf", blocks=blocks, pages=4)
    home.house.blobs.put("ann/d.json", json.dumps(encode(document)).encode(), mime="application/json")
    request = {"blob": "d.json", "original": "d.json", "name": "a.pdf", "characters": 30}
    job = home.submit(kind="presentation", prompt=None, topic="Facts", scenes=2)
    home.world.jobs[job.id] = _of(home.world.jobs[job.id], request)

    home.drain()

    job = home.job(job.id)
    assert job.state == "done", job.problem
    assert job.plan is not None
    assert [scene.pages for scene in job.plan.scenes] == [(1, 2), (3, 4)]
    explained = [ask for ask in home.writer.asked if ask.task == "explain"]
    assert [[part.text for part in ask.parts] for ask in explained] == [["Fact 1.\n\nFact 2."], ["Fact 3.\n\nFact 4."]]


def _of(job: object, document: object) -> object:
    from dataclasses import replace

    request = {name: value for name, value in job.request.items() if name != "topic"}  # type: ignore[attr-defined]
    return replace(job, request={**request, "document": document})  # type: ignore[type-var]


def test_a_source_that_is_gone_is_a_reason_and_no_crash() -> None:
    home = a_house()
    job = home.submit(kind="presentation", prompt=None, topic="Facts", scenes=2)
    home.world.jobs[job.id] = _of(home.world.jobs[job.id], {"blob": "gone.json", "original": "", "name": "a"})

    home.drain()

    assert home.job(job.id).state == "failed"


def test_a_source_that_went_after_the_plan_leaves_its_texts_unwritten() -> None:
    home = a_house()
    document = Document(name="a.txt", mime="text/plain", blocks=(Block(kind="paragraph", text="Fact.", paragraph=1),))
    home.house.blobs.put("ann/d.json", json.dumps(encode(document)).encode(), mime="application/json")
    job = home.submit(kind="presentation", prompt=None, topic="Facts", scenes=1)
    home.world.jobs[job.id] = _of(home.world.jobs[job.id], {"blob": "d.json", "original": "", "name": "a"})
    home.drain(until=lambda: home.job(job.id).plan is not None)
    del home.world.blobs["ann/d.json"]

    home.drain()

    job = home.job(job.id)
    assert job.state == "partial"
    assert job.steps["t01"].outcome().problem.code == "not_found"  # type: ignore[union-attr]


def test_an_answer_with_other_parts_than_the_source_cannot_be_used() -> None:
    from functions.core.document import Part

    plan = Plan(title="t", scenes=(Scene(id=1), Scene(id=2)))

    with pytest.raises(InvalidOutput, match="2 scenes for 1 parts"):
        with_places(plan, (Part(title="", text="a"),))
    assert with_places(plan, ()) is plan
