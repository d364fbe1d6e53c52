"""The cloud's description agrees with the house, and its checks notice what must never be applied."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from functions.adapters.models.gemini.painter import GeminiPainter
from functions.adapters.models.gemini.voice import GeminiVoice
from functions.adapters.models.gemini.writer import PLAN, UNHURRIED
from functions.core.messages import LANE_OF

ROOT = Path(__file__).parent.parent
INFRA = ROOT / "infra"
FILES = {path.name: path.read_text("utf-8") for path in sorted(INFRA.glob("*.tf"))}
ALL = "\n".join(FILES.values())
README = (INFRA / "README.md").read_text("utf-8")
RULES = (INFRA / "firestore.rules").read_text("utf-8")
#: every role that anybody is given
ROLES = {
    "roles/aiplatform.user",
    "roles/artifactregistry.writer",
    "roles/cloudbuild.builds.editor",
    "roles/cloudtasks.enqueuer",
    "roles/cloudtasks.viewer",
    "roles/datastore.user",
    "roles/iam.serviceAccountTokenCreator",
    "roles/iam.serviceAccountUser",
    "roles/iam.workloadIdentityUser",
    "roles/logging.logWriter",
    "roles/run.developer",
    "roles/run.invoker",
    "roles/secretmanager.secretAccessor",
    "roles/storage.objectUser",
    "roles/storage.objectViewer",
}


def lanes() -> dict[str, dict[str, str]]:
    """The table of queues: lane -> its worker and what its models may take."""
    rows = re.findall(r"^    (\w+) += \{ target = \"(\w+)\", model = (\d+)", FILES["queues.tf"], re.MULTILINE)
    return {lane: {"target": target, "model": model} for lane, target, model in rows}


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """The copy's own check, without the network; skipped where nothing can check here."""
    fetched = INFRA / ".terraform" / "providers"
    mirror = fetched if fetched.is_dir() else folder
    config = folder / "terraform.rc"
    config.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror}"\n  }}\n}}\n')
    named = os.environ.get("TERRAFORM_CHECK", "")
    check = str((ROOT / named).resolve()) if "/" in named else named
    env = {**os.environ, "TF_CLI_CONFIG_FILE": str(config), "TERRAFORM_CHECK": check}
    done = subprocess.run(["sh", "tools/infra"], cwd=folder, env=env, capture_output=True, text=True, check=False)
    if "NOT CHECKED" in done.stderr:
        pytest.skip("neither Google's provider nor TERRAFORM_CHECK is here: try `make infra` first")
    return done


def copied(folder: Path, *, tests: str) -> Path:
    """The description with one file of tests, to be broken."""
    left_out = shutil.ignore_patterns(".terraform", "examples", "*.tftest.hcl")
    shutil.copytree(INFRA, folder / "infra", ignore=left_out)
    shutil.copy2(INFRA / "tests" / tests, folder / "infra" / "tests")
    (folder / "tools").mkdir()
    shutil.copy2(ROOT / "tools" / "infra", folder / "tools")
    return folder


def broken(folder: Path, name: str, *, what: str, into: str) -> None:
    path = folder / "infra" / name
    text = path.read_text("utf-8")
    assert text.count(what) == 1
    path.write_text(text.replace(what, into), "utf-8")


def test_a_misspelt_argument_is_noticed(tmp_path: Path) -> None:
    folder = copied(tmp_path, tests="identity.tftest.hcl")
    broken(folder, "queues.tf", what="max_attempts       =", into="max_atempts        =")

    done = checked(folder)

    assert done.returncode
    assert "max_atempts" in done.stdout + done.stderr


@pytest.mark.slow
def test_a_worker_that_anybody_may_call_is_noticed(tmp_path: Path) -> None:
    folder = copied(tmp_path, tests="identity.tftest.hcl")
    caller = 'role     = "roles/run.invoker"\n  member   = '
    broken(
        folder,
        "identity.tf",
        what=f"{caller}google_service_account.house[each.value].member",
        into=f'{caller}each.key == "render" ? "allUsers" : google_service_account.house[each.value].member',
    )

    done = checked(folder)

    assert done.returncode
    assert "a worker can be called by somebody else" in done.stdout + done.stderr


