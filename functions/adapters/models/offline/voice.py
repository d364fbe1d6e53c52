"""The voice that needs no network: eSpeak NG where it is installed, else silence that keeps the words' time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functions.adapters.models.offline.synthesizer import Synthesizer
    from functions.ports import SpeechAsk, Spoken

SILENT = "The narration is silent: this installation has no voice."
LENT = "The offline voice has no {language}: an English one reads it."
FOREIGN = "The narration is silent where it is in {language}: the offline voice does not read that."
UNREADABLE = "The narration is silent where the offline voice cannot make out what is written."
#: seconds up to which a recording is listened to as a whole, and what a longer one may have of silence at its ends
BRIEF, ENDS = 5.0, 0.5


class OfflineVoice:
    """Reads aloud by rules; the same ask gives the same bytes."""

    timeout = 60.0

    def __init__(self, synthesizer: Synthesizer | None = None) -> None:
        """Without `synthesizer` the one of this installation is looked for when it is first needed."""
        self._given = synthesizer

    @cached_property
    def model(self) -> str:
        """The synthesiser and its version: another one records anew."""
        return f"offline/{self._synthesizer.version}-1" if self._synthesizer else "offline/silence-2"

    @property
    def speaks(self) -> bool:
        """Something can be heard of it here."""
        return self._synthesizer is not None

    def may_cost(self, ask: SpeechAsk) -> int:
        """Nothing."""
        return 0

    def speak(self, ask: SpeechAsk) -> Spoken:
        """A WAV, or silence that says of itself that it is silent."""
        from functions.adapters.models.offline import accents
        from functions.ports import Spoken

        if self._synthesizer is None:
            return self._silence(ask, SILENT)
        why = FOREIGN.format(language=ask.language)
        for place, language in enumerate(accents.languages(ask.text, ask.language)):
            if wav := self._synthesizer.read(ask.text, accents.accent(ask.voice, language)):
                if _can_be(wav, ask.text):
                    warning = LENT.format(language=ask.language) if place else ""
                    return Spoken(data=wav, model=self.model, warning=warning)
                why = UNREADABLE
        return self._silence(ask, why)

    def _silence(self, ask: SpeechAsk, warning: str) -> Spoken:
        from functions.media.sound import pace, wave
        from functions.ports import Spoken

        seconds = pace.pace(ask.text).usual
        return Spoken(data=wave.silence(seconds), model=self.model, silent=True, warning=warning)

    @cached_property
    def _synthesizer(self) -> Synthesizer | None:
        from functions.adapters.models.offline import synthesizer

        return self._given or synthesizer.found()


def _can_be(wav: bytes, text: str) -> bool:
    """It could be these words. The same ask gives the same bytes: what it cannot read now it can never read."""
    from functions.media.sound import hearing, pace, riff, wave

    try:
        seconds = len(riff.read(wav, rate=wave.RATE)) / wave.RATE
        if seconds <= BRIEF:
            hearing.checked(wav, text, rate=wave.RATE, silent=False)
    except wave.SoundFault:
        return False
    bounds = pace.pace(text)
    return bounds.least <= seconds <= bounds.most + ENDS
