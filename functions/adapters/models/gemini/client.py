"""One connection to Gemini for the whole process: opened with the first call, one attempt a call, bound in time.

It goes by a key of AI Studio, or by the account of a project of Google Cloud, as the settings have it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from functions.adapters.models.gemini.failures import BY_ACCOUNT, BY_KEY, in_house_words

if TYPE_CHECKING:
    from google.auth.credentials import Credentials
    from google.genai import Client
    from google.genai.types import GenerateContentResponse

    from functions.adapters.models.hosted.offer import Offer

#: seconds for looking up which models there are
LOOK = 10.0
#: how a project is told to take its time for half the price; a key says it in the body
FLEX = {"X-Vertex-AI-LLM-Request-Type": "shared", "X-Vertex-AI-LLM-Shared-Request-Type": "flex"}


class Gemini:
    """Asks, and answers in the client's own types; its failures are ours."""

    def __init__(
        self, *, key: str = "", base_url: str = "", project: str = "", location: str = "",
        account: Callable[[], Credentials] | None = None,
    ) -> None:  # fmt: skip
        """By `key`, or where a project and a location are named by `account`, the machine's own if it is None.

        `base_url` is empty for Google's own.
        """
        self._key, self._base_url = key, base_url
        self._project, self._location, self._account = project, location, account
        self._closed = BY_ACCOUNT if project else BY_KEY
        self._lock = threading.Lock()
        self._client: Client | None = None

    def ask(
        self, offer: Offer, parts: Sequence[Mapping[str, Any]], config: Mapping[str, Any], *, seconds: float,
        may_cost: int,
    ) -> GenerateContentResponse:  # fmt: skip
        """One call to a model, made once; a ProviderError where it brings no answer."""
        from google.genai import types

        way: dict[str, Any] = {"timeout": round(seconds * 1000)}
        wish = dict(config) | {"http_options": way}
        if offer.flex and self._project:
            way["headers"] = FLEX
        elif offer.flex:
            wish["service_tier"] = "flex"
        if offer.thinking:
            wish["thinking_config"] = {"thinking_level": offer.thinking}
        asked = types.GenerateContentConfig.model_validate(wish)
        contents = types.Content.model_validate({"role": "user", "parts": [dict(part) for part in parts]})
        client = self._opened()
        with in_house_words(may_cost=may_cost, closed=self._closed):
            return client.models.generate_content(model=offer.model, contents=contents, config=asked)

    def models(self) -> frozenset[str]:
        """The names of all models that there are for us."""
        client = self._opened()
        with in_house_words(closed=self._closed):
            config = {"http_options": {"timeout": round(LOOK * 1000)}, "page_size": 1000}
            listed = client.models.list(config=config)  # type: ignore[arg-type]
            return frozenset((one.name or "").rpartition("/")[2] for one in listed)

    def close(self) -> None:
        """Lets the connections go."""
        with self._lock:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _opened(self) -> Client:
        with self._lock:
            if self._client is None:
                self._client = self._open()
            return self._client

    def _open(self) -> Client:
        from google.genai import Client, types

        from functions.adapters.models.hosted.patience import bounded

        transport, trusted = bounded()
        options = types.HttpOptions(
            base_url=self._base_url or None,
            client_args={"transport": transport, "verify": trusted},
        )
        # Said in so many words: the client would read other settings of the environment, and go elsewhere.
        if not self._project:
            return Client(api_key=self._key, enterprise=False, http_options=options)
        from functions.adapters.models.gemini.identity import Account, of_the_machine

        account = self._account() if self._account else Account(partial(of_the_machine, self._project))
        return Client(
            enterprise=True, project=self._project, location=self._location, credentials=account, http_options=options
        )
