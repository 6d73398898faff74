"""Work counted, not timed: a busy machine is slow, but it makes no more calls."""

import sys
from collections.abc import Callable
from types import FrameType


def calls_made_by(work: Callable[[], object]) -> int:
    """Return how many calls of Python and C functions `work` makes; a generator counts each time that it goes on."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls
