"""Recordings as one: each equally loud, its edges faded, a pause between; and where each sentence ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from functions.media.sound.hearing import SILENCE, WINDOW, extent, heard, loudness, peak
from functions.media.sound.pace import pace
from functions.media.sound.riff import read
from functions.media.sound.wave import FULL, RATE, Samples, still, written

#: seconds of silence between two recordings of one speaker's words, and before the next speaker's
BETWEEN, BEFORE_NEXT = 0.12, 0.35
#: seconds that stay before the first sound and after the last
LEAD, TAIL = 0.03, 0.08
#: seconds over which an edge rises from silence, or falls to it
FADE = 0.01
#: -20 dBFS, -1 dBFS for the loudest sample, and the most that a quiet recording is raised by
LOUDNESS, CEILING, MOST_GAIN = FULL / 10, FULL * 0.89, 30.0
#: seconds of a pause in which a sentence may end, and how far from its place by length, as a share and in seconds
PAUSE, FAR, NEAR = 0.09, 0.35, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One recording, the sentences that are heard in it, and whether another speaker's words begin with it."""

    wav: bytes
    sentences: tuple[str, ...]
    opens: bool = False


def joined(pieces: Sequence[Piece]) -> tuple[bytes, float, tuple[float, ...]]:
    """The recordings as one WAV, its seconds, and the second at which each sentence ends."""
    whole = Samples("h")
    cuts: list[float] = []
    for place, piece in enumerate(pieces):
        if place:
            whole.extend(still(BEFORE_NEXT if piece.opens else BETWEEN))
        samples = dressed(read(piece.wav, rate=RATE))
        cuts += (round(len(whole) / RATE + end, 3) for end in ends(samples, piece.sentences))
        whole.extend(samples)
    return written(whole), len(whole) / RATE, tuple(cuts)


def dressed(samples: Samples[int]) -> Samples[int]:
    """Without the silence around it, as loud as all others, and risen from silence; silence stays as it is."""
    if loudness(samples) < SILENCE:
        return samples
    sounding = heard(samples)
    begin, end = extent(sounding)
    # Of the windows in which something sounds: pauses make nobody's voice quieter.
    spoken = loudness(samples) * (len(sounding) / sum(sounding)) ** 0.5
    samples = samples[max(0, begin - round(LEAD * RATE)) : end + round(TAIL * RATE)]
    gain = min(MOST_GAIN, LOUDNESS / spoken, CEILING / peak(samples))
    samples = Samples("h", map(int, map(gain.__mul__, samples)))
    steps = min(round(FADE * RATE), len(samples) // 2)
    for step in range(steps):
        samples[step] = samples[step] * step // steps
        samples[-1 - step] = samples[-1 - step] * step // steps
    return samples


def ends(samples: Samples[int], sentences: Sequence[str]) -> Iterator[float]:
    """Where each sentence ends, in seconds: by its share of the words, in the pause that is nearest to that."""
    shares = [pace(one).usual for one in sentences]
    pauses = _pauses(samples)
    total, at = len(samples) / RATE, 0.0
    for place in range(len(sentences) - 1):
        # What is left is divided anew after each pause that was found, so that no error adds up.
        guess = at + (total - at) * shares[place] / sum(shares[place:])
        within = min(NEAR + FAR * (guess - at), 0.8 * (guess - at), 0.8 * (total - guess))
        near = [one for one in pauses if abs(sum(one) / 2 - guess) <= within]
        # A long pause is worth going farther for than a short one.
        best = max(near, key=lambda one: (one[1] - one[0]) - abs(sum(one) / 2 - guess) / 4, default=(guess, guess))
        at = sum(best) / 2
        yield at
    yield total


def _pauses(samples: Samples[int]) -> list[tuple[float, float]]:
    """(begin, end) in seconds of what is silent for long enough between two sounds."""
    found, at = [], 0
    for sounding, windows in groupby(heard(samples)):
        count = len(list(windows))
        begin, at = at, at + count
        if not sounding and begin and count * WINDOW >= PAUSE * RATE and at * WINDOW < len(samples):
            found.append((begin * WINDOW / RATE, at * WINDOW / RATE))
    return found
