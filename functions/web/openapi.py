"""The contract as OpenAPI 3.1, from the table of routes and the models that parse and shape."""

from __future__ import annotations

from typing import Any


def document(*, version: str) -> dict[str, Any]:
    """The whole document."""
    return {"openapi": "3.1.0", "info": {"title": "Limner", "version": version}, "paths": {}}
