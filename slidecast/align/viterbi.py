"""The best path of states through the sound: exact within a band, in numpy, with one bit kept a choice.

Forward, each frame costs a dozen array operations over the states of the band. Which way each state was reached
is kept as bits, packed: 1/4 byte a state and frame, so 8 minutes take tens of megabytes and 60 some hundreds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.models import Scores
from slidecast.align.network import Network

BLOCK = 32  # frames that share one band
NEVER = np.float32(-1e9)

Bits = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Band:
    """The states that the path may be in: from `low` up to, not including, `high`, for each block of 32 frames."""

    low: NDArray[np.intp]
    high: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Choices:
    """How each state of a block was reached: packed bits, one row a frame.

    Attributes:
        steps: of the states from `low` up to, not including, `high`.
        jumps: of the network's jumps from `first_jump`.
    """

    low: int
    high: int
    steps: Bits
    first_jump: int
    jumps: Bits


def whole(frames: int, states: int) -> Band:
    """Return the band that holds every state."""
    blocks = -(-frames // BLOCK)
    return Band(np.zeros(blocks, np.intp), np.full(blocks, states, np.intp))


def best_path(scores: Scores, network: Network, band: Band) -> NDArray[np.intp]:
    """Return the state of each frame on the best path from the first state to the last.

    Args:
        scores: shape (frames, columns), log likelihoods.
        band: ascending; its first block holds state 0, its last block the last state.

    Returns:
        Shape (frames,); where the band cuts every path off, the path runs along its edge.
    """
    if not len(scores):
        return np.zeros(0, np.intp)
    return _traced(list(_forward(scores, network, band)), network, len(scores))


def _forward(scores: Scores, network: Network, band: Band) -> Iterator[_Choices]:
    """Yield the choices of each block."""
    size = len(network.column)
    now = np.full(size + 1, NEVER, np.float32)  # one state to the left of the first, never reached
    now[1] = 0.0
    for block, (low, high) in enumerate(zip(band.low, band.high, strict=True)):
        piece = scores[block * BLOCK : (block + 1) * BLOCK]
        choices, window = _block(piece, network, now, int(low), int(high), first=block == 0)
        now[:] = NEVER
        now[low + 1 : high + 1] = window - window.max()
        yield choices


def _block(
    piece: Scores, network: Network, now: NDArray[np.float32], low: int, high: int, *, first: bool
) -> tuple[_Choices, NDArray[np.float32]]:
    """Return the choices of one block and the scores of its states after it."""
    first_jump, last_jump = (int(at) for at in np.searchsorted(network.targets, (low, high)))
    targets = network.targets[first_jump:last_jump] - low
    sources = network.sources[first_jump:last_jump] - low + 1
    costs = np.where(sources > 0, network.costs[first_jump:last_jump], NEVER)
    sources = np.maximum(sources, 0)
    columns, entry = network.column[low:high], network.entry[low:high]
    width = high - low
    steps = np.zeros((len(piece), width), np.bool_)
    jumps = np.zeros((len(piece), len(targets)), np.bool_)
    stay, nxt = np.full((2, width + 1), NEVER, np.float32)
    stay[1:] = now[low + 1 : high + 1]
    stay[0] = now[low] if low else NEVER
    stepped, (jumped, reached) = np.empty(width, np.float32), np.empty((2, len(targets)), np.float32)
    for frame, emitted in enumerate(piece.take(columns, axis=1)):
        target = nxt[1:]
        if first and not frame:
            target[:] = stay[1:]
        else:
            np.add(stay[:-1], entry, out=stepped)
            np.greater(stepped, stay[1:], out=steps[frame])
            np.maximum(stepped, stay[1:], out=target)
            stay.take(sources, out=jumped, mode="clip")
            np.add(jumped, costs, out=jumped)
            target.take(targets, out=reached, mode="clip")
            np.greater(jumped, reached, out=jumps[frame])
            target[targets] = np.maximum(jumped, reached, out=jumped)
        target += emitted
        stay, nxt = nxt, stay
        stay[0] = NEVER
    packed = np.packbits(steps, axis=1), np.packbits(jumps, axis=1)
    return _Choices(low, high, packed[0], first_jump, packed[1]), stay[1:].copy()


def _traced(blocks: list[_Choices], network: Network, frames: int) -> NDArray[np.intp]:
    """Return the path, followed back from the last state."""
    path = np.zeros(frames, np.intp)
    state = len(network.column) - 1
    jump_to = {target: number for number, target in enumerate(network.targets.tolist())}
    sources = network.sources.tolist()
    for number in range(len(blocks) - 1, -1, -1):
        choices = blocks[number]
        state = min(max(state, choices.low), choices.high - 1)  # elsewhere only where every path is cut off
        for frame in range(len(choices.steps) - 1, -1, -1):
            path[number * BLOCK + frame] = state
            jump = jump_to.get(state, -1)
            if _is_set(choices.jumps[frame], jump - choices.first_jump):
                state = sources[jump]
            elif _is_set(choices.steps[frame], state - choices.low):
                state -= 1
    return path


def _is_set(packed: Bits, place: int) -> bool:
    """Return a bit of a packed row; one that lies outside is not set."""
    return 0 <= place < 8 * len(packed) and bool(packed[place >> 3] >> (7 - (place & 7)) & 1)
