"""Sentences whose places are known, each aligned for itself: many short best paths, found side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from slidecast.align.lanes import Lane, whole
from slidecast.align.models import SILENCE, STATES, Scores
from slidecast.align.network import Sentence, network
from slidecast.align.silence import Run
from slidecast.align.viterbi import best_paths


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


def spelled(sentences: Sequence[Sentence], runs: Sequence[Run], table: Scores) -> tuple[Spelled, ...]:
    """Return the best path of each sentence through its run.

    Args:
        sentences: each with phones.
        runs: one a sentence, in frames of `table`, each of a size that `holds` it; they may overlap.
        table: shape (frames, columns), log likelihoods, silence last.
    """
    lanes = [_lane(sentence, run) for sentence, run in zip(sentences, runs, strict=True)]
    return tuple(_told(lane, states, table) for lane, states in zip(lanes, best_paths(table, lanes), strict=True))


def holds(run: Run, sentence: Sentence) -> bool:
    """Return whether a run has a frame for each state of a sentence."""
    return len(run) >= STATES * max(len(sentence.symbols), 1)


def _lane(sentence: Sentence, run: Run) -> Lane:
    """Return a sentence in its run, with nothing but silence around it."""
    chain = network([sentence])
    return Lane(replace(chain, column=np.minimum(chain.column, SILENCE)), run, whole(run, len(chain.column)))


def _told(lane: Lane, states: NDArray[np.intp], table: Scores) -> Spelled:
    columns = lane.network.column[states]
    scored = table[np.arange(lane.run.start, lane.run.end), columns]
    entered = lane.network.entry[states][np.diff(states, prepend=0) == 1]
    return Spelled(columns, lane.network.phone[states], float(scored.sum() + entered.sum()))
