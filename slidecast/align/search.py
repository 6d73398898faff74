"""Sentences found in features: best paths within a band, models adapted to the voice between them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.features import Features
from slidecast.align.models import SILENCE, PhoneModels, Scores, adapted, scores
from slidecast.align.network import Network, Sentence, network
from slidecast.align.silence import Flags, Run
from slidecast.align.tuning import Tuned
from slidecast.align.viterbi import BLOCK, Band, best_path

FILLER = 3.5  # nats a frame that speech outside of the text scores below speech that matches; 5 lets phones swallow
# steady music, 2.5 drops good sentences
FIRST_GAP = -2.5  # nats a frame: what matching speech loses against the best phone, before it is measured
SLOWEST, FASTEST = 0.6, 1.8  # frames a phone, of the median: sentences beyond teach nothing
WORST_GAP = 3.0  # nats a frame below the median sentence
AT_REST = 5  # frames: 50 ms, the reach of one phone
PASSES = (  # the cost of leaving a sentence out, and how far (frames) the path may leave the one before
    (None, 9_000),
    (None, 3_000),
    (400.0, 3_000),  # nats; cheaper arcs drop good sentences
    (400.0, 3_000),
)


@dataclass(frozen=True, slots=True)
class Placement:
    """What a sentence may expect: the frames that its place lies in."""

    first: Run
    bounds: Run


@dataclass(frozen=True, slots=True)
class Path:
    """A path of states through the sound.

    Attributes:
        states: of the network, one a frame.
        gaps: what each frame loses against the best phone, in nats; 0 or below.
        mean_gap: mean of `gaps` over the frames of phones.
    """

    network: Network
    states: NDArray[np.intp]
    gaps: NDArray[np.float32]
    mean_gap: float

    @property
    def phones(self) -> NDArray[np.intp]:
        """The number of the phone each frame belongs to, -1 for none."""
        return self.network.phone[self.states]

    @property
    def sentences(self) -> NDArray[np.intp]:
        """The sentence whose phone each frame belongs to, -1 for none."""
        phones = self.phones
        return np.where(phones >= 0, self.network.owners[np.maximum(phones, 0), 0], -1)


def find(sentences: Sequence[Sentence], voice: Tuned, places: Sequence[Placement], silent: Flags) -> Path:
    """Return the best path through the sentences, by models that learn the voice from one path for the next.

    Args:
        sentences: each with phones.
        voice: features and models to start from.
        places: for each sentence where to look.
        silent: the frames in which the sound is quiet.
    """
    models, frames = voice.models, voice.frames
    runs, path = [place.first for place in places], None
    for skip_cost, reach in PASSES:
        chain = network(sentences, skip_cost)
        band = band_around(chain, runs, places, len(frames), reach)
        path = search(chain, frames, models, band, path.mean_gap if path else FIRST_GAP)
        before, runs = runs, _extents(path, places)
        if skip_cost is not None and _rest(runs, before):
            break
        models = adapted(models, frames, np.where(_trusted(path), columns_of(path, silent), -1))
    assert path
    return path


def _rest(runs: Sequence[Run], before: Sequence[Run]) -> bool:
    """Tell whether no sentence begins or ends elsewhere than one path before: another one would find the same."""
    moves = ((run.start - old.start, run.end - old.end) for run, old in zip(runs, before, strict=True))
    return all(abs(start) <= AT_REST and abs(end) <= AT_REST for start, end in moves)


def search(chain: Network, frames: Features, models: PhoneModels, band: Band, mean_gap: float) -> Path:
    """Return the best path of a chain through the frames."""
    table = with_gap(scores(frames, models), mean_gap)
    states = best_path(table, chain, band)
    gaps = np.take_along_axis(table, chain.column[states][:, None], axis=1)[:, 0]
    spoken = chain.phone[states] >= 0
    return Path(chain, states, gaps, float(gaps[spoken].mean()) if spoken.any() else FIRST_GAP)


def with_gap(table: Scores, mean_gap: float) -> Scores:
    """Return the table with one more column: silence, or speech outside of the text."""
    filler = np.float32(mean_gap - FILLER)
    return np.concatenate((table, np.maximum(table[:, SILENCE:], filler)), axis=1)


def columns_of(path: Path, silent: Flags) -> NDArray[np.intp]:
    """Return the model of each frame; between sentences silence where it is quiet, else -1."""
    column = path.network.column[path.states]
    return np.where(column <= SILENCE, column, np.where(silent, SILENCE, -1))


def band_around(chain: Network, runs: Sequence[Run], places: Sequence[Placement], frames: int, reach: int) -> Band:
    """Return the band that lets each sentence move by `reach` frames from its run, within its bounds."""
    blocks = np.arange(-(-frames // BLOCK)) * BLOCK
    starts = np.array([max(run.start - reach, place.bounds.start) for run, place in zip(runs, places, strict=True)])
    ends = np.array([min(run.end + reach, place.bounds.end) for run, place in zip(runs, places, strict=True)])
    starts = np.maximum.accumulate(starts)
    ends = np.minimum.accumulate(ends[::-1])[::-1]
    first = np.searchsorted(ends, blocks, side="left")  # sentences before it are over
    last = np.searchsorted(starts, blocks + BLOCK, side="left")  # sentences from it have not begun
    low = chain.gaps[np.minimum(first, last)]
    high = chain.gaps[np.maximum(first, last)] + 1
    low[0], high[-1] = 0, len(chain.column)
    return Band(np.minimum(low, high - 1), high)


def _trusted(path: Path) -> Flags:
    """Return the frames to learn from: those outside of sentences that are too slow, too fast or match badly."""
    owner = path.sentences
    numbers, where, frames = np.unique(owner, return_inverse=True, return_counts=True)
    phones = np.bincount(path.network.owners[:, 0], minlength=int(numbers[-1]) + 1)[np.maximum(numbers, 0)]
    gaps = np.bincount(where, path.gaps) / frames
    rates = frames / np.maximum(phones, 1)
    sentences = numbers >= 0
    if not sentences.any():
        return np.ones(len(owner), np.bool_)
    rate, gap = np.median(rates[sentences]), np.median(gaps[sentences])
    fair = (rates > SLOWEST * rate) & (rates < FASTEST * rate) & (gaps > gap - WORST_GAP)
    return np.asarray((fair | ~sentences)[where], np.bool_)


def extents(path: Path) -> tuple[Run | None, ...]:
    """Return the frames of each sentence, from its first phone to its last; None where it is left out."""
    owner = path.sentences
    spoken = np.flatnonzero(owner >= 0)
    found: list[Run | None] = [None] * (len(path.network.gaps) - 1)
    for number in np.unique(owner[spoken]):
        frames = spoken[owner[spoken] == number]
        found[int(number)] = Run(int(frames[0]), int(frames[-1]) + 1)
    return tuple(found)


def _extents(path: Path, places: Sequence[Placement]) -> list[Run]:
    """Return the extents, a sentence left out standing where the one before it ends."""
    runs: list[Run] = []
    for found, place in zip(extents(path), places, strict=True):
        at = runs[-1].end if runs else place.bounds.start
        runs.append(Run(at, at) if found is None else found)
    return runs
