"""Starts and ends drawn to the edges of the silences that hold them or lie beside them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from slidecast.align.silence import Flags, Run, runs_of

INWARD = 15  # frames: a start within 150 ms before a silence's end, or in the silence, moves to that end
OUTWARD = 60  # frames of voice between silence and start that no other sentence claims: its text lacks some letters

SOFTEST = 3  # frames of a soft consonant; less is how any sound swells
CLOSURE = 10  # frames: the t of ふたつ, whose fu is whispered, is as silent as a pause
CONSONANT = 10  # frames: what is soft for longer before a phone that was found too late is breath or music


def snapped(runs: Sequence[Run | None], silent: Sequence[Run]) -> tuple[Run | None, ...]:
    """Return the runs, still ascending and disjoint, starts and ends moved to the silences beside them.

    Args:
        runs: ascending and disjoint, in analysis frames of 10 ms.
        silent: the silences of the sound, ascending.
    """
    moved = list(runs)
    spoken = [place for place, run in enumerate(runs) if run is not None]
    edges = [0, *(end for place in spoken for end in _ends(runs[place])), 1 << 60]
    for number, place in enumerate(spoken):
        before, start, end, after = edges[2 * number : 2 * number + 4]
        start, end = _start(start, end, before, silent), _end(start, end, after, silent)
        moved[place] = Run(start, max(end, start + 1))
    return tuple(_disjoint(moved, spoken))


def with_soft_onsets(runs: Sequence[Run | None], raw: Sequence[Run | None], soft: Flags) -> tuple[Run | None, ...]:
    """Return the runs, each beginning with the soft frames before it in which its first phone was found.

    An s or sh, a whispered fu or ku, is so soft that it counts as silence; the ear hears it nevertheless. Where the
    phone was found after the voice began, no more than a consonant is taken for it.

    Args:
        runs: snapped.
        raw: the same ones as the phones have them.
        soft: the frames loud enough to be such a phone.
    """
    moved: list[Run | None] = []
    over = 0
    for run, before in zip(runs, raw, strict=True):
        if run is not None and before is not None:
            run = Run(max(_onset(run.start, before.start, soft), over), run.end)
            over = run.end
        moved.append(run)
    return tuple(moved)


def _onset(start: int, phone: int, soft: Flags) -> int:
    """Return where a voice that is loud from `start` begins, given where its first phone was found."""
    if phone <= start:
        return _soft_onset(start, phone, soft)
    earliest = max(start - CONSONANT, 0)
    onset = _soft_onset(start, earliest, soft)
    return onset if onset > earliest else start


def _soft_onset(start: int, earliest: int, soft: Flags) -> int:
    """Return where the soft phones begin that lead up to `start`; or `start`."""
    for run in reversed(runs_of(soft[earliest:start], SOFTEST)):
        if earliest + run.end < start - CLOSURE:
            break
        start = earliest + run.start
    return start


def _ends(run: Run | None) -> tuple[int, ...]:
    return (run.start, run.end) if run is not None else ()


def _start(start: int, end: int, before: int, silent: Sequence[Run]) -> int:
    """Return the silence's end nearest to `start`, within reach and between the neighbours' limits."""
    near = [
        quiet.end
        for quiet in _about(start, silent)
        if quiet.start - INWARD <= start <= quiet.end + OUTWARD
        and (start <= quiet.end + INWARD or before <= quiet.start + INWARD)
        and quiet.end < end
    ]
    return min(near, key=lambda edge: abs(edge - start), default=start)


def _end(start: int, end: int, after: int, silent: Sequence[Run]) -> int:
    """Return the silence's start nearest to `end`, within reach and between the neighbours' limits."""
    near = [
        quiet.start
        for quiet in _about(end, silent)
        if quiet.start - OUTWARD <= end <= quiet.end + INWARD
        and (end >= quiet.start - INWARD or after >= quiet.end - INWARD)
        and quiet.start > start
    ]
    return min(near, key=lambda edge: abs(edge - end), default=end)


def _about(frame: int, silent: Sequence[Run]) -> Sequence[Run]:
    """Return the silences that a start or end may move to."""
    first = bisect_left(silent, frame - OUTWARD, key=lambda quiet: quiet.end)
    last = bisect_right(silent, frame + OUTWARD, key=lambda quiet: quiet.start)
    return silent[first:last]


def _disjoint(runs: list[Run | None], spoken: Sequence[int]) -> list[Run | None]:
    """Return the runs with every overlap cut at the start of the later one."""
    for before, after in pairwise(spoken):
        one, two = runs[before], runs[after]
        if one is not None and two is not None and one.end > two.start:
            cut = max(two.start, one.start)
            runs[before], runs[after] = Run(one.start, cut), Run(cut, max(two.end, cut))
    return runs
