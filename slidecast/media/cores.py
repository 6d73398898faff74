"""How many cores this process may use: fewer than there are in a container, or where it is tied to some of them."""

import os
from collections.abc import Iterator
from contextlib import suppress
from math import ceil
from pathlib import Path

OWN_GROUPS = Path("/proc/self/cgroup")
GROUPS = Path("/sys/fs/cgroup")


def usable_cores(own: Path = OWN_GROUPS, groups: Path = GROUPS) -> int:
    """Return how many processes can work at once, 1 at least; a share of a core counts as one.

    Args:
        own: tells which control group this process is in (cgroups(7)).
        groups: where control groups are mounted.
    """
    return max(min([_allowed(), *(ceil(quota) for quota in _quotas(own, groups))]), 1)


def _allowed() -> int:
    """Return the cores that the system lets this process run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _quotas(own: Path, groups: Path) -> Iterator[float]:
    """Yield the cores that the process' group and those above it may use in all, where that is limited.

    Of version 2 `cpu.max` holds microseconds of work, or "max", and of the period that they are for; version 1 has a
    file for each, and a work of -1 for no limit.
    """
    for folder in _folders(own, groups):
        with suppress(OSError, ValueError):
            work, period = (folder / "cpu.max").read_text("ascii").split()
            yield int(work) / int(period)
        with suppress(OSError, ValueError):
            work, period = ((folder / f"cpu.cfs_{name}_us").read_text("ascii") for name in ("quota", "period"))
            if int(work) > 0:
                yield int(work) / int(period)


def _folders(own: Path, groups: Path) -> Iterator[Path]:
    """Yield the folders of the process' groups, each with those above it."""
    lines: list[str] = []
    with suppress(OSError):
        lines = own.read_text("utf-8").splitlines()
    for line in lines:
        _, controllers, path = line.split(":", 2)
        if not controllers or "cpu" in controllers.split(","):
            top = groups / controllers
            inner = top / path.lstrip("/")
            yield from (folder for folder in (inner, *inner.parents) if folder.is_relative_to(top))
