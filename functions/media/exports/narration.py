"""The whole narration as one WAV: each scene's speech with a short pause between them."""

from __future__ import annotations

import io
import struct
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from functions.media.exports.book import Book, Panel

RATE, WIDTH = 24_000, 2
PAUSE = 0.8  #: seconds between two scenes


@dataclass(frozen=True, kw_only=True)
class Take:
    """One scene in the whole: when it starts, in seconds, and its samples."""

    told: Panel
    start: float
    samples: bytes

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / WIDTH / RATE


def write(book: Book, out: BinaryIO) -> None:
    """A WAV of 24 kHz, mono, 16 bits, a scene in memory at a time."""
    size = sum(len(take.samples) for take in takes(book)) + _pause() * max(0, sum(1 for _ in takes(book)) - 1)
    out.write(
        struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, *_rates(), b"data", size)
    )
    out.writelines((bytes(_pause()) if number else b"") + take.samples for number, take in enumerate(takes(book)))


def takes(book: Book) -> Iterator[Take]:
    """The scenes whose speech is there, in order; one that cannot be read is left out of sound and captions alike."""
    start = 0.0
    for told in book.spoken():
        samples = _samples(book.sound(told.speech))
        if samples:
            take = Take(told=told, start=start, samples=samples)
            yield take
            start += take.seconds + PAUSE


def _rates() -> tuple[int, int, int, int]:
    return RATE, RATE * WIDTH, WIDTH, 8 * WIDTH


def _pause() -> int:
    return int(PAUSE * RATE) * WIDTH


def _samples(data: bytes | None) -> bytes:
    try:
        with wave.open(io.BytesIO(data or b"")) as sound:
            ours = (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, WIDTH, RATE)
            return sound.readframes(sound.getnframes()) if ours else b""
    except (wave.Error, EOFError):
        return b""
