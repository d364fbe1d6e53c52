"""Every kind from every source that it takes, to its files, with the writer that needs no network."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.models.offline.writer import OfflineWriter
from functions.core.job import Job
from functions.flows.sources import Sent
from functions.flows.submit import Submission, submit
from functions.kinds import KINDS
from functions.kinds.kind import Kind
from tests.houses import Home, a_house

STORY = (
    "The fox was young, and she lived by the sea.\n\nOne day she built a boat of driftwood and old rope.\n\n"
    "The wind took her far out, and an old gull showed her the stars.\n\nShe came home wise, and taught the others."
)
SOURCES: dict[str, Any] = {
    "prompt": "A fox learns to sail",
    "topic": "How do plants drink?",
    "text": STORY,
    "script": STORY,
    "file": {"name": "fox.txt", "data": "in hand"},
}
CASES = [(kind, source) for kind in KINDS.values() for source in kind.sources if source in SOURCES]


def at_home() -> Home:
    home = a_house()
    home.house = replace(home.house, writer=OfflineWriter())
    return home


def made(home: Home, kind: Kind, source: str, **more: Any) -> Job:
    """The job as it ends."""
    wish = {source: SOURCES[source], "scenes": min(3, kind.most_scenes), **more}
    sent = Sent(name="fox.txt", data=STORY.encode()) if source == "file" else None
    found = submit(home.house, Submission(owner="ann", kind=kind.name, request=kind.parse(wish), sent=sent))
    home.go_on_with(found.messages)
    return home.job(found.job.id)


@pytest.mark.parametrize(("kind", "source"), CASES, ids=lambda one: one if isinstance(one, str) else one.name)
def test_a_kind_is_made_whole_from_each_of_its_sources(kind: Kind, source: str) -> None:
    spoken = {} if kind.narrated == "never" else {"narration": True}

    job = made(at_home(), kind, source, **spoken)

    assert (job.state, job.problem) == ("done", None)
    assert job.plan is not None
    assert {name for name, export in job.exports.items() if export.state == "ready"} >= set(kind.made_for(job.request))
    for scene in map(job.scene, (one.id for one in job.plan.scenes)):
        assert scene is not None
        assert scene.alt or not scene.prompt
        assert scene.narration or kind.name in {"comic", "scene", "image"}
        assert scene.points or kind.name not in {"lecture", "lesson", "presentation"}
        picture, speech = job.picture_step(scene.id), job.speech_step(scene.id)
        assert picture is None or picture.state() == "done"
        assert speech is not None or not spoken
        assert speech is None or speech.state() == "done"


@pytest.mark.parametrize("kind", [one for one in KINDS.values() if "script" in one.sources], ids=lambda kind: kind.name)
def test_a_script_is_never_rewritten(kind: Kind) -> None:
    job = made(at_home(), kind, "script")

    assert job.plan is not None
    said = " ".join(
        " ".join(
            [scene.caption if kind.name == "comic" else "", scene.narration, *(line.text for line in scene.dialogue)]
        )
        for scene in job.plan.scenes
    )
    assert said.split() == STORY.split()


def test_a_comic_of_a_script_with_a_narrator_directions_and_sounds_is_made() -> None:
    rows = [f"NARRATOR: Night {number} fell.\nFEN (softly): I sail on.\nSFX: Bang" for number in range(20)]

    job = made(at_home(), KINDS["comic"], "script", script="\n".join(rows))

    assert (job.state, job.problem) == ("done", None)


def test_a_presentation_tells_of_each_slide_how_much_of_its_part_was_kept() -> None:
    text = "\n\n".join(f"The fox sailed home and saw the harbour of stone {number}. " * 40 for number in (1, 2))

    job = made(at_home(), KINDS["presentation"], "text", text=text, scenes=2)

    assert [notice.partition(" words;")[0] for notice in job.notices()] == ["Its part of the text has 440"] * 2
    assert len({notice.partition('the slide "')[2] for notice in job.notices()}) == 2


@pytest.mark.parametrize("name", ["scene", "image"])
def test_one_picture_asks_no_writer(name: str) -> None:
    home = a_house()

    job = made(home, KINDS[name], "prompt", aspect="16:9")

    assert (job.state, home.writer.asked, len(home.painter.asked)) == ("done", [], 1)
    assert round(home.painter.asked[0].width / home.painter.asked[0].height, 1) == 1.8
    assert home.painter.asked[0].headroom < 0.1


def test_the_same_scene_is_painted_once_and_the_same_image_anew() -> None:
    home = a_house()

    for name in ("scene", "scene", "image", "image"):
        made(home, KINDS[name], "prompt")

    assert len(home.painter.asked) == 3
    assert len({ask.seed for ask in home.painter.asked}) == 3


def test_a_wrong_answer_is_asked_for_once_more_with_its_fault() -> None:
    home = a_house()
    home.writer.answers = [{"title": "T", "scenes": [{"prompt": "p", "narration": ""}]}]

    job = made(home, KINDS["story"], "prompt")

    assert job.state == "done"
    assert [ask.fault for ask in home.writer.asked] == ["", "The plan has 1 scenes where 3 were asked for."]
