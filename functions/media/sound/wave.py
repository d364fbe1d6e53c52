"""Recordings: read from whatever a voice answered, checked against the words, joined into one WAV."""

from __future__ import annotations

import array
import io
import sys
import wave
from collections.abc import Sequence

RATE = 24_000
#: seconds of silence between two recordings
PAUSE = 0.25
#: words that are spoken in a second, at most and at least
FASTEST, SLOWEST = 8.0, 0.4
#: the largest sample below which a recording is silence
QUIET = 40
Samples = array.array


class SoundFault(ValueError):
    """What is wrong with a recording; `code` is "empty_output" or "invalid_output"."""

    def __init__(self, sentence: str, *, code: str = "invalid_output") -> None:
        super().__init__(sentence)
        self.code = code


def checked(data: bytes, text: str, *, rate: int, silent: bool) -> tuple[bytes, float]:
    """The recording as a WAV, and its seconds; SoundFault says what is wrong with it."""
    if not data:
        raise SoundFault("The voice answered with nothing.", code="empty_output")
    samples = _samples(data, rate)
    seconds = len(samples) / RATE
    if not samples or (not silent and max(max(samples), -min(samples)) < QUIET):
        raise SoundFault("The voice answered with silence.", code="empty_output")
    words = max(1.0, len(text.split()), len(text) / 12.0)
    if not words / FASTEST <= seconds + 0.5 <= words / SLOWEST + 3.0:
        raise SoundFault(f"A recording of {seconds:.1f} seconds cannot be these words.")
    return written(samples), seconds


def joined(takes: Sequence[tuple[bytes, Sequence[str]]]) -> tuple[bytes, float, tuple[float, ...]]:
    """The recordings with a pause between them, its seconds, and where each sentence ends, by its share of letters."""
    whole = Samples("h")
    cuts: list[float] = []
    for place, (data, sentences) in enumerate(takes):
        if place:
            whole.extend(Samples("h", bytes(2 * round(PAUSE * RATE))))
        begin = len(whole)
        samples = _samples(data, RATE)
        whole.extend(samples)
        letters, so_far = sum(map(len, sentences)), 0
        for one in sentences:
            so_far += len(one)
            cuts.append(round((begin + len(samples) * so_far / letters) / RATE, 3))
    return written(whole), len(whole) / RATE, tuple(cuts)


def silence(seconds: float) -> bytes:
    """A WAV in which nothing is heard."""
    return written(Samples("h", bytes(2 * round(seconds * RATE))))


def written(samples: Samples[int]) -> bytes:
    """Samples as a WAV."""
    if sys.byteorder == "big":
        samples = Samples("h", samples)
        samples.byteswap()
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
    return out.getvalue()


def _samples(data: bytes, rate: int) -> Samples[int]:
    raw = data
    if data[:4] == b"RIFF":
        try:
            with wave.open(io.BytesIO(data)) as sound:
                if (sound.getnchannels(), sound.getsampwidth()) != (1, 2):
                    raise SoundFault("A recording must be mono, of 16 bits.")
                rate, raw = sound.getframerate(), sound.readframes(sound.getnframes())
        except (wave.Error, EOFError) as error:
            raise SoundFault("The recording is no WAV that can be read.") from error
    samples = Samples("h", raw[: len(raw) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples if rate == RATE else _at_our_rate(samples, rate)


def _at_our_rate(samples: Samples[int], rate: int) -> Samples[int]:
    """Between two samples lies a straight line."""
    last = len(samples) - 1
    made = Samples("h")
    for place in range(len(samples) * RATE // rate):
        at = place * rate / RATE
        low = int(at)
        share = at - low
        made.append(round(samples[low] * (1 - share) + samples[min(low + 1, last)] * share))
    return made
