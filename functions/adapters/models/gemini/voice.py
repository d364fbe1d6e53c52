"""Gemini as a voice: each role is one of its voices, and its manner is said apart from the words that are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from functions.adapters.models.gemini.answers import bytes_in, parts_of
from functions.adapters.models.gemini.costs import SPEECH_TOKENS, bill
from functions.adapters.models.hosted.costs import tokens_of, words_cost
from functions.core.errors import EmptyOutput, InvalidOutput, ProviderError

if TYPE_CHECKING:
    from functions.adapters.models.gemini.client import Gemini
    from functions.adapters.models.hosted.offer import Offers
    from functions.ports import SpeechAsk, Spoken

#: role -> (its voice, how it reads)
ROLES = {
    "warm": ("Sulafat", "warm and friendly, unhurried"),
    "bright": ("Zephyr", "light and lively"),
    "calm": ("Vindemiatrix", "even and quiet"),
    "deep": ("Algenib", "low and full"),
    "clear": ("Iapetus", "plain and precise"),
    "young": ("Leda", "high and curious, as a child"),
}
#: seconds for a letter when somebody reads slowly, and the tokens of the shortest recording
SLOW, LEAST = 0.16, 250
#: what raw samples are called, and their rate
RAW = re.compile(r"audio/(?:l16|pcm|x-pcm|raw)", re.IGNORECASE)
RATE = re.compile(r"rate=([0-9]{4,6})")
USUAL_RATE = 24_000
#: bytes of a tenth of a second: whatever is shorter says nothing
TINY = 4_800


class GeminiVoice:
    """Reads one passage a call."""

    timeout = 90.0

    def __init__(self, gemini: Gemini, offers: Offers) -> None:
        self._gemini, self._offers = gemini, offers

    @property
    def model(self) -> str:
        """Provider and model of today: part of every key of its recordings."""
        return self._offers().name

    def may_cost(self, ask: SpeechAsk) -> int:
        """As long as a slow reader takes."""
        given = LEAST + round(len(ask.text) * SLOW * SPEECH_TOKENS)
        return words_cost(self._offers(), taken=tokens_of(ask.text) + 50, given=given)

    def speak(self, ask: SpeechAsk) -> Spoken:
        """A WAV, or raw samples and their rate; not yet listened to."""
        from functions.ports import Spoken

        offer = self._offers()
        name, manner = ROLES.get(ask.voice, ROLES["warm"])
        wish = {
            "response_modalities": ["AUDIO"],
            # It hears for itself which language the words are in.
            "speech_config": {"voice_config": {"prebuilt_voice_config": {"voice_name": name}}},
        }
        part = {"text": ask.text, "speech_metadata": {"style": manner}}
        response = self._gemini.ask(offer, [part], wish, seconds=self.timeout, may_cost=self.may_cost(ask))
        cost = bill(offer, response.usage_metadata)
        try:
            blob = bytes_in(parts_of(response), kind="audio")
            data, rate = heard(blob.data or b"", blob.mime_type or "")
        except ProviderError as error:
            error.cost += cost
            raise
        return Spoken(data=data, model=offer.name, cost=cost, rate=rate)


def heard(data: bytes, mime: str) -> tuple[bytes, int]:
    """The sound and the rate of raw samples: by its first bytes, and only then by what it is called."""
    if len(data) < TINY:
        raise EmptyOutput("The model's recording is too short to say anything.")
    if data[:4] == b"RIFF":
        return data, USUAL_RATE
    if not RAW.match(mime):
        raise InvalidOutput("The model's recording is neither a WAV nor raw samples.")
    told = RATE.search(mime)
    return data, int(told[1]) if told else USUAL_RATE
