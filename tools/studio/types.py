"""Writes functions/web/studio/api.d.ts, the contract's fields as types: `.venv/bin/python tools/studio/types.py`.

A test holds the file equal to what this would write.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
FILE = ROOT / "functions" / "web" / "studio" / "api.d.ts"
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
HEAD = "// The fields of /openapi.json as types. Made by tools/studio/types.py; a test holds both equal.\n"


def type_of(schema: dict[str, Any]) -> str:
    """A schema as a type."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " | ".join(dict.fromkeys(type_of(one) for one in schema[choice]))
    if "enum" in schema:
        return " | ".join(json.dumps(one) for one in schema["enum"])
    if "const" in schema:
        return json.dumps(schema["const"])
    named = schema.get("type")
    if isinstance(named, list):
        return " | ".join(PLAIN.get(one, "unknown") for one in named)
    if named == "array":
        inner = type_of(schema.get("items") or {})
        return f"Array<{inner}>"
    if named == "object" or "properties" in schema:
        return of_object(schema)
    return PLAIN.get(str(named), "unknown")


def of_object(schema: dict[str, Any], *, margin: str = "") -> str:
    """Its fields, with what is said about them; what may be left out has a question mark."""
    fields = schema.get("properties") or {}
    more = schema.get("additionalProperties")
    if not fields:
        return f"Record<string, {type_of(more) if isinstance(more, dict) and more else 'unknown'}>"
    needed = set(schema.get("required") or ())
    lines = []
    for name, field in fields.items():
        about = field.get("description")
        if about:
            lines.append(f"{margin}  /** {about} */")
        key = name if name.isidentifier() else json.dumps(name)
        lines.append(f"{margin}  {key}{'' if name in needed else '?'}: {type_of(field)};")
    return "{\n" + "\n".join(lines) + f"\n{margin}}}"


def written() -> str:
    """The whole file."""
    from functions.web.openapi import document

    schemas = document(version="0")["components"]["schemas"]
    parts = [HEAD]
    for name, schema in schemas.items():
        about = schema.get("description")
        parts.append((f"/** {about} */\n" if about else "") + f"export type {name} = {type_of(schema)};\n")
    return "\n".join(parts)


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
