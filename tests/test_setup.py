"""The set-up as a stranger meets it: an interpreter that only pretends, so that each bad day takes milliseconds."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LISTS = ["requirements.txt", "requirements-laptop.txt", "constraints.txt", "pyproject.toml"]
TOOLS = ["sh", "dirname", "cat", "cksum", "grep", "tail", "rm", "df", "mkdir", "cp", "chmod"]
PRETENDER = """#!/bin/sh
case "$*" in
    *ensurepip*) exit $NO_VENV ;;
    *version_info\\[:2\\]\\)*) echo 3.12 ;;
    --version) echo Python 3.12.1 ;;
    "-m venv .venv") mkdir -p .venv/bin && echo home >.venv/pyvenv.cfg && cp "$0" .venv/bin/python ;;
    *"pip install"*) echo "$*" >>"$CALLS"; echo "$PIP_SAYS" >&2; [ -z "$PIP_SAYS" ] ;;
esac
"""


class Stranger:
    """A fresh copy of the set-up on a machine with nothing but a shell's own tools."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.here = folder / "a folder with spaces"
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        for made in (self.home, self.here / "tools", self.bin):
            made.mkdir(parents=True)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))
        for name in LISTS:
            shutil.copy(ROOT / name, self.here / name)
        shutil.copy(ROOT / "tools" / "setup", self.here / "tools" / "setup")

    def has_python(self) -> Stranger:
        python = self.bin / "python3"
        python.write_text(PRETENDER)
        python.chmod(0o755)
        return self

    def sets_up(
        self, which: str = "laptop", *, pip_says: str = "", no_venv: int = 0
    ) -> subprocess.CompletedProcess[str]:
        env = {"PATH": str(self.bin), "HOME": str(self.home), "CALLS": str(self.calls), "PIP_SAYS": pip_says}
        env["NO_VENV"] = str(no_venv)
        asked = ["sh", "tools/setup", which]
        return subprocess.run(asked, cwd=self.here, env=env, capture_output=True, text=True, check=False, timeout=30)

    def installations(self) -> int:
        return self.calls.read_text().count("\n") if self.calls.exists() else 0


@pytest.fixture
def stranger(tmp_path: Path) -> Stranger:
    return Stranger(tmp_path)


def test_without_python_one_sentence_says_which_to_install(stranger: Stranger) -> None:
    ended = stranger.sets_up()

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "no Python 3.11, 3.12 or 3.13 was found" in ended.stderr
    assert not (stranger.here / ".venv").exists()


def test_without_the_venv_module_the_package_to_install_is_named(stranger: Stranger) -> None:
    ended = stranger.has_python().sets_up(no_venv=1)

    assert ended.returncode == 1
    assert "apt install python3.12-venv" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("pip_says", "sentence"),
    [
        ("WARNING: Retrying ... Temporary failure in name resolution", "needs the network this once"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: [Errno 13] Permission denied: '/x'", "cannot be written"),
    ],
)
def test_a_failed_installation_is_explained_in_one_sentence(stranger: Stranger, pip_says: str, sentence: str) -> None:
    ended = stranger.has_python().sets_up(pip_says=pip_says)

    assert ended.returncode == 1
    assert sentence in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_full_disk_is_told_before_anything_is_written(stranger: Stranger) -> None:
    (stranger.bin / "df").unlink()
    (stranger.bin / "df").write_text("#!/bin/sh\necho Filesystem\necho '/dev/a b 61440 20480 40960 34% /mnt'\n")
    (stranger.bin / "df").chmod(0o755)

    ended = stranger.has_python().sets_up()

    assert ended.returncode == 1
    assert "needs about 150 MB in this folder, and 40 MB are free" in ended.stderr
    assert not (stranger.here / ".venv").exists()


def test_an_unknown_failure_shows_what_pip_said(stranger: Stranger) -> None:
    ended = stranger.has_python().sets_up(pip_says="ERROR: something never seen")

    assert ended.returncode == 1
    assert "something never seen" in ended.stderr


def test_packages_are_installed_again_only_when_a_list_has_changed(stranger: Stranger) -> None:
    stranger.has_python()

    outcomes = [stranger.sets_up().returncode, stranger.sets_up().returncode]
    unchanged = stranger.installations()
    with (stranger.here / "constraints.txt").open("a") as constraints:
        constraints.write("# another\n")
    outcomes.append(stranger.sets_up().returncode)

    assert outcomes == [0, 0, 0]
    assert unchanged == 1
    assert stranger.installations() == 2


def test_a_set_up_that_was_broken_off_goes_on_the_next_time(stranger: Stranger) -> None:
    stranger.has_python().sets_up(pip_says="ERROR: Connection reset by peer")
    (stranger.here / ".venv" / "pyvenv.cfg").unlink()
    (stranger.here / ".venv" / "bin" / "python").unlink()

    assert stranger.sets_up().returncode == 0


def test_somebody_elses_folder_named_venv_is_left_alone(stranger: Stranger) -> None:
    precious = stranger.here / ".venv" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("three years")

    ended = stranger.has_python().sets_up()

    assert ended.returncode == 1
    assert precious.read_text() == "three years"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named_as_the_reason(stranger: Stranger) -> None:
    stranger.has_python()
    stranger.here.chmod(0o555)

    ended = stranger.sets_up()

    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr


def test_an_unknown_set_is_refused(stranger: Stranger) -> None:
    ended = stranger.has_python().sets_up("everything")

    assert ended.returncode == 1
    assert "laptop or dev" in ended.stderr
