"""eSpeak NG as it is found here: in the package espeakng-loader, as the system's library, or as a program.

It is under the GPL and no part of this house, which only calls it, in a process of its own for each passage.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import util
from pathlib import Path
from typing import Any, Protocol

from functions.adapters.models.offline.accents import Accent
from functions.core.errors import ModelTimeout, ProviderUnavailable

#: seconds for a passage: a minute of speech takes a tenth of one
PATIENCE = 40.0
#: between two brackets the program expects the names of sounds
_BRACKETS = re.compile(r"\[(?=\[)")


class Synthesizer(Protocol):
    """What reads a text."""

    @property
    def version(self) -> str:
        """Its name and version."""

    def read(self, text: str, accent: Accent) -> bytes:
        """A WAV; nothing where it has none of the voices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A shared library, called by a Python that does nothing else."""

    library: str
    #: its folder of languages; "" where it knows that itself
    data: str
    version: str = ""

    def read(self, text: str, accent: Accent) -> bytes:
        """A WAV; nothing where it has none of the voices."""
        from functions.media.sound.wave import Samples, written

        told, raw = self.asked(text, accent)
        return written(Samples("h", raw), rate=told["rate"]) if told["voice"] else b""

    def asked(self, text: str, accent: Accent) -> tuple[dict[str, Any], bytes]:
        """What the library tells of itself, and its samples."""
        order = {"library": self.library, "data": self.data, "text": text, **asdict(accent)}
        script = Path(__file__).with_name("synthesizing.py")
        answer = _run([sys.executable, "-I", "-S", str(script)], json.dumps(order).encode())
        head, _, raw = answer.partition(b"\n")
        told: dict[str, Any] = json.loads(head)
        return told, raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A command that writes a WAV."""

    command: str
    version: str

    def read(self, text: str, accent: Accent) -> bytes:
        """A WAV; nothing where it has none of the voices."""
        how = [
            "-s",
            str(accent.pace),
            "-p",
            str(accent.pitch),
            "-P",
            str(accent.range),
            "-b",
            "1",
            "--stdin",
            "--stdout",
        ]
        for voice in accent.voices:
            try:
                return _run([self.command, "-v", voice, *how], _BRACKETS.sub("[ ", text).encode())
            except ProviderUnavailable:
                continue
        return b""


def found() -> Synthesizer | None:
    """The synthesiser of this installation; none where nothing that is here answers."""
    for one in _libraries():
        try:
            told, _ = one.asked("", Accent(voices=(), pace=160, pitch=50, range=50))
        except (ProviderUnavailable, ModelTimeout):
            continue
        return Library(library=one.library, data=one.data, version=f"espeak-ng-{told['version']}")
    for name in ("espeak-ng", "espeak"):
        if command := shutil.which(name):
            return _program(name, command)
    return None


def _libraries() -> list[Library]:
    from ctypes.util import find_library

    names = []
    package = util.find_spec("espeakng_loader")
    if package is not None and package.origin:
        folder = Path(package.origin).parent
        names += [
            Library(library=str(path), data=str(folder / "espeak-ng-data"))
            for name in ("libespeak-ng.so", "libespeak-ng.dylib", "espeak-ng.dll") if (path := folder / name).is_file()
        ]  # fmt: skip
    system = find_library("espeak-ng")
    return [*names, Library(library=system, data="")] if system else names


def _program(name: str, command: str) -> Program | None:
    try:
        told = _run([command, "--version"], b"").decode("utf-8", "replace")
    except (ProviderUnavailable, ModelTimeout):
        return None
    version = re.search(r"\d+(\.\d+)+", told)
    return Program(command=command, version=f"{name}-{version[0] if version else '0'}")


def _run(command: Sequence[str], given: bytes) -> bytes:
    try:
        made = subprocess.run(list(command), input=given, capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603 - a path that was found, never a caller's word
    except subprocess.TimeoutExpired:
        raise ModelTimeout(f"The offline voice took longer than {PATIENCE:.0f} s.") from None
    except (OSError, subprocess.CalledProcessError):
        raise ProviderUnavailable("The offline voice ended without an answer.") from None
    return made.stdout
