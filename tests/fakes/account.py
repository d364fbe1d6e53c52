"""A service account's file, as Google's search finds it, and the address where its tokens are made."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


@cache
def _key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return key.private_bytes(*form).decode()


def account_file(folder: Path, *, address: str, tokens: str) -> Path:
    """Written to a folder; `tokens` is the address that makes tokens of it."""
    account = {
        "type": "service_account", "project_id": "test-project", "private_key": _key(), "private_key_id": "1",
        "client_email": address, "client_id": "1", "token_uri": tokens,
    }  # fmt: skip
    path = folder / "account.json"
    path.write_text(json.dumps(account))
    return path
