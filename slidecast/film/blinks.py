"""Timeline in, the frames at which the presenter's eyes are not open out.

People at rest blink every 3 to 6 s, for 0.1 to 0.2 s (Bentivoglio et al., Analysis of blink rate patterns
in normal subjects, Movement Disorders 12, 1997). The plan follows from a seed alone, and no blink crosses
a cut: half-closed eyes that jump to another slide look like a fault.
"""

from bisect import bisect_right
from collections.abc import Iterator
from random import Random

from slidecast.model.time import FrameRange
from slidecast.model.timeline import Eyes, Timeline

PAUSE_SECONDS = (3.0, 6.0)
BLINK_SECONDS = 1 / 6  # 5 frames at 30 fps: one half closed, three closed, one half closed


def blinks(timeline: Timeline, seed: str) -> tuple[tuple[FrameRange, Eyes], ...]:
    """Return the frames at which the eyes are half closed or closed, in order."""
    return tuple(part for start in _starts(timeline, Random(seed)) for part in _blink(timeline, start))


def _starts(timeline: Timeline, chance: Random) -> Iterator[int]:
    """Yield the first frame of each blink; where a cut would fall into one, it waits for the cut to pass."""
    length = _length(timeline)
    cuts = [*(clip.frames.start for clip in timeline.clips), timeline.frames]
    frame = 0
    while True:
        frame += max(round(chance.uniform(*PAUSE_SECONDS) * timeline.rate.fps), length)
        next_cut = cuts[min(bisect_right(cuts, frame), len(cuts) - 1)]
        if frame + length > timeline.frames:
            return
        if frame + length <= next_cut:
            yield frame
        else:
            frame = next_cut


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
