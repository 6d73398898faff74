"""Timeline in, the frames at which the presenter's eyes are not open out.

People at rest blink every 3 to 6 s, for 0.1 to 0.2 s (Bentivoglio et al., Analysis of blink rate patterns
in normal subjects, Movement Disorders 12, 1997). The plan follows from a seed alone, and no blink crosses
a cut: half-closed eyes that jump to another slide look like a fault.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from random import Random

from slidecast.model.time import FrameRange
from slidecast.model.timeline import Eyes, Timeline

PAUSE_SECONDS = (3.0, 6.0)
BLINK_SECONDS = 1 / 6  # 5 frames at 30 fps: one half closed, three closed, one half closed


def blinks(timeline: Timeline, seed: str) -> tuple[tuple[FrameRange, Eyes], ...]:
    """Return the frames at which the eyes are half closed or closed, in order."""
    return tuple(part for start in _starts(timeline, Random(seed)) for part in _blink(timeline, start))


def _starts(timeline: Timeline, chance: Random) -> Iterator[int]:
    """Yield the first frame of each blink: 3 to 6 s after the one before, and after the film begins."""
    cuts = [*(clip.frames.start for clip in timeline.clips), timeline.frames]
    start = 0
    while True:
        earliest = start + round(PAUSE_SECONDS[0] * timeline.rate.fps)
        wanted = start + round(chance.uniform(*PAUSE_SECONDS) * timeline.rate.fps)
        start = _apart(wanted, earliest, _length(timeline), cuts)
        if start + _length(timeline) > timeline.frames:
            return
        yield start


def _apart(wanted: int, earliest: int, length: int, cuts: Sequence[int]) -> int:
    """Return the start of a blink of so many frames that no cut falls into: as wanted, before the cut, or at one."""
    after = bisect_right(cuts, wanted)
    tried = (wanted, *(cut - length for cut in cuts[after : after + 1]), *cuts[after:])
    whole = (start for start in tried if start >= earliest and _is_whole(start, length, cuts))
    return next(whole, cuts[-1])


def _is_whole(start: int, length: int, cuts: Sequence[int]) -> bool:
    """Return whether no cut falls into a blink."""
    return bisect_right(cuts, start) == bisect_right(cuts, start + length - 1)


def _length(timeline: Timeline) -> int:
    return max(3, round(BLINK_SECONDS * timeline.rate.fps))


def _blink(timeline: Timeline, start: int) -> tuple[tuple[FrameRange, Eyes], ...]:
    length = _length(timeline)
    half = max(1, length // 4)
    closing, opening, end = start + half, start + length - half, start + length
    return (
        (FrameRange(start, closing), Eyes.HALF),
        (FrameRange(closing, opening), Eyes.CLOSED),
        (FrameRange(opening, end), Eyes.HALF),
    )
