"""Documents over HTTP: as JSON, as a form, sent ahead; told at once what is wrong with one."""

from __future__ import annotations

import base64
import http.client
import io
import json
import os
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from functions.adapters.local.apart import Apart
from functions.adapters.local.press import PoolPress
from functions.core.errors import Overloaded
from functions.flows.sweep import clean
from functions.flows.uploads import LIFE
from tests.documents import a_docx, a_locked_pdf, a_pdf, a_scan, chapters
from tests.houses import Home, a_house
from tests.web.conftest import Visitor, is_problem, visitor

CORPUS = Path(os.environ.get("LIMNER_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
BOOK = a_pdf(chapters(6))


def plainly(function: Any, *args: Any) -> Any:
    return function(*args)


@pytest.fixture
def home(home: Home) -> Home:
    """A house that really reads documents."""
    home.press.read = PoolPress(plainly).read  # type: ignore[method-assign]
    return home


def coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def send(api: Visitor, data: bytes, *, name: str = "book.pdf", **fields: Any) -> TestResponse:
    """As JSON."""
    body = {"kind": "comic", "scenes": 3} | fields
    return api.post("/v1/jobs", json=body | {"file": {"name": name, "data": coded(data)}})


def form_of(data: bytes, *, name: str, **fields: str) -> bytes:
    """The form as a browser writes it."""
    head = "".join(f'--b\r\nContent-Disposition: form-data; name="{one}"\r\n\r\n{fields[one]}\r\n' for one in fields)
    head += f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: x/y\r\n\r\n'
    return head.encode() + data + b"\r\n--b--\r\n"


def post_form(
    api: Visitor, data: bytes, *, name: str = "book.pdf", path: str = "/v1/jobs", **more: Any
) -> TestResponse:
    fields = {"kind": "comic", "scenes": "3"} | more
    body = form_of(data, name=name, **fields)
    return api.post(path, data=body, content_type="multipart/form-data; boundary=b")


def test_a_document_in_json_becomes_a_job_that_names_it(api: Visitor) -> None:
    made = send(api, BOOK, name="C:\\Users\\me\\My animals.pdf").json

    assert made["source"] == {"name": "My animals.pdf", "pages": 6, "left_out": []}
    job = api.home.job(made["id"])
    assert api.home.house.blobs.get(f"local/{job.request['document']['original']}") == BOOK
    assert set(job.assets()) >= {job.request["document"]["original"], job.request["document"]["blob"]}
    assert "file" not in job.request


def test_its_scenes_follow_its_pages(api: Visitor) -> None:
    made = send(api, BOOK).json
    api.home.drain()

    scenes = api.get(f"/v1/jobs/{made['id']}").json["scenes"]

    assert [scene["source"] for scene in scenes] == [{"pages": [1, 2]}, {"pages": [3, 4]}, {"pages": [5, 6]}]


def test_a_text_without_pages_names_paragraphs(api: Visitor) -> None:
    made = send(api, b"\n\n".join(b"Word %d." % number for number in range(6)), name="notes.txt").json
    api.home.drain()

    found = api.get(f"/v1/jobs/{made['id']}").json

    assert found["source"] == {"name": "notes.txt", "pages": 0, "left_out": []}
    assert [scene["source"]["paragraphs"] for scene in found["scenes"]] == [[1, 2], [3, 4], [5, 6]]


def test_a_form_says_the_same_as_json(api: Visitor) -> None:
    fields = {"style": "noir", "seed": 7, "tags": ["a", "b"], "characters": [{"name": "Fen", "look": "red"}]}

    by_json = send(api, BOOK, **fields).json
    by_form = post_form(api, BOOK, style="noir", seed="7", tags="a, b", characters='[{"name":"Fen","look":"red"}]').json

    requests = [dict(api.home.job(made["id"]).request) for made in (by_json, by_form)]
    assert requests[0] == requests[1]


def test_a_form_without_a_file_takes_words(api: Visitor) -> None:
    answer = api.post(
        "/v1/jobs", data={"kind": "comic", "prompt": "42", "scenes": "2"}, content_type="multipart/form-data"
    )

    assert answer.status_code == 202
    assert api.home.job(answer.json["id"]).request["prompt"] == "42"


def test_fewer_paragraphs_than_scenes_make_fewer_scenes(api: Visitor) -> None:
    made = send(api, b"One.\n\nTwo.", name="a.txt", scenes=9).json
    api.home.drain()

    assert len(api.get(f"/v1/jobs/{made['id']}").json["scenes"]) == 2


def test_pages_without_text_are_told(api: Visitor) -> None:
    made = send(api, a_docx([("One", ["x."]), ("", [""]), ("Two", ["y."])]), name="a.docx").json

    assert made["source"]["left_out"] == [2]
    assert made["warnings"] == ["Page 2 of the document has no text to be read."]


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (a_scan(), 422, "no_text"), (a_locked_pdf(), 422, "encrypted"), (b"a " * 1_000_001, 422, "too_complex"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), 415, "unsupported_media"), (BOOK[:900], 422, "invalid_request"),
        (b"", 422, "invalid_request"), (b"x" * (20 * 1024 * 1024 + 1), 413, "payload_too_large"),
    ],
    ids=["scan", "locked", "long", "picture", "cut off", "empty", "large"],
)  # fmt: skip
def test_what_is_wrong_with_a_document_is_told_at_once_and_makes_no_job(
    api: Visitor, data: bytes, status: int, code: str
) -> None:
    for answer in (
        send(api, data), post_form(api, data), post_form(api, data, path="/v1/estimates"),
    ):  # fmt: skip
        is_problem(answer, status, code)
    assert not api.home.world.jobs
    assert not list(api.home.house.blobs.listed(after="", limit=9))


