"""What a reader, a packager and a lawyer expect of the repository itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
FONTS = sorted((ROOT / "functions").rglob("*.ttf"))
SETTINGS, CLOUD = ROOT / "functions" / "settings.py", ROOT / "functions" / "cloud.py"
TARGETS = ["help", "demo", "serve", "test", "check", "infra", "bench", "soak", "clean"]


def tracked() -> list[Path]:
    """The files of the project: git's list, or, in a copy without git, all but what is made here."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        asked = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
        listed = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    made = {".venv", ".limner", "comics", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
    made |= {".terraform", "release"}
    return [p for p in ROOT.rglob("*") if p.is_file() and not made & set(p.relative_to(ROOT).parts)]


def texts() -> dict[str, str]:
    found = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data[:8192]:
            found[str(path.relative_to(ROOT))] = data.decode("utf-8")
    return found


def listed(name: str) -> dict[str, str]:
    """Name -> pin of one list, without what it includes."""
    lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line and line[0] not in "#-"]
    return dict(line.split("==") for line in lines)


def dev_group() -> dict[str, str]:
    group = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["dev"]
    wanted = [Requirement(line) for line in group]
    here = [one for one in wanted if one.marker is None or one.marker.evaluate()]
    return {one.name: str(one.specifier).removeprefix("==") for one in here}


def test_the_licence_is_apache_2_and_the_notice_names_what_is_bundled() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    notice = (ROOT / "NOTICE").read_text("utf-8")

    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    for font in FONTS:
        beside = font.with_name("NOTICE")
        assert str(beside.relative_to(ROOT)) in notice
        assert font.name in beside.read_text("utf-8")


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_a_bundled_font_has_its_licence_beside_it(font: Path) -> None:
    licence = font.with_name(f"OFL-{font.name.split('-')[0]}.txt")

    assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()


def test_no_file_names_the_machine_that_it_was_written_on() -> None:
    words = [f"{ROOT}/", *([f"{Path.home()}/"] if len(Path.home().parts) > 1 else [])]
    registry = re.compile(r"^\s*(--)?(extra-)?(index-url|find-links)[ =]|pythonhosted\.org", re.MULTILINE)

    found = [name for name, text in texts().items() if any(word in text for word in words) or registry.search(text)]

    assert not [name for name in found if name != "tests/test_repository.py"]


def test_every_package_is_pinned_and_so_is_whatever_it_brings() -> None:
    direct = listed("requirements-laptop.txt") | listed("requirements.txt") | dev_group()
    pins = {canonicalize_name(name): pin for name, pin in (direct | listed("constraints.txt")).items()}

    unpinned, seen, ahead = set(), set(), [Requirement(name) for name in direct]
    while ahead:
        wanted = ahead.pop()
        name = canonicalize_name(wanted.name)
        if name not in pins:
            unpinned.add(name)
        if (name, *wanted.extras) in seen or name not in pins:
            continue
        seen.add((name, *wanted.extras))
        brought = [Requirement(line) for line in metadata.requires(name) or []]
        asked = [{"extra": extra} for extra in ("", *wanted.extras)]
        ahead += [r for r in brought if not r.marker or any(r.marker.evaluate(extra) for extra in asked)]

    assert not unpinned


def test_no_pin_is_left_over() -> None:
    direct = listed("requirements-laptop.txt") | listed("requirements.txt") | dev_group()

    assert not listed("constraints.txt").keys() & direct.keys()


def test_core_and_rules_hide_no_branch_from_the_coverage() -> None:
    rooms = ("functions/core/", "functions/rules/")

    assert not [name for name, text in texts().items() if name.startswith(rooms) and "pragma: no" in text]


@pytest.mark.skipif(not SETTINGS.exists(), reason="the house has no settings yet")
def test_the_example_of_an_environment_lists_every_setting_and_no_other() -> None:
    read = SETTINGS.read_text("utf-8") + CLOUD.read_text("utf-8")
    named = re.findall(r"#: ((?:[A-Z][A-Z0-9_]+(?:, )?)+):", read)
    settings = sorted(name for names in named for name in names.split(", "))
    example = re.findall(r"^# ([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)

    assert settings == sorted(example)


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows_its_targets(target: str) -> None:
    if not shutil.which("make"):
        pytest.skip("make is not installed here")

    asked = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)

    assert asked.returncode == 0, asked.stderr
