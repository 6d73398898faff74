"""The best paths of states through the sound: exact within bands, in numpy, with one bit kept a choice.

Several chains, each in its own stretch, advance side by side as one long row of states: forward, a frame costs a
dozen array operations however many there are. Which way each state was reached is kept as bits, packed: 1/4 byte a
state and frame, so 8 minutes take tens of megabytes at the most.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from slidecast.align.models import Scores
from slidecast.align.network import Network
from slidecast.align.silence import Run

BLOCK = 32  # frames that share one band
WIDEST = 12_000  # states that advance side by side: what a core's cache holds
NEVER = np.float32(-1e9)
EDGE = np.full(1, NEVER)  # stepped over by none

Bits = NDArray[np.uint8]
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
class _Window:
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


@dataclass(frozen=True, slots=True)
class _Choices:
    """How each place of a window was reached in the frames of a block: packed bits, one row a frame.

    Attributes:
        steps: by a step, of all places but the first.
        jumps: by a jump, of the window's jumps.
    """

    window: _Window
    steps: Bits
    jumps: Bits


def whole(run: Run, states: int) -> Band:
    """Return the band that holds every state."""
    blocks = -(-(len(run) + 2) // BLOCK)
    return Band(np.zeros(blocks, np.intp), np.full(blocks, states, np.intp))


def best_paths(scores: Scores, lanes: Sequence[Lane]) -> tuple[Places, ...]:
    """Return for each lane the state of each frame of its run, on the best path from its first state to its last.

    Args:
        scores: shape (frames, columns), log likelihoods.

    Returns:
        Shape (frames of the run,) each; where the band cuts every path off, the path runs along its edge.
    """
    paths: dict[int, Places] = {}
    for numbers in _groups(lanes):
        together = [lanes[number] for number in numbers]
        kept = list(_forward(scores, together))
        for place, number in enumerate(numbers):
            paths[number] = _traced(kept, place, lanes[number])
    return tuple(paths[number] for number in range(len(lanes)))


def _groups(lanes: Sequence[Lane]) -> Iterator[list[int]]:
    """Yield the lanes that advance together, longest first."""
    group: list[int] = []
    width = 0
    for number in sorted(range(len(lanes)), key=lambda number: -lanes[number].frames):
        states = int((lanes[number].band.high - lanes[number].band.low).max())
        if group and width + states > WIDEST:
            yield group
            group, width = [], 0
        group.append(number)
        width += states
    if group:
        yield group


def _forward(scores: Scores, lanes: Sequence[Lane]) -> Iterator[_Choices]:
    """Yield the choices of each block."""
    now = [_start(lane) for lane in lanes]
    window, row = _window(lanes, ()), np.zeros(0, np.float32)
    for block in range(lanes[0].blocks):
        bounds = [(int(lane.band.low[block]), int(lane.band.high[block])) for lane in lanes if block < lane.blocks]
        if window.bounds != tuple(bounds):
            _put_back(row, window, now)
            window = _window(lanes, bounds)
            row = np.concatenate([before[low : high + 1] for before, (low, high) in zip(now, bounds, strict=False)])
        choices, row = _block(window, row, _emitted(scores, lanes, window, block), first=block == 0)
        yield choices


def _start(lane: Lane) -> Vector:
    """Return the scores of a lane's states before its first frame, with one to their left that is never reached."""
    now = np.full(len(lane.network.column) + 1, NEVER, np.float32)
    now[1] = 0.0
    return now


def _put_back(row: Vector, window: _Window, now: Sequence[Vector]) -> None:
    """Write the scores of a window back to those of whole lanes."""
    for before, (low, high), base in zip(now, window.bounds, window.bases, strict=False):
        before[:] = NEVER
        before[low + 1 : high + 1] = row[base : base + high - low]


def _window(lanes: Sequence[Lane], bounds: Sequence[tuple[int, int]]) -> _Window:
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
    return _Window(
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


def _emitted(scores: Scores, lanes: Sequence[Lane], window: _Window, block: int) -> Scores:
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


def _block(window: _Window, row: Vector, emitted: Scores, *, first: bool) -> tuple[_Choices, Vector]:
    """Return the choices of one block and the scores of the window's places after it."""
    steps = np.zeros((len(emitted), len(row) - 1), np.bool_)
    jumps = np.zeros((len(emitted), len(window.targets)), np.bool_)
    edges = window.edges
    stay, following = row, np.full(len(row), NEVER, np.float32)
    stepped, (jumped, reached) = np.empty(len(row) - 1, np.float32), np.empty((2, len(window.targets)), np.float32)
    for frame, scored in enumerate(emitted):
        if first and not frame:
            following[:] = stay
        else:
            np.add(stay[:-1], window.entry, out=stepped)
            np.greater(stepped, stay[1:], out=steps[frame])
            np.maximum(stepped, stay[1:], out=following[1:])
            stay.take(window.sources, out=jumped, mode="clip")
            np.add(jumped, window.costs, out=jumped)
            following.take(window.targets, out=reached, mode="clip")
            np.greater(jumped, reached, out=jumps[frame])
            following[window.targets] = np.maximum(jumped, reached, out=jumped)
        following += scored
        stay, following = following, stay
        stay[edges] = NEVER
    return _Choices(window, np.packbits(steps, axis=1), np.packbits(jumps, axis=1)), _levelled(stay, window)


def _levelled(row: Vector, window: _Window) -> Vector:
    """Return a row with each lane's best score at 0: sums over an hour of frames would lose their fractions."""
    firsts = window.edges
    best = np.maximum.reduceat(row, firsts)
    levelled = row - np.repeat(best, np.diff(firsts, append=len(row)))
    levelled[firsts] = NEVER
    return np.asarray(levelled, np.float32)


def _traced(kept: Sequence[_Choices], place: int, lane: Lane) -> Places:
    """Return a lane's path, followed back from its last state."""
    path: list[int] = []
    state = len(lane.network.column) - 1
    jumps = {target: number for number, target in enumerate(lane.network.targets.tolist())}
    sources = lane.network.sources.tolist()
    for number in range(lane.blocks - 1, -1, -1):
        low, high = kept[number].window.bounds[place]
        state = min(max(state, low), high - 1)  # elsewhere only where every path is cut off
        rows = min(BLOCK, lane.frames - number * BLOCK)
        state = _followed(kept[number], place, (rows, state), (jumps, sources), path)
    return np.array(path[-2:0:-1], np.intp)


def _followed(
    choices: _Choices, place: int, end: tuple[int, int], jumps: tuple[dict[int, int], list[int]], path: list[int]
) -> int:
    """Write down the states of a block's frames, last first, and return the state before them."""
    (rows, state), (jump_to, sources) = end, jumps
    steps, jumped = choices.steps.tobytes(), choices.jumps.tobytes()
    step_row, jump_row = choices.steps.shape[1], choices.jumps.shape[1]
    low, base = choices.window.bounds[place][0], choices.window.bases[place]
    first_jump, jump_base = choices.window.jumps[place]
    for row in range(rows - 1, -1, -1):
        path.append(state)
        jump = jump_to.get(state, -1)
        bit = jump - first_jump + jump_base
        if jump >= 0 and jumped[row * jump_row + (bit >> 3)] >> (7 - (bit & 7)) & 1:
            state = sources[jump]
            continue
        bit = base + state - low - 1
        if steps[row * step_row + (bit >> 3)] >> (7 - (bit & 7)) & 1:
            state -= 1
    return state
