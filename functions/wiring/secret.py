"""The secret of a house: it signs read tokens and upload addresses, and owners' webhooks are signed from it."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from functions.core.errors import Stale

if TYPE_CHECKING:
    from functions.ports import Registers

SIGNING_FILE = SIGNING_REGISTER = "token-secret"


def signing_secret(folder: Path) -> bytes:
    """Made at its first use; kept beside the database, so that links outlive a restart."""
    from functions.adapters.local.faults import in_plain_words

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


def shared_secret(registers: Registers) -> bytes:
    """Made by whichever process is the first to use it; kept beside the jobs, where only this house reads."""
    while not (kept := registers.read(SIGNING_REGISTER)).version:
        with suppress(Stale):
            registers.write(SIGNING_REGISTER, {"secret": secrets.token_hex(32)}, expected=0)
    return bytes.fromhex(str(kept.value["secret"]))
