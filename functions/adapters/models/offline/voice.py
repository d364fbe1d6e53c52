"""The voice that needs no network: it keeps the time that the words take, and says nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functions.ports import SpeechAsk, Spoken

WORDS_A_SECOND = 2.6
SILENT = "The narration is silent: this installation has no voice."


class OfflineVoice:
    """Silence of the length that reading takes."""

    timeout = 30.0
    model = "offline/silence-1"

    def may_cost(self, ask: SpeechAsk) -> int:
        """Nothing."""
        return 0

    def speak(self, ask: SpeechAsk) -> Spoken:
        """A recording that says of itself that it is silent."""
        from functions.media.sound import wave
        from functions.ports import Spoken

        words = max(1.0, len(ask.text.split()), len(ask.text) / 12.0)
        data = wave.silence(words / WORDS_A_SECOND)
        return Spoken(data=data, model=self.model, silent=True, warning=SILENT)
