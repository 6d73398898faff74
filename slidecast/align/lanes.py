"""Chains of states side by side in one row: which stretch of the sound each runs through, and its states at a time."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from slidecast.align.models import Scores
from slidecast.align.network import Network
from slidecast.align.silence import Run

BLOCK = 32  # frames that share one band
NEVER = np.float32(-1e9)
EDGE = np.full(1, NEVER)  # stepped over by none

Vector = NDArray[np.float32]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Band:
    """The states that the path may be in: from `low` up to, not including, `high`, for each block of 32 frames."""

    low: Places
    high: Places


@dataclass(frozen=True, slots=True)
class Lane:
    """A chain of states, and the stretch of the sound that it runs through.

    Attributes:
        run: frames of the score table. One more stands either side of it that scores nothing, so that a path which
            leaves its first state for the first frame, or never comes to its last, is one like any other.
        band: ascending, for each 32 frames from the one before `run`; its first block holds state 0, its last block
            the last state.
    """

    network: Network
    run: Run
    band: Band

    @property
    def frames(self) -> int:
        return len(self.run) + 2

    @property
    def blocks(self) -> int:
        return -(-self.frames // BLOCK)


@dataclass(frozen=True, slots=True)
class Window:
    """The bands of several lanes in one row; before each lane's states stands one that is never reached.

    Attributes:
        bounds: of each lane its band.
        bases: where each lane's states begin in the row.
        jumps: of each lane its first jump, and where its jumps begin in the row of all jumps.
        columns: of each lane, what its states are scored with.
        entry: cost of stepping into each place of the row but the first.
        sources, targets, costs: the jumps, by places in the row.
    """

    bounds: tuple[tuple[int, int], ...]
    bases: tuple[int, ...]
    jumps: tuple[tuple[int, int], ...]
    columns: tuple[Places, ...]
    entry: Vector
    sources: Places
    targets: Places
    costs: Vector

    @property
    def edges(self) -> Places:
        """The places that are never reached."""
        return np.array(self.bases, np.intp) - 1


def whole(run: Run, states: int) -> Band:
    """Return the band that holds every state."""
    blocks = -(-(len(run) + 2) // BLOCK)
    return Band(np.zeros(blocks, np.intp), np.full(blocks, states, np.intp))


def window_of(lanes: Sequence[Lane], bounds: Sequence[tuple[int, int]]) -> Window:
    """Return the row of the first lanes' bands."""
    chains = [lane.network for lane in lanes[: len(bounds)]]
    bases = _sums([1 + high - low for low, high in bounds], 1)
    cuts = [np.searchsorted(chain.targets, bound).tolist() for chain, bound in zip(chains, bounds, strict=True)]
    firsts = [first for first, _ in cuts]
    jumps = zip(firsts, _sums([last - first for first, last in cuts], 0), strict=True)
    shifts = np.repeat([base - low for base, (low, _) in zip(bases, bounds, strict=True)], [b - a for a, b in cuts])
    lows = np.repeat([low for low, _ in bounds], [last - first for first, last in cuts])
    sources = _row([chain.sources[a:b] for chain, (a, b) in zip(chains, cuts, strict=True)], np.intp)
    targets = _row([chain.targets[a:b] for chain, (a, b) in zip(chains, cuts, strict=True)], np.intp)
    costs = _row([chain.costs[a:b] for chain, (a, b) in zip(chains, cuts, strict=True)], np.float32)
    entries = [(EDGE, chain.entry[low:high]) for chain, (low, high) in zip(chains, bounds, strict=True)]
    return Window(
        bounds=tuple(bounds),
        bases=tuple(bases),
        jumps=tuple(jumps),
        columns=tuple(chain.column[low:high] for chain, (low, high) in zip(chains, bounds, strict=True)),
        entry=_row(list(itertools.chain(*entries)), np.float32)[1:],
        sources=np.maximum(sources, lows) + shifts.astype(np.intp),
        targets=targets + shifts.astype(np.intp),
        costs=np.where(sources >= lows, costs, NEVER),
    )


def _sums(sizes: Sequence[int], first: int) -> list[int]:
    """Return where each of the pieces begins when they stand in a row from `first`."""
    return list(itertools.accumulate(sizes, initial=first))[: len(sizes)]


def _row(pieces: Sequence[NDArray[Any]], kind: type[Any]) -> NDArray[Any]:
    return np.concatenate(pieces, dtype=kind) if pieces else np.zeros(0, kind)


def emitted_in(scores: Scores, lanes: Sequence[Lane], window: Window, block: int) -> Scores:
    """Return what each frame of a block scores at each place of a window, shape (frames, places)."""
    width = window.bases[-1] + len(window.columns[-1])
    emitted = np.zeros((min(BLOCK, lanes[0].frames - block * BLOCK), width), np.float32)
    for lane, base, columns in zip(lanes, window.bases, window.columns, strict=False):
        at = block * BLOCK - 1  # frames of the run before the block
        start, end = max(at, 0), min(at + len(emitted), len(lane.run))
        if start < end:
            rows = scores[lane.run.start + start : lane.run.start + end]
            emitted[start - at : end - at, base : base + len(columns)] = rows.take(columns, axis=1)
    return emitted