@pytest.mark.slow
def test_a_worker_that_the_internet_reaches_is_noticed(tmp_path: Path) -> None:
    folder = copied(tmp_path, tests="identity.tftest.hcl")
    broken(folder, "services.tf", what='"INGRESS_TRAFFIC_INTERNAL_ONLY"', into='"INGRESS_TRAFFIC_ALL"')

    done = checked(folder)

    assert done.returncode
    assert "a worker can be reached from the internet" in done.stdout + done.stderr


def test_without_terraform_the_check_says_loudly_that_it_did_not_run(tmp_path: Path) -> None:
    folder = copied(tmp_path, tests="identity.tftest.hcl")

    done = alone(folder)

    assert done.returncode == 0
    assert "NOT CHECKED: terraform is not installed here" in done.stderr


def test_a_check_that_was_named_counts(tmp_path: Path) -> None:
    folder = copied(tmp_path, tests="identity.tftest.hcl")
    check = tmp_path / "check"
    check.write_text('#!/bin/sh\necho "asked about $1"\nexit 3\n')
    check.chmod(0o755)

    done = alone(folder, TERRAFORM_CHECK=str(check))

    assert done.returncode == 3
    assert "asked about infra" in done.stdout


@pytest.mark.parametrize(("fails", "status"), [("nothing", 0), ("fmt", 1), ("validate", 1), ("test", 1), ("init", 1)])
def test_with_the_provider_format_names_and_behaviour_all_count(tmp_path: Path, fails: str, status: int) -> None:
    folder = copied(tmp_path, tests="identity.tftest.hcl")
    terraform = '#!/bin/sh\necho "asked: $2"\n[ "$2" != ' + fails + " ]\n"

    done = alone(folder, terraform=terraform)

    assert done.returncode == status
    assert "NOT CHECKED" not in done.stderr
    if fails == "nothing":
        assert re.findall(r"asked: (\w+)", done.stdout) == ["fmt", "validate", "test"]


def test_where_the_provider_cannot_be_fetched_the_named_check_is_asked(tmp_path: Path) -> None:
    folder = copied(tmp_path, tests="identity.tftest.hcl")
    (folder / "check").write_text("#!/bin/sh\nexit 4\n")
    (folder / "check").chmod(0o755)
    terraform = "#!/bin/sh\necho 'Error: Failed to query available provider packages'\nexit 1\n"

    done = alone(folder, terraform=terraform, TERRAFORM_CHECK=str(folder / "check"))

    assert done.returncode == 4


