"""Sound as one row of samples, and as a WAV: 24 kHz, mono, 16 bits; what was found wrong with a recording."""

from __future__ import annotations

import array
import struct
import sys

RATE, WIDTH = 24_000, 2
#: the largest sample
FULL = 32_767
Samples = array.array


class SoundFault(ValueError):
    """What is wrong with a recording; `code` is "empty_output" or "invalid_output"."""

    def __init__(self, sentence: str, *, code: str = "invalid_output") -> None:
        super().__init__(sentence)
        self.code = code


def silence(seconds: float) -> bytes:
    """A WAV in which nothing is heard."""
    return written(still(seconds))


def still(seconds: float) -> Samples[int]:
    """Samples in which nothing is heard."""
    return Samples("h", bytes(WIDTH * round(seconds * RATE)))


def written(samples: Samples[int], *, rate: int = RATE) -> bytes:
    """Samples as a WAV."""
    raw = little(samples).tobytes()
    shape = struct.pack("<IHHIIHH", 16, 1, 1, rate, rate * WIDTH, WIDTH, 8 * WIDTH)
    return (
        b"RIFF" + struct.pack("<I", 36 + len(raw)) + b"WAVEfmt " + shape + b"data" + struct.pack("<I", len(raw)) + raw
    )


def little(samples: Samples[int]) -> Samples[int]:
    """In the order of a file's bytes, or back from it."""
    if sys.byteorder == "big":
        samples = Samples(samples.typecode, samples)
        samples.byteswap()
    return samples
