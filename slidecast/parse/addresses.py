"""Addresses that a post links to: which are the web's, and how long one may be that a slide shows as a QR code."""

from urllib.parse import urlsplit

MOST_BYTES = 2_331  # in the largest code of level M (ISO/IEC 18004, table 7: version 40-M, byte mode)
LIMIT = f"a QR code holds {MOST_BYTES:,} bytes"


def is_web(url: str) -> bool:
    """Return whether an address is http(s) and names a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def fits_code(address: str) -> bool:
    """Return whether a QR code can hold the address."""
    return len(address.encode("utf-8", "replace")) <= MOST_BYTES
