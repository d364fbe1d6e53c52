"""The courier against real receivers on loopback: one request, a pinned address, a valid certificate, ten seconds."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from functions.adapters.local.courier import HttpsCourier, NotPublic, public_addresses
from functions.ports.post import Letter, Receipt

pytest.importorskip("cryptography")
NAME = "hooks.example.org"
GOOD = b"HTTP/1.1 204 No Content\r\n\r\n"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of the receiver's name, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), dt.datetime.now(dt.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - dt.timedelta(days=1)).not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = tmp_path_factory.mktemp("certificate") / "both.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


class Receiver:
    """Takes connections and does with each what a test wants; keeps what it read."""

    def __init__(self, certificate: Path, act: Callable[[ssl.SSLSocket], None]) -> None:
        self.seen: list[bytes] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self._act = act
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        threading.Thread(target=self._live, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.door.getsockname()[1])

    def _live(self) -> None:
        while True:
            try:
                plain, _ = self.door.accept()
                with self._context.wrap_socket(plain, server_side=True) as line:
                    self.seen.append(read(line))
                    self._act(line)
            except OSError:
                if self.door.fileno() < 0:
                    return


def more(line: ssl.SSLSocket) -> bytes:
    if not (data := line.recv(65536)):
        raise ConnectionResetError
    return data


def read(line: ssl.SSLSocket) -> bytes:
    """One request with its body."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += more(line)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(int(one.split(b":")[1]) for one in head.split(b"\r\n") if one.lower().startswith(b"content-length"))
    while len(body) < length:
        body += more(line)
    return head + b"\r\n\r\n" + body


@pytest.fixture
def receiver(certificate: Path) -> Iterator[Callable[..., Receiver]]:
    made: list[Receiver] = []

    def open_one(answer: bytes = GOOD, act: Callable[[ssl.SSLSocket], None] | None = None) -> Receiver:
        made.append(Receiver(certificate, act or (lambda line: line.sendall(answer))))
        return made[-1]

    yield open_one
    for one in made:
        one.door.close()


@pytest.fixture
def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


