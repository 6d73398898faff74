"""Sentences whose places are known, each aligned for itself: many short best paths, found side by side.

The paths of a batch advance together, one frame at a time, so that a frame costs a few array operations however
many sentences it serves: a tenth of what one path through the whole sound costs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.models import SILENCE, STATES, Scores
from slidecast.align.network import Sentence, network
from slidecast.align.silence import Run

CELLS = 24_000_000  # choices kept at once, one byte each: sentences x frames x states
NEVER = np.float32(-1e9)
LEAP = 2  # states back: over a pause that is not made


@dataclass(frozen=True, slots=True)
class Spelled:
    """A sentence's path in its run.

    Attributes:
        columns: the model that each frame was scored with.
        phones: place in the sentence of the phone each frame belongs to; -1 for silence.
        score: sum over the frames, less the cost of pauses.
    """

    columns: NDArray[np.intp]
    phones: NDArray[np.intp]
    score: float


@dataclass(frozen=True, slots=True)
class _Chain:
    """A sentence's states: silence, its phones with the pauses that may be passed by, silence."""

    column: NDArray[np.intp]
    entry: NDArray[np.float32]
    optional: NDArray[np.bool_]
    phone: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Batch:
    """Chains padded to one size, longest run first."""

    column: NDArray[np.intp]
    entry: NDArray[np.float32]
    leap: NDArray[np.float32]  # cost of entering a state from the last but one
    sizes: NDArray[np.intp]
    starts: NDArray[np.intp]
    lengths: NDArray[np.intp]


def spelled(sentences: Sequence[Sentence], runs: Sequence[Run], table: Scores) -> tuple[Spelled, ...]:
    """Return the best path of each sentence through its run.

    Args:
        sentences: each with phones.
        runs: one a sentence, in frames of `table`, each of a size that `holds` it; they may overlap.
        table: shape (frames, columns), log likelihoods, silence last.
    """
    order = sorted(range(len(runs)), key=lambda number: -len(runs[number]))
    found: dict[int, Spelled] = {}
    chains = [_chain(sentence) for sentence in sentences]
    widest = max((len(chain.column) for chain in chains), default=1)
    while order:
        size = max(CELLS // (widest * max(len(runs[order[0]]), 1)), 1)
        numbers, order = order[:size], order[size:]
        together = _together([chains[n] for n in numbers], [runs[n] for n in numbers], table)
        found.update(zip(numbers, together, strict=True))
    return tuple(found[number] for number in range(len(runs)))


def holds(run: Run, sentence: Sentence) -> bool:
    """Return whether a run has a frame for each state of a sentence."""
    return len(run) >= STATES * max(len(sentence.symbols), 1)


def _chain(sentence: Sentence) -> _Chain:
    chain = network([sentence])
    column = np.minimum(chain.column, SILENCE)  # nothing but silence around it
    optional = (column == SILENCE) & (chain.phone < 0)
    place = np.where(chain.phone >= 0, chain.owners[np.maximum(chain.phone, 0), 1], -1)
    return _Chain(column, chain.entry, optional, place)


def _together(chains: Sequence[_Chain], runs: Sequence[Run], table: Scores) -> Iterator[Spelled]:
    batch = _batch(chains, runs)
    choices, ends = _forward(batch, table)
    for number, chain in enumerate(chains):
        size, length = len(chain.column), len(runs[number])
        last = size - 1 if ends[number, 1] > ends[number, 0] else size - 2
        states = _followed(choices[:length, number], last)
        yield Spelled(chain.column[states], chain.phone[states], float(ends[number].max()))


def _batch(chains: Sequence[_Chain], runs: Sequence[Run]) -> _Batch:
    sizes = np.array([len(chain.column) for chain in chains])
    shape = (len(chains), int(sizes.max()))
    column, entry, leap = np.zeros(shape, np.intp), np.zeros(shape, np.float32), np.full(shape, NEVER, np.float32)
    for number, chain in enumerate(chains):
        size = len(chain.column)
        column[number, :size], entry[number, :size] = chain.column, chain.entry
        leap[number, 1:size][chain.optional[:-1]] = 0.0
    return _Batch(
        column, entry, leap, sizes, np.array([run.start for run in runs]), np.array([len(run) for run in runs])
    )


def _forward(batch: _Batch, table: Scores) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return how each state was reached, shape (frames, chains, states), and the scores of each last two states."""
    count, width = batch.column.shape
    choices = np.zeros((int(batch.lengths.max()), count, width), np.int8)
    ends = np.full((count, 2), NEVER, np.float32)
    now = np.full((count, width + 2), NEVER, np.float32)  # two states to the left of the first, never reached
    now[:, 2] = 0.0
    now[:, 3] = 0.0  # a sentence may begin without silence
    for frame in range(len(choices)):
        active = int(np.searchsorted(-batch.lengths, -frame, side="left"))
        if frame:
            now[:active, 2:] = _advanced(now[:active], batch, choices[frame])
        now[:active, 2:] += table[(batch.starts[:active] + frame)[:, None], batch.column[:active]]
        for number in np.flatnonzero(batch.lengths[:active] == frame + 1):
            ends[number] = now[number, batch.sizes[number] : batch.sizes[number] + 2]
    return choices, ends


def _advanced(now: NDArray[np.float32], batch: _Batch, choices: NDArray[np.int8]) -> NDArray[np.float32]:
    """Return the best score of reaching each state, and write down how into `choices`."""
    active = len(now)
    stay, step = now[:, 2:], now[:, 1:-1] + batch.entry[:active]
    best = np.maximum(stay, step)
    leap = now[:, :-2] + batch.leap[:active]
    choices[:active] = np.where(leap > best, LEAP, step > stay)
    return np.asarray(np.maximum(best, leap), np.float32)


def _followed(choices: NDArray[np.int8], state: int) -> NDArray[np.intp]:
    path = np.zeros(len(choices), np.intp)
    for frame in range(len(choices) - 1, -1, -1):
        path[frame] = state
        state = max(state - int(choices[frame, state]), 0)
    return path