@pytest.mark.parametrize(
    ("file", "field"),
    [
        ("x", "file"), ({"data": "no base64!"}, "file.data"), ({"data": 5}, "file.data"), ({"name": "a"}, "file.data"),
        ({"name": 5, "data": "YQ=="}, "file.name"), ({"data": "YQ==", "size": 1}, "file.size"),
        ({"data": "data:text/plain,a"}, "file.data"), (["a"], "file"),
    ],
)  # fmt: skip
def test_a_file_of_the_wrong_form_names_the_field(api: Visitor, file: Any, field: str) -> None:
    found = is_problem(api.post("/v1/jobs", json={"kind": "comic", "file": file}), 422, "invalid_request")

    assert field in [one["field"] for one in found["errors"]]


def test_a_data_uri_is_taken(api: Visitor) -> None:
    file = {"name": "a.md", "data": f"data:text/markdown;charset=utf-8;base64,{coded(b'# One')}"}

    assert api.post("/v1/jobs", json={"kind": "comic", "file": file}).status_code == 202


@pytest.mark.parametrize("more", [{"prompt": "x"}, {"text": "x"}, {"upload": "x"}])
def test_a_document_is_the_only_source(api: Visitor, more: dict[str, str]) -> None:
    is_problem(send(api, BOOK, **more), 422, "invalid_request")


def test_nobody_names_bytes_of_the_store_by_themselves(api: Visitor) -> None:
    answer = api.post("/v1/jobs", json={"kind": "comic", "prompt": "x", "document": {"blob": "0" * 64 + ".json"}})

    assert is_problem(answer, 422, "invalid_request")["errors"][0]["field"] == "document"


def a_form(*parts: str, end: str = "--b--\r\n") -> bytes:
    return "".join(f"--b\r\n{part}\r\n" for part in parts).encode() + end.encode()


FIELD, FILE = 'Content-Disposition: form-data; name="kind"\r\n\r\ncomic', (
    'Content-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nA fox.'
)  # fmt: skip


def test_a_boundary_that_is_longer_than_it_should_be_is_read_all_the_same(api: Visitor) -> None:
    boundary = "-" * 32 + "1795206123.45678" * 4
    body = a_form(FIELD, FILE).replace(b"--b", f"--{boundary}".encode())

    made = api.post("/v1/jobs", data=body, content_type=f"multipart/form-data; boundary={boundary}")

    assert made.status_code == 202, made.json


