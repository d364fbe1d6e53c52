"""Whatever a voice answered, as samples at our rate: a RIFF WAV of any common shape, or raw samples of 16 bits.

A header that was written before its length was known says nothing of it; one that says more than there is was cut off.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from functions.media.sound.resampling import at_our_rate
from functions.media.sound.wave import FULL, Samples, SoundFault, little

#: shapes of samples as a header numbers them; an extensible one tells its own further on
WHOLE, FLOATING, EXTENSIBLE = 1, 3, 0xFFFE
#: what a writer that does not know the length yet leaves in its place, and whatever nobody would record
UNKNOWN = 0x7F00_0000
SLOWEST, FASTEST = 4_000, 384_000
MOST_CHANNELS = 8
#: other things than sound of ours, told by their first bytes
OTHERS = {
    b"OggS": "Ogg", b"fLaC": "FLAC", b"ID3": "MP3", b"\xff\xfb": "MP3", b"\xff\xf3": "MP3", b"\xff\xf1": "AAC",
    b"FORM": "AIFF", b"\x1aE\xdf\xa3": "WebM", b"{": "text", b"<": "text", b"\x89PNG": "a picture",
    b"PK\x03\x04": "ZIP",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How the samples of a WAV are written."""

    form: int
    channels: int
    rate: int
    bits: int


def read(data: bytes, *, rate: int) -> Samples[int]:
    """Samples of 16 bits, mono, at our rate; `rate` is that of raw ones. SoundFault says why it cannot be read."""
    if data[:4] in {b"RIFF", b"RF64"} and data[8:12] == b"WAVE":
        shape, raw = _parted(data)
        samples = _mono(_whole(raw, shape), shape.channels)
        return at_our_rate(samples, shape.rate)
    other = next((name for begin, name in OTHERS.items() if data.startswith(begin)), "")
    other = other or ("MP4" if data[4:8] == b"ftyp" else "a broken WAV" if data[:4] in {b"RIFF", b"RIFX"} else "")
    if other:
        raise SoundFault(f"The voice answered with {other}, not with a WAV.")
    _bounded(rate)
    return at_our_rate(_plain(data), rate)


def _parted(data: bytes) -> tuple[Shape, bytes]:
    shape = None
    for name, begin, size in _chunks(data):
        if name == b"fmt ":
            shape = _shape(data[begin : begin + min(size, 40)])
        elif name == b"data":
            if shape is None:
                break
            there = len(data) - begin
            if there < size < UNKNOWN:
                raise SoundFault("The recording is cut off: its header tells of more than there is.")
            # Of a length that nobody knew, everything to the end is sound.
            return shape, data[begin : begin + (size if 0 < size < UNKNOWN else there)]
    if shape is None:
        raise SoundFault("The recording is no WAV that can be read.")
    return shape, b""


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, at + 8, size
        at += 8 + size + size % 2


def _shape(told: bytes) -> Shape:
    if len(told) < 16:
        raise SoundFault("The recording is no WAV that can be read.")
    form, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", told)
    if form == EXTENSIBLE and len(told) >= 26:
        form = struct.unpack_from("<H", told, 24)[0]
    known = bits in {32, 64} if form == FLOATING else form == WHOLE and bits in {8, 16, 24, 32}
    if not known or not 1 <= channels <= MOST_CHANNELS:
        raise SoundFault(f"A WAV of form {form} with {bits} bits and {channels} channels cannot be read.")
    _bounded(rate)
    return Shape(form=form, channels=channels, rate=rate, bits=bits)


def _bounded(rate: int) -> None:
    if not SLOWEST <= rate <= FASTEST:
        raise SoundFault(f"A recording of {rate} samples a second cannot be read.")


def _whole(raw: bytes, shape: Shape) -> Samples[int]:
    """Samples of 16 bits of all channels; what is broken off at the end is left out."""
    width = shape.bits // 8
    raw = raw[: len(raw) // (width * shape.channels) * width * shape.channels]
    if shape.form == FLOATING:
        layout = "<" + ("f" if width == 4 else "d") * (len(raw) // width)
        return Samples("h", [_bound(one) for one in struct.unpack(layout, raw)])
    if width == 1:
        return Samples("h", [(one - 128) * 256 for one in raw])
    if width == 2:
        return _plain(raw)
    # The two upper bytes are what is kept of a longer sample.
    kept = bytearray(len(raw) // width * 2)
    kept[0::2], kept[1::2] = raw[width - 2 :: width], raw[width - 1 :: width]
    return _plain(bytes(kept))


def _bound(one: float) -> int:
    """What is no number is silence."""
    return 0 if one != one else round(max(-1.0, min(1.0, one)) * FULL)  # noqa: PLR0124 - only that is not itself


def _plain(raw: bytes) -> Samples[int]:
    return little(Samples("h", raw[: len(raw) // 2 * 2]))


def _mono(samples: Samples[int], channels: int) -> Samples[int]:
    if channels == 1:
        return samples
    rows = [samples[number::channels] for number in range(channels)]
    return Samples("h", [sum(heard) // channels for heard in zip(*rows, strict=True)])
