"""The best paths of states through the sound: exact within bands, in numpy, with one bit kept a choice.

Several chains, each in its own stretch, advance side by side as one long row of states: forward, a frame costs a
dozen array operations however many there are. Which way each state was reached is kept as bits, packed: 1/4 byte a
state and frame, so 8 minutes take tens of megabytes at the most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.lanes import BLOCK, NEVER, Lane, Places, Vector, Window, emitted_in, window_of
from slidecast.align.models import Scores

WIDEST = 12_000  # states that advance side by side: what a core's cache holds

Bits = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Choices:
    """How each place of a window was reached in the frames of a block: packed bits, one row a frame.

    Attributes:
        steps: by a step, of all places but the first.
        jumps: by a jump, of the window's jumps.
    """

    window: Window
    steps: Bits
    jumps: Bits


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
    window, row = window_of(lanes, ()), np.zeros(0, np.float32)
    for block in range(lanes[0].blocks):
        bounds = [(int(lane.band.low[block]), int(lane.band.high[block])) for lane in lanes if block < lane.blocks]
        if window.bounds != tuple(bounds):
            _put_back(row, window, now)
            window = window_of(lanes, bounds)
            row = np.concatenate([before[low : high + 1] for before, (low, high) in zip(now, bounds, strict=False)])
        choices, row = _block(window, row, emitted_in(scores, lanes, window, block), first=block == 0)
        yield choices


def _start(lane: Lane) -> Vector:
    """Return the scores of a lane's states before its first frame, with one to their left that is never reached."""
    now = np.full(len(lane.network.column) + 1, NEVER, np.float32)
    now[1] = 0.0
    return now


def _put_back(row: Vector, window: Window, now: Sequence[Vector]) -> None:
    """Write the scores of a window back to those of whole lanes."""
    for before, (low, high), base in zip(now, window.bounds, window.bases, strict=False):
        before[:] = NEVER
        before[low + 1 : high + 1] = row[base : base + high - low]


def _block(window: Window, row: Vector, emitted: Scores, *, first: bool) -> tuple[_Choices, Vector]:
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


def _levelled(row: Vector, window: Window) -> Vector:
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
