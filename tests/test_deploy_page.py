"""The commands of the pages on Google Cloud: no account is asked, but everything that they name is there."""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from functions.__main__ import COMMANDS, _function
from functions.adapters.google.survey.work import ACCOUNTS, SERVICES, TARGETS
from tests.test_docs import blocks
from tools import costs

ROOT = Path(__file__).parent.parent
DEPLOY, INFRA = ROOT / "docs" / "deploy.md", ROOT / "infra" / "README.md"
PAGES = [DEPLOY, INFRA]
#: what gcloud knows of that the pages use: command -> its options; by its reference of November 2026
GCLOUD: dict[str, set[str]] = {
    "auth application-default login": set(),
    "auth login": {"update-adc"},
    "auth print-identity-token": set(),
    "builds submit": {"region", "config", "ignore-file", "gcs-source-staging-dir", "service-account"},
    "firestore backups list": set(),
    "firestore bulk-delete": {"database"},
    "firestore databases restore": {"source-backup", "destination-database"},
    "firestore export": {"database", "snapshot-time"},
    "firestore import": {"database"},
    "run revisions list": {"service", "region"},
    "run services describe": {"region", "format"},
    "run services update-traffic": {"region", "to-revisions"},
    "scheduler jobs pause": {"location"},
    "scheduler jobs resume": {"location"},
    "secrets versions add": {"data-file"},
    "services enable": set(),
    "storage buckets create": {"location", "uniform-bucket-level-access"},
    "storage restore": {"async", "deleted-after-time"},
    "storage rm": {"recursive"},
    "tasks queues pause": {"location"},
    "tasks queues resume": {"location"},
}
TERRAFORM = {"init": {"backend-config"}, "apply": {"var", "target"}, "destroy": {"var"}, "output": {"raw"}}


def commands(page: Path) -> Iterator[list[str]]:
    """Every command of a page as its words, also those within others and within loops."""
    for block in blocks(page, "sh"):
        for line in filter(None, block.replace("\\\n", " ").splitlines()):
            yield from within(line)


def within(line: str) -> Iterator[list[str]]:
    found = shlex.shlex(re.sub(r" > \S+", "", line), posix=True, punctuation_chars=";|")
    found.whitespace_split, found.commenters = True, ""
    words: list[str] = []
    for word in [*found, ";"]:
        if "$(" in word:
            yield from within(word[word.index("$(") + 2 : word.rindex(")")])
        if set(word) <= set(";|"):
            if words and "=" not in words[0] and words[0] not in {"for", "done"}:
                yield words
            words = []
        elif word != "do":
            words.append(word)


ALL = [(page, words) for page in PAGES for words in commands(page)]
OF = {
    name: [words for _, words in ALL if words[0] == name]
    for name in ("gcloud", "terraform", ".venv/bin/python", ".venv/bin/pip")
}


