"""The offline voice: real words where eSpeak NG is installed, honest silence elsewhere, the same bytes each time."""

from __future__ import annotations

import array
import itertools
import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from functions.adapters.local import presswork
from functions.adapters.models.offline import accents, synthesizer
from functions.adapters.models.offline.accents import accent, languages
from functions.adapters.models.offline.synthesizer import Library, Program, Synthesizer, found
from functions.adapters.models.offline.voice import OfflineVoice
from functions.core.errors import ModelTimeout, ProviderUnavailable
from functions.core.speech import MOST_CHUNK, chunks
from functions.kinds.voices import VOICES
from functions.media.sound.hearing import heard
from functions.media.sound.riff import read
from functions.ports import SpeechAsk, Take
from tests.sounds import decibels, samples_of

TEXT = (
    "The red fox sailed across the harbour at dawn, and nobody saw her leave. By noon she was at sea. Was she afraid?"
)
LANGUAGES = {
    "en": TEXT, "en-GB": TEXT, "": TEXT, "en_US": TEXT,
    "de-CH": "Der rote Fuchs segelte im Morgengrauen durch den Hafen, und niemand sah ihn gehen.",
    "fr": "Le renard roux traversa le port à l'aube, et personne ne le vit partir.",
    "pt-BR": "A raposa vermelha navegou pelo porto ao amanhecer, e ninguém a viu partir.",
    "zh": "小红狐狸在黎明时分驶过港口，没有人看见她离开。中午她到达了灯塔。",
    "ko": "빨간 여우는 새벽에 항구를 건너 항해했고 아무도 떠나는 것을 보지 못했다.",
    "ru": "Рыжая лиса проплыла через гавань на рассвете, и никто не видел, как она ушла.",
    "uk": "Руда лисиця пропливла через гавань на світанку, і ніхто її не бачив.",
    "ar": "أبحر الثعلب الأحمر عبر الميناء عند الفجر ولم يره أحد يغادر.",
    "hi": "लाल लोमड़ी भोर में बंदरगाह के पार रवाना हुई और किसी ने उसे जाते नहीं देखा।",
}  # fmt: skip


@pytest.fixture(scope="module")
def real() -> OfflineVoice:
    pytest.importorskip("espeakng_loader")
    return OfflineVoice()


@pytest.fixture
def none(monkeypatch: pytest.MonkeyPatch) -> OfflineVoice:
    monkeypatch.setattr(synthesizer, "found", lambda: None)
    return OfflineVoice()


