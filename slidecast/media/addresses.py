"""Which network addresses may be fetched from: public ones, unless the user allows his own network."""

import ipaddress
import socket

import httpx

from slidecast.errors import DownloadError

SCHEMES = ("http", "https")
ALLOW_HINT = "give --allow-private to fetch from your own network"

LAST_PORT = 65535

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def checked_address(url: httpx.URL, allow_private: bool) -> str:
    """Return the IP address to connect to for a URL: resolved once, so that it cannot change after the check.

    Raises:
        DownloadError: not http(s), no such host, or a private, loopback or link-local address.
    """
    if url.scheme not in SCHEMES or not url.host:
        raise DownloadError("only http and https addresses are fetched", str(url), "correct the address")
    if url.port is not None and not 0 < url.port <= LAST_PORT:
        raise DownloadError(f"not an address: port {url.port}", str(url), f"a port is a number from 1 to {LAST_PORT}")
    addresses = _resolved(url)
    for address in addresses:
        if not allow_private and not is_public(address):
            raise DownloadError(f"{url.host} is {address}, which is not a public address", str(url), ALLOW_HINT)
    return str(addresses[0])


def is_public(address: Address) -> bool:
    """Say whether an address lies in the public internet, also where IPv6 wraps an IPv4 address."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour
        if wrapped:
            return is_public(wrapped)
    return address.is_global and not address.is_multicast


def _resolved(url: httpx.URL) -> list[Address]:
    try:
        found = socket.getaddrinfo(url.host, url.port or None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DownloadError(f"there is no host {url.host}", str(url), "correct the address, or go online") from error
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
