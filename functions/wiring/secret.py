"""The secret of a data folder: it signs read tokens and upload addresses, and owners' webhooks are signed from it."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from functions.adapters.local.faults import in_plain_words

SIGNING_FILE = "token-secret"


def signing_secret(folder: Path) -> bytes:
    """Made at its first use; kept beside the database, so that links outlive a restart."""
    path = folder / SIGNING_FILE
    with in_plain_words(folder):
        if path.exists() and (kept := path.read_bytes()):
            return kept
        # Whole or not at all: with a secret cut off by a crash or a full disk, anybody could sign.
        descriptor, draft = tempfile.mkstemp(dir=folder, prefix=SIGNING_FILE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
        return path.read_bytes()