def an_ask(text: str = TEXT, *, voice: str = "warm", language: str = "en") -> SpeechAsk:
    return SpeechAsk(text=text, voice=voice, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_words_pass_the_check_in_every_language_that_it_reads(real: OfflineVoice, language: str) -> None:
    text = LANGUAGES[language]

    said = real.speak(an_ask(text, language=language))

    heard_ = presswork.listen(said.data, text, said.rate, said.silent)
    assert not said.silent and not said.warning
    assert said.cost == 0 and said.model == real.model
    samples = samples_of(heard_.wav)
    quiet = 1 - sum(heard(samples)) / len(heard(samples))
    assert 0.02 < quiet < 0.45


def test_the_model_names_the_synthesiser_and_its_version(real: OfflineVoice) -> None:
    assert real.model.startswith("offline/espeak-ng-1.5")
    assert real.speaks


def test_each_role_is_another_voice_and_the_same_ask_the_same_bytes(real: OfflineVoice) -> None:
    with ThreadPoolExecutor(4) as threads:
        said = list(threads.map(lambda role: real.speak(an_ask("All is well.", voice=role)).data, VOICES * 6))

    assert len(set(said[:6])) == len(VOICES)
    assert all(one == said[place % 6] for place, one in enumerate(said)), "another recording of the same words"


def test_a_long_text_is_one_recording_without_clicks_and_as_loud_as_any(real: OfflineVoice) -> None:
    told = " ".join(f"{TEXT} That was part {number}." for number in range(45))[:2_600]

    takes = []
    for group in chunks(told):
        assert len(" ".join(group)) <= MOST_CHUNK
        said = real.speak(an_ask(" ".join(group), voice="clear"))
        takes.append(Take(wav=presswork.listen(said.data, " ".join(group), said.rate, False).wav, sentences=group))
    joined = presswork.join(takes)

    samples = samples_of(joined.wav)
    assert len(takes) == 2
    assert 130 < joined.seconds < 210
    assert decibels(samples) == pytest.approx(-20, abs=1.5)
    assert max(map(abs, samples)) < 32_767 * 0.9
    assert len(joined.cuts) == sum(len(one.sentences) for one in takes)
    quiet = heard(samples)
    ends = [round(cut * 100) for cut in joined.cuts[:-1]]
    assert sum(not all(quiet[max(0, end - 4) : end + 5]) for end in ends) > 0.95 * len(ends)
    begin = round(joined.cuts[len(takes[0].sentences) - 1] * 24_000)
    around = samples[begin - 1_200 : begin + 5_000]
    assert steepest(around) <= steepest(samples[:240_000])


def steepest(samples: array.array[int]) -> int:
    return max(abs(one - other) for one, other in itertools.pairwise(samples))


def test_markup_and_brackets_are_words_and_no_orders(real: OfflineVoice) -> None:
    text = "<speak>Press [[hE]] & wait</speak>"

    said = real.speak(an_ask(text))

    assert presswork.listen(said.data, text, said.rate, False).seconds > 1


def test_a_text_is_read_in_its_own_script_whatever_language_was_named(real: OfflineVoice) -> None:
    chinese = LANGUAGES["zh"]

    assert real.speak(an_ask(chinese, language="en")).data == real.speak(an_ask(chinese, language="zh")).data


def test_what_it_has_no_voice_for_is_read_by_an_english_one_and_told(real: OfflineVoice) -> None:
    said = real.speak(an_ask(language="tlh"))

    assert not said.silent
    assert said.warning == "The offline voice has no tlh: an English one reads it."


@pytest.mark.parametrize(("text", "language"), [("赤い狐は夜明けに港を越えました。", "ja"), ("ᓄᓇᕗᑦ ᐃᓄᐃᑦ", "en")])
def test_what_it_cannot_read_is_silence_of_that_length_and_told(real: OfflineVoice, text: str, language: str) -> None:
    said = real.speak(an_ask(text, language=language))

    assert said.silent
    assert said.warning == f"The narration is silent where it is in {language}: the offline voice does not read that."
    assert not any(read(said.data, rate=0))
    assert presswork.listen(said.data, text, said.rate, said.silent).seconds > 0


@pytest.mark.parametrize("text", ["٠١٢٣٤٥٦٧٨٩ ٠١٢٣٤٥٦٧٨٩ ٠١٢٣٤٥٦٧٨٩ a fox", "ด้้้้้็็็็็้้้้้็็็็็้้้้้", "a" * 300, "1" * 200])
def test_what_nobody_could_make_out_is_silence_and_no_failure_that_stops_the_voice_for_all(
    real: OfflineVoice, text: str
) -> None:
    """It used to fail six times, and with that to open the breaker of everybody's voice."""
    said = real.speak(an_ask(text))

    assert said.silent
    assert said.warning == "The narration is silent where the offline voice cannot make out what is written."
    assert presswork.listen(said.data, text, said.rate, said.silent).seconds > 0


def test_without_a_synthesiser_there_is_silence_as_long_as_reading_takes(none: OfflineVoice) -> None:
    said = none.speak(an_ask())

    assert none.model == said.model == "offline/silence-2"
    assert not none.speaks
    assert said.silent
    assert said.warning == "The narration is silent: this installation has no voice."
    assert 6 < presswork.listen(said.data, TEXT, said.rate, said.silent).seconds < 11
    assert none.speak(an_ask()).data == said.data
    assert none.may_cost(an_ask()) == 0


def a_program(folder: Path, script: str) -> str:
    path = folder / "espeak-ng"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def found_with(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Synthesizer | None:
    monkeypatch.setattr(synthesizer, "_libraries", list)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return found()


def test_a_program_is_used_where_there_is_no_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = 'test "$1" = --version && { echo "eSpeak NG text-to-speech: 1.51 Data"; exit; }'
    script = f'{told}\ntest "$2" = de+f4 || exit 1\ncat'
    a_program(tmp_path, script)

    program = found_with(monkeypatch, tmp_path)

    assert isinstance(program, Program)
    assert OfflineVoice(program).model == "offline/espeak-ng-1.51-1"
    assert program.read("Das [[hE]].", accent("warm", "de-at")) == b"Das [ [hE]]."
    assert program.read("This", accent("warm", "en")) == b""


def test_nothing_that_works_is_no_synthesiser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if shutil.which("espeak-ng", path="/usr/bin:/bin") or shutil.which("espeak", path="/usr/bin:/bin"):
        pytest.skip("this machine has one")
    assert found_with(monkeypatch, tmp_path) is None

    a_program(tmp_path, "exit 3")

    assert found_with(monkeypatch, tmp_path) is None


def test_a_library_that_breaks_its_process_is_left_for_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "libespeak-ng.so"
    broken.write_bytes(b"no library")
    monkeypatch.setattr(synthesizer, "_libraries", lambda: [Library(library=str(broken), data="")])
    a_program(tmp_path, 'echo "eSpeak NG 1.51"')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    assert isinstance(found(), Program)
    with pytest.raises(ProviderUnavailable, match="ended without an answer"):
        Library(library=str(broken), data="").read("x", accent("warm", "en"))


def test_a_synthesiser_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(synthesizer, "PATIENCE", 0.2)
    program = Program(command=a_program(tmp_path, "exec sleep 30"), version="x")

    with pytest.raises(ModelTimeout):
        program.read("x", accent("warm", "en"))


def test_languages_are_told_by_their_script_only_where_the_tag_cannot_be() -> None:
    assert languages(LANGUAGES["ru"], "uk") == ("uk",)
    assert languages(LANGUAGES["uk"], "de") == ("uk",)
    assert languages("Guten Tag", "de") == ("de", "en")
    assert languages("சிவப்பு நரி", "ta") == ("ta",)
    assert languages("சிவப்பு நரி", "en") == ()
    assert accent("nobody", "zh-HK".lower()).voices[0] == "yue+f4"
    assert set(accents.ROLES) == set(VOICES)
