"""Whatever is written in a text field comes back as that text, and is markup nowhere."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.web.replies import JobReply
from tests.web.conftest import BODY, Visitor

CORPUS = Path(os.environ.get("LIMNER_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
OURS = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'; DROP TABLE jobs; --", "\u202etxet desrever",
    "\u0000nul", "\ufeffmark", "a\r\nSet-Cookie: x=1", "${7*7}{{7*7}}", "%s%n%d", "../../../../etc/passwd",
    "\U0001f98a" * 50,
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f", "\u06dd\ufdfd", "]]>", "</style>", "\\u0000", "1" * 400,
    "\x7f\x1b[31m",
]  # fmt: skip


def naughty() -> list[str]:
    found = sorted(CORPUS.rglob("blns.json"))
    return (
        [*OURS, *(text for text in json.loads(found[0].read_text("utf-8")) if isinstance(text, str))] if found else OURS
    )


def shown(text: str) -> str:
    """What every text field makes of white space and invisible signs, so that texts can be compared."""
    kept = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] != "C")
    return "".join(kept.split())


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def test_naughty_strings_come_back_as_text(api: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    texts = naughty()
    accepted = api.home.writer.price = api.home.painter.price = 0

    for text in texts:
        body = BODY | {"prompt": f"A fox {text}", "scenes": 1, "tags": None, "audience": text[:200]}
        answer = api.post("/v1/jobs", json=body)
        assert answer.status_code in {202, 422}, (text, answer.data)
        assert answer.content_type in {"application/json", "application/problem+json"}
        if answer.status_code == 422:
            continue
        accepted += 1
        api.home.drain()
        job = api.get(f"/v1/jobs/{answer.json['id']}").json
        JobReply.model_validate(job)
        prompt = job["scenes"][0]["prompt"]
        assert shown(text)[:100] in shown(prompt)
        pdf = api.get(f"/v1/jobs/{job['id']}/exports/pdf")
        assert pdf.status_code == 200
        assert "\n" not in pdf.headers["Content-Disposition"]
        assert pdf.headers["Content-Disposition"].isascii()

    with capsys.disabled():
        print(f" [{len(texts)} naughty strings tried, {accepted} accepted]", end="")
    assert accepted > len(texts) * 0.9


@pytest.mark.parametrize("field", ["caption", "prompt", "title", "alt", "narration", "notes", "setting"])
def test_naughty_edits_come_back_as_text(api: Visitor, field: str) -> None:
    job = api.make(approval="plan", scenes=1)
    api.home.drain()
    where = f"/v1/jobs/{job['id']}/plan"

    for text in naughty():
        edit = {"scenes": [{"number": 1, field: text[:200]}]}
        answer = api.patch(where, json=edit, headers={"If-Match": "*"})
        assert answer.status_code in {200, 422}, (text, answer.data)
        if answer.status_code == 200:
            assert shown(answer.json["scenes"][0][field]) == shown(text[:200])


@pytest.mark.parametrize("name", ["Idempotency-Key", "Prefer", "If-None-Match", "X-Request-Id", "Last-Event-ID",
                                  "Origin", "Authorization", "Accept", "Range"])  # fmt: skip
def test_naughty_headers_break_nothing(api: Visitor, name: str) -> None:
    for text in naughty():
        value = re.sub(r"[\r\n\x00]", "", text).encode("utf-8", "replace").decode("latin-1")
        for path in ("/v1/jobs", "/v1/kinds", "/v1/jobs/x"):
            answer = api.get(path, headers={name: value})
            assert answer.status_code in {200, 304, 404}
        assert api.post("/v1/estimates", json=BODY, headers={name: value}).status_code in {200, 403}


def test_naughty_addresses_are_told_as_text(api: Visitor) -> None:
    for text in naughty():
        for answer in (
            api.get("/v1/jobs", query_string={"state": text, "kind": text}),
            api.get("/v1/jobs", query_string={"page_token": text or "x"}),
            api.get("/v1/assets/x", query_string={"token": text}),
        ):
            assert answer.status_code in {200, 404, 422}
            assert answer.content_type in {"application/json", "application/problem+json"}


def test_the_pages_hold_nothing_that_anybody_wrote(api: Visitor) -> None:
    before = [api.get(page).data for page in ("/", "/docs", "/llms.txt", "/openapi.json")]
    api.done(prompt="<script>alert(1)</script>", tags=["<b>"])

    after = [api.get(page).data for page in ("/", "/docs", "/llms.txt", "/openapi.json")]

    assert before == after
