"""Sentences found in features: best paths within a band, models adapted to the voice between them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from slidecast.align.features import Features
from slidecast.align.lanes import BLOCK, Band, Lane
from slidecast.align.models import SILENCE, PhoneModels, adapted, scores
from slidecast.align.network import GAP, Network, Sentence, network
from slidecast.align.silence import Flags, Run, runs_of
from slidecast.align.stretches import Stretch, cut_where_sure
from slidecast.align.tuning import Tuned
from slidecast.align.viterbi import best_paths

FILLER = 4.0  # nats a frame that speech outside of the text scores below speech that matches; 5 lets phones swallow
# steady music, 3.5 drops good sentences where models learnt the voice from two minutes alone
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
class Wanted:
    """Sentences to find.

    Attributes:
        sentences: each with phones.
        places: of each sentence where to look.
        stretches: ascending, every sentence in one of them.
    """

    sentences: tuple[Sentence, ...]
    places: tuple[Placement, ...]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A path of states through the sound.

    Attributes:
        owners: of each phone its sentence and place in it, shape (phones, 2).
        phones: number of the phone that each frame belongs to, -1 for none; shape (frames,).
        columns: of the score table, one a frame.
        gaps: what each frame loses against the best phone, in nats; 0 or below.
        mean_gap: mean of `gaps` over the frames of phones.
    """

    owners: NDArray[np.intp]
    phones: NDArray[np.intp]
    columns: NDArray[np.intp]
    gaps: NDArray[np.float32]
    mean_gap: float

    @property
    def sentences(self) -> NDArray[np.intp]:
        """The sentence whose phone each frame belongs to, -1 for none."""
        return np.where(self.phones >= 0, self.owners[np.maximum(self.phones, 0), 0], -1)


def find(wanted: Wanted, voice: Tuned, silent: Flags) -> Path:
    """Return the best path through the sentences, by models that learn the voice from one path for the next.

    Args:
        voice: features and models to start from.
        silent: the frames in which the sound is quiet.
    """
    models, frames = voice.models, voice.frames
    runs, path = [place.first for place in wanted.places], None
    for skip_cost, reach in PASSES:
        lanes = _lanes(wanted, runs, skip_cost, reach)
        path = search(lanes, frames, models, path.mean_gap if path else FIRST_GAP)
        before, runs = runs, _extents(path, wanted.places)
        if skip_cost is not None and _rest(runs, before):
            break
        fair = _fair(path)
        trusted = np.append(fair, True)[path.sentences]  # what is no sentence's is last
        models = adapted(voice.models, frames, np.where(trusted, columns_of(path, silent), -1))
        wanted = replace(wanted, stretches=cut_where_sure(wanted.stretches, runs, fair, runs_of(silent)))
    assert path
    return path


def narrowed(wanted: Wanted, voice: Tuned, silent: Flags) -> Wanted:
    """Return the sentences where one path by the models to start from finds them, in stretches that are cut there."""
    lanes = _lanes(wanted, [place.first for place in wanted.places], *PASSES[0])
    path = search(lanes, voice.frames, voice.models, FIRST_GAP)
    runs = _extents(path, wanted.places)
    stretches = cut_where_sure(wanted.stretches, runs, _fair(path), runs_of(silent))
    places = [
        Placement(runs[number], _shared(wanted.places[number].bounds, stretch.run))
        for stretch in stretches
        for number in stretch.sentences
    ]
    return Wanted(wanted.sentences, tuple(places), stretches)


def _shared(one: Run, other: Run) -> Run:
    """Return the frames of two runs that overlap."""
    return Run(max(one.start, other.start), min(one.end, other.end))


def _lanes(wanted: Wanted, runs: Sequence[Run], skip_cost: float | None, reach: int) -> list[Lane]:
    """Return the stretches' chains, each sentence at most `reach` frames from its run."""
    bounds = [_within_reach(run, place, reach) for run, place in zip(runs, wanted.places, strict=True)]
    return [_lane(wanted.sentences, stretch, bounds, skip_cost) for stretch in wanted.stretches]


def _within_reach(run: Run, place: Placement, reach: int) -> Run:
    """Return where a sentence may lie that may move by `reach` frames from its run, within its bounds."""
    return Run(max(run.start - reach, place.bounds.start), min(run.end + reach, place.bounds.end))


