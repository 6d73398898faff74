"""A stretch of a timeline as a timeline of its own: a few articles of an episode."""

from dataclasses import replace
from fractions import Fraction

from slidecast.model.time import FrameRange, TimeRange
from slidecast.model.timeline import Marker, Timeline


def span_of_articles(timeline: Timeline, first: int, last: int) -> FrameRange | None:
    """Return the frames in which articles `first` to `last` (inclusive) show; None when none of them does."""
    frames = [clip.frames for clip in timeline.clips if clip.article is not None and first <= clip.article <= last]
    return FrameRange(frames[0].start, frames[-1].end) if frames else None


def crop(timeline: Timeline, span: FrameRange, path: str) -> Timeline:
    """Return what shows in `span`, starting at 0, over the sound at `path` that holds just that stretch.

    Utterances, cues and mouths that begin outside the span are left out; those that end behind it are cut.
    """
    start, end = timeline.rate.seconds_at(span.start), timeline.rate.seconds_at(span.end)

    def cut(extent: TimeRange) -> TimeRange:
        return TimeRange(extent.start, min(extent.end, end)).shifted(-start)

    def inside(extent: TimeRange | None) -> bool:
        return extent is not None and start <= extent.start < end

    return replace(
        timeline,
        frames=len(span),
        sound=replace(timeline.sound, path=path, duration=end - start),
        clips=tuple(
            replace(clip, frames=FrameRange(clip.frames.start - span.start, clip.frames.end - span.start))
            for clip in timeline.clips
            if span.start <= clip.frames.start and clip.frames.end <= span.end
        ),
        utterances=tuple(replace(u, range=cut(u.range)) for u in timeline.utterances if u.range and inside(u.range)),
        cues=tuple(replace(cue, range=cut(cue.range)) for cue in timeline.cues if inside(cue.range)),
        mouths=tuple(replace(mouth, range=cut(mouth.range)) for mouth in timeline.mouths if inside(mouth.range)),
        chapters=tuple(
            Marker(max(marker.start - start, Fraction(0)), marker.title)
            for marker in timeline.chapters
            if span.start <= timeline.rate.frame_at(marker.start) < span.end
        ),
    )
