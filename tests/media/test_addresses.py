"""Which addresses count as public, and that a name is resolved only once."""

import ipaddress
import socket
from typing import Any

import httpx
import pytest

from slidecast.errors import DownloadError
from slidecast.media.addresses import checked_address, is_public

PRIVATE = (
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "2002:7f00:0001::",
)  # fmt: skip
PUBLIC = ("8.8.8.8", "203.0.114.1", "2001:4860:4860::8888", "::ffff:8.8.8.8")


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def answering(*addresses: str) -> Any:  # noqa: ANN401 (stands for getaddrinfo)
    """Return a resolver that gives these addresses."""
    return lambda *_, **__: [(0, 0, 0, "", (address, 443)) for address in addresses]


def test_the_address_that_was_checked_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answering("8.8.8.8"))
    assert checked_address(httpx.URL("https://example.com/a.mp3"), allow_private=False) == "8.8.8.8"


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answering("8.8.8.8", "192.168.1.1"))
    with pytest.raises(DownloadError, match=r"example\.com is 192\.168\.1\.1, which is not a public address"):
        checked_address(httpx.URL("https://example.com/a.mp3"), allow_private=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "localhost"])
def test_spellings_of_loopback(host: str) -> None:
    with pytest.raises(DownloadError):
        checked_address(httpx.URL(f"http://{host}/"), allow_private=False)


def test_no_such_host() -> None:
    with pytest.raises(DownloadError, match=r"there is no host nowhere\.invalid"):
        checked_address(httpx.URL("https://nowhere.invalid/a.mp3"), allow_private=False)
