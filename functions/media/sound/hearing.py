"""What a recording sounds like: how loud, where something is heard, and whether that can be its text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from operator import mul

from functions.media.sound.pace import pace
from functions.media.sound.riff import read
from functions.media.sound.wave import FULL, RATE, Samples, SoundFault, written

#: samples that are heard as one
WINDOW = RATE // 100
#: -60 dBFS: quieter on the whole is silence
SILENCE = FULL / 1_000
#: share of the loudest sample below which a window is a pause, and the least that is sound at all
HUSH, LEAST = 1 / 80, 30
#: samples at the very end of the scale, and the share of them that is distortion
EDGE, DISTORTED = 32_700, 0.02
#: share of the least length in which something must be heard
SOUNDING = 0.6


def checked(data: bytes, text: str, *, rate: int, silent: bool) -> tuple[bytes, float]:
    """The recording as a WAV, and its seconds; SoundFault says what is wrong with it."""
    if not data:
        raise SoundFault("The voice answered with nothing.", code="empty_output")
    samples = read(data, rate=rate)
    if not samples:
        raise SoundFault("The voice answered with a recording of no length.", code="empty_output")
    if silent:
        _long_enough(len(samples) / RATE, text)
    else:
        _sounding(samples, text)
    return written(samples), len(samples) / RATE


def loudness(samples: Samples[int]) -> float:
    """The root of the mean square of the samples."""
    return math.sqrt(sum(map(mul, samples, samples)) / len(samples)) if samples else 0.0


def peak(samples: Samples[int]) -> int:
    """The largest sample either way."""
    return max(abs(max(samples)), abs(min(samples))) if samples else 0


def heard(samples: Samples[int]) -> list[bool]:
    """Of each window, whether something sounds in it."""
    level = max(LEAST, peak(samples) * HUSH)
    return [peak(window) > level for window in _windows(samples)]


def extent(sounding: list[bool]) -> tuple[int, int]:
    """The sample at which the first window that sounds begins, and the one at which the last ends."""
    last = len(sounding) - sounding[::-1].index(True)
    return sounding.index(True) * WINDOW, last * WINDOW


def _windows(samples: Samples[int]) -> Iterator[Samples[int]]:
    return (samples[at : at + WINDOW] for at in range(0, len(samples), WINDOW))


def _sounding(samples: Samples[int], text: str) -> None:
    if loudness(samples) < SILENCE:
        raise SoundFault("The voice answered with silence.", code="empty_output")
    if peak(samples) > EDGE and sum(1 for one in samples if not -EDGE < one < EDGE) > DISTORTED * len(samples):
        raise SoundFault("The recording is distorted: too much of it is as loud as can be.")
    sounding = heard(samples)
    begin, end = extent(sounding)
    _long_enough((end - begin) / RATE, text)
    seconds = sum(sounding) * WINDOW / RATE
    if seconds < SOUNDING * pace(text).least:
        raise SoundFault(f"Something is heard for only {seconds:.1f} seconds; that cannot be these words.")


def _long_enough(seconds: float, text: str) -> None:
    allowed = pace(text)
    if not allowed.least <= seconds <= allowed.most:
        raise SoundFault(f"A recording of {seconds:.1f} seconds cannot be these words.")
