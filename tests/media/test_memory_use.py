"""The peak of memory is that of all processes together, and a page that they share counts once."""

import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from slidecast.media.memory_use import PeakMemory

MB = 1_000_000
HELD_MB = 60
HOLD = f"held = bytearray(b'x' * {HELD_MB * MB}); print('held', flush=True); input()"

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell")


def test_what_several_processes_hold_at_once_is_added() -> None:
    alone, together = PeakMemory(), PeakMemory()
    with alone.watched():
        pass
    with ExitStack() as stack:
        holders = [holder(stack) for _ in range(2)]
        with together.watched():
            pass
        for each in holders:
            each.communicate("\n")
    assert together.held_bytes - alone.held_bytes > 2 * HELD_MB * MB


def holder(stack: ExitStack) -> "subprocess.Popen[str]":
    """Return a process that holds memory until it is sent a line."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = stack.enter_context(subprocess.Popen([sys.executable, "-c", HOLD], text=True, **pipes))  # type: ignore[call-overload]
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process  # type: ignore[no-any-return]


def test_memory_that_was_given_back_before_the_end_is_remembered() -> None:
    peak = PeakMemory()
    with peak.watched():
        held = bytearray(b"x" * (3 * HELD_MB * MB))
        for _ in range(1000):
            if peak.held_bytes >= len(held):
                break
            time.sleep(0.01)
        length = len(held)
        del held
    assert peak.mb >= length / MB
