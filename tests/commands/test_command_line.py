"""The command line as a person meets it: files, exit codes, and one plain sentence for everything that is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from functions.__main__ import main
from functions.wiring.secret import signing_secret
from tests.documents import a_pdf, chapters

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_DATA", str(tmp_path / "data"))


def a_program(*words: str, folder: Path, stdin: int | None = None) -> subprocess.Popen[str]:
    env = {**os.environ, "LIMNER_DATA": str(folder / "data"), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "functions", *words],
        cwd=folder, env=env, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["make", "comic", ""], "must not be empty"),
        (["make", "comic"], "Say what it is about"),
        (["make", "comic", "x", "--script", "y.txt"], "only one of them"),
        (["make", "comic", "x", "--scenes", "0"], "at least 1"),
        (["make", "comic", "x", "--scenes", "11"], "at most 10"),
        (["make", "comic", "x", "--style", "cubist"], "no such style"),
        (["make", "comic", "x" * 100_000], "At most 4,000 characters"),
        (["make", "comic", "x", "--aspect", "16:9"], "layout decides"),
        (["make", "comic", "x", "--format", "wav"], "no format 'wav'"),
        (["make", "story", "x", "--page", "a4"], "aspect of its pictures"),
        (["make", "story", "x", "--scenes", "25"], "at most 24"),
        (["make", "lecture", "x", "--voice", "hoarse"], "Choose one of: warm"),
        (["make", "image", "x", "--narration"], "no words to be read aloud"),
        (["make", "scene", "--topic", "x"], "from a prompt alone"),
        (["make", "story", "x", "--topic", "y"], "only one of them"),
        (["make", "novel", "x"], "no such kind"),
        (["make", "comic", "--script", "nowhere.txt"], "cannot be read"),
        (["make", "comic", "--text", sys.executable], "not a text in UTF-8"),
        (["make", "comic", "--file", sys.executable], "is a program, which is not read"),
        (["make", "comic", "--file", "nowhere.pdf"], "cannot be read"),
        (["make", "image", "--file", __file__], "from a prompt alone"),
        (["make", "comic", "x", "--out", "x.docx"], "no format of ours"),
        (["make", "comic", "x", "--format", "doc"], "no format"),
        (["make", "comic", "x", "--out", f"{__file__}/x.pdf"], "cannot be used"),
        (["resume", "nothing"], "no job by that id"),
        (["serve", "--port", "99999"], "from 0 to 65535"),
        (["draw"], "Say what to draw"),
        (["draw", "x", "--size", "9x9"], "from 64 to 4096"),
        (["draw", "x", "--style", "cubist"], "no style"),
    ],
)
def test_a_wrong_word_is_told_in_one_sentence_and_ends_with_2(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(words)

    told = capsys.readouterr()
    assert code == 2
    assert sentence in told.err
    assert told.err.count("\n") == 1
    assert not told.out


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("MODELS", "gemini"),
        ("WORLD", "mars"),
        ("LOG_LEVEL", "loud"),
        ("CACHE_EXPIRY_DAYS", "-1"),
        ("HOST", "0.0.0.0"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("AUTH", "open")

    code = main(["sweep"])

    told = capsys.readouterr().err
    assert code == 2
    assert (name if name != "HOST" else "AUTH=open") in told


def test_one_command_makes_the_files_and_says_where_they_are(tmp_path: Path) -> None:
    made = a_program(
        "make", "comic", "A fox learns to sail", "--scenes", "2", "--out", str(tmp_path / "fox.pdf"), folder=tmp_path
    )

    out, err = made.communicate(timeout=120)

    assert made.returncode == 0, err
    named = [Path(line.split(maxsplit=1)[1]) for line in out.splitlines() if line.startswith(("pdf", "cbz"))]
    assert [path.name for path in named] == ["fox.pdf", "fox.cbz"]
    assert named[0].read_bytes().startswith(b"%PDF")
    assert named[1].read_bytes().startswith(b"PK")
    assert (tmp_path / "fox-page-1.webp").read_bytes()[8:12] == b"WEBP"
    assert "Traceback" not in err


def test_the_job_as_json_is_all_that_a_program_reads(tmp_path: Path) -> None:
    made = a_program(
        "make", "comic", "A bear", "--scenes", "1", "--json", "--out", str(tmp_path), "--format", "cbz", folder=tmp_path
    )

    out, err = made.communicate(timeout=120)

    job = json.loads(out)
    assert err == ""
    assert job["state"] == "done"
    assert Path(job["files"]["cbz"]).exists()


def test_ctrl_c_cancels_cleanly_and_resume_goes_on_with_what_is_there(tmp_path: Path) -> None:
    made = a_program(
        "make", "comic", "A slow snail", "--scenes", "10", "--out", str(tmp_path / "a.cbz"), folder=tmp_path
    )
    assert made.stderr is not None
    first = next(line for line in made.stderr if line.startswith("done") and "panel" in line)
    made.send_signal(signal.SIGINT)
    _, err = made.communicate(timeout=60)
    job = err.split("resume ")[1].split()[0]

    again = a_program("resume", job, "--out", str(tmp_path / "a.cbz"), folder=tmp_path)
    out, err_again = again.communicate(timeout=120)

    assert first
    assert made.returncode == 130
    assert "Cancelled" in err
    assert "Traceback" not in err
    assert again.returncode == 0, err_again
    assert "a.cbz" in out


def test_a_price_is_told_before_anything_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["make", "comic", "A fox", "--dry-run", "--json"])

    price = json.loads(capsys.readouterr().out)
    assert code == 0
    assert price["usd"] == 0
    assert price["seconds"][0] <= price["seconds"][1]


def test_the_doctor_looks_at_everything_that_a_job_needs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "0")

    code = main(["doctor", "--json"])

    findings = {one["what"]: one for one in json.loads(capsys.readouterr().out)}
    assert code == 0, findings
    assert set(findings) == {
        *("python", "packages", "settings", "folder", "disk", "server", "models", "painter", "voice", "pages"),
    }


def test_the_doctor_says_what_to_do_about_a_wrong_setting(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "high")

    code = main(["doctor"])

    told = capsys.readouterr().out
    assert code == 1
    assert "Correct or unset PORT" in told


def test_a_sweep_tells_its_counts(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["sweep", "--json"])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == {"looked_at": 0, "enqueued": 0, "jobs_removed": 0, "files_removed": 0}


def test_the_painter_draws_one_picture_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["draw", "a cat in a boat", "--size", "256x192", "--out", str(tmp_path / "cat.png")])

    assert code == 0
    assert (tmp_path / "cat.png").read_bytes().startswith(b"\x89PNG")


def test_a_second_server_on_a_folder_refuses_in_one_sentence(tmp_path: Path) -> None:
    first = a_program("serve", "--port", "0", folder=tmp_path)
    assert first.stderr is not None
    first.stderr.readline()

    second = a_program("serve", "--port", "0", folder=tmp_path)
    _, err = second.communicate(timeout=60)
    first.send_signal(signal.SIGTERM)
    _, first_err = first.communicate(timeout=60)

    assert second.returncode == 1
    assert f"process {first.pid}" in err
    assert err.count("\n") == 1
    assert first.returncode == 0, first_err


def test_a_server_says_where_it_answers(tmp_path: Path) -> None:
    first = a_program("serve", "--port", "0", folder=tmp_path)
    assert first.stderr is not None

    said = first.stderr.readline()
    first.send_signal(signal.SIGTERM)
    first.communicate(timeout=60)

    assert "Limner answers at http://127.0.0.1:" in said


def test_a_start_that_fails_at_once_says_one_sentence(tmp_path: Path) -> None:
    program = a_program("serve", "--host", "no.such.name.invalid", folder=tmp_path)

    _, err = program.communicate(timeout=60)

    assert program.returncode == 1
    assert err.count("\n") == 1


def test_a_secret_that_was_cut_off_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "token-secret").write_bytes(b"")

    made = signing_secret(tmp_path)

    assert len(made) == 32
    assert signing_secret(tmp_path) == made


def test_the_end_of_input_at_the_question_cancels_and_the_words_of_the_plan_are_no_markup(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    (tmp_path / "script.txt").write_text("FEN: A [/] b :smile: [bold]c\n")
    words = ("make", "comic", "--script", str(tmp_path / "script.txt"), "--scenes", "1", "--approve", "--out")
    program = a_program(*words, str(tmp_path / "out"), folder=tmp_path, stdin=theirs)

    os.write(ours, b"\x04")
    _, err = program.communicate(timeout=60)

    assert program.returncode == 130
    assert "1. Fen: A [/] b :smile: [bold]c" in err
    assert "Cancelled" in err
    assert "Traceback" not in err


def test_a_document_is_made_into_what_was_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "animals.pdf"
    book.write_bytes(a_pdf(chapters(2)))

    code = main(["make", "lesson", "--file", str(book), "--scenes", "2", "--out", str(tmp_path / "l.json"), "--json"])

    job = json.loads(capsys.readouterr().out)
    assert (code, job["state"]) == (0, "done")
    assert "badger" in Path(job["files"]["json"]).read_text("utf-8")
    assert main(["make", "lesson", "--file", str(book), "--dry-run"]) == 0