@pytest.mark.parametrize(
    ("body", "boundary", "status"),
    [
        (a_form(FIELD, FILE), "b", 202), (a_form(FIELD, FILE), '"b"', 202), (a_form(FIELD, FILE), "c", 400),
        (a_form(FIELD, FILE, end=""), "b", 400), (a_form(FIELD, FILE), "", 400),
        (a_form(FIELD, FIELD, FILE), "b", 400), (a_form(FIELD, FILE, FILE), "b", 422),
        (a_form(FIELD, FILE.replace('"file"', '"data"')), "b", 422),
        (a_form(FIELD, FILE.replace('name="file"; ', "")), "b", 400),
        (a_form(FIELD, "X: y\r\n\r\nz"), "b", 400), (a_form("no blank line"), "b", 400),
        (a_form(*[FIELD] * 99), "b", 400),
        (a_form(FIELD, 'Content-Disposition: form-data; name="file"\r\n\r\nx'), "b", 422),
        (a_form(FIELD, 'Content-Disposition: form-data; name="title"\r\n\r\n{"a": [1'), "b", 422),
        (a_form(FIELD, 'Content-Disposition: form-data; name="prompt"\r\n\r\n' + "x" * 1024 * 1024), "b", 413),
        (a_form(FIELD, 'Content-Disposition: form-data; name="prompt"\r\n\r\n').replace(b"comic", b"\xff"), "b", 400),
        (random.Random(1).randbytes(3000), "b", 400),
    ],
)  # fmt: skip
def test_a_form_is_read_strictly(api: Visitor, body: bytes, boundary: str, status: int) -> None:
    kind = f"multipart/form-data; boundary={boundary}" if boundary else "multipart/form-data"

    answer = api.post("/v1/jobs", data=body, content_type=kind)

    assert answer.status_code == status, answer.data


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "a\x00b.pdf", "\u202efdp.exe", "", "   ", "x" * 5000 + ".pdf", "a/b\\c\r\nX: y.pdf", "🦊.pdf"],
)
def test_a_files_name_is_only_a_name(api: Visitor, name: str) -> None:
    shown = send(api, BOOK, name=name).json["source"]["name"]

    assert 1 <= len(shown) <= 120
    assert shown.isprintable()
    assert not set(shown) & set("/\\")
    assert not shown.startswith(".")


def test_the_same_key_with_the_same_bytes_is_the_same_job_and_with_others_a_mismatch(api: Visitor) -> None:
    headers = {"Idempotency-Key": "k1"}
    body = {"kind": "comic", "file": {"name": "a.txt", "data": coded(b"A fox.")}}
    form = form_of(b"A fox.", name="a.txt", kind="comic")

    first = api.post("/v1/jobs", json=body, headers=headers)
    again = api.post("/v1/jobs", data=form, headers=headers, content_type="multipart/form-data; boundary=b")
    body["file"] = {"name": "a.txt", "data": coded(b"A wolf.")}
    other = api.post("/v1/jobs", json=body, headers=headers)

    assert again.json["id"] == first.json["id"]
    assert again.headers["Idempotency-Replayed"] == "true"
    is_problem(other, 422, "idempotency_mismatch")


def test_long_words_are_kept_beside_the_job(api: Visitor) -> None:
    text = "\n\n".join(f"The fox looked at star number {number}." for number in range(4000))

    made = api.post("/v1/jobs", json={"kind": "comic", "text": text, "scenes": 4})
    api.home.drain()

    job = api.home.job(made.json["id"])
    assert "text" not in job.request
    assert job.request["document"]["characters"] > 100_000
    assert len(job.plan.scenes if job.plan else ()) == 4


def test_words_of_many_short_lines_are_kept_beside_the_job_as_well(api: Visitor) -> None:
    answer = api.post("/v1/jobs", json={"kind": "comic", "text": "ha\n" * 20_000})

    assert answer.status_code == 202
    assert answer.json["source"]["name"] == "text.txt"


def test_a_script_that_cannot_keep_every_word_is_refused_before_anything_is_made(api: Visitor) -> None:
    for path in ("/v1/jobs", "/v1/estimates"):
        answer = api.post(path, json={"kind": "story", "script": "The fox looked up. " * 4_000})

        is_problem(answer, 422, "too_complex")
        assert "65,536 bytes fit; this has 76,001" in answer.json["detail"]
        assert "send it as text" in answer.json["action"]


def test_a_form_cannot_pass_a_picture_off_as_text(api: Visitor) -> None:
    body = form_of(b"\x89PNG\r\n\x1a\nIHDR", name="a.txt", kind="comic").replace(b"x/y", b"text/plain")

    answer = api.post("/v1/jobs", data=body, content_type="multipart/form-data; boundary=b")

    is_problem(answer, 415, "unsupported_media")


def test_who_floods_the_readers_is_told_when_to_come_again(api: Visitor) -> None:
    def full(*_: object, **__: object) -> None:
        raise Overloaded("Many documents are being read now.", retry_after=5.0)

    api.home.press.read = full  # type: ignore[method-assign,assignment]

    answer = post_form(api, b"One.\n\nTwo.")

    is_problem(answer, 503, "overloaded")
    assert answer.headers["Retry-After"] == "5"
    assert not api.home.house.jobs.running("local")


