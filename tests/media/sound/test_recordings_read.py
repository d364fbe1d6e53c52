"""A voice answers with a WAV of any common shape, or with raw samples; anything else is told, not played."""

from __future__ import annotations

import struct

import pytest

from functions.media.sound.riff import read
from functions.media.sound.wave import SoundFault, silence
from tests.sounds import packed, riff, samples_of, spoken

WORDS = "A fox."
VOICE = spoken(WORDS)
FORMS = [("u8", 300), ("s16", 0), ("s24", 0), ("s32", 0), ("f32", 1), ("f64", 1)]


@pytest.mark.parametrize(("form", "off"), FORMS)
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("extensible", [False, True])
def test_every_shape_of_wav_gives_the_same_sound(form: str, off: int, channels: int, *, extensible: bool) -> None:
    wav = riff(packed(VOICE, form, channels), form=form, channels=channels, extensible=extensible)

    samples = read(wav, rate=0)

    assert len(samples) == len(VOICE)
    assert max(abs(one - other) for one, other in zip(samples, VOICE, strict=True)) <= off


@pytest.mark.parametrize("claimed", [0, 0xFFFF_FFFF, 0x7FFF_F000])
def test_a_header_written_before_the_length_was_known_hides_no_sound(claimed: int) -> None:
    assert read(riff(packed(VOICE, "s16"), claimed=claimed), rate=0) == VOICE


def test_other_chunks_and_half_a_sample_at_the_end_are_left_out() -> None:
    before = b"LIST" + struct.pack("<I", 3) + b"abc\0"

    assert read(riff(packed(VOICE, "s16"), before=before) + b"id3 \x02\0\0\0ab", rate=0) == VOICE
    assert read(packed(VOICE, "s16") + b"\x01", rate=24_000) == VOICE


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000])
def test_another_rate_is_made_ours_in_the_same_time_and_loudness(rate: int) -> None:
    there = spoken("The fox sails on.", rate=rate)

    samples = read(riff(packed(there, "s16"), rate=rate), rate=0)

    ours = spoken("The fox sails on.")
    assert abs(len(samples) / 24_000 - len(there) / rate) < 0.001
    assert max(samples) == pytest.approx(max(ours), rel=0.05)
    likeness = {lag: sum(samples[at] * samples[at + lag] for at in range(2_000, 3_500)) for lag in range(110, 160)}
    strongest = max(likeness, key=lambda lag: likeness[lag])
    assert strongest == pytest.approx(24_000 / 180, abs=3)


def test_raw_samples_are_read_at_the_rate_that_is_told_with_them() -> None:
    raw = packed(spoken(WORDS, rate=48_000), "s16")

    assert abs(len(read(raw, rate=48_000)) - len(VOICE)) < 30


def test_a_wav_without_samples_is_read_as_nothing() -> None:
    assert not read(silence(0), rate=0)
    assert not read(riff(b"")[:36], rate=0)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (riff(packed(VOICE, "s16"))[:4_000], "cut off"),
        (riff(packed(VOICE, "s16"), channels=9), "9 channels"),
        (riff(packed(VOICE, "s16"), rate=1), "1 samples a second"),
        (riff(b"\0" * 90, form="s12"), "12 bits"),
        (b"RIFF\0\0\0\0WAVE", "no WAV"),
        (b"RIFF\0\0\0\0WAVEdata\x04\0\0\0abcd", "no WAV"),
        (b"RIFF\0\0\0\0WAVEfmt \x04\0\0\0abcd", "no WAV"),
        (b"RIFX", "a broken WAV"),
        (b"RIFF", "a broken WAV"),
        (b"OggS" + bytes(90), "Ogg"),
        (b"ID3\4" + bytes(90), "MP3"),
        (bytes(4) + b"ftypM4A " + bytes(90), "MP4"),
        (b'{"error": "quota"}', "text"),
        (b"<html>", "text"),
    ],
)  # fmt: skip
def test_what_is_no_recording_is_told_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(SoundFault, match=told) as found:
        read(data, rate=24_000)

    assert found.value.code == "invalid_output"


def test_a_silence_is_as_long_as_was_wanted() -> None:
    assert len(samples_of(silence(1.25))) == 30_000
