"""The steps of a release, as cloudbuild.yaml names them: what the image is made of, new revisions, trial, traffic.

All services move together. Whatever fails after the traffic began to move leads every service back to what it served.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

#: what a function needs, and nothing else
SOURCES = (
    "main.py", "functions", "requirements.txt", "requirements-laptop.txt", "constraints.txt", "LICENSE", "NOTICE",
)  # fmt: skip
#: who is called comes before who calls
SERVICES = ("assemble", "render", "plan", "sweep", "api")
TAG = "candidate"
#: seconds between two looks at the health
PAUSE = 3.0


class ReleaseFault(Exception):
    """The release cannot go on."""


def source(folder: Path) -> None:
    """Lays out what the image is built from."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in SOURCES:
        found = Path(name)
        if found.is_dir():
            shutil.copytree(found, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(found, folder / name)


def deploy(name: str, region: str, *, image: str, state: Path) -> None:
    """New revisions of all services without traffic; what serves now is noted first."""
    state.write_text(json.dumps({one: serving(described(f"{name}-{one}", region)) for one in SERVICES}))
    for one in SERVICES:
        gcloud(
            "run", "deploy", f"{name}-{one}", f"--region={region}", f"--image={image}", "--no-traffic", f"--tag={TAG}"
        )


def smoke(name: str, region: str, *, address: str, tries: int) -> None:
    """The new revision of the API is well, at the tag's own address."""
    url = str(described(f"{name}-api", region)["status"]["url"])
    well(address or url.replace("https://", f"https://{TAG}---", 1), token=identity(url), tries=tries)


def traffic(name: str, region: str, *, address: str, state: Path, tries: int) -> None:
    """All traffic to the new revisions; back to the noted ones where anything fails."""
    url = str(described(f"{name}-api", region)["status"]["url"])
    try:
        for one in SERVICES:
            gcloud("run", "services", "update-traffic", f"{name}-{one}", f"--region={region}", "--to-latest")
        well(address or url, token=identity(url), tries=tries)
    except (ReleaseFault, subprocess.CalledProcessError) as error:
        back(name, region, state=state)
        raise ReleaseFault(f"{error} All services serve again what they served before.") from error


def back(name: str, region: str, *, state: Path) -> None:
    """Every service to the revision that was noted, the API first."""
    failed = []
    for one, revision in reversed(json.loads(state.read_text()).items()):
        try:
            gcloud(
                "run",
                "services",
                "update-traffic",
                f"{name}-{one}",
                f"--region={region}",
                f"--to-revisions={revision}=100",
            )
        except subprocess.CalledProcessError:
            failed.append(f"{name}-{one} to {revision}")
    if failed:
        raise ReleaseFault(f"These could not be led back; do it by hand: {', '.join(failed)}.")


def serving(service: dict[str, dict[str, list[dict[str, object]]]]) -> str:
    """The revision with the most traffic."""
    shares = [one for one in service["status"]["traffic"] if one.get("percent")]
    return str(max(shares, key=lambda one: int(str(one["percent"])))["revisionName"])


def described(service: str, region: str) -> dict[str, dict[str, list[dict[str, object]]]]:
    """The service as Cloud Run knows it."""
    found: dict[str, dict[str, list[dict[str, object]]]] = json.loads(
        gcloud("run", "services", "describe", service, f"--region={region}", "--format=json")
    )
    return found


def identity(audience: str) -> str:
    """A token for a service that is not public. The audience is its address without a tag."""
    return gcloud("auth", "print-identity-token", f"--audiences={audience}").strip()


def well(address: str, *, token: str, tries: int) -> None:
    """GET /health answers 200, at the latest at the last try."""
    asked = urllib.request.Request(f"{address}/health", headers={"X-Serverless-Authorization": f"Bearer {token}"})
    last = ""
    for attempt in range(tries):
        if attempt:
            time.sleep(PAUSE)
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                print(f"{address}/health: {answer.status}", flush=True)
                return
        except urllib.error.HTTPError as error:
            last = f"{error.code}: {error.read(300).decode(errors='replace')}"
        except OSError as error:
            last = str(error)
    raise ReleaseFault(f"{address}/health is not well: {last}.")


def gcloud(*words: str) -> str:
    """What the command says; its complaints go to the log of the build."""
    print("gcloud", *words, flush=True)
    return subprocess.run(["gcloud", *words, "--quiet"], check=True, stdout=subprocess.PIPE, text=True).stdout


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["source", "deploy", "smoke", "traffic"])
    parser.add_argument("--folder", type=Path, default=Path("release/source"), help="where source lays things out")
    parser.add_argument("--name", default="limner", help="the first part of the services' names")
    parser.add_argument("--region", default="us-central1")
    parser.add_argument("--image", type=Path, default=Path("release/image"), help="a file with the image's address")
    parser.add_argument("--state", type=Path, default=Path("release/before.json"), help="what served before")
    parser.add_argument("--address", default="", help="of the API, where it is not Cloud Run's own")
    parser.add_argument("--tries", type=int, default=20, help="looks at the health before it counts as ill")
    asked = parser.parse_args(words)
    try:
        if asked.step == "source":
            source(asked.folder)
        elif asked.step == "deploy":
            deploy(asked.name, asked.region, image=asked.image.read_text().strip(), state=asked.state)
        elif asked.step == "smoke":
            smoke(asked.name, asked.region, address=asked.address, tries=asked.tries)
        else:
            traffic(asked.name, asked.region, address=asked.address, state=asked.state, tries=asked.tries)
    except (ReleaseFault, subprocess.CalledProcessError) as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