def test_a_price_reads_the_document_and_keeps_nothing(api: Visitor) -> None:
    answer = post_form(api, b"One.\n\nTwo.", path="/v1/estimates", scenes="5")

    assert answer.status_code == 200
    assert {"what": "picture", "count": 2, "usd": 0.06} in answer.json["items"]
    assert not list(api.home.house.blobs.listed(after="", limit=9))


def test_bytes_that_a_job_names_outlast_the_clean_up_and_go_with_it(api: Visitor) -> None:
    made = send(api, BOOK).json
    original = f"local/{api.home.job(made['id']).request['document']['original']}"

    for _ in range(3):
        clean(api.home.house)
        api.home.clock.time += 4000
    kept = api.home.house.blobs.get(original)
    api.delete(f"/v1/jobs/{made['id']}")
    api.home.sweep(after=7200)
    for _ in range(3):
        clean(api.home.house)
        api.home.clock.time += 4000

    assert kept == BOOK
    assert api.home.house.blobs.get(original) is None


def announced(api: Visitor, **fields: Any) -> dict[str, Any]:
    answer = api.post("/v1/uploads", json={"name": "book.pdf"} | fields)
    assert answer.status_code == 201, answer.data
    return dict(answer.json or {})


def test_an_upload_is_announced_filled_and_used(api: Visitor) -> None:
    upload = announced(api, size=len(BOOK))

    filled = api.put(upload["upload_url"], data=BOOK)
    made = api.post("/v1/jobs", json={"kind": "comic", "scenes": 3, "upload": upload["id"]})

    assert (upload["filled"], filled.json["filled"]) == (False, True)
    assert made.json["source"] == {"name": "book.pdf", "pages": 6, "left_out": []}


def test_an_upload_is_filled_once(api: Visitor) -> None:
    url = announced(api)["upload_url"]

    assert api.put(url, data=BOOK).status_code == 200
    assert api.put(url, data=BOOK).status_code == 200
    is_problem(api.put(url, data=b"other"), 409, "conflict")


def test_an_upload_says_what_does_not_fit(api: Visitor) -> None:
    upload = announced(api, size=5)
    use = {"kind": "comic", "upload": upload["id"]}

    is_problem(api.post("/v1/jobs", json=use), 422, "invalid_request")
    is_problem(api.put(upload["upload_url"], data=b"six..."), 422, "invalid_request")
    is_problem(api.put(announced(api)["upload_url"], data=b""), 422, "invalid_request")
    is_problem(api.put("/v1/uploads/nobody", data=b"x"), 404, "not_found")
    is_problem(api.post("/v1/jobs", json=use | {"upload": "nobody"}), 422, "invalid_request")
    is_problem(api.put(upload["upload_url"], data=b"x" * (20 * 1024 * 1024 + 1)), 413, "payload_too_large")
    for body in ({}, {"name": ""}, {"name": "a", "size": 0}, {"name": "a", "size": 2**40}, {"name": "a", "x": 1}):
        is_problem(api.post("/v1/uploads", json=body), 422, "invalid_request")


def test_an_upload_that_nobody_used_is_cleaned_away_with_its_bytes(api: Visitor) -> None:
    house, clock = api.home.house, api.home.clock
    upload = announced(api, size=len(BOOK))
    api.put(upload["upload_url"], data=BOOK)
    clean(house)
    kept = house.blobs.listed(after="", limit=9)

    clock.time += LIFE
    clean(house)
    clock.time += house.policy.cleanup_window
    clean(house)

    assert (len(kept), list(house.blobs.listed(after="", limit=9))) == (1, [])
    assert not house.things.listed("local", "uploads", size=9, token=None).things


def test_an_upload_is_over_after_a_day_and_makes_room(api: Visitor) -> None:
    upload = announced(api)
    for _ in range(99):
        announced(api)
    is_problem(api.post("/v1/uploads", json={"name": "one too many"}), 429, "rate_limited")

    api.home.clock.time += 24 * 3600

    is_problem(api.put(upload["upload_url"], data=b"x"), 404, "not_found")
    assert announced(api)["id"]
    assert len(api.home.house.things.listed("local", "uploads", size=200, token=None).things) == 1


