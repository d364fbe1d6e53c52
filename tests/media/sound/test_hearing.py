"""A recording is checked against its words: too little, too quiet, too short, too long and too loud are told."""

from __future__ import annotations

import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.media.sound.hearing import checked
from functions.media.sound.joining import Piece, joined
from functions.media.sound.pace import pace
from functions.media.sound.wave import SoundFault, silence
from tests.sounds import packed, riff, samples_of, spoken

TEXT = "The red fox sails across the harbour at dawn. Nobody sees her leave, and nobody waits. " * 3
VOICE = spoken(TEXT)
WAV = riff(packed(spoken("A fox."), "s16"))
SECONDS = len(VOICE) / 24_000


def fault_of(samples: array.array[int], *, text: str = TEXT) -> SoundFault:
    with pytest.raises(SoundFault) as found:
        checked(riff(packed(samples, "s16")), text, rate=0, silent=False)
    return found.value


def test_a_recording_of_the_words_becomes_our_wav() -> None:
    wav, seconds = checked(riff(packed(VOICE, "f32", 2), form="f32", channels=2), TEXT, rate=0, silent=False)

    assert len(samples_of(wav)) == len(VOICE)
    assert seconds == pytest.approx(SECONDS)


def test_nothing_a_bare_header_and_silence_are_empty_answers() -> None:
    for data in (b"", riff(b""), silence(SECONDS), riff(packed(spoken(TEXT, loud=0.0005), "s16"))):
        with pytest.raises(SoundFault) as found:
            checked(data, TEXT, rate=24_000, silent=False)

        assert found.value.code == "empty_output"


def test_silence_is_taken_from_a_voice_that_says_so_but_only_as_long_as_the_words() -> None:
    assert checked(silence(SECONDS), TEXT, rate=0, silent=True)[1] == pytest.approx(SECONDS, abs=0.001)
    with pytest.raises(SoundFault):
        checked(silence(0.5), TEXT, rate=0, silent=True)


def test_half_of_the_words_is_no_success_whatever_follows() -> None:
    half = VOICE[: len(VOICE) // 2]

    assert "cannot be these words" in str(fault_of(half))
    assert "cannot be these words" in str(fault_of(half + array.array("h", [0] * len(half))))


def test_pauses_in_place_of_words_are_no_success() -> None:
    sparse = array.array("h", VOICE)
    for at in range(12_000, len(sparse) - 12_000):
        sparse[at] = 0

    assert "Something is heard for only" in str(fault_of(sparse))


@pytest.mark.parametrize("rate", [11_025, 48_000])
def test_a_recording_at_twice_its_speed_or_half_of_it_is_told(rate: int) -> None:
    wrong = riff(packed(VOICE, "s16"), rate=rate)

    with pytest.raises(SoundFault, match="cannot be these words"):
        checked(wrong, TEXT, rate=0, silent=False)


def test_a_recording_that_is_clipped_is_told() -> None:
    loud = array.array("h", [max(-32_768, min(32_767, one * 20)) for one in VOICE])

    assert "distorted" in str(fault_of(loud))


def test_silence_around_the_words_does_no_harm() -> None:
    around = array.array("h", [0] * 24_000 * 4)

    _, seconds = checked(riff(packed(around + VOICE + around, "s16")), TEXT, rate=0, silent=False)

    assert seconds == pytest.approx(SECONDS + 8)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("The red fox sailed across the harbour at dawn, and nobody saw her leave.", 4.8),
        ("Der rote Fuchs segelte im Morgengrauen durch den Hafen, und niemand sah ihn gehen.", 5.2),
        ("Рыжая лиса проплыла через гавань на рассвете, и никто не видел, как она ушла.", 5.0),
        ("小红狐狸在黎明时分驶过港口，没有人看见她离开。中午她到达了灯塔。", 6.8),
        ("赤い狐は夜明けに港を越えました。誰も見ていませんでした。", 4.3),
        ("빨간 여우는 새벽에 항구를 건너 항해했고 아무도 떠나는 것을 보지 못했다.", 5.5),
        ("أبحر الثعلب الأحمر عبر الميناء عند الفجر ولم يره أحد يغادر.", 4.8),
        ("लाल लोमड़ी भोर में बंदरगाह के पार रवाना हुई और किसी ने उसे जाते नहीं देखा।", 5.3),
        ("In 1984 it cost 3,421,900 USD.", 6.5),
        ("No!", 0.4),
    ],
)
def test_the_usual_time_of_a_text_is_known_in_every_script(text: str, seconds: float) -> None:
    allowed = pace(text)

    assert allowed.least < 0.8 * seconds
    assert seconds == pytest.approx(allowed.usual, rel=0.4, abs=0.3)
    assert 1.2 * seconds < allowed.most


@pytest.mark.parametrize("text", ["", " ", "...", "🦊", "é"])
def test_a_text_of_next_to_nothing_has_a_pace_too(text: str) -> None:
    assert 0 < pace(text).least < pace(text).usual < pace(text).most


def test_the_quietest_hum_that_is_no_silence_is_heard() -> None:
    hum = array.array("h", [33, -33] * 60_000)

    wav, seconds = checked(riff(packed(hum, "s16")), "A fox sails out to the sea at dawn.", rate=0, silent=False)

    assert seconds == 5.0
    assert joined([Piece(wav=wav, sentences=("A fox.",))])[1] == pytest.approx(5.0, abs=0.05)


@given(
    data=st.one_of(
        st.binary(max_size=400),
        st.builds(
            lambda tail, at, byte: WAV[:at] + bytes([byte]) + WAV[at + 1 :] + tail,
            st.binary(max_size=20), st.integers(0, 60), st.integers(0, 255),
        ),
    ),
    text=st.text(max_size=40),
    silent=st.booleans(),
)  # fmt: skip
def test_whatever_a_voice_answers_is_a_recording_or_a_plain_sentence(data: bytes, text: str, silent: bool) -> None:  # noqa: FBT001
    try:
        wav, seconds = checked(data, text, rate=24_000, silent=silent)
    except SoundFault as fault:
        assert str(fault).endswith(".")
    else:
        assert len(samples_of(wav)) == round(seconds * 24_000) > 0
