"""The fake on its own: `python -m tests.fakes.storage PORT BUCKET...`, to be named in STORAGE_EMULATOR_HOST."""

from __future__ import annotations

import sys
import threading

from tests.fakes.storage.service import FakeStorage

if __name__ == "__main__":
    port, *buckets = sys.argv[1:] or ["9023", "demo-limner-assets", "demo-limner-scratch"]
    storage = FakeStorage()
    for name in buckets:
        storage.bucket(name)
    with storage.served(int(port)):
        print(f"STORAGE_EMULATOR_HOST={storage.url}", flush=True)
        threading.Event().wait()
