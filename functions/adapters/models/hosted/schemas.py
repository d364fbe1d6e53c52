"""A JSON schema in the part of the language that models take: references written out, what they do not know left out.

Every property is required, for a model leaves out what it may: an empty word is said as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: what Gemini's `responseJsonSchema` knows, by its own description; bounds of words are checked when the answer is read
KNOWN = frozenset(
    {
        *("type", "format", "description", "enum", "items", "prefixItems", "minItems", "maxItems", "minimum"),
        *("maximum", "anyOf", "oneOf", "properties", "required"),
    }
)
REFERENCE = "#/$defs/"


def fitted(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema as models read it; one that refers to itself has no such form."""
    return _object(schema, schema.get("$defs", {}), within=())


def strict(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The same as those read it who want every object closed: nothing beside what is named."""
    found: dict[str, Any] = _closed(fitted(schema))
    return found


def _closed(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return [_closed(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "properties" not in value:
        return {key: one if key == "enum" else _closed(one) for key, one in value.items()}
    rest = {key: one for key, one in value.items() if key not in {"properties", "propertyOrdering"}}
    inner = {name: _closed(one) for name, one in value["properties"].items()}
    return rest | {"properties": inner, "additionalProperties": False}


def _object(schema: Mapping[str, Any], known: Mapping[str, Any], *, within: tuple[str, ...]) -> dict[str, Any]:
    reference = str(schema.get("$ref", ""))
    if reference:
        name = reference.removeprefix(REFERENCE)
        if name in within or name not in known:
            raise ValueError(f"{name} is not a schema that can be written out")
        said = {key: value for key, value in schema.items() if key == "description"}
        return _object(known[name], known, within=(*within, name)) | said
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "const":
            made["enum"] = [value]
        elif key in KNOWN:
            made[key] = _value(key, value, known, within=within)
    if "properties" in made:
        made["required"] = made["propertyOrdering"] = list(made["properties"])
    return made


def _value(key: str, value: Any, known: Mapping[str, Any], *, within: tuple[str, ...]) -> Any:  # noqa: ANN401 - JSON
    if key == "properties":
        return {name: _object(one, known, within=within) for name, one in value.items()}
    if key == "items":
        return _object(value, known, within=within)
    if key in {"anyOf", "oneOf", "prefixItems"}:
        return [_object(one, known, within=within) for one in value]
    return value
