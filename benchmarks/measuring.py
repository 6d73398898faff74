"""A command in; its wall time, CPU time and the memory of all of its processes out (Linux: /proc)."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from slidecast.media.memory_use import PeakMemory, family

SAMPLE_SECONDS = 0.1
MEGABYTE = 1e6
TICKS = os.sysconf("SC_CLK_TCK")
USER_TICKS = 11  # of /proc/PID/stat behind the name: utime, then stime (proc_pid_stat(5), fields 14 and 15)


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


def measured(command: Sequence[str], memory: bool = False) -> Measure:
    """Run a command and return what it took.

    Processes that a server forked are nobody's to wait for, so CPU time is sampled: of each, a tenth of a second
    may be missing.

    Args:
        memory: whether to tell the peak, to within 5 %; reckoning it takes seconds that the run then lacks.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    start = time.monotonic()
    silent = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=silent, stderr=silent)
    peak = PeakMemory()
    cpu: dict[int, float] = {}
    while process.poll() is None:
        running = tuple(family(process.pid))
        if memory:
            peak.sample(running)
        cpu |= {pid: max(cpu_seconds(pid), cpu.get(pid, 0.0)) for pid in running}
        time.sleep(SAMPLE_SECONDS)
    wall = time.monotonic() - start
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Measure(wall, sum(cpu.values()), peak.held_bytes / MEGABYTE)


def median_of(rounds: int, run: Callable[[bool], Measure]) -> Measure:
    """Return the median of wall and CPU time over so many runs, and the memory of one more.

    Args:
        run: is told whether to watch the memory.
    """
    taken = [run(False) for _ in range(rounds)]
    wall, cpu = (statistics.median(getattr(measure, figure) for measure in taken) for figure in ("wall_s", "cpu_s"))
    return Measure(wall, cpu, run(True).peak_mb)


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a process itself, not of those that it started; 0 once it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[USER_TICKS : USER_TICKS + 2])) / TICKS


def print_table(rows: Iterable[tuple[str, Sequence[float], float]]) -> None:
    """Print measurements as a Markdown table: what, how often, median, slowest, target; milliseconds."""
    print("| | measured | median | slowest | target |\n|---|---:|---:|---:|---:|")
    for name, taken, limit in rows:
        median, slowest = (statistics.median(taken), max(taken)) if taken else (0.0, 0.0)
        print(f"| {name} | {len(taken)} | {median:.2f} ms | {slowest:.2f} ms | {limit:g} ms |")
