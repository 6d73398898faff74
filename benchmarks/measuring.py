"""A command in; its wall time, CPU time and the memory of all of its processes out."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.1
MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Measure:
    """What a command took.

    Attributes:
        wall_s: seconds until it ended; cpu_s, of all processes together.
        peak_mb: the most memory that all processes held at once, shared pages counted once.
    """

    wall_s: float
    cpu_s: float
    peak_mb: float


def measured(command: Sequence[str], environment: dict[str, str] | None = None) -> Measure:
    """Run a command and return what it took.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    process = subprocess.Popen(command, env=os.environ | (environment or {}), stdout=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, sum(map(proportional_mb, family(process.pid))))
        time.sleep(SAMPLE_SECONDS)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(wall, cpu, peak)


def median_of(rounds: int, run: Callable[[], Measure]) -> Measure:
    """Return the median of each figure over so many runs."""
    taken = [run() for _ in range(rounds)]
    figures = ("wall_s", "cpu_s", "peak_mb")
    return Measure(*(statistics.median(getattr(measure, figure) for measure in taken) for figure in figures))


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started, directly or not (Linux)."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue  # it ended meanwhile
        for child in children:
            yield from family(int(child))


def proportional_mb(pid: int) -> float:
    """Return a process' memory, each shared page divided among those that share it (Linux); 0 once it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")) / MEGABYTE
