"""Backup, restore, migrate and setup on the command line, and the settings that a folder's `.env` brings."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from functions.__main__ import main
from functions.adapters.local import schema
from functions.commands.environment import parsed, read_in, written
from functions.commands.setup import QUESTIONS
from functions.settings import SettingFault


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", {"LIMNER_DATA": str(tmp_path / "data"), "PATH": os.environ["PATH"]})


def out(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out.strip()


def test_a_house_is_backed_up_and_restored_elsewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep"]) == 0
    out(capsys)

    assert main(["backup"]) == 0
    file = Path(out(capsys))
    assert main(["restore", str(file), "--into", "new"]) == 0

    assert file.parent == Path("backups")
    assert out(capsys) == "new"
    assert (tmp_path / "new" / "limner.db").exists()
    assert main(["restore", str(file), "--into", "new"]) == 2
    assert "is not empty" in capsys.readouterr().err


def test_old_backups_go_after_a_new_one_unless_they_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["sweep"])
    old = tmp_path / "kept" / "limner-20200101T020000Z.tar.gz"
    old.parent.mkdir()
    old.write_bytes(b"")
    os.utime(old, (1000.0, 1000.0))

    assert main(["backup", "--to", "kept", "--keep"]) == 0
    assert main(["backup", "--to", "kept", "--dry-run"]) == 0
    assert old.exists()
    out(capsys)
    assert main(["backup", "--to", "kept", "--json"]) == 0

    told = json.loads(out(capsys))
    assert told["removed"] == [str(Path("kept") / old.name)]
    assert not old.exists()
    assert Path(told["file"]).stat().st_size == told["bytes"]


def test_without_a_house_there_is_nothing_to_back_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup"]) == 1
    assert "There is no house" in capsys.readouterr().err


def test_tables_go_back_and_forth_and_say_what_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    main(["sweep"])
    out(capsys)

    assert main(["migrate", "--list"]) == 0
    assert f"* {schema.VERSION}" in out(capsys)
    assert main(["migrate", "--to", "1", "--dry-run"]) == 0
    told = capsys.readouterr()
    assert "would be without: API keys" in told.err
    assert main(["migrate", "--to", "1"]) == 0
    assert out(capsys) == f"version {schema.VERSION} -> 1"
    assert main(["migrate"]) == 0
    assert out(capsys) == f"version 1 -> {schema.VERSION}"
    assert main(["migrate", "--to", "99"]) == 2
    assert "There are the versions" in capsys.readouterr().err


def answered(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))


def test_setup_asks_and_writes_a_file_that_its_owner_alone_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answered(monkeypatch, "AIza secret", "", "house", "abc", "8099", "2.5", "")

    assert main(["setup"]) == 0

    told = capsys.readouterr()
    assert "PORT is 'abc'" in told.err
    assert "AIza" not in told.out + told.err
    file = tmp_path / ".env"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert parsed(file.read_text()) == {
        "GEMINI_API_KEY": "AIza secret", "LIMNER_DATA": "house", "PORT": "8099", "DAILY_BUDGET_USD": "2.5",
        "MAX_REQUESTS_PER_MINUTE": "0",
    }  # fmt: skip


def test_setup_replaces_nothing_unasked_and_keeps_what_it_does_not_ask_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=9000\nLOG_LEVEL=DEBUG\n")

    assert main(["setup", "--yes"]) == 2
    answered(monkeypatch, "n")
    assert main(["setup"]) == 2
    assert file.read_text() == "PORT=9000\nLOG_LEVEL=DEBUG\n"
    answered(monkeypatch, "y", *([""] * len(QUESTIONS)))
    assert main(["setup"]) == 0

    assert parsed(file.read_text()) == {
        "PORT": "9000", "LOG_LEVEL": "DEBUG", "LIMNER_DATA": str(tmp_path / "data"), "MAX_REQUESTS_PER_MINUTE": "0",
    }  # fmt: skip
    assert main(["setup", "--yes", "--overwrite"]) == 0


def test_setup_without_anybody_to_answer_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answered(monkeypatch)

    assert main(["setup"]) == 2
    assert "Use --yes" in capsys.readouterr().err
    assert not Path(".env").exists()


def test_a_command_reads_the_folders_env_and_the_environment_goes_before_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".env").write_text("LIMNER_DATA=elsewhere\nLOG_LEVEL=loud\n")

    assert main(["sweep"]) == 2
    assert "LOG_LEVEL is 'loud'" in capsys.readouterr().err
    os.environ["LOG_LEVEL"] = "INFO"
    assert main(["sweep"]) == 0

    assert (tmp_path / "data").exists()
    assert not (tmp_path / "elsewhere").exists()


def test_lines_of_an_env_file_are_read_as_shells_read_them() -> None:
    text = "# a comment\n\nA=1\nexport B = two words # and a comment\nC='it # is'\nD=\"x\"\nE=\nF=a#b\n"

    assert parsed(text) == {"A": "1", "B": "two words", "C": "it # is", "D": "x", "E": "", "F": "a#b"}


@pytest.mark.parametrize("value", ["", "plain", "two words", "it's", "a # b", "$HOME", "https://x.y/z?a=b"])
def test_what_is_written_is_read_again(value: str) -> None:
    assert parsed(written({"A": value})) == {"A": value}


def test_a_line_that_makes_no_sense_is_named_without_its_words(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("A=1\nsecret words\n")

    with pytest.raises(SettingFault, match=r"^Line 2 of \.env is not NAME=value\.$"):
        read_in({}, tmp_path)
