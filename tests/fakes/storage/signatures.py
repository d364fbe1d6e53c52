"""Signed addresses as the service checks them (V4, RSA), and the keys of the accounts that signBlob signs with."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from urllib.parse import parse_qsl, quote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from tests.fakes.storage.objects import Refused

ALGORITHM = "GOOG4-RSA-SHA256"
LONGEST = 7 * 86_400
#: seconds by which a clock may be ahead
SKEW = 900


@cache
def key_of(account: str) -> rsa.RSAPrivateKey:
    """The key that Google keeps for an account; nobody else ever sees it."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def signed_blob(account: str, payload: bytes) -> str:
    """What signBlob answers."""
    return base64.b64encode(key_of(account).sign(payload, padding.PKCS1v15(), SHA256())).decode()


def must_be_signed(method: str, target: str, headers: Mapping[str, str], *, now: float, accounts: set[str]) -> None:
    """Refuses a request whose address nobody signed, or not for this, or not for now. `target` is as it came."""
    path, _, text = target.partition("?")
    query = dict(parse_qsl(text, keep_blank_values=True))
    if "X-Goog-Signature" not in query:
        raise Refused(403, "Anonymous caller does not have storage.objects.get access.", code="AccessDenied")
    if "authorization" in headers:
        raise Refused(400, "Only one authentication mechanism is allowed.", code="InvalidArgument")
    account, _, scope = query.get("X-Goog-Credential", "").partition("/")
    stamp = query.get("X-Goog-Date", "")
    if query.get("X-Goog-Algorithm") != ALGORITHM or scope != f"{stamp[:8]}/auto/storage/goog4_request":
        raise Refused(400, "The authorization is malformed.", code="AuthorizationQueryParametersError")
    canonical = _canonical(method, path, query, headers)
    said = "\n".join((ALGORITHM, stamp, scope, hashlib.sha256(canonical.encode()).hexdigest()))
    if account not in accounts or not _fits(account, query["X-Goog-Signature"], said):
        raise Refused(403, "The request signature we calculated does not match.", code="SignatureDoesNotMatch")
    _must_be_now(stamp, query.get("X-Goog-Expires", ""), now)


def _fits(account: str, signature: str, said: str) -> bool:
    try:
        public = key_of(account).public_key()
        public.verify(bytes.fromhex(signature), said.encode(), padding.PKCS1v15(), SHA256())
    except (InvalidSignature, ValueError):
        return False
    return True


def _must_be_now(stamp: str, life: str, now: float) -> None:
    began = datetime.strptime(stamp, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    if not life.isdigit() or not 1 <= int(life) <= LONGEST:
        raise Refused(400, "X-Goog-Expires must be at most a week.", code="AuthorizationQueryParametersError")
    if now < began - SKEW:
        raise Refused(403, "The request is not yet valid.", code="RequestTimeTooSkewed")
    if now >= began + int(life):
        raise Refused(400, "The provided token has expired.", code="ExpiredToken")


def _canonical(method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str]) -> str:
    names = query.get("X-Goog-SignedHeaders", "").split(";")
    known = {name.lower(): " ".join(value.split()) for name, value in headers.items()}
    unsigned = [name for name in known if name.startswith("x-goog-") and name not in names]
    if unsigned or "host" not in names:
        raise Refused(403, f"Headers that are not signed: {unsigned}", code="MalformedSecurityHeader")
    rest = sorted((name, value) for name, value in query.items() if name != "X-Goog-Signature")
    asked = "&".join(f"{quote(name, safe='-_.~')}={quote(value, safe='-_.~')}" for name, value in rest)
    lines = "".join(f"{name}:{known.get(name, '')}\n" for name in names)
    payload = known.get("x-goog-content-sha256", "UNSIGNED-PAYLOAD")
    return "\n".join((method, path, asked, lines, ";".join(names), payload))
