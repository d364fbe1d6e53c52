"""The way to a provider that is asked by plain JSON over HTTP: opened with the first call, one attempt a call."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from functions.core.errors import InvalidOutput

if TYPE_CHECKING:
    import httpx2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: its body is empty where it was no JSON object."""

    status: int
    headers: Mapping[str, str]
    body: Mapping[str, Any]


class Door:
    """Asks one provider, in time; whatever fails on the way is an error of ours."""

    def __init__(self, *, provider: str, key: str, base_url: str) -> None:
        self.provider, self._key, self._base_url = provider, key, base_url.rstrip("/")
        self._lock = threading.Lock()
        self._client: httpx2.Client | None = None

    def ask(
        self, method: str, path: str, *, seconds: float, body: object = None, may_cost: int = 0
    ) -> Answer:  # fmt: skip
        """One request; `may_cost` is booked where a call that was heard brings nothing that can be read."""
        client = self._opened()
        from functions.adapters.models.hosted.failures import TRANSPORT, of_transport

        headers = {b"Authorization": f"Bearer {self._key}".encode(), b"Content-Type": b"application/json"}
        try:
            found = client.request(
                method, f"{self._base_url}{path}", headers=headers, timeout=seconds,
                content=None if body is None else json.dumps(body).encode(),
            )  # fmt: skip
        except TRANSPORT as error:
            raise of_transport(error, provider=self.provider, may_cost=may_cost) from error
        except InvalidOutput as fault:
            fault.cost = may_cost
            raise
        return Answer(
            status=found.status_code, headers=found.headers, body=_read(found, may_cost=may_cost)
        )  # fmt: skip

    def close(self) -> None:
        """Lets the connections go."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _opened(self) -> httpx2.Client:
        with self._lock:
            if self._client is None:
                import httpx2

                from functions.adapters.models.hosted.patience import bounded

                # Nothing of the environment's proxies and passwords: the key goes where the settings say.
                self._client = httpx2.Client(transport=bounded()[0], trust_env=False)
            return self._client


def _read(found: httpx2.Response, *, may_cost: int) -> Mapping[str, Any]:
    try:
        body = json.loads(found.content)
    except (ValueError, RecursionError):
        body = None
    if isinstance(body, dict):
        return body
    if found.status_code != 200:
        return {}
    fault = InvalidOutput("The model's answer could not be read.")
    fault.cost = may_cost
    raise fault
