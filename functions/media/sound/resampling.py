"""Samples at another rate, without mirror tones: Pillow's windowed sinc on one row of numbers."""

from __future__ import annotations

from PIL import Image

from functions.media.sound.wave import FULL, RATE, Samples

#: samples made at once: the tables of a whole row would be larger than the row
BLOCK = 65_536


def at_our_rate(samples: Samples[int], rate: int) -> Samples[int]:
    """As long as it was, in samples of our rate."""
    if rate == RATE or not samples:
        return samples
    row = Image.frombytes("F", (len(samples), 1), Samples("f", samples).tobytes())
    count, step = max(1, len(samples) * RATE // rate), rate / RATE
    made = Samples("h")
    for begin in range(0, count, BLOCK):
        end = min(count, begin + BLOCK)
        box = (begin * step, 0.0, min(end * step, len(samples)), 1.0)
        block = Samples("f", row.resize((end - begin, 1), Image.Resampling.LANCZOS, box=box).tobytes())
        if max(block) > FULL or min(block) < -FULL:
            block = Samples("f", [max(-FULL, min(FULL, one)) for one in block])
        made.extend(Samples("h", map(int, block)))
    return made
