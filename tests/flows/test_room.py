"""A job that would outgrow its document is refused while somebody still listens, and never stands still."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from functions.adapters.models.offline.writer import OfflineWriter
from functions.adapters.stores.commits import MOST_BYTES
from functions.core.codec import encode
from functions.core.errors import TooComplex
from functions.core.plan import Edits
from functions.flows.change import approve, edit
from functions.flows.sources import LONG
from functions.flows.submit import Submission, submit
from functions.kinds import KINDS
from functions.kinds.kind import Kind
from functions.ports import WriterAsk, Written
from tests.houses import FakeWriter, a_house, a_request

WORDS = "word " * 780


def wish(**fields: object) -> Submission:
    return Submission(owner="ann", kind="comic", request=a_request(prompt=None, **fields))


class LongWinded(FakeWriter):
    """Explains everything at the greatest length."""

    def write(self, ask: WriterAsk) -> Written:
        made = super().write(ask)
        if ask.task != "explain":
            return made
        return replace(made, data={**made.data, "narration": "y" * 900, "notes": "x" * 3_900})


def many_words() -> dict[str, Any]:
    return {"caption": WORDS, "narration": WORDS, "notes": WORDS, "prompt": WORDS, "alt": WORDS * 12}


@pytest.mark.parametrize("kind", [one for one in KINDS.values() if "script" in one.sources], ids=lambda kind: kind.name)
def test_a_script_that_just_fits_keeps_every_word(kind: Kind) -> None:
    home = a_house()
    home.house = replace(home.house, writer=OfflineWriter())
    words = [f"word{number:05}" for number in range(LONG)]
    sentences = [" ".join(words[at : at + 12]) + "." for at in range(0, len(words), 12)]
    script = "\n\n".join(sentences)[: LONG - 4_000]
    while len(json.dumps(script)) < LONG:
        script += "!"
    request = kind.parse({"script": script, "scenes": kind.most_scenes, "narration": True})

    made = submit(home.house, Submission(owner="ann", kind=kind.name, request=request))
    home.go_on_with(made.messages)

    job = home.job(made.job.id)
    told = " ".join(
        f"{one.narration or one.caption} {one.notes} {' '.join(line.text for line in one.dialogue)}"
        for one in job.told()
    )
    assert (job.state, job.request["script"]) == ("done", script)
    assert set(re.findall(r"word\d+", script)) - set(re.findall(r"word\d+", told)) == set()


def test_a_script_that_is_longer_is_refused_with_what_to_do() -> None:
    home = a_house()

    for script in ("x" * (LONG - 1), 'x"' * 32_000, "é" * 40_000):
        with pytest.raises(TooComplex, match="where 65,536 bytes fit") as refusal:
            submit(home.house, wish(script=script))
        assert refusal.value.advice == "Divide it and ask for several jobs, or send it as text, which is condensed."

    assert not home.house.blobs.listed(after="", limit=1)


@pytest.mark.parametrize("kind", ["story", "lecture", "presentation"])
def test_a_script_whose_recordings_would_outgrow_the_record_is_refused_at_once(kind: str) -> None:
    home = a_house()
    request = KINDS[kind].parse({"script": "Go now! " * 8_000, "scenes": 24, "narration": True})

    with pytest.raises(TooComplex, match="results included; at most 185,000 fit"):
        submit(home.house, Submission(owner="ann", kind=kind, request=request))


def test_what_finds_no_room_when_it_comes_is_a_failure_that_ends() -> None:
    """Promise 1: it used to crash at every delivery. What was paid for is in the cache."""
    home = a_house()
    home.house = replace(home.house, writer=LongWinded())
    job = home.make(
        kind="presentation", prompt=None, text="words words words words.\n\n" * 2_300, scenes=24, narration=True
    )

    full = [one.outcome() for one in job.workers() if one.state() == "failed"]
    assert job.state == "partial"
    assert {one.problem.code for one in full if one and one.problem} == {"too_complex"}
    assert job.spent() == sum(one.cost for step in job.workers() if (one := step.outcome()))
    assert len(json.dumps(encode(job), separators=(",", ":"))) < MOST_BYTES


def test_a_text_that_is_longer_is_kept_beside_its_job() -> None:
    home = a_house()
    text = 'x"' * 32_000

    job = submit(home.house, wish(text=text)).job

    assert "text" not in job.request
    assert home.house.blobs.get(f"ann/{job.request['document']['original']}") == text.encode()


def test_a_plan_that_no_record_can_hold_ends_its_job_with_the_reason() -> None:
    """Promise 1: it used to crash at every delivery until the deadline."""
    home = a_house()
    home.writer.answers = [{"title": "T", "scenes": [{"prompt": "a fox", "notes": "x" * 70_000}] * 3}]

    job = home.submit()
    home.drain()

    job = home.job(job.id)
    assert (job.state, job.problem and job.problem.code) == ("failed", "too_complex")
    assert len(home.writer.asked) == 1


def test_edits_must_leave_room_for_the_pictures_that_follow() -> None:
    home = a_house()
    job = home.submit(approval="plan")
    home.drain()
    edits = Edits(scenes=tuple((number, many_words()) for number in (1, 2, 3)))

    with pytest.raises(TooComplex, match="at most 160,000 fit"):
        approve(home.house, job.owner, job.id, edits=edits, tag=1)
    with pytest.raises(TooComplex, match="at most 160,000 fit"):
        edit(home.house, job.owner, job.id, edits=edits, tag=1)

    assert home.job(job.id).state == "awaiting_approval"
