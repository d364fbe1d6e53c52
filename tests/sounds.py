"""Recordings for tests: a voice that is a tone with the rhythm of words, and the same in every shape of WAV."""

from __future__ import annotations

import array
import math
import struct

RATE = 24_000


def spoken(
    text: str, *, rate: int = RATE, letters: float = 15.0, loud: float = 0.3, rest: float = 0.4
) -> array.array[int]:
    """A humming at so many letters a second, with a rest after each sentence and gaps between the words."""
    samples = array.array("h")
    for word in text.split():
        count = round((len(word) + 1) / letters * 0.9 * rate)
        for at in range(count):
            swell = math.sin(math.pi * at / count) ** 0.3
            tone = math.sin(2 * math.pi * 180 * at / rate) + 0.4 * math.sin(2 * math.pi * 533 * at / rate)
            samples.append(round(32_767 * loud * swell * tone / 1.4))
        samples.extend([0] * round(0.02 * rate))
        if word[-1] in ".!?":
            samples.extend([0] * round(rest * rate))
    return samples


def packed(samples: array.array[int], form: str, channels: int = 1) -> bytes:
    """The samples as they lie in a WAV of a form: u8, s16, s24, s32, f32, f64."""
    row = [one for one in samples for _ in range(channels)]
    write = {
        "u8": lambda one: struct.pack("B", (one >> 8) + 128), "s16": lambda one: struct.pack("<h", one),
        "s24": lambda one: struct.pack("<i", one << 8)[:3], "s32": lambda one: struct.pack("<i", one << 16),
        "f32": lambda one: struct.pack("<f", one / 32_767), "f64": lambda one: struct.pack("<d", one / 32_767),
    }[form]  # fmt: skip
    return b"".join(map(write, row))


def riff(
    raw: bytes,
    *,
    form: str = "s16",
    channels: int = 1,
    rate: int = RATE,
    claimed: int | None = None,
    extensible: bool = False,
    before: bytes = b"",
) -> bytes:
    """A WAV around packed samples; `claimed` is what its header says of their length, `before` are other chunks."""
    bits = int(form[1:])
    number = 3 if form[0] == "f" else 1
    width = bits // 8 * channels
    shape = struct.pack("<HHIIHH", 0xFFFE if extensible else number, channels, rate, rate * width, width, bits)
    if extensible:
        shape += struct.pack("<HHIH", 22, bits, 0, number) + b"\x00\x00\x00\x00\x10\x00\x80\x00\x00\xaa\x00\x38\x9b\x71"
    size = len(raw) if claimed is None else claimed
    chunks = b"fmt " + struct.pack("<I", len(shape)) + shape + before + b"data" + struct.pack("<I", size) + raw
    return b"RIFF" + struct.pack("<I", min(4 + len(chunks), 0xFFFF_FFFF)) + b"WAVE" + chunks


def samples_of(wav: bytes) -> array.array[int]:
    """Of a WAV as this house writes it."""
    assert struct.unpack_from("<HHIIHH", wav, 20) == (1, 1, RATE, 2 * RATE, 2, 16)
    assert struct.unpack_from("<I", wav, 40)[0] == len(wav) - 44
    return array.array("h", wav[44:])


def decibels(samples: array.array[int]) -> float:
    """Below the loudest that there is, of everything that is heard."""
    sounding = [one for one in samples if abs(one) > 33] or [1]
    return 20 * math.log10(math.sqrt(sum(one * one for one in sounding) / len(sounding)) / 32_767)
