"""QR codes (ISO/IEC 18004) as rows of modules."""

from functools import lru_cache

QUIET_MODULES = 4  # ISO/IEC 18004, 6.3.8
ERROR_LEVEL = "m"  # 15 % may be lost: video compression and moiré of a filmed screen
CODES_HELD = 64


@lru_cache(CODES_HELD)
def code_rows(text: str) -> tuple[bytes, ...]:
    """Return the rows of a code without its quiet zone, a byte a module, 1 where dark."""
    import segno  # late: an episode whose pages are kept needs none anew

    return tuple(bytes(row) for row in segno.make(text, error=ERROR_LEVEL, micro=False, boost_error=False).matrix)


def modules_across(text: str) -> int:
    """Return how many modules a code takes across, its quiet zone included."""
    return len(code_rows(text)) + 2 * QUIET_MODULES
