"""The whole house on Google Cloud, on this machine: each function a process of its own, as Cloud Run would start it.

Firestore is Google's own emulator; Cloud Storage, Cloud Tasks and Gemini are fakes that speak their protocols.
`python -m tests.journeys.cloud` keeps one running until Ctrl-C and prints its address and a key.
"""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import emulator
from tests.fakes.gemini.server import KEY, FakeGemini
from tests.fakes.storage.service import FakeStorage
from tests.fakes.tasks.queues import Chaos
from tests.fakes.tasks.service import PARENT, FakeTasks, aimed

ROOT = Path(__file__).parent.parent.parent
HOST, STARTS = "127.0.0.1", 60.0
#: target -> as many requests at once as it takes, as infra/services.tf has it
TARGETS = {"api": 40, "plan": 16, "render": 10, "assemble": 2, "sweep": 1}
#: medium -> its worker
WORKERS = {"text": "plan", "webhook": "plan", "picture": "render", "speech": "render", "assembly": "assemble"}
TASKS, SCHEDULER = "limner-tasks@demo.iam.gserviceaccount.com", "limner-scheduler@demo.iam.gserviceaccount.com"
AGAIN = {"maxAttempts": 8, "maxRetryDuration": "7200s", "minBackoff": "0.2s", "maxBackoff": "2s", "maxDoublings": 6}


@dataclass
class Service:
    """One function under functions-framework."""

    target: str
    env: Mapping[str, str]
    log: Path
    source: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        """Comes back when it listens."""
        words = ["--target", self.target, "--source", str(self.source), "--host", HOST, "--port", str(self.port)]
        program = Path(sys.executable).parent / "functions-framework"
        with self.log.open("ab") as told:
            self.process = subprocess.Popen(
                [str(program), *words], cwd=ROOT, env=dict(self.env), stdout=told, stderr=told, start_new_session=True
            )
        ends = time.monotonic() + STARTS
        while True:
            if self._listens():
                return
            assert self.process.poll() is None and time.monotonic() < ends, self.log.read_text("utf-8")[-2000:]
            time.sleep(0.02)

    def kill(self) -> None:
        """Nothing of it lives on, as when an instance is lost."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        # Its children die a moment later, and until then somebody still listens.
        ends = time.monotonic() + STARTS
        while self._listens() and time.monotonic() < ends:
            time.sleep(0.01)

    def _listens(self) -> bool:
        with suppress(OSError), socket.create_connection((HOST, self.port), timeout=1.0):
            return True
        return False

    def end(self, *, within: float = 10.0) -> float:
        """Told to end as Cloud Run does it; the seconds that it took, of which there are ten."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(within)
        took = time.monotonic() - began
        self.kill()
        return took

    def lines(self) -> list[dict[str, Any]]:
        """What it logged, as far as it is JSON."""
        found = [one for one in self.log.read_text("utf-8").splitlines() if one.startswith("{")]
        return [json.loads(one) for one in found]


class Elsewhere(urllib.request.HTTPRedirectHandler):
    """Follows to a signed link as browsers and curl do: the key stays at home."""

    def redirect_request(self, *args: Any) -> urllib.request.Request | None:
        found = super().redirect_request(*args)
        if found is not None:
            found.remove_header("Authorization")
        return found


@dataclass
class CloudHouse:
    """All of it."""

    storage: FakeStorage
    tasks: FakeTasks
    gemini: FakeGemini
    services: dict[str, Service]
    env: Mapping[str, str]
    key: str = ""
    _over: threading.Event = field(default_factory=threading.Event)

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """JSON from the API, in the name of the key's owner."""
        data = None if body is None else json.dumps(body).encode()
        return json.loads(self.bytes_of(path, method=method, data=data, **headers) or b"null")

    def bytes_of(self, path: str, *, method: str = "GET", data: bytes | None = None, **headers: str) -> bytes:
        sent = {"Authorization": f"Bearer {self.key}", **({"Content-Type": "application/json"} if data else {})}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.services["api"].url + path, data, sent, method=method)
        with urllib.request.build_opener(Elsewhere).open(request, timeout=90.0) as answer:
            return bytes(answer.read())

    def ended(self, jobs: list[dict[str, Any]], *, within: float) -> list[dict[str, Any]]:
        """The jobs as they ended; a test that waits longer has failed."""
        ends = time.monotonic() + within
        found = list(jobs)
        for place, job in enumerate(jobs):
            while not found[place]["done"]:
                assert time.monotonic() < ends, json.dumps(found[place]["progress"])[:3000]
                with suppress(urllib.error.URLError, OSError):  # the API may be the one that was killed
                    found[place] = self.ask("GET", f"/v1/jobs/{job['id']}?wait=2")
        return found

    def look(self, path: str = "/") -> Any:
        """What Cloud Scheduler asks for each minute, or each night."""
        sweep = self.services["sweep"]
        token = self.tasks.issuer.of_account(SCHEDULER, sweep.env["TASK_AUDIENCE"], now=time.time())
        request = urllib.request.Request(sweep.url + path, b"", {"Authorization": f"Bearer {token}"}, method="POST")
        with urllib.request.urlopen(request, timeout=90.0) as answer:
            return json.load(answer)

    @contextmanager
    def swept(self, *, every: float) -> Iterator[None]:
        """Looked at again and again meanwhile."""

        def sweep() -> None:
            while not self._over.wait(every):
                with suppress(urllib.error.URLError, OSError):
                    self.look()

        looking = threading.Thread(target=sweep, daemon=True)
        looking.start()
        try:
            yield
        finally:
            self._over.set()
            looking.join(10.0)

    def restart(self, target: str, *, politely: bool = False) -> float:
        """Another instance in its place, at the same address; the seconds until nothing of the old one lived on."""
        service, began = self.services[target], time.monotonic()
        if politely:
            service.end()
        service.kill()
        took = time.monotonic() - began
        service.start()
        return took


