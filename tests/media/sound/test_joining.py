"""Many recordings become one: equally loud, without a click, and every sentence known by its end."""

from __future__ import annotations

import array
import itertools

import pytest

from functions.media.sound.joining import Piece, joined
from functions.media.sound.wave import silence
from tests.sounds import decibels, packed, riff, samples_of, spoken

ONE = ("The fox sails.", "Nobody sees her leave the quiet harbour.", "Why?")
TWO = ("She comes home late in the evening.", "All is well.")


def piece(sentences: tuple[str, ...], *, opens: bool = False, **how: float) -> Piece:
    edge = array.array("h", [0] * 12_000)
    wav = riff(packed(edge + spoken(" ".join(sentences), **how) + edge, "s16"))  # type: ignore[arg-type]
    return Piece(wav=wav, sentences=sentences, opens=opens)


def steepest(samples: array.array[int]) -> int:
    return max(abs(after - before) for before, after in itertools.pairwise(samples))


def test_a_whisper_and_a_shout_become_equally_loud_and_neither_is_clipped() -> None:
    pieces = [piece(ONE, loud=0.02), piece(TWO, loud=0.95)]

    wav, seconds, _ = joined(pieces)

    samples = samples_of(wav)
    first = joined(pieces[:1])[1]
    cut = round(first * 24_000)
    assert seconds == pytest.approx(len(samples) / 24_000)
    assert decibels(samples[:cut]) == pytest.approx(-20, abs=1.5)
    assert decibels(samples[cut:]) == pytest.approx(-20, abs=1.5)
    assert max(map(abs, samples)) < 32_767 * 0.9


def test_no_join_clicks_even_where_a_recording_begins_and_ends_in_the_middle_of_a_tone() -> None:
    tone = spoken("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.")[4_000:44_000]
    cut = riff(packed(tone, "s16"))

    samples = samples_of(joined([Piece(wav=cut, sentences=("a",)), Piece(wav=cut, sentences=("b",))])[0])

    within = steepest(samples[2_000:20_000])
    assert steepest(samples) <= 1.05 * within
    assert abs(samples[0]) < 40 and abs(samples[-1]) < 40


@pytest.mark.parametrize(("opens", "pause"), [(False, 0.12), (True, 0.35)])
def test_the_next_speaker_is_waited_for_longer_than_the_next_passage(*, opens: bool, pause: float) -> None:
    alone = [joined([piece(one)])[1] for one in (ONE, TWO)]

    _, seconds, _ = joined([piece(ONE), piece(TWO, opens=opens)])

    assert seconds == pytest.approx(sum(alone) + pause, abs=0.001)


def test_the_silence_around_a_recording_is_cut_away() -> None:
    _, seconds, _ = joined([piece(("The fox sails.",), rest=0.0)])

    assert seconds == pytest.approx(len(spoken("The fox sails.", rest=0.0)) / 24_000 + 0.11, abs=0.05)


def test_a_sentence_ends_in_the_pause_after_it() -> None:
    _, seconds, cuts = joined([piece(ONE), piece(TWO, opens=True)])

    ends = []
    for sentences, begin in ((ONE, 0.03), (TWO, cuts[2] + 0.35 + 0.03)):
        lengths = [len(spoken(one)) / 24_000 for one in sentences]
        ends += [begin + sum(lengths[: place + 1]) for place in range(len(lengths))]
    assert list(cuts) == sorted(cuts)
    assert len(cuts) == 5
    for place in (0, 1, 3):
        assert ends[place] - 0.45 < cuts[place] < ends[place] + 0.02
    assert cuts[-1] == pytest.approx(seconds, abs=0.001)


def test_without_a_pause_a_sentence_ends_by_its_share_of_the_words() -> None:
    sentences = ("aaaaaaaaaa.", "bbbbbbbbbbbbbbbbbbbb.")
    hum = riff(packed(spoken("c" * 60, rest=0.0), "s16"))

    _, seconds, cuts = joined([Piece(wav=hum, sentences=sentences)])

    assert cuts[0] == pytest.approx(seconds * 0.36, abs=0.15)


def test_a_silence_keeps_its_length_and_its_sentences_their_shares() -> None:
    wav, seconds, cuts = joined([Piece(wav=silence(3.0), sentences=("One two.", "Three four."))])

    assert seconds == 3.0
    assert not any(samples_of(wav))
    assert 1.0 < cuts[0] < 2.0 < cuts[1] == 3.0


def test_the_same_recordings_give_the_same_bytes() -> None:
    assert joined([piece(ONE), piece(TWO)]) == joined([piece(ONE), piece(TWO)])