def here(host: str, port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def sent(courier: HttpsCourier, port: int, *, host: str = NAME, body: bytes = b"{}") -> Receipt:
    headers = {"Content-Type": "application/json", "webhook-id": "msg_1"}
    return courier.send(Letter(url=f"https://{host}:{port}/hook?key=1", headers=headers, body=body))


def test_a_letter_arrives_as_one_post_with_its_headers_and_its_body(receiver: Any, trusting: ssl.SSLContext) -> None:
    other = receiver()
    body = b"x" * 250_000

    made = sent(HttpsCourier(resolve=here, context=trusting), other.port, body=body)

    head, _, arrived = other.seen[0].partition(b"\r\n\r\n")
    assert (made.status, made.fault) == (204, "")
    assert 0 < made.seconds < 5
    assert head.startswith(b"POST /hook?key=1 HTTP/1.1\r\n")
    assert f"Host: {NAME}:{other.port}".encode() in head
    assert b"webhook-id: msg_1" in head
    assert arrived == body
    assert len(other.seen) == 1


@pytest.mark.parametrize(
    ("answer", "status", "says"),
    [
        (b"HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\n\r\n", 302, "redirects"),
        (b"HTTP/1.1 500 Oops\r\nContent-Length: 9999999\r\n\r\n", 500, "answered 500"),
        (b"HTTP/1.1 410 Gone\r\n\r\n", 410, "answered 410"),
        (b"nonsense\r\n\r\n", None, "broke off"), (b"", None, "broke off"),
    ],
)  # fmt: skip
def test_an_answer_is_told_in_a_sentence_and_nothing_is_followed(
    receiver: Any, trusting: ssl.SSLContext, answer: bytes, status: int | None, says: str
) -> None:
    other = receiver(answer)

    made = sent(HttpsCourier(resolve=here, context=trusting), other.port)

    assert made.status == status
    assert says in made.fault
    assert "key=1" not in made.fault
    assert len(other.seen) == 1


def drips(line: ssl.SSLSocket) -> None:
    """A header a tenth of a second, for ever."""
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(500):
        line.sendall(f"X-{number}: x\r\n".encode())
        time.sleep(0.1)


def sleeps(line: ssl.SSLSocket) -> None:
    line.settimeout(5)
    line.recv(1)


@pytest.mark.parametrize("act", [drips, sleeps])
def test_a_receiver_that_never_comes_to_an_end_is_left_in_time(
    receiver: Any, trusting: ssl.SSLContext, act: Callable[[ssl.SSLSocket], None]
) -> None:
    other = receiver(act=act)

    made = sent(HttpsCourier(timeout=0.6, resolve=here, context=trusting), other.port)

    assert made.status is None
    assert "did not answer within" in made.fault
    assert made.seconds < 3


def test_whoever_takes_a_connection_and_says_nothing_is_left_in_time(trusting: ssl.SSLContext) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        made = sent(HttpsCourier(timeout=0.4, resolve=here, context=trusting), silent.getsockname()[1])

    assert "did not answer within" in made.fault


def test_a_name_that_is_looked_up_for_ever_is_left_in_time(trusting: ssl.SSLContext) -> None:
    held = threading.Event()

    def slow(host: str, port: int) -> Sequence[str]:
        held.wait(5)
        return ("127.0.0.1",)

    made = sent(HttpsCourier(timeout=0.3, resolve=slow, context=trusting), 443)
    held.set()

    assert "did not answer within" in made.fault
    assert made.seconds < 3


def test_a_certificate_must_be_trusted_and_be_the_names_own(receiver: Any, trusting: ssl.SSLContext) -> None:
    other = receiver()

    stranger = sent(HttpsCourier(resolve=here), other.port)
    another = sent(HttpsCourier(resolve=here, context=trusting), other.port, host="other.example.org")

    assert stranger.fault == another.fault == "The receiver's certificate is not valid for its name."
    assert other.seen == []


def test_the_name_is_looked_up_once_and_the_second_address_serves_when_the_first_is_dead(
    receiver: Any, trusting: ssl.SSLContext
) -> None:
    other = receiver()
    asked: list[tuple[str, int]] = []

    def two(host: str, port: int) -> Sequence[str]:
        asked.append((host, port))
        return ("127.0.0.2", "127.0.0.1")

    made = sent(HttpsCourier(resolve=two, context=trusting), other.port)

    assert made.status == 204
    assert asked == [(NAME, other.port)]


def test_nobody_there_and_an_unknown_name_are_told(trusting: ssl.SSLContext) -> None:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]

    def unknown(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    closed = sent(HttpsCourier(resolve=here, context=trusting), port)
    nameless = sent(HttpsCourier(resolve=unknown, context=trusting), 443)

    assert closed.fault == "Nobody listens at the receiver's address."
    assert nameless.fault == "The receiver's name is not known."


def test_a_receiver_that_speaks_no_tls_is_told(trusting: ssl.SSLContext) -> None:
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def answer() -> None:
            line, _ = plain.accept()
            with line:
                line.recv(4096)
                line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        made = sent(HttpsCourier(resolve=here, context=trusting), plain.getsockname()[1])

    assert made.fault == "The receiver does not speak TLS as it should."


def found(*addresses: str) -> Callable[..., Any]:
    return lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]


@pytest.mark.parametrize(
    "addresses",
    [(), ("127.0.0.1",), ("93.184.216.34", "10.0.0.1"), ("169.254.169.254",), ("::ffff:127.0.0.1",), ("fe80::1",)],
)
def test_a_name_that_leads_to_a_single_private_address_is_refused(addresses: tuple[str, ...]) -> None:
    with pytest.raises(NotPublic):
        public_addresses(NAME, 443, lookup=found(*addresses))


def test_a_public_name_is_what_it_stands_for() -> None:
    made = public_addresses(NAME, 443, lookup=found("93.184.216.34", "2606:4700::1111", "93.184.216.34"))

    assert made == ("93.184.216.34", "2606:4700::1111")


@pytest.mark.parametrize(
    "url", ["http://example.org/", "https://127.0.0.1/", "https://[::1]:8080/", "https://localhost/"]
)
def test_an_address_that_may_not_be_sent_to_is_not_even_looked_up(url: str) -> None:
    def never(host: str, port: int) -> Sequence[str]:
        raise AssertionError(host)

    made = HttpsCourier(resolve=never).send(Letter(url=url, headers={}, body=b"{}"))

    assert made.status is None
    assert made.fault


def test_by_itself_a_courier_sends_nothing_into_the_own_network(receiver: Any, trusting: ssl.SSLContext) -> None:
    other = receiver()
    inner = lambda host, port: public_addresses(host, port, lookup=found("127.0.0.1"))

    made = sent(HttpsCourier(resolve=inner, context=trusting), other.port)

    assert (
        made.fault == "The receiver's name leads to an address that is not on the public internet, so nothing was sent."
    )
    assert other.seen == []
