"""A first guess at sentence times: the cheapest path over detected silences, with text length as prior.

Every boundary between sentences falls into one silence (or stands at either end of the sound). A path pays for
speech that is too long or too short for its text, and for silences skipped that no punctuation explains.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.silence import Run

MOST_SILENCES = 60  # in one sentence
EXPECTED_PAUSE = 30.0  # frames: a longer silence is no better a boundary
COST_OF_A_SILENCE = 0.3  # skipped although no punctuation explains it
SPREAD = 15.0  # frames, plus a tenth of the expected length: the usual error of a length
FAR = np.float64(1e12)

Costs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Length:
    """How long a sentence is on paper: `morae`, and `pauses`, its inner punctuation marks."""

    morae: int
    pauses: int


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The possible boundaries: both ends of the sound and the silences in it (frames)."""

    starts: Costs
    ends: Costs
    speech: Costs  # voiced frames before each


def guess(sentences: Sequence[Length], silent: Sequence[Run], within: Run) -> tuple[Run, ...]:
    """Return one run of analysis frames for each sentence, ascending.

    Args:
        sentences: in spoken order.
        silent: the silences of the sound, ascending.
        within: the stretch that holds the sentences.
    """
    if not sentences:
        return ()
    gaps = _gaps(silent, within)
    if len(gaps.starts) <= len(sentences):
        return spread(sentences, within)
    chosen = _cheapest(sentences, gaps)
    return tuple(
        Run(int(gaps.ends[first]), int(max(gaps.starts[last], gaps.ends[first])))
        for first, last in itertools.pairwise(chosen)
    )


def spread(sentences: Sequence[Length], within: Run) -> tuple[Run, ...]:
    """Return runs that share `within` in proportion to the sentences' morae."""
    weights = np.array([length.morae + 2 * length.pauses + 1 for length in sentences], float)
    cuts = within.start + np.concatenate(([0.0], np.cumsum(weights))) / max(weights.sum(), 1) * len(within)
    edges = [round(float(cut)) for cut in cuts]
    return tuple(Run(start, end) for start, end in itertools.pairwise(edges))


def _gaps(silent: Sequence[Run], within: Run) -> _Gaps:
    inner = [Run(max(run.start, within.start), min(run.end, within.end)) for run in silent]
    inner = [run for run in inner if run.start < run.end]
    if not inner or inner[0].start > within.start:
        inner.insert(0, Run(within.start, within.start))
    if inner[-1].end < within.end or len(inner) == 1:
        inner.append(Run(within.end, within.end))
    starts = np.array([run.start for run in inner], float)
    ends = np.array([run.end for run in inner], float)
    voiced = np.concatenate(([0.0], np.cumsum(starts[1:] - ends[:-1])))
    return _Gaps(starts, ends, voiced)


def _cheapest(sentences: Sequence[Length], gaps: _Gaps) -> list[int]:
    """Return the gap before each sentence and, last, the gap after the last one."""
    count = len(gaps.starts)
    rate = sum(length.morae for length in sentences) / max(float(gaps.speech[-1]), 1.0)
    reach = min(max(MOST_SILENCES, 4 * count // max(len(sentences), 1)), count - 1)
    widths = gaps.ends - gaps.starts
    costs = np.full(count, FAR)
    costs[0] = 0.0
    back: list[NDArray[np.intp]] = []
    for number, length in enumerate(sentences):
        last = number == len(sentences) - 1
        costs, origin = _step(costs, length, gaps, rate, reach)
        costs = costs - (0.0 if last else 1.0) * np.minimum(widths, EXPECTED_PAUSE) / EXPECTED_PAUSE
        back.append(origin)
    path = [count - 1]
    for origin in reversed(back):
        path.append(int(origin[path[-1]]))
    return path[::-1]


def _step(costs: Costs, length: Length, gaps: _Gaps, rate: float, reach: int) -> tuple[Costs, NDArray[np.intp]]:
    """Return the cheapest cost of ending one more sentence at each gap, and the gap where that one began."""
    count = len(costs)
    expected = length.morae / max(rate, 1e-6)
    spread_frames = SPREAD + 0.1 * expected
    here = np.arange(count)
    best, origin = np.full(count, FAR), np.zeros(count, np.intp)
    for jump in range(1, reach + 1):
        before = here[: count - jump]
        speech = gaps.speech[jump:] - gaps.speech[: count - jump]
        misfit = 0.5 * ((speech - expected) / spread_frames) ** 2
        total = costs[before] + misfit + COST_OF_A_SILENCE * abs(jump - 1 - length.pauses)
        better = total < best[jump:]
        best[jump:][better] = total[better]
        origin[jump:][better] = before[better]
    return best, origin
