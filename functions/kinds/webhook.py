"""Where a job's owner wants to be told of its end."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from functions.core.addresses import MOST_URL, destination
from functions.core.signing import key_of
from functions.kinds.checks import Strict


def _reachable(url: str) -> str:
    destination(url)
    return url


def _usable(secret: str) -> str:
    key_of(secret)
    return secret


class Webhook(Strict):
    """A receiver of your own, which is told of the job's end and of a plan that waits for you."""

    url: Annotated[
        str, AfterValidator(_reachable),
        Field(description="https, on the public internet", json_schema_extra={"maxLength": MOST_URL}),
    ]  # fmt: skip
    secret: Annotated[
        str, AfterValidator(_usable), Field(description="whsec_ and base64; that of your account where left out")
    ] | None = None  # fmt: skip

    def values(self) -> dict[str, str]:
        """As plain values, without what was left out."""
        return {"url": self.url} | ({"secret": self.secret} if self.secret else {})
