"""Passages are recorded one after another and joined; each that was paid for is kept at once, under its own name."""

from __future__ import annotations

from dataclasses import dataclass

from functions.core.errors import LeaseLost, NoText, ProviderError, ProviderUnavailable
from functions.core.keys import digest
from functions.flows.guard import Still
from functions.flows.once import kept
from functions.ports import House, Joined, SpeechAsk, Spoken, Take, Voice

WAV = "audio/wav"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one call reads."""

    ask: SpeechAsk
    sentences: tuple[str, ...]
    #: another speaker's words begin with it
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that one narration reads, whose it is, and what its passages are kept apart by."""

    owner: str
    passages: tuple[Passage, ...]
    apart: str = ""

    def part(self, passage: Passage, voice: Voice) -> str:
        """The blob of a passage that was recorded: the try after a failure does not pay it again."""
        ask = passage.ask
        said = [ask.text, ask.voice, ask.language, ask.seed]
        return f"{digest({'passage': said, 'model': voice.model, 'apart': self.apart})}.part.wav"

    def missing(self, house: House, voice: Voice) -> list[SpeechAsk]:
        """What no earlier try has recorded; the rest is young again, so that no clean-up takes it meanwhile."""
        wanted = ((one.ask, self.part(one, voice)) for one in self.passages)
        return [ask for ask, name in wanted if not house.blobs.touch(f"{self.owner}/{name}")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A whole narration, and what this try of it cost."""

    joined: Joined
    model: str
    cost: int = 0
    warning: str = ""


def recorded(house: House, script: Script, voice: Voice, still: Still) -> Recording:
    """Every passage, taken from an earlier try or read now; what was paid stands on whatever fault ends it."""
    if not script.passages:
        raise NoText("There are no words to be read here.", action="Write the scene's narration, or retry its text.")
    takes: list[Take] = []
    answers: list[Spoken] = []
    for passage in script.passages:
        wav = house.blobs.get(f"{script.owner}/{script.part(passage, voice)}")
        if wav is None:
            spoken, wav = _read(house, script, passage, voice, still, paid=sum(one.cost for one in answers))
            answers.append(spoken)
        takes.append(Take(wav=wav, sentences=passage.sentences, opens=passage.opens))
    return Recording(
        joined=house.press.join(takes), model=voice.model, cost=sum(one.cost for one in answers),
        warning=" ".join(dict.fromkeys(one.warning for one in answers if one.warning)),
    )  # fmt: skip


def _read(
    house: House, script: Script, passage: Passage, voice: Voice, still: Still, *, paid: int
) -> tuple[Spoken, bytes]:
    try:
        still(voice.timeout)
        spoken = voice.speak(passage.ask)
        paid += spoken.cost
        heard = house.press.listen(spoken.data, passage.ask.text, rate=spoken.rate, silent=spoken.silent)
    except ProviderError as error:
        error.cost += paid
        raise
    except LeaseLost:
        if not paid:
            raise
        fault = ProviderUnavailable("The narration took longer than it was given.")
        fault.cost = paid
        raise fault from None
    # What says nothing, and says so, is not worth keeping: the next try asks again, and warns again.
    if not spoken.silent:
        kept(house, script.owner, script.part(passage, voice), heard.wav, mime=WAV)
    return spoken, heard.wav
