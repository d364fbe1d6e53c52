"""What an answer that came back well brings, or why it brings nothing: a blocked prompt, a reason to stop, no parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from functions.core.errors import EmptyOutput, InvalidOutput, ProviderClosed, ProviderError, ProviderRefused

if TYPE_CHECKING:
    from google.genai.types import Blob, Candidate, GenerateContentResponse, Part

Meaning = tuple[type[ProviderError], str]
REFUSED: Meaning = (ProviderRefused, "")
#: how a candidate ended, where that is no good end
FINISHES: dict[str, Meaning] = {
    "MAX_TOKENS": (InvalidOutput, "The model's answer was cut off at its longest."),
    "SAFETY": REFUSED,
    "RECITATION": (ProviderRefused, "The model stopped, for its answer was too near to somebody's work."),
    "LANGUAGE": (ProviderRefused, "The model does not know this language."),
    "OTHER": (InvalidOutput, "The model stopped and did not say why."),
    "BLOCKLIST": REFUSED,
    "PROHIBITED_CONTENT": REFUSED,
    "SPII": (ProviderRefused, "The model declined, for its answer would have told of a private person."),
    "MALFORMED_FUNCTION_CALL": (InvalidOutput, ""),
    "IMAGE_SAFETY": REFUSED,
    "IMAGE_PROHIBITED_CONTENT": REFUSED,
    "IMAGE_OTHER": (EmptyOutput, "The model painted nothing and did not say why."),
    "NO_IMAGE": (EmptyOutput, "The model painted nothing."),
    "IMAGE_RECITATION": (ProviderRefused, "The model stopped, for its picture was too near to somebody's work."),
    "UNEXPECTED_TOOL_CALL": (InvalidOutput, ""),
    "TOO_MANY_TOOL_CALLS": (InvalidOutput, ""),
    "MISSING_THOUGHT_SIGNATURE": (InvalidOutput, ""),
    "MALFORMED_RESPONSE": (InvalidOutput, ""),
    "ESCALATION": REFUSED,
    "PUP_LIMITED_DISABLED": (ProviderClosed, "The model's account is limited or disabled by its provider."),
    "CONTINUATION": (InvalidOutput, "The model's answer was cut off at its longest."),
    "MODEL_ARMOR": REFUSED,
}
#: why a prompt was not even read
BLOCKS: dict[str, Meaning] = dict.fromkeys(
    ("SAFETY", "OTHER", "BLOCKLIST", "PROHIBITED_CONTENT", "IMAGE_SAFETY", "MODEL_ARMOR", "JAILBREAK"), REFUSED
)
WELL = {"STOP", "FINISH_REASON_UNSPECIFIED", ""}


def parts_of(response: GenerateContentResponse) -> list[Part]:
    """The parts that are the answer, without the model's thoughts; or the error that says why there are none."""
    feedback = response.prompt_feedback
    blocked = _name(feedback.block_reason) if feedback else ""
    candidates = response.candidates or []
    if blocked not in ("", "BLOCKED_REASON_UNSPECIFIED") or (feedback and blocked and not candidates):
        raise _meant(BLOCKS.get(blocked, REFUSED))
    if not candidates:
        raise EmptyOutput
    finish = _name(candidates[0].finish_reason)
    if finish not in WELL:
        raise _meant(FINISHES.get(finish, (InvalidOutput, "")))
    return [part for part in _parts(candidates[0]) if not part.thought]


def words_in(parts: Sequence[Part]) -> str:
    """All words of an answer; EmptyOutput where there are none."""
    said = "".join(part.text for part in parts if part.text)
    if not said.strip():
        raise EmptyOutput
    return said


def bytes_in(parts: Sequence[Part], *, kind: str) -> Blob:
    """The last thing of that kind, `image` or `audio`; the error says what came in its place."""
    found = [part.inline_data for part in parts if part.inline_data is not None]
    fit = [one for one in found if (one.mime_type or "").lower().startswith(f"{kind}/")]
    if not fit:
        if found:
            raise InvalidOutput(f"The model answered with something that is no {kind}.")
        if any((part.text or "").strip() for part in parts):
            raise InvalidOutput(f"The model answered with words in place of {kind}.")
        raise EmptyOutput
    if not fit[-1].data:
        raise EmptyOutput
    return fit[-1]


def _parts(candidate: Candidate) -> list[Part]:
    return list((candidate.content.parts if candidate.content else None) or [])


def _meant(meaning: Meaning) -> ProviderError:
    error, detail = meaning
    return error(detail)


def _name(reason: object) -> str:
    """Of an enumeration of the client, or whatever a newer service said."""
    return str(getattr(reason, "value", reason) or "").upper()
