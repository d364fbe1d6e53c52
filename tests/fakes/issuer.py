"""Whoever signs tokens, as Google does: keys that rotate behind an address, and tokens right and wrong."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from tests.fakes.gemini.scripts import Script
from tests.fakes.plain import Plain

Json = dict[str, Any]
GOOGLE = "https://accounts.google.com"
FIREBASE = "https://securetoken.google.com/"


@dataclass(frozen=True)
class Key:
    """One pair of keys, and the certificate that shows its public half."""

    name: str
    private: rsa.RSAPrivateKey
    certificate: str


def a_key(name: str) -> Key:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "tokens.test")])
    began = datetime(2020, 1, 1, tzinfo=UTC)
    built = x509.CertificateBuilder(subject, subject, private.public_key(), 1, began, began + timedelta(days=36500))
    text = built.sign(private, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()
    return Key(name, private, text)


@dataclass
class Issuer(Plain):
    """Signs with its newest key; shows all keys that it did not withdraw, at `url`."""

    keys: list[Key] = field(default_factory=lambda: [a_key("key-1")])
    #: what the answer says of how long it may be kept
    cache: str = "public, max-age=20000, must-revalidate, no-transform"
    _made: int = 1

    def rotate(self, *, withdrawn: bool = False) -> None:
        """A new key signs from now on; the older ones are shown on, or not."""
        self._made += 1
        self.keys = [*([] if withdrawn else self.keys), a_key(f"key-{self._made}")]

    def reply(self, method: str, path: str, headers: Mapping[str, str], body: Any) -> Script:
        if told := self.told():
            return told
        return Script(body={key.name: key.certificate for key in self.keys}, headers={"Cache-Control": self.cache})

    def sign(self, claims: Json, *, key: Key | None = None, head: Json | None = None) -> str:
        """A token as it should be; `head` replaces parts of its first part."""
        key = key or self.keys[-1]
        return self.sign_text(joined({"alg": "RS256", "typ": "JWT", "kid": key.name} | (head or {}), claims), key=key)

    def sign_text(self, said: str, *, key: Key | None = None) -> str:
        """Whatever it is, and its signature."""
        made = (key or self.keys[-1]).private.sign(said.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{said}.{packed(made)}"

    def unsigned(self, claims: Json, *, signature: str = "") -> str:
        """A token that says that it needs no signature."""
        return f"{joined({'alg': 'none', 'typ': 'JWT', 'kid': self.keys[-1].name}, claims)}.{signature}"

    def signed_with_what_all_know(self, claims: Json) -> str:
        """An HMAC with the certificate as its secret: good for whoever believes the header's word for how to check."""
        key = self.keys[-1]
        said = joined({"alg": "HS256", "typ": "JWT", "kid": key.name}, claims)
        return f"{said}.{packed(hmac.digest(key.certificate.encode(), said.encode(), 'sha256'))}"

    def of_account(self, email: str, audience: str, /, *, now: float, **claims: Any) -> str:
        """A service account's token, as Cloud Tasks and Cloud Scheduler send it."""
        usual = {
            "aud": audience, "azp": "1", "email": email, "email_verified": True, "exp": int(now) + 3600,
            "iat": int(now), "iss": GOOGLE, "sub": "1",
        }  # fmt: skip
        return self.sign(without_nothing(usual | claims))

    def of_user(self, user: str, project: str, *, now: float, **claims: Any) -> str:
        """The token of somebody who signed in to a project."""
        return self.sign(user_claims(user, project, now=now, **claims))


def user_claims(user: str, project: str, *, now: float, **claims: Any) -> Json:
    """What such a token says; what is None is left out."""
    usual = {
        "iss": FIREBASE + project, "aud": project, "auth_time": int(now) - 60, "user_id": user, "sub": user,
        "iat": int(now) - 60, "exp": int(now) + 3540, "email": "ann@example.com", "email_verified": True,
        "firebase": {"identities": {"email": ["ann@example.com"]}, "sign_in_provider": "password"},
    }  # fmt: skip
    return without_nothing(usual | claims)


def without_nothing(claims: Json) -> Json:
    return {name: value for name, value in claims.items() if value is not None}


def joined(*parts: Json) -> str:
    return ".".join(packed(json.dumps(part).encode()) for part in parts)


def packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
