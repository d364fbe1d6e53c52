"""Where nothing may be sent: whatever is not on the public internet, in whichever spelling."""

from __future__ import annotations

import pytest

from functions.core.addresses import MOST_URL, Destination, destination, is_public


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://example.org", Destination("example.org", 443, "/")),
        ("https://Example.org./a/b?c=d&e", Destination("example.org", 443, "/a/b?c=d&e")),
        ("https://hooks.example.org:8443/?", Destination("hooks.example.org", 8443, "/")),
        ("HTTPS://93.184.216.34/x", Destination("93.184.216.34", 443, "/x")),
        ("https://[2606:2800:220:1::1946]:444/x", Destination("2606:2800:220:1::1946", 444, "/x")),
    ],
)  # fmt: skip
def test_a_public_address_is_taken_apart(url: str, place: Destination) -> None:
    assert destination(url) == place


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://example.org", "https://"), ("ftp://example.org", "https://"), ("example.org", "https://"),
        ("", "https://"),
        ("https://", "https://"), ("https://exa mple.org", "no blanks"), ("https://example.org/\r\nX: y", "no blanks"),
        ("https://exämple.org", "no blanks"), ("https://example.org\\@evil.example", "no blanks"),
        ("https://example.org:99999/", "reached"), ("https://[::1/", "reached"), ("https://example.org:x/", "reached"),
        ("https://ann:secret@example.org/", "without a user"), ("https://@example.org/", "without a user"),
        ("https://example.org/#x", "without a user"), ("https://[fe80::1%25eth0]/", "without a user"),
        ("https:///x", "public"), ("https://localhost/", "public"), ("https://LOCALHOST:8080/", "public"),
        ("https://a.localhost/", "public"), ("https://metadata.google.internal/x", "public"),
        ("https://printer/", "public"),
        ("https://nas.local./", "public"), ("https://127.0.0.1/", "public"), ("https://127.1/", "public"),
        ("https://2130706433/", "public"), ("https://0x7f000001/", "public"), ("https://example.0x7f/", "public"),
        ("https://0177.0.0.1/", "public"), ("https://[::1]/", "public"), ("https://[::ffff:10.0.0.1]/", "public"),
        ("https://169.254.169.254/latest/meta-data", "public"),
        ("https://example.org/" + "x" * MOST_URL, "At most 2,000"),
    ],
)  # fmt: skip
def test_any_other_address_is_refused_in_a_sentence(url: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        destination(url)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "2a00:1450::20", "64:ff9b::808:808"]
)  # fmt: skip
def test_the_public_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.100.100.200", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "168.63.129.16", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
        "2001:db8::1", "2002:7f00:1::", "2001:0:53aa:64c::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "", "example.org", "1.2.3", "fe80::1%eth0",
    ],
)  # fmt: skip
def test_nothing_else_is(address: str) -> None:
    assert not is_public(address)