def _lane(sentences: Sequence[Sentence], stretch: Stretch, bounds: Sequence[Run], skip_cost: float | None) -> Lane:
    first, last = stretch.sentences.start, stretch.sentences.stop
    chain = network(sentences[first:last], skip_cost)
    return Lane(chain, stretch.run, band_around(chain, bounds[first:last], stretch.run))


def _rest(runs: Sequence[Run], before: Sequence[Run]) -> bool:
    """Tell whether no sentence begins or ends elsewhere than one path before: another one would find the same."""
    moves = ((run.start - old.start, run.end - old.end) for run, old in zip(runs, before, strict=True))
    return all(abs(start) <= AT_REST and abs(end) <= AT_REST for start, end in moves)


def search(lanes: Sequence[Lane], frames: Features, models: PhoneModels, mean_gap: float) -> Path:
    """Return the best paths of chains through their stretches of the frames, as one; the rest is a gap."""
    table = scores(frames, models, room=1)
    np.maximum(table[:, SILENCE], np.float32(mean_gap - FILLER), out=table[:, GAP])
    phones: NDArray[np.intp] = np.full(len(frames), -1, np.intp)
    columns: NDArray[np.intp] = np.full(len(frames), GAP, np.intp)
    owners, sentences = [np.zeros((0, 2), np.intp)], 0
    for lane, states in zip(lanes, best_paths(table, lanes), strict=True):
        inside = slice(lane.run.start, lane.run.end)
        known = lane.network.phone[states]
        phones[inside] = np.where(known >= 0, known + sum(map(len, owners)), -1)
        columns[inside] = lane.network.column[states]
        owners.append(lane.network.owners + np.array((sentences, 0)))
        sentences += len(lane.network.gaps) - 1
    gaps = np.take_along_axis(table, columns[:, None], axis=1)[:, 0]
    spoken = phones >= 0
    mean = float(gaps[spoken].mean()) if spoken.any() else FIRST_GAP
    return Path(np.concatenate(owners), phones, columns, gaps, mean)


def columns_of(path: Path, silent: Flags) -> NDArray[np.intp]:
    """Return the model of each frame; between sentences silence where it is quiet, else -1."""
    return np.where(path.columns <= SILENCE, path.columns, np.where(silent, SILENCE, -1))


def band_around(chain: Network, bounds: Sequence[Run], run: Run) -> Band:
    """Return the band of a chain in a stretch of the sound that holds each sentence within its bounds."""
    blocks = run.start - 1 + np.arange(-(-(len(run) + 2) // BLOCK)) * BLOCK
    starts = np.maximum.accumulate([bound.start for bound in bounds])
    ends = np.minimum.accumulate([bound.end for bound in bounds][::-1])[::-1]
    first = np.searchsorted(ends, blocks, side="left")  # sentences before it are over
    last = np.searchsorted(starts, blocks + BLOCK, side="left")  # sentences from it have not begun
    low = chain.gaps[np.minimum(first, last)]
    high = chain.gaps[np.maximum(first, last)] + 1
    low[0], high[-1] = 0, len(chain.column)
    return Band(np.minimum(low, high - 1), high)


def _fair(path: Path) -> Flags:
    """Return which sentences are neither too slow nor too fast, and match about as well as the others."""
    owner = path.sentences
    spoken = owner >= 0
    phones = np.bincount(path.owners[:, 0])
    frames = np.bincount(owner[spoken], minlength=len(phones))
    present = frames > 0
    if not present.any():
        return present
    gaps = np.bincount(owner[spoken], path.gaps[spoken], minlength=len(phones)) / np.maximum(frames, 1)
    rates = frames / np.maximum(phones, 1)
    rate, gap = np.median(rates[present]), np.median(gaps[present])
    return np.asarray(
        present & (rates > SLOWEST * rate) & (rates < FASTEST * rate) & (gaps > gap - WORST_GAP), np.bool_
    )


def extents(path: Path) -> tuple[Run | None, ...]:
    """Return the frames of each sentence, from its first phone to its last; None where it is left out."""
    owner = path.sentences
    spoken = np.flatnonzero(owner >= 0)
    found: list[Run | None] = [None] * (int(path.owners[-1, 0]) + 1)
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