def options(words: list[str]) -> set[str]:
    return {word.lstrip("-").partition("=")[0] for word in words if word.startswith("-")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_shell_can_read_every_block(page: Path) -> None:
    for block in blocks(page, "sh"):
        read = subprocess.run(["sh", "-n"], input=block, text=True, capture_output=True, check=False)

        assert read.returncode == 0, f"{block}\n{read.stderr}"


def test_nothing_is_typed_that_nobody_looked_at() -> None:
    known = {*OF, "curl", "git", "make", "printf", "sh"}

    assert {words[0] for _, words in ALL} <= known
    assert all(OF.values())


@pytest.mark.parametrize("words", OF["gcloud"], ids=" ".join)
def test_gcloud_knows_the_command_and_its_options(words: list[str]) -> None:
    told = " ".join(words[1:])

    (name,) = [name for name in GCLOUD if told == name or told.startswith(f"{name} ")]

    assert options(words) <= GCLOUD[name] | {"project"}
    if name.partition(" ")[0] not in {"auth", "config"}:
        assert "--project=PROJECT" in words, "without it the command works on another project"


@pytest.mark.parametrize("words", OF["terraform"], ids=" ".join)
def test_terraform_is_told_of_folders_variables_and_outputs_that_are_there(words: list[str]) -> None:
    folder = ROOT / words[1].removeprefix("-chdir=")
    text = (folder / "main.tf").read_text("utf-8")
    module = "\n".join(path.read_text("utf-8") for path in (ROOT / "infra").glob("*.tf"))

    assert options(words[3:]) <= TERRAFORM[words[2]]
    for name in re.findall(r"-var=(\w+)=", " ".join(words)):
        assert f'variable "{name}"' in text
    for kind, name in re.findall(r"-target=module\.limner\.(\w+)\.(\w+)", " ".join(words)):
        assert f'resource "{kind}" "{name}"' in module
    if words[2] == "output":
        assert f'output "{words[-1]}"' in text
        assert f'output "{words[-1]}"' in module


@pytest.mark.parametrize("words", OF[".venv/bin/python"], ids=" ".join)
def test_our_own_commands_take_these_words(words: list[str]) -> None:
    assert words[1] == "-m"
    if words[2] == "functions":
        parser = argparse.ArgumentParser()
        _function(words[3], 1)(parser)

        parser.parse_args(words[4:])

        assert words[3] in COMMANDS


def test_files_and_names_are_those_of_the_house() -> None:
    text = "\n".join(block for page in PAGES for block in blocks(page, "sh"))
    roles = {*ACCOUNTS, "build", "gemini-key"}
    names = {*roles, *SERVICES, *TARGETS, "sweep", "clean-up", "scratch", "assets"}

    # The database that a backup comes back as is a name of the reader's.
    assert set(re.findall(r"limner-([a-z]+(?:-[a-z]+)?)", text)) - {"then"} <= names
    for listed, known in (("service", SERVICES), ("queue", TARGETS), ("job", ("sweep", "clean-up"))):
        loops = re.findall(rf"for {listed} in ([^;]+);", text)
        assert loops
        assert all(set(loop.split()) == set(known) for loop in loops)
    for path in re.findall(r"(?:-r |--config=|--ignore-file=|^sh )([\w./-]+)", text, re.MULTILINE):
        assert (ROOT / path).is_file(), path
    for setting in re.findall(r"`([A-Z][A-Z_]{5,})(?:=\w+)?`", DEPLOY.read_text("utf-8")):
        assert setting == "PROJECT" or f"# {setting}=" in (ROOT / ".env.example").read_text("utf-8")
    for variable in ("public", "repository", "protect", "quota", "point_in_time_recovery", "hourly_spend_usd"):
        assert f"`{variable}" in DEPLOY.read_text("utf-8")
        assert f'variable "{variable}"' in (ROOT / "infra" / "variables.tf").read_text("utf-8")


def test_ten_commands_lead_to_a_comic() -> None:
    ten = DEPLOY.read_text("utf-8").split("## Ten commands")[1].split("```sh\n")[1].split("```")[0].splitlines()

    assert len(ten) == 10
    assert "functions make comic" in ten[-1]


def test_the_costs_are_those_of_the_price_list() -> None:
    page = DEPLOY.read_text("utf-8")

    for table in (costs.per_comic(), costs.per_month()):
        assert "\n".join(table) in page


def test_a_comic_costs_what_its_models_and_pictures_cost() -> None:
    assert costs.words("economy") < costs.words("standard") < costs.words("best")
    assert costs.pictures("standard") == pytest.approx(8 * 0.0336 + 8 * (450 * 1.5 + 400 * 7.5) / 1e6 + 12 * 0.004)
    assert 0 < costs.cloud() < 0.01


def test_the_examples_that_are_reckoned_are_those_of_terraform() -> None:
    warm = {}
    for example in (costs.SMALL, costs.PRODUCTION):
        text = (ROOT / "infra" / "examples" / example.name / "main.tf").read_text("utf-8")
        warm[example.name] = re.findall(r"(\w+) += \{ min_instances = (\d+)", text)
        assert bool(re.search(r"^  domain", text, re.MULTILINE)) is example.edge

    assert warm == {"small": [], "production": [("api", "1"), ("render", "1")]}
    assert (costs.PRODUCTION.warm_vcpu, costs.PRODUCTION.warm_gib) == (2, 2.5)


def test_the_first_page_leads_there() -> None:
    assert "(docs/deploy.md)" in (ROOT / "README.md").read_text("utf-8")
