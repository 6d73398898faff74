"""Where one slide gives way to the next: inside the pause before its first word, never within a word.

In come the slides' first onsets and last ends in seconds, out come frame ranges that tile the film.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from slidecast.model.time import FrameRange, FrameRate, TimeRange

LEAD = Fraction(125, 1000)  # a slide appears 100-150 ms before its voice: seen as simultaneous, never late
MINIMUM = Fraction(3, 2)  # below 1.5 s a title cannot be read
HEAD_HOLD = Fraction(5, 2)  # seconds, at most, of the pause before an article in which its silent head shows
SILENT_SHARE = Fraction(2, 5)  # of the slide before it, for a slide on which nothing is spoken
SILENT_HOLD = Fraction(4)  # and at most this many seconds of it


@dataclass(frozen=True, slots=True)
class Voiced:
    """What is spoken on one slide: the ranges of its utterances that are spoken, in order.

    Attributes:
        fixed: the time that a deck gives it.
        opens: whether it is the head of an article, which belongs to what comes after it.
    """

    ranges: tuple[TimeRange, ...]
    fixed: TimeRange | None = None
    opens: bool = False

    @property
    def is_silent(self) -> bool:
        return not self.ranges and self.fixed is None


def cut_seconds(slides: Sequence[Voiced], duration: Fraction) -> list[Fraction]:
    """Return the start of each slide in seconds, ascending from 0.

    A slide starts by its own fixed time where a deck gives one, else `LEAD` before its first word but not
    before the last word of the slide before it. Of slides on which nothing is spoken, an article's head shows
    in the pause before the article's first words, and over these only until it can have been read; others take
    the end of the slide before them, from an utterance's start where one fits.
    """
    starts: list[Fraction | None] = [Fraction(0)]
    for index in range(1, len(slides)):
        starts.append(_start(slides, index, starts[-1]))
    return _fill(_ascending(starts, duration), slides, duration)


def _start(slides: Sequence[Voiced], index: int, latest: Fraction | None) -> Fraction | None:
    slide, before = slides[index], slides[index - 1]
    if slide.fixed is not None:
        return slide.fixed.start
    if slide.is_silent:
        following = slides[index + 1] if index + 1 < len(slides) else slide
        return _pause_before(following, slides[:index], HEAD_HOLD) if slide.opens and following.ranges else None
    shows = _pause_before(slide, slides[:index])
    if before.opens and before.is_silent and latest is not None:
        return max(shows, latest + min(MINIMUM, max(slide.ranges[-1].end - latest, Fraction(0)) / 2))
    return shows


def _pause_before(slide: Voiced, earlier: Sequence[Voiced], hold: Fraction = Fraction(0)) -> Fraction:
    """Return the moment in the pause before a slide's first word at which it may show, or `hold` seconds before."""
    onset = slide.ranges[0].start
    said = next((before.ranges[-1].end for before in reversed(earlier) if before.ranges), Fraction(0))
    return onset if said >= onset else max(onset - LEAD - hold, said)


def _ascending(starts: Sequence[Fraction | None], duration: Fraction) -> list[Fraction | None]:
    """Return the starts inside the sound, none before an earlier one."""
    latest = Fraction(0)
    result: list[Fraction | None] = []
    for start in starts:
        latest = latest if start is None else min(max(start, latest), duration)
        result.append(None if start is None else latest)
    return result


def _fill(starts: Sequence[Fraction | None], slides: Sequence[Voiced], duration: Fraction) -> list[Fraction]:
    """Return the starts with those of silent slides put in: they share the end of the slide before them."""
    filled: list[Fraction] = []
    index = 0
    while index < len(starts):
        start = starts[index]
        assert start is not None, "the first slide starts at 0 and silent ones are passed over below"
        after = next((i for i in range(index + 1, len(starts)) if starts[i] is not None), len(starts))
        end = starts[after] if after < len(starts) else duration
        assert end is not None
        filled += [start, *_silent_starts(TimeRange(start, end), slides[index].ranges, after - index - 1)]
        index = after
    return filled


def _silent_starts(extent: TimeRange, spoken: Sequence[TimeRange], count: int) -> list[Fraction]:
    """Return the starts of `count` silent slides in the end of `extent`."""
    if count == 0:
        return []
    share = min(SILENT_HOLD * count, extent.duration * (1 - (1 - SILENT_SHARE) ** count))
    first = extent.end - share
    onsets = [
        r.start - LEAD for r in spoken if extent.start + MINIMUM <= r.start - LEAD <= extent.end - MINIMUM * count
    ]
    nearest = min(onsets, key=lambda onset: abs(onset - first), default=first)
    if abs(nearest - first) <= share:
        first = nearest
    step = (extent.end - first) / count
    return [first + step * i for i in range(count)]


def frame_cuts(
    starts: Sequence[Fraction], rate: FrameRate, frames: int, fixed: Collection[int] = ()
) -> list[FrameRange]:
    """Return each slide's frames: cuts rounded once, each slide at least `MINIMUM` long where all fit.

    Where the film is too short to hold every slide that long, all get as much as is there; a slide may then
    have no frame at all, and the caller says so.

    Args:
        fixed: the slides whose start a deck gives: nothing moves those.
    """
    anchors = sorted({0, *fixed})
    edges = [0, *(min(rate.frame_at(starts[slide]), frames) for slide in anchors[1:]), frames]
    stretches = zip(pairwise([*anchors, len(starts)]), pairwise(edges), strict=True)
    return [
        extent for (first, last), ends in stretches for extent in _shared(starts[first:last], rate, FrameRange(*ends))
    ]


def _shared(starts: Sequence[Fraction], rate: FrameRate, stretch: FrameRange) -> list[FrameRange]:
    """Return the frames of the slides that share a stretch of the film."""
    count = len(starts)
    least = min(rate.frame_at(MINIMUM), len(stretch) // count if count else 0)
    cuts = [min(max(rate.frame_at(start), stretch.start), stretch.end) for start in starts]
    for index in range(1, count):
        cuts[index] = max(cuts[index], cuts[index - 1] + least)
    bound = stretch.end
    for index in reversed(range(count)):
        bound -= least
        cuts[index] = min(cuts[index], bound)
    cuts[0] = stretch.start
    return [FrameRange(start, end) for start, end in pairwise([*cuts, stretch.end])]
