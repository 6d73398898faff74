"""The order of states that a text allows: its phones with the places where a voice may pause or leave out."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

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
class _State:
    column: int
    entry: float = 0.0
    phone: int = -1
    optional: bool = False  # the path may pass it by


def network(sentences: Sequence[Sentence], skip_cost: float | None = None) -> Network:
    """Return the chain for `sentences`.

    Args:
        skip_cost: what it costs to leave a sentence out, in nats; None where every one must be spoken.
    """
    states: list[_State] = []
    gaps: list[int] = []
    owners: list[tuple[int, int]] = []
    for number, sentence in enumerate(sentences):
        gaps.append(len(states))
        states.append(_State(GAP, optional=number > 0))
        for place, state in enumerate(_phones(sentence)):
            states.extend(_spelled(state, sentence.symbols[place], len(owners)))
            owners.append((number, place))
    gaps.append(len(states))
    states.append(_State(GAP))
    return _packed(states, gaps, owners, skip_cost)


def _phones(sentence: Sentence) -> Iterator[Pause]:
    for place, pause in enumerate(sentence.pauses):
        yield pause if place else Pause.NONE


def _spelled(pause: Pause, symbol: str, number: int) -> Iterator[_State]:
    if pause:
        yield _State(SILENCE, -PAUSE_COST[pause], optional=True)
    first = state_of(symbol)
    for part in range(STATES):
        yield _State(first + part, phone=number)


def _packed(
    states: Sequence[_State], gaps: Sequence[int], owners: Sequence[tuple[int, int]], skip_cost: float | None
) -> Network:
    jumps = [(at - 1, at + 1, 0.0) for at, state in enumerate(states) if state.optional]
    if skip_cost is not None:
        jumps += [(before, after, -skip_cost) for before, after in itertools.pairwise(gaps)]
    jumps.sort(key=lambda jump: jump[1])
    return Network(
        column=np.array([state.column for state in states], np.intp),
        entry=np.array([state.entry for state in states], np.float32),
        sources=np.array([jump[0] for jump in jumps], np.intp),
        targets=np.array([jump[1] for jump in jumps], np.intp),
        costs=np.array([jump[2] for jump in jumps], np.float32),
        gaps=np.array(gaps, np.intp),
        phone=np.array([state.phone for state in states], np.intp),
        owners=np.array(owners, np.intp).reshape(-1, 2),
    )