def alone(folder: Path, *, terraform: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """The check on a computer that has the shell's own tools, and this Terraform or none."""
    tools = folder / "bin"
    tools.mkdir()
    for name in ("sh", "dirname", "mkdir", "cat", "grep"):
        (tools / name).symlink_to(shutil.which(name) or name)
    if terraform:
        (tools / "terraform").write_text(terraform)
        (tools / "terraform").chmod(0o755)
    asked = {"PATH": str(tools), **env}
    return subprocess.run(["sh", "tools/infra"], cwd=folder, env=asked, capture_output=True, text=True, check=False)


def test_nobody_is_given_another_role_and_the_api_alone_can_be_public() -> None:
    given = set(re.findall(r"\"(roles/[\w.]+)\"", ALL))
    everybody = [name for name, text in FILES.items() for _ in re.findall(r"\"all(?:Authenticated)?Users\"", text)]
    authoritative = re.findall(r"resource \"(google_\w+_iam_(?:binding|policy))\"", ALL)

    assert given == ROLES
    assert everybody == ["identity.tf"]
    assert not authoritative
    assert "google_service_account_key" not in ALL
    assert "invoker_iam_disabled" not in ALL


def test_the_services_are_the_functions_of_main() -> None:
    main = ast.parse((ROOT / "main.py").read_text("utf-8"))
    functions = {one.name for one in main.body if isinstance(one, ast.FunctionDef)}

    services = set(re.findall(r"^    (\w+) += \{ concurrency =", FILES["services.tf"], re.MULTILINE))

    assert services == functions


def test_every_medium_of_the_house_has_its_queue() -> None:
    assert set(lanes()) == set(LANE_OF.values())


def test_a_function_lasts_longer_than_the_models_that_it_waits_for() -> None:
    may = {lane: int(row["model"]) for lane, row in lanes().items()}

    assert may["picture"] >= GeminiPainter.timeout
    assert may["text"] >= max(PLAN, UNHURRIED)
    assert may["speech"] >= 10 * GeminiVoice.timeout


def test_the_times_of_the_readme_are_those_of_the_queues() -> None:
    timeouts = dict(
        re.findall(r"^    (\w+) += \{ concurrency .* timeout = (\d+) \}", FILES["services.tf"], re.MULTILINE)
    )

    for lane, row in lanes().items():
        function = int(timeouts[row["target"]])
        verbs = ", ".join(verb for verb, its in LANE_OF.items() if its == lane)
        times = f"{row['model']} s | {function} s | {function + 30} s"
        assert f"| `NAME-{lane}` | `NAME-{row['target']}` | {verbs} | {times} |" in README


def test_metrics_count_lines_that_the_house_writes() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "functions").rglob("*.py"))
    events = re.findall(r"^ +event = \"(\w+)\"", FILES["metrics.tf"], re.MULTILINE)
    fields = {
        word
        for labels, value in re.findall(r"labels = \[([^\]]*)\], value = (\S+),", FILES["metrics.tf"])
        for word in re.findall(r"\w+", f"{labels} {value}")
    } - {"null"}

    assert events
    assert not [event for event in events if f'"{event}"' not in source]
    noticing = (ROOT / "functions" / "flows" / "noticing.py").read_text("utf-8")
    assert not [field for field in fields if f'"{field}"' not in noticing]


def test_the_readme_names_every_variable_and_every_setting_of_the_module() -> None:
    declared = re.findall(r"^variable \"(\w+)\"", FILES["variables.tf"], re.MULTILINE)
    table = README.split("## Variables")[1].split("##")[0]
    own = re.findall(r"\"([A-Z_0-9]+)\"", FILES["services.tf"].split("own_settings = [")[1].split("]")[0])

    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == declared
    assert not [name for name in own if f"`{name}`" not in README]


def test_the_readme_names_every_file_and_every_collection() -> None:
    store = FILES["store.tf"]
    asked = set(re.findall(r"= \[\"(\w+)\", ", store.split("indexes = {")[1].split("\n  }")[0]))
    collections = asked | set(re.findall(r"\"(\w+)\"", store.split("mortal = [")[1].split("]")[0]))

    assert {"jobs", "gallery", "cache", "settled"} <= collections
    assert not [name for name in FILES if f"`{name}`" not in README]
    assert not [name for name in collections if f"| `{name}` |" not in README]


def test_each_variable_and_output_says_what_it_is() -> None:
    blocks = re.findall(r"^(?:variable|output) \"\w+\" \{\n(.*?)^\}", ALL, re.MULTILINE | re.DOTALL)

    assert blocks
    assert not [block for block in blocks if "description = " not in block]


def test_browsers_may_get_one_job_and_nothing_else() -> None:
    allowed = re.findall(r"allow ([^:]+):", RULES)
    matched = re.findall(r"match (\S+)", RULES)

    assert allowed == ["get"]
    assert matched == ["/databases/{database}/documents", "/jobs/{job}"]
    assert "resource.data.owner == caller()" in RULES
    assert "resource.data.hidden == false" in RULES
