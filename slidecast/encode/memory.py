"""Memory given back: glibc keeps what is freed, so pictures that come and go would add up to hundreds of MB."""

import ctypes
from collections.abc import Callable


def give_back() -> None:
    """Return free memory to the system, where the C library can."""
    trim: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
