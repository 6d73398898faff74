"""The order of states that a text allows: its phones with the places where a voice may pause or leave out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from slidecast.align.models import SILENCE, STATES, state_of

GAP = SILENCE + 1  # the column of what stands between sentences: silence, or anything else


class Pause(IntEnum):
    """What may stand before a phone."""

    NONE = 0
    PHRASE = 1
    MARK = 2


PAUSE_COST = {Pause.PHRASE: 3.0, Pause.MARK: 0.7}  # nats, paid on entering


@dataclass(frozen=True, slots=True)
class Sentence:
    """The phones of an utterance: `symbols`, and what pause may come before each."""

    symbols: tuple[str, ...]
    pauses: tuple[Pause, ...]
    morae: int

    @property
    def marks(self) -> int:
        return sum(pause is Pause.MARK for pause in self.pauses)


@dataclass(frozen=True, slots=True)
class Network:
    """A chain of states; from each the path stays, steps to the next, or takes a jump.

    Attributes:
        column: of the score table that each state is scored with, shape (states,).
        entry: cost of stepping into each state, shape (states,), 0 or below.
        sources, targets, costs: the jumps; every target has one.
        gaps: the state before each sentence and, last, the one after the last; shape (sentences + 1,).
        phone: number of the phone (in `owners`) each state belongs to; -1 for gaps and pauses.
        owners: of each phone its sentence and place in it, shape (phones, 2).
    """

    column: NDArray[np.intp]
    entry: NDArray[np.float32]
    sources: NDArray[np.intp]
    targets: NDArray[np.intp]
    costs: NDArray[np.float32]
    gaps: NDArray[np.intp]
    phone: NDArray[np.intp]
    owners: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class _Spelling:
    """The states of a sentence's phones, with the pauses before them.

    Attributes:
        place: of the phone in the sentence that each state belongs to; -1 for pauses.
    """

    column: NDArray[np.intp]
    entry: NDArray[np.float32]
    place: NDArray[np.intp]


def network(sentences: Sequence[Sentence], skip_cost: float | None = None) -> Network:
    """Return the chain for `sentences`.

    Args:
        skip_cost: what it costs to leave a sentence out, in nats; None where every one must be spoken.
    """
    spelled = [_spelled(sentence) for sentence in sentences]
    sizes, phones = [len(one.column) + 1 for one in spelled], [len(sentence.symbols) for sentence in sentences]
    gaps, first_phones = (np.concatenate(([0], np.cumsum(lengths, dtype=np.intp))) for lengths in (sizes, phones))
    column, place = (np.full(gaps[-1] + 1, none, np.intp) for none in (GAP, -1))
    entry = np.zeros(gaps[-1] + 1, np.float32)
    for one, gap, first in zip(spelled, gaps.tolist(), first_phones.tolist(), strict=False):
        inside = slice(gap + 1, gap + 1 + len(one.column))
        column[inside], entry[inside] = one.column, one.entry
        place[inside] = np.where(one.place >= 0, one.place + first, -1)
    sources, targets, costs = _jumps(place, gaps, skip_cost)
    numbers = np.repeat(np.arange(len(sentences)), phones)
    owners = np.stack((numbers, np.arange(len(numbers)) - first_phones[numbers]), axis=1)
    return Network(column, entry, sources, targets, costs, gaps, place, owners)


def _jumps(
    place: NDArray[np.intp], gaps: NDArray[np.intp], skip_cost: float | None
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]:
    """Return the jumps by their targets: over every pause and gap but the first and last, and over sentences."""
    passed = np.flatnonzero(place[1:-1] < 0) + 1
    sources, targets, costs = passed - 1, passed + 1, np.zeros(len(passed), np.float32)
    if skip_cost is not None:
        sources, targets = np.concatenate((sources, gaps[:-1])), np.concatenate((targets, gaps[1:]))
        costs = np.concatenate((costs, np.full(len(gaps) - 1, -skip_cost, np.float32)))
    order = np.argsort(targets, kind="stable")
    return sources[order], targets[order], costs[order]


@lru_cache(maxsize=4096)
def _spelled(sentence: Sentence) -> _Spelling:
    column: list[int] = []
    entry: list[float] = []
    phone: list[int] = []
    for place, symbol in enumerate(sentence.symbols):
        pause = sentence.pauses[place] if place else Pause.NONE
        if pause:
            column.append(SILENCE)
            entry.append(-PAUSE_COST[pause])
            phone.append(-1)
        first = state_of(symbol)
        column += range(first, first + STATES)
        entry += [0.0] * STATES
        phone += [place] * STATES
    return _Spelling(np.array(column, np.intp), np.array(entry, np.float32), np.array(phone, np.intp))
