"""A job that would outgrow its document is refused while somebody still listens, and never stands still."""

from __future__ import annotations

from typing import Any

import pytest

from functions.core.errors import TooComplex
from functions.core.plan import Edits
from functions.flows.change import approve, edit
from functions.flows.submit import Submission, submit
from tests.houses import a_house, a_request

SCRIPT = "FEN: We sail at dawn, whatever the weather says.\n"
WORDS = "word " * 780


def wish(**fields: object) -> Submission:
    return Submission(owner="ann", kind="comic", request=a_request(prompt=None, **fields))


def many_words() -> dict[str, Any]:
    return {"caption": WORDS, "narration": WORDS, "notes": WORDS, "prompt": WORDS, "alt": WORDS * 12}


def test_a_script_of_64_kib_is_taken() -> None:
    home = a_house()

    made = submit(home.house, wish(script=(SCRIPT * 2000)[: 64 * 1024]))

    assert made.job.state == "planning"


def test_a_script_that_would_outgrow_its_record_as_json_is_kept_beside_it() -> None:
    home = a_house()
    script = 'x"' * 32_000

    job = submit(home.house, wish(script=script)).job

    assert "script" not in job.request
    assert home.house.blobs.get(f"ann/{job.request['document']['original']}") == script.encode()


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
