"""Speech that the text says nothing about: where it is, and whether there is so much that the text may be another's.

A sound may hold more than its text: a jingle, music, an opening film, advertisements. Music has no pauses between its
words; and none of them is longer than the programme itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from slidecast.align.silence import Run

LONGEST_PHRASE = 1_000  # frames: in 10 s of speech a voice pauses; music may go on for minutes
LEAST = 2_000  # frames: 20 s, less is an interjection, or a sentence that was left out
MUCH = 12_000  # frames: two minutes, more than advertisements or an opening film take


def unwritten(found: Sequence[Run | None], silent: Sequence[Run], frames: int) -> tuple[Run, ...]:
    """Return the stretches of 20 s or more in which a voice says what no sentence does.

    Args:
        found: of each sentence its frames, ascending; None for one that is not spoken.
        silent: the silences of the sound, ascending.
        frames: of the whole sound.
    """
    edges = [0, *(edge for run in found if run for edge in (run.start, run.end)), frames]
    between = [Run(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    phrases = [phrase for run in between for phrase in _phrases(run, silent)]
    return tuple(run for run in _joined(phrases) if len(run) >= LEAST)


def is_much(runs: Sequence[Run], found: Sequence[Run | None]) -> bool:
    """Return whether more is said that is not in the text than is, and more than what a programme has around it."""
    unsaid = sum(map(len, runs))
    return unsaid >= MUCH and unsaid > sum(len(run) for run in found if run)


def _phrases(between: Run, silent: Sequence[Run]) -> list[Run]:
    """Return what is heard between pauses and is no longer than a voice speaks without one."""
    first = bisect_right(silent, between.start, key=lambda run: run.end)
    last = bisect_left(silent, between.end, key=lambda run: run.start)
    edges = [between.start, *(edge for run in silent[first:last] for edge in (run.start, run.end)), between.end]
    heard = zip(edges[::2], edges[1::2], strict=True)
    return [Run(start, end) for start, end in heard if 0 < end - start <= LONGEST_PHRASE]


def _joined(phrases: Sequence[Run]) -> list[Run]:
    """Return the stretches of phrases that no more than a long phrase's length stands between."""
    stretches = [phrases[0]] if phrases else []
    for before, run in pairwise(phrases):
        if run.start - before.end <= LONGEST_PHRASE:
            stretches[-1] = Run(stretches[-1].start, run.end)
        else:
            stretches.append(run)
    return stretches
