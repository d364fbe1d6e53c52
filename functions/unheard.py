"""Settings that are set and do nothing: keys that nobody uses, and other systems' words that name nothing here."""

from __future__ import annotations

from collections.abc import Mapping

from functions.settings import KEYS, ROLES, key_of

#: settings of other systems that name nothing that is here, and why
FOREIGN: Mapping[str, str] = {
    "GCS_BUCKET_NAME": "pictures lie in the folder LIMNER_DATA, or in the cloud in ASSETS_BUCKET",
    "DATABASE_URL": "the database is limner.db in the folder LIMNER_DATA",
    "IMAGE_STORAGE_DIR": "pictures lie in the folder LIMNER_DATA, beside the database that names them",
    "BACKUP_MODE": "there is one house, and it never works in a weaker way",
}


def unheard(env: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each setting that is set and does nothing: a key that nobody uses, or another system's."""
    named = " ".join(env.get(name) or "" for name in ("MODELS", *ROLES)).lower()
    idle = [
        f"{KEYS[provider]} is not used: MODELS does not name {provider}."
        for provider in ("openrouter", "runware")
        if key_of(env, provider) and provider not in named
    ]
    heard = (
        ("GCS_BUCKET_NAME",) if env.get("WORLD") == "google" and not (env.get("ASSETS_BUCKET") or "").strip() else ()
    )
    foreign = [
        f"{name} means nothing here: {why}."
        for name, why in FOREIGN.items()
        if (env.get(name) or "").strip() and name not in heard
    ]
    return (*idle, *foreign)
