"""Timeline in, runs of equal frames out: what every single frame of the film shows.

Each feature of the picture (slide, unit, cue, mouth, eyes, chapter bar, a shown film's own frame) is one row of
numbers over the frames; where any of them changes, a new run begins. Frame n thus depends on n and the timeline alone.
"""

from collections.abc import Iterable
from math import ceil

import numpy as np
from numpy.typing import NDArray

from slidecast.film.blinks import blinks
from slidecast.model.film import Film, MakePainter, Run
from slidecast.model.picture import FrameState, Still
from slidecast.model.time import FrameRange, FrameRate, TimeRange
from slidecast.model.timeline import Clip, Eyes, Mouth, Timeline

Row = NDArray[np.int32]

NONE = -1
MOUTHS = tuple(Mouth)
EYES = tuple(Eyes)
STEP_SECONDS = 1.5  # a step of the chapter bar: seen to move, yet seldom enough to cost next to nothing
STEP_PX = 2  # no step moves the bar by less: it could not be seen


def make_film(timeline: Timeline, make_painter: MakePainter, seed: str) -> Film:
    """Return the film of `timeline`, drawn by the painters that `make_painter` builds.

    Args:
        seed: decides when the presenter blinks; the episode's stem.
    """
    return Film(timeline, frame_states(timeline, blinks(timeline, seed)), make_painter)


def progress_steps(timeline: Timeline) -> int:
    """Return the number of steps of the chapter bar."""
    seconds = timeline.frames / timeline.rate.fps
    return max(1, min(ceil(seconds / STEP_SECONDS), timeline.width // STEP_PX))


def frame_states(timeline: Timeline, eyes: Iterable[tuple[FrameRange, Eyes]]) -> tuple[Run, ...]:
    """Return the runs of equal frames, in order.

    Args:
        eyes: frames at which the eyes are not open.
    """
    rows = np.stack(
        [
            _slides(timeline),
            _units(timeline),
            _cues(timeline),
            _mouths(timeline),
            _eyes(timeline, eyes),
            _progress(timeline),
            _moments(timeline),
        ]
    )
    changes = np.flatnonzero(np.any(rows[:, 1:] != rows[:, :-1], axis=0)) + 1
    cuts = [clip.frames.start for clip in timeline.clips]
    starts = sorted({0, *changes.tolist(), *cuts})
    ends = [*starts[1:], timeline.frames]
    return tuple(
        Run(_state(rows[:, start], timeline.rate), FrameRange(start, end))
        for start, end in zip(starts, ends, strict=True)
    )


def _state(column: Row, rate: FrameRate) -> FrameState:
    slide, unit, cue, mouth, eyes, progress, frame = column.tolist()
    moment = None if frame == NONE else rate.seconds_at(frame)
    still = Still(slide, None if unit == NONE else unit, None if cue == NONE else cue, moment)
    return FrameState(still, MOUTHS[mouth], EYES[eyes], progress)


def _row(timeline: Timeline, value: int) -> Row:
    return np.full(timeline.frames, value, np.int32)


def _frames(timeline: Timeline, range_: TimeRange) -> slice:
    """Return the frames that a time range covers, by rounding both of its ends."""
    return slice(max(timeline.rate.frame_at(range_.start), 0), max(timeline.rate.frame_at(range_.end), 0))


def _slides(timeline: Timeline) -> Row:
    row = _row(timeline, 0)
    for clip in timeline.clips:
        row[clip.frames.start : clip.frames.end] = clip.slide
    return row


def _units(timeline: Timeline) -> Row:
    """Each utterance sets off its unit until the next one of its slide begins, or the slide ends."""
    row = _row(timeline, NONE)
    clips = {clip.slide: clip for clip in timeline.clips}
    for utterance in timeline.utterances:
        clip = clips.get(utterance.slide)
        if utterance.range is not None and clip is not None:
            start = _within(clip, timeline.rate.frame_at(utterance.range.start))
            row[start : clip.frames.end] = NONE if utterance.unit is None else utterance.unit
    return row


def _within(clip: Clip, frame: int) -> int:
    return min(max(frame, clip.frames.start), clip.frames.end)


def _cues(timeline: Timeline) -> Row:
    row = _row(timeline, NONE)
    for index, cue in enumerate(timeline.cues):
        row[_frames(timeline, cue.range)] = index
    return row


def _mouths(timeline: Timeline) -> Row:
    row = _row(timeline, MOUTHS.index(Mouth.CLOSED))
    for span in timeline.mouths:
        row[_frames(timeline, span.range)] = MOUTHS.index(span.shape)
    return row


def _eyes(timeline: Timeline, eyes: Iterable[tuple[FrameRange, Eyes]]) -> Row:
    row = _row(timeline, EYES.index(Eyes.OPEN))
    for frames, shape in eyes:
        row[frames.start : frames.end] = EYES.index(shape)
    return row


def _progress(timeline: Timeline) -> Row:
    frames = np.arange(timeline.frames, dtype=np.int64)
    return (frames * progress_steps(timeline) // timeline.frames).astype(np.int32)


def _moments(timeline: Timeline) -> Row:
    """A film on a slide shows another frame of its own in each frame."""
    row = _row(timeline, NONE)
    for clip in timeline.clips:
        if clip.moves:
            row[clip.frames.start : clip.frames.end] = np.arange(len(clip.frames))
    return row
