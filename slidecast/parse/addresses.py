"""Addresses that a slide shows as a QR code, and how long they may be."""

MOST_BYTES = 2_331  # in the largest code of level M (ISO/IEC 18004, table 7: version 40-M, byte mode)
LIMIT = f"a QR code holds {MOST_BYTES:,} bytes"


def fits_code(address: str) -> bool:
    """Return whether a QR code can hold the address."""
    return len(address.encode("utf-8", "replace")) <= MOST_BYTES
