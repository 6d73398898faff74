"""Starts and ends drawn to the edges of the silences that hold them or lie beside them."""

from collections.abc import Sequence
from itertools import pairwise

from slidecast.align.silence import Run

REACH = 15  # frames: a start moves to the end of a silence that ends within 150 ms


def snapped(runs: Sequence[Run | None], silent: Sequence[Run]) -> tuple[Run | None, ...]:
    """Return the runs, still ascending and disjoint, each start at the end of a silence near it, each end likewise."""
    moved = [run and _snapped(run, silent) for run in runs]
    spoken = [place for place, run in enumerate(moved) if run]
    for before, after in pairwise(spoken):
        one, two = moved[before], moved[after]
        if one and two and one.end > two.start:
            cut = min(max(two.start, one.start), two.end)
            moved[before], moved[after] = Run(one.start, cut), Run(cut, two.end)
    return tuple(moved)


def _snapped(run: Run, silent: Sequence[Run]) -> Run:
    starts = [quiet.end for quiet in silent if quiet.start - REACH <= run.start <= quiet.end + REACH]
    ends = [quiet.start for quiet in silent if quiet.start - REACH <= run.end <= quiet.end + REACH]
    start = min(starts, key=lambda edge: abs(edge - run.start), default=run.start)
    end = min(ends, key=lambda edge: abs(edge - run.end), default=run.end)
    return Run(start, end) if start < end else run
