"""A timeline, and films and stills to show between its slides; the timeline that has room for them.

Where one comes in, everything after it comes later by its length: the narration is silent meanwhile.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate, pairwise

from slidecast.assemble.timeline import chapters_of, clip_of
from slidecast.model.bodies import RawMedia
from slidecast.model.deck import Deck
from slidecast.model.time import FrameRange, FrameRate, TimeRange
from slidecast.model.timeline import Clip, MouthSpan, Sound, Timeline

STILL_HOLD = Fraction(4)  # seconds that a still shows for which the deck has no time


@dataclass(frozen=True, slots=True)
class Insert:
    """A slide to show: its index, how many frames, and before which frame of the timeline it comes in."""

    slide: int
    length: int
    at: int


def inserts_of(deck: Deck, timeline: Timeline) -> tuple[Insert, ...]:
    """Return the films and stills that the timeline does not show yet, in order.

    A film shows as long as it is, a still as long as the deck says.
    """
    shown = {clip.slide for clip in timeline.clips}
    return tuple(
        Insert(index, max(timeline.rate.frame_at(_seconds(slide.body, slide.time)), 1), _place(index, timeline))
        for index, slide in enumerate(deck.slides)
        if isinstance(slide.body, RawMedia) and slide.body.digest and index not in shown
    )


def _seconds(body: RawMedia, time: TimeRange | None) -> Fraction:
    if body.is_film:
        return body.length
    return time.duration if time and time.duration else STILL_HOLD


def inserted(timeline: Timeline, deck: Deck) -> tuple[Insert, ...]:
    """Return the films and stills that a timeline shows, as what comes into a timeline without them."""
    inserts: list[Insert] = []
    for clip in timeline.clips:
        if clip.slide < len(deck.slides) and isinstance(deck.slides[clip.slide].body, RawMedia):
            before = sum(insert.length for insert in inserts)
            inserts.append(Insert(clip.slide, len(clip.frames), clip.frames.start - before))
    return tuple(inserts)


def _place(slide: int, timeline: Timeline) -> int:
    """Return the frame before which a slide comes in: the first of the next slide that shows."""
    return next((clip.frames.start for clip in timeline.clips if clip.slide > slide), timeline.frames)


def with_inserted(timeline: Timeline, inserts: Sequence[Insert], deck: Deck, sound: Sound) -> Timeline:
    """Return the timeline with the slides shown in between, over the sound that has room for them.

    Args:
        inserts: as from `inserts_of`, ascending.
    """
    later = _Later(inserts, timeline.rate)
    clips = (*map(later.clip, timeline.clips), *_clips(inserts, deck))
    ordered = tuple(sorted(clips, key=lambda clip: clip.frames))
    return replace(
        timeline,
        frames=timeline.frames + sum(insert.length for insert in inserts),
        sound=sound,
        clips=ordered,
        utterances=tuple(replace(u, range=later.time(u.range) if u.range else None) for u in timeline.utterances),
        cues=tuple(replace(cue, range=later.time(cue.range)) for cue in timeline.cues),
        mouths=tuple(part for mouth in timeline.mouths for part in later.mouth(mouth)),
        chapters=chapters_of(deck, ordered, timeline.rate),
    )


def _clips(inserts: Sequence[Insert], deck: Deck) -> tuple[Clip, ...]:
    before = accumulate((insert.length for insert in inserts), initial=0)
    return tuple(
        clip_of(deck, insert.slide, FrameRange(insert.at + shift, insert.at + shift + insert.length))
        for insert, shift in zip(inserts, before, strict=False)
    )


class _Later:
    """How much later everything comes; a cut falls where an insert comes in."""

    def __init__(self, inserts: Sequence[Insert], rate: FrameRate) -> None:
        self._rate = rate
        self._cuts = [insert.at for insert in inserts]
        self._seconds = [rate.seconds_at(cut) for cut in self._cuts]
        self._shifts = [*accumulate((insert.length for insert in inserts), initial=0)]

    def clip(self, clip: Clip) -> Clip:
        shift = self._shifts[bisect_right(self._cuts, clip.frames.start)]
        return replace(clip, frames=FrameRange(clip.frames.start + shift, clip.frames.end + shift))

    def time(self, extent: TimeRange) -> TimeRange:
        """Return the range later, whole: by as much as its start."""
        return extent.shifted(self._rate.seconds_at(self._shifts[bisect_right(self._seconds, extent.start)]))

    def mouth(self, mouth: MouthSpan) -> tuple[MouthSpan, ...]:
        """Return the mouth's span later; one that spans a cut in two."""
        inside = [cut for cut in dict.fromkeys(self._seconds) if mouth.range.start < cut < mouth.range.end]
        edges = [mouth.range.start, *inside, mouth.range.end]
        return tuple(replace(mouth, range=self.time(TimeRange(start, end))) for start, end in pairwise(edges))