def test_an_announcement_with_a_key_is_made_once(api: Visitor) -> None:
    headers = {"Idempotency-Key": "k1"}

    first = api.post("/v1/uploads", json={"name": "a.pdf"}, headers=headers)
    again = api.post("/v1/uploads", json={"name": "a.pdf"}, headers=headers)
    other = api.post("/v1/uploads", json={"name": "b.pdf"}, headers=headers)

    assert again.json["id"] == first.json["id"]
    assert again.headers["Idempotency-Replayed"] == "true"
    is_problem(other, 422, "idempotency_mismatch")


def test_where_keys_are_asked_for_the_address_alone_fills_its_own_upload(home: Home) -> None:
    from functions.flows.keys import make

    api = visitor(home, auth="keys")
    ann = {"Authorization": f"Bearer {make(home.house, 'ann', scopes=['read', 'write'], secret=bytes(25))[1]}"}
    bob = {"Authorization": f"Bearer {make(home.house, 'bob', scopes=['read', 'write'], secret=bytes(24) + b'x')[1]}"}
    one, two = (api.post("/v1/uploads", json={"name": "a.txt"}, headers=ann).json for _ in range(2))
    signature = one["upload_url"].partition("?")[2]

    is_problem(api.put(f"/v1/uploads/{one['id']}", data=b"A fox."), 401, "unauthenticated")
    is_problem(api.put(f"/v1/uploads/{two['id']}?{signature}", data=b"A fox."), 401, "unauthenticated")
    is_problem(api.put(f"{one['upload_url']}x", data=b"A fox."), 401, "unauthenticated")
    is_problem(api.put(f"/v1/uploads/{one['id']}", data=b"A fox.", headers=bob), 404, "not_found")
    is_problem(api.post(f"/v1/jobs?{signature}", json={"kind": "comic", "prompt": "x"}), 401, "unauthenticated")
    assert api.put(one["upload_url"], data=b"A fox.").status_code == 200
    is_problem(api.post("/v1/jobs", json={"kind": "comic", "upload": one["id"]}, headers=bob), 422, "invalid_request")
    assert api.post("/v1/jobs", json={"kind": "comic", "upload": one["id"]}, headers=ann).status_code == 202
    home.clock.time += 24 * 3600 + 1
    is_problem(api.put(two["upload_url"], data=b"A fox."), 401, "unauthenticated")


def a_large_docx(size: int) -> bytes:
    """A small text beside a picture of so many bytes that cannot be squeezed."""
    out = io.BytesIO(a_docx(chapters(2)))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/media/noise.bin", random.Random(1).randbytes(size))
    return out.getvalue()


@pytest.mark.parametrize(("megabytes", "status"), [(19.0, 202), (20.5, 413)])
def test_twenty_mebibytes_pass_the_real_server_and_more_do_not(
    served: Callable[[], http.client.HTTPConnection], megabytes: float, status: int
) -> None:
    data = a_large_docx(int(megabytes * 1024 * 1024))
    as_json = json.dumps({"kind": "comic", "file": {"name": "a.docx", "data": coded(data)}}).encode()
    as_form = form_of(data, name="a.docx", kind="comic")

    for body, kind in ((as_json, "application/json"), (as_form, "multipart/form-data; boundary=b")):
        connection = served()
        connection.request("POST", "/v1/jobs", body, {"Content-Type": kind})
        answer = connection.getresponse()
        told = json.load(answer)

        assert answer.status == status, told
        assert told.get("code", "payload_too_large") == "payload_too_large"


@pytest.mark.slow
def test_every_document_of_the_corpus_is_a_job_or_one_clear_problem(capsys: pytest.CaptureFixture[str]) -> None:
    api = visitor(a_house(most_running=10_000))
    files = sorted(file for folder in ("pdf", "docx", "text", "image") for file in (CORPUS / folder).rglob("*.*"))
    api.home.press.read = PoolPress(plainly, run_apart=Apart().run).read  # type: ignore[method-assign]
    if not files:
        pytest.skip("0 documents tried: no corpus")
    wrong, made = [], 0

    for file in files:
        answer = send(api, file.read_bytes(), name=file.name)
        problem = answer.content_type == "application/problem+json" and answer.json["detail"] and answer.json["action"]
        made += answer.status_code == 202
        if not (answer.status_code == 202 or (answer.status_code in (413, 415, 422) and problem)):
            wrong.append((file.name, answer.status_code))

    with capsys.disabled():
        print(f" [{len(files)} documents tried, {made} jobs]", end="")
    assert not wrong
