"""What the pretended Gemini makes: JSON that fits a schema, pictures of the asked shape, speech of the right length."""

from __future__ import annotations

import base64
import hashlib
import io
import math
import re
from collections.abc import Mapping
from typing import Any

from PIL import Image

from tests.sounds import RATE, packed, riff, spoken

Json = dict[str, Any]
WORDS = {
    "title": "The Harbour at Dawn", "summary": "A fox learns to sail.", "language": "en", "look": "small red fox",
    "name": "Fen", "speaker": "Fen", "prompt": "Fen stands on a wooden pier at dawn", "caption": "Dawn.",
    "alt": "A fox on a pier.", "kind": "speech", "shot": "wide", "side": "left", "time": "day", "weather": "clear",
    "setting": "harbour", "question": "Who sails?", "answer": "The fox sails.", "text": "I can do it.", "cast": "Fen",
}  # fmt: skip
PASSAGE = "Fen walks down to the harbour. The wind is fair and the sea is calm."
#: pixels of a picture of each size
SIZES = {"1K": 1024, "2K": 2048, "4K": 4096}
COUNT = re.compile(r"Exactly (\d+)")


def written(schema: Mapping[str, Any], prompt: str) -> Any:
    """An answer by the schema, with as many scenes as the prompt asks for."""
    found = COUNT.search(prompt)
    return _value(schema, "", int(found[1]) if found else 1, "")


def _value(schema: Mapping[str, Any], name: str, scenes: int, place: str) -> Any:
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return _value(schema["anyOf"][0], name, scenes, place)
    match schema.get("type"):
        case "object":
            return {key: _value(one, key, scenes, place) for key, one in schema["properties"].items()}
        case "array":
            count = scenes if name == "scenes" else 1
            return [
                _value(schema["items"], name, scenes, f"{place} {n}" if count > 1 else place)
                for n in range(1, count + 1)
            ]
        case "number":
            return 0.6
        case "integer":
            return 1
        case "boolean":
            return False
    known = WORDS.get(name, f"{PASSAGE}")
    return f"{known}{place}" if name in {"title", "prompt"} else known


def painted(prompt: str, aspect: str, size: str) -> bytes:
    """A PNG that differs with the words."""
    across, down = map(int, aspect.split(":"))
    side = SIZES[size]
    width = round(side * math.sqrt(across / down) / 16) * 16
    height = round(side * math.sqrt(down / across) / 16) * 16
    hue = hashlib.sha256(prompt.encode()).digest()
    grey = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge("RGB", [grey.point(lambda one, shift=shift: (one + shift) % 256) for shift in hue[:3]])
    made = io.BytesIO()
    picture.save(made, "PNG", compress_level=1)
    return made.getvalue()


def read_aloud(text: str, *, raw: bool) -> tuple[bytes, str]:
    """A whole WAV, or raw samples as they are streamed; and what it is called."""
    samples = packed(spoken(text), "s16")
    return (samples, f"audio/L16;codec=pcm;rate={RATE}") if raw else (riff(samples), "audio/wav")


def answer(*parts: Json, finish: str = "STOP", usage: Json | None = None) -> Json:
    """An answer of one candidate."""
    return {
        "candidates": [{"content": {"role": "model", "parts": list(parts)}, "finishReason": finish, "index": 0}],
        "usageMetadata": usage or counted(0, 0), "modelVersion": "fake", "responseId": "r1",
    }  # fmt: skip


def inline(data: bytes, mime: str) -> Json:
    """Bytes as a part."""
    return {"inlineData": {"mimeType": mime, "data": base64.b64encode(data).decode()}}


def counted(taken: int, given: int, *, modality: str = "TEXT", thoughts: int = 0) -> Json:
    """What the tokens of an answer were."""
    return {
        "promptTokenCount": taken, "candidatesTokenCount": given, "thoughtsTokenCount": thoughts,
        "totalTokenCount": taken + given + thoughts,
        "promptTokensDetails": [{"modality": "TEXT", "tokenCount": taken}],
        "candidatesTokensDetails": [{"modality": modality, "tokenCount": given}],
    }  # fmt: skip