def free_ports(count: int) -> list[int]:
    """Different ones, free a moment ago."""
    with ExitStack() as open_ones:
        probes = [open_ones.enter_context(socket.create_server((HOST, 0))) for _ in range(count)]
        return [probe.getsockname()[1] for probe in probes]


@contextmanager
def a_cloud(
    folder: Path, *, chaos: Chaos | None = None, source: Path = ROOT / "main.py", **settings: str
) -> Iterator[CloudHouse]:
    """The house while it runs, empty, with a key for its API."""
    project = f"demo-{secrets.token_hex(4)}"
    with (
        emulator.running(folder) as firestore,
        FakeStorage().served() as storage,
        FakeGemini().served() as gemini,
        FakeTasks(chaos=chaos or Chaos()).served(delivering=True) as tasks,
    ):
        names = {"ASSETS_BUCKET": f"{project}-assets", "SCRATCH_BUCKET": f"{project}-scratch"}
        for name in names.values():
            storage.bucket(name)
        ports = dict(zip(TARGETS, free_ports(len(TARGETS)), strict=True))
        env = _surroundings() | names | {
            "WORLD": "google", "GOOGLE_CLOUD_PROJECT": project, "FIRESTORE_EMULATOR_HOST": firestore,
            "STORAGE_EMULATOR_HOST": storage.url, "CLOUD_TASKS_EMULATOR_HOST": tasks.host,
            "TASK_CERTS_URL": tasks.issuer.url, "TASK_QUEUES": json.dumps(_queues(tasks, ports)), "AUTH": "keys",
            "MODELS": "gemini", "GEMINI_API_KEY": KEY, "GOOGLE_GEMINI_BASE_URL": gemini.url, "LOG_FORMAT": "json",
            "SPEND_PER_10_MINUTES_USD": "1000000", **settings,
        }  # fmt: skip
        services = {
            name: Service(name, env | _own(name), folder / f"{name}.log", source, port) for name, port in ports.items()
        }
        house = CloudHouse(storage=storage, tasks=tasks, gemini=gemini, services=services, env=env)
        try:
            house.key = _key(env, folder)
            for service in services.values():
                service.start()
            yield house
        finally:
            for service in services.values():
                service.kill()


def _surroundings() -> dict[str, str]:
    """The caller's, but compiled modules are kept, and none of the caller's own settings of a cloud."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOOGLE_", "K_"))}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {"PYTHONPATH": str(ROOT)}


def _own(target: str) -> dict[str, str]:
    """What differs between the services."""
    own = {"FUNCTION_TARGET": target, "THREADS": str(TARGETS[target])}
    if target == "api":
        return own
    return own | {"TASK_AUDIENCE": _audience(target), "TASK_CALLER": SCHEDULER if target == "sweep" else TASKS}


def _audience(target: str) -> str:
    return f"https://{target}.limner.demo.internal"


def _queues(tasks: FakeTasks, ports: Mapping[str, int]) -> dict[str, Any]:
    for lane, target in WORKERS.items():
        address = aimed(f"http://{HOST}:{ports[target]}", audience=_audience(target), caller=TASKS)
        rates = {"maxConcurrentDispatches": TARGETS[target]}
        tasks.open_queue(f"limner-{lane}", httpTarget=address, retryConfig=AGAIN, rateLimits=rates)
    return {lane: {"name": f"{PARENT}/limner-{lane}", "deadline": 600} for lane in WORKERS}


def _key(env: Mapping[str, str], folder: Path) -> str:
    words = ["-m", "functions", "keys", "create", "--owner", "ann", "--scopes", "read,write,admin", "--json"]
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=dict(env), capture_output=True, text=True, check=True
    )
    return str(json.loads(done.stdout)["key"])


def main() -> int:
    """Serves until Ctrl-C or SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if emulator.jar() is None:
        print("The Firestore emulator is missing: gcloud components install cloud-firestore-emulator, and Java.")
        return 1
    with tempfile.TemporaryDirectory() as folder, a_cloud(Path(folder)) as house, house.swept(every=15.0):
        print(
            f"api   {house.services['api'].url}\nkey   {house.key}\nlogs  {folder}/*.log\nCtrl-C ends it.", flush=True
        )
        with suppress(KeyboardInterrupt):
            threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
