"""The most memory that this process and all that it started have held together, sampled while they work.

Counted is the proportional set size (proc(5), smaps_rollup): a page that several processes share counts once in
all. To reckon it takes the system some 20 ms for 300 MB, so it is asked for only where the resident sets together,
which cost nothing to ask for, are larger than ever before. Where the system does not tell it (no Linux), the larger
of this process' peak and a child's own stands in.
"""

import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

PAUSE_S = 0.25
GROWTH = 1.05  # of the resident sets since the last reckoning: a peak is told to within 5 %
PROC = Path("/proc")


class PeakMemory:
    """Keeps the largest sample, bytes, and the resident sets' sum at it."""

    def __init__(self) -> None:
        self.held_bytes = self.resident_bytes = 0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Sample at the beginning, at the end and in between."""
        ended = Event()
        sampler = Thread(target=self._sample_until, args=(ended,), daemon=True)
        sampler.start()
        try:
            yield
        finally:
            ended.set()
            sampler.join()

    @property
    def mb(self) -> float:
        """The peak in MB (10^6 bytes)."""
        return round(max(self.held_bytes, _largest_alone()) / 1e6, 1)

    def _sample_until(self, ended: Event) -> None:
        while True:
            last = ended.is_set()
            self.sample(tuple(family(os.getpid())))
            if last:
                return
            ended.wait(PAUSE_S)

    def sample(self, processes: tuple[int, ...]) -> None:
        """Take in what these processes hold now, if it may be the most."""
        resident = sum(map(_resident_bytes, processes))
        if resident > self.resident_bytes * GROWTH:
            self.resident_bytes = resident
            self.held_bytes = max(self.held_bytes, sum(map(_proportional_bytes, processes)))


def family(process: int) -> Iterator[int]:
    """Yield a process and all that descend from it; one that ends meanwhile may be left out."""
    yield process
    with suppress(OSError):
        for task in (PROC / str(process) / "task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from family(int(child))


def _resident_bytes(process: int) -> int:
    with suppress(OSError):
        return int((PROC / str(process) / "statm").read_text("ascii").split()[1]) * resource.getpagesize()
    return 0


def _proportional_bytes(process: int) -> int:
    """Return what a process holds; 0 for one that is gone, or where the system does not tell."""
    with suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _largest_alone() -> int:
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, KiB on Linux (getrusage(2))
    return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
