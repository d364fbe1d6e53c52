"""The real Firestore emulator, where gcloud brought one or FIRESTORE_EMULATOR_JAR names one."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

MAIN = "com.google.cloud.datastore.emulator.firestore.CloudFirestore"
PLACE = Path("platform", "cloud-firestore-emulator", "cloud-firestore-emulator.jar")
FLAGS = ("-Duser.language=en", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
#: seconds until it answers; one or two are usual
STARTS = 60.0


def jar() -> Path | None:
    """The emulator, if there is one here and Java to run it."""
    gcloud = shutil.which("gcloud")
    kits = [Path(gcloud).resolve().parent.parent] if gcloud else []
    kits += [Path("/usr/lib/google-cloud-sdk"), Path("/opt/google-cloud-sdk"), Path.home() / "google-cloud-sdk"]
    named = os.environ.get("FIRESTORE_EMULATOR_JAR")
    found = [Path(named)] if named else [kit / PLACE for kit in kits]
    return next((one for one in found if one.is_file()), None) if shutil.which("java") else None


def missing() -> NoReturn:
    """Skips what needs it on a computer without one; where all must run, that is a failure."""
    sentence = "no Firestore emulator is here: install gcloud's, or name its jar in FIRESTORE_EMULATOR_JAR"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


@contextmanager
def running(folder: Path, *, rules: Path | None = None) -> Iterator[str]:
    """Its address while it runs, as 127.0.0.1:PORT; a project of a new name starts empty."""
    found = jar()
    assert found is not None
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["java", *FLAGS, "-cp", str(found), MAIN, "--host", "127.0.0.1", "--port", str(port)]
    command += ["--rules", str(rules)] if rules else []
    log = folder / "emulator.log"
    with log.open("wb") as told:
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told, start_new_session=True)
    try:
        _await(process, port, log)
        yield f"127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    ends = time.monotonic() + STARTS
    while time.monotonic() < ends and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the emulator did not start: {log.read_text()[-500:]}")
