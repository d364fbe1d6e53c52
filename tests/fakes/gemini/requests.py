"""What the pretended Gemini reads out of a request, and what the real one would refuse in it."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.gemini import made

Json = dict[str, Any]
ASPECTS = {"1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"}
SCHEMA_WORDS = {
    *("$id", "$defs", "$ref", "$anchor", "type", "format", "title", "description", "enum", "items", "prefixItems"),
    *("minItems", "maxItems", "minimum", "maximum", "anyOf", "oneOf", "properties", "additionalProperties"),
    *("required", "propertyOrdering"),
}


def camel(value: Any) -> Any:
    """The client writes some keys as Python does; the service takes both."""
    if isinstance(value, dict):
        return {re.sub(r"_([a-z])", lambda one: one[1].upper(), key): camel(one) for key, one in value.items()}
    return [camel(one) for one in value] if isinstance(value, list) else value


def text_of(body: Json) -> str:
    return "\n".join(
        part["text"] for one in body.get("contents", []) for part in one.get("parts", []) if "text" in part
    )


def complaint(role: str, model: str, body: Json) -> str:
    """What the service would refuse in a request."""
    wish = camel(body.get("generationConfig", {}))
    if not text_of(body):
        return "contents are required"
    if role == "text":
        unknown = _unknown_words(body.get("generationConfig", {}).get("responseJsonSchema", {}))
        return f"Unknown schema keywords: {unknown}" if unknown else ""
    if wish.get("responseModalities") != [{"picture": "IMAGE", "speech": "AUDIO"}[role]]:
        return "The requested combination of response modalities is not supported by the model."
    if role == "picture":
        shape = wish.get("imageConfig", {})
        fits = shape.get("aspectRatio", "1:1") in ASPECTS and shape.get("imageSize", "1K") in made.SIZES
        return "" if fits else "Invalid image config."
    refused = {"temperature", "topP", "topK", "thinkingConfig"} & wish.keys()
    voice = wish.get("speechConfig", {}).get("voiceConfig", {}).get("prebuiltVoiceConfig", {}).get("voiceName")
    return f"{refused} not supported by {model}" if refused else "" if voice else "A voice is required."


def _unknown_words(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(_unknown_words, schema))
    if not isinstance(schema, dict):
        return set()
    found = schema.keys() - SCHEMA_WORDS
    named = [one for key in ("properties", "$defs") for one in schema.get(key, {}).values()]
    inner = [schema[key] for key in ("items", "anyOf", "oneOf", "prefixItems") if key in schema]
    return found.union(*map(_unknown_words, [*named, *inner]))
