"""The film: runs of equal frames, and how to get someone who can draw them."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from slidecast.model.picture import FrameState, Painter
from slidecast.model.time import FrameRange
from slidecast.model.timeline import Timeline

MakePainter = Callable[[], Painter]
"""Builds the painter anew; it crosses process borders, so it must be picklable."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring frames that look the same."""

    state: FrameState
    frames: FrameRange


@dataclass(frozen=True, slots=True)
class Film:
    """What every frame shows; the runs tile [0, timeline.frames), and no run crosses a cut."""

    timeline: Timeline
    runs: tuple[Run, ...]
    make_painter: MakePainter

    def __post_init__(self) -> None:
        ends = [0, *(run.frames.end for run in self.runs)]
        starts = [*(run.frames.start for run in self.runs), self.timeline.frames]
        if ends != starts or any(end <= start for start, end in pairwise(ends)):
            raise ValueError(f"the runs do not tile the film's {self.timeline.frames} frames")
