"""Where the sound is cut for the search: in silences that surely stand between two sentences, and nowhere else.

Sentences of one stretch cannot be found in another's, so a cut must be sure: parts are told by who made the sound,
half a second aside at most, and a sentence is where it was found if its neighbours are where they were too.
The shorter the stretches, the less there is to search.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from slidecast.align.silence import Flags, Run

SLACK = 50  # frames: a sentence may begin or end half a second outside of its part
SURE = 3  # sentences on either side of a cut that were all found well: no text of as many fits by chance
PAUSE = 25  # frames: the shortest silence to cut in
LEAST = 1_000  # frames of a stretch: shorter ones save nothing


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences, by their numbers, and the frames that hold them and no others."""

    sentences: range
    run: Run


def cut_in_silence(parts: Sequence[Stretch], silent: Sequence[Run], frames: int) -> tuple[Stretch, ...]:
    """Return the parts widened by half a second, cut where they meet in a silence, joined where they do not.

    Args:
        parts: ascending.
        silent: the silences of the sound, ascending.
        frames: of the whole sound.
    """
    stretches: list[Stretch] = []
    for part in parts:
        run = Run(max(part.run.start - SLACK, 0), min(part.run.end + SLACK, frames))
        wide = Stretch(part.sentences, run)
        if stretches and stretches[-1].run.end > run.start:
            stretches[-1:] = _parted(stretches[-1], wide, silent)
        else:
            stretches.append(wide)
    return tuple(stretches)


def _parted(first: Stretch, second: Stretch, silent: Sequence[Run]) -> tuple[Stretch, ...]:
    """Return two stretches that overlap, cut in the longest silence that both hold; joined if they hold none."""
    joined = Stretch(
        range(first.sentences.start, second.sentences.stop),
        Run(first.run.start, max(first.run.end, second.run.end)),
    )
    pause = _longest(silent, Run(second.run.start, first.run.end))
    return _cut(joined, second.sentences.start, (pause.start + pause.end) // 2) if pause else (joined,)


def cut_where_sure(
    stretches: Sequence[Stretch], runs: Sequence[Run], fair: Flags, silent: Sequence[Run]
) -> tuple[Stretch, ...]:
    """Return the stretches, cut between sentences that were surely found.

    Args:
        runs: where each sentence was found.
        fair: which of them were found as well as most.
        silent: the silences of the sound, ascending.
    """
    cut: list[Stretch] = []
    for stretch in stretches:
        rest = stretch
        for number in range(stretch.sentences.start + SURE, stretch.sentences.stop - SURE + 1):
            between = Run(runs[number - 1].end, runs[number].start)
            if not fair[number - SURE : number + SURE].all() or between.start - rest.run.start < LEAST:
                continue
            pause = _longest(silent, between)
            if pause and len(pause) >= PAUSE:
                first, rest = _cut(rest, number, (pause.start + pause.end) // 2)
                cut.append(first)
        cut.append(rest)
    return tuple(cut)


def _cut(stretch: Stretch, number: int, frame: int) -> tuple[Stretch, Stretch]:
    """Return a stretch's two parts: the sentences before `number` and before `frame`, and the rest."""
    numbers, run = stretch.sentences, stretch.run
    return (
        Stretch(range(numbers.start, number), Run(run.start, frame)),
        Stretch(range(number, numbers.stop), Run(frame, run.end)),
    )


def _longest(silent: Sequence[Run], within: Run) -> Run | None:
    """Return the longest stretch of silence within some frames."""
    first = bisect_left(silent, within.start, key=lambda run: run.end)
    last = bisect_right(silent, within.end, key=lambda run: run.start)
    inside = [Run(max(run.start, within.start), min(run.end, within.end)) for run in silent[first:last]]
    return max((run for run in inside if run.start < run.end), key=len, default=None)
