"""The sound in blocks of some two minutes, in each of which its sentences are found for themselves.

What a block's sentences are found by, the voice's models and how well a sentence usually fits, is learnt in that
block. So a sentence that changes moves no other one outside of its block, and what was found in the other blocks in
an earlier run need not be found again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import numpy as np

from slidecast.align.agreement import Losses, losses
from slidecast.align.missed import with_missed
from slidecast.align.network import GAP
from slidecast.align.search import FIRST_GAP, Path, Placement, Wanted, find, narrowed
from slidecast.align.silence import Flags, Run
from slidecast.align.stretches import Stretch
from slidecast.align.tuning import Tuned
from slidecast.model.remember import Remember

BLOCK = 12_000  # frames: two minutes, some 25 sentences; in one minute they teach too little, and more are left out


@dataclass(frozen=True, slots=True)
class Block:
    """The sentences from `first` on that are looked for in a run of frames and nowhere else."""

    first: int
    run: Run
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Told:
    """A path, and what each sentence loses on it (see agreement)."""

    path: Path
    losses: Losses


def find_in_blocks(wanted: Wanted, voice: Tuned, silent: Flags, remember: Remember) -> Told:
    """Return the path through the whole sound.

    Args:
        voice: features, and models to start from.
        silent: the frames in which the sound is quiet.
        remember: knows what was found in blocks of this very sound.
    """
    count = max(round(len(silent) / BLOCK), 1)
    if count > 1 and any(len(stretch.run) > BLOCK for stretch in wanted.stretches):
        wanted = narrowed(wanted, voice, silent)
    blocks = list(_blocks(wanted, len(silent), count))
    told = [remember(("block", block), partial(_found, block, voice, silent)) for block in blocks]
    path = _joined(blocks, [one.path for one in told], len(silent))
    return Told(path, np.concatenate([one.losses for one in told]))


def _blocks(wanted: Wanted, frames: int, count: int) -> Iterator[Block]:
    """Yield the stretches that begin in each of `count` equal parts of the sound, as far as any does."""
    for _, group in groupby(wanted.stretches, lambda stretch: stretch.run.start * count // frames):
        stretches = tuple(group)
        first, last = stretches[0].sentences.start, stretches[-1].sentences.stop
        run = Run(stretches[0].run.start, stretches[-1].run.end)
        own = Wanted(
            wanted.sentences[first:last],
            tuple(_place_in(run, place) for place in wanted.places[first:last]),
            tuple(_stretch_in(run, first, stretch) for stretch in stretches),
        )
        yield Block(first, run, own)


def _place_in(run: Run, place: Placement) -> Placement:
    return Placement(_run_in(run, place.first), _run_in(run, place.bounds))


def _stretch_in(run: Run, first: int, stretch: Stretch) -> Stretch:
    numbers = range(stretch.sentences.start - first, stretch.sentences.stop - first)
    return Stretch(numbers, _run_in(run, stretch.run))


def _run_in(run: Run, inner: Run) -> Run:
    """Return a run by frames from the start of another."""
    return Run(inner.start - run.start, inner.end - run.start)


def _found(block: Block, voice: Tuned, silent: Flags) -> Told:
    """Return the path through a block."""
    inside = slice(block.run.start, block.run.end)
    own, quiet = Tuned(voice.frames[inside], voice.models), silent[inside]
    path = with_missed(block.wanted.sentences, find(block.wanted, own, quiet), own, quiet)
    return Told(path, losses(block.wanted.sentences, path, own, quiet))


def _joined(blocks: Sequence[Block], paths: Sequence[Path], frames: int) -> Path:
    """Return the paths through blocks as one; the rest is a gap."""
    phones, columns = np.full(frames, -1, np.intp), np.full(frames, GAP, np.intp)
    gaps = np.zeros(frames, np.float32)
    owners, known = [], 0
    for block, path in zip(blocks, paths, strict=True):
        inside = slice(block.run.start, block.run.end)
        phones[inside] = np.where(path.phones >= 0, path.phones + known, -1)
        columns[inside], gaps[inside] = path.columns, path.gaps
        owners.append(path.owners + np.array((block.first, 0)))
        known += len(path.owners)
    spoken = phones >= 0
    mean = float(gaps[spoken].mean()) if spoken.any() else FIRST_GAP
    return Path(np.concatenate(owners), phones, columns, gaps, mean)
