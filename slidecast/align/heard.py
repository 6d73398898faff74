"""The narration as the aligner hears it: samples, loudness and silences."""

from dataclasses import dataclass
from fractions import Fraction

from slidecast.align.silence import (
    HOP,
    SAMPLE_RATE_HZ,
    Levels,
    Run,
    Samples,
    as_range,
    frames_to_seconds,
    levels_db,
    silences,
)
from slidecast.media.sound import decode
from slidecast.model.narration import Narration
from slidecast.model.time import TimeRange


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound, listened to.

    Attributes:
        samples: mono, float32, at 16 kHz.
        levels: in dBFS, one for each analysis frame of 10 ms.
        silent: the silences, in order.
        duration: of the narration; no time lies beyond it.
    """

    samples: Samples
    levels: Levels
    silent: tuple[Run, ...]
    duration: Fraction

    @property
    def frames(self) -> int:
        return len(self.levels)

    @property
    def whole(self) -> Run:
        return Run(0, self.frames)

    def range_of(self, run: Run) -> TimeRange:
        return as_range(run, self.duration)

    def run_of(self, span: TimeRange) -> Run:
        """Return the analysis frames of a range, inside the sound."""
        start, end = (min(round(moment * SAMPLE_RATE_HZ / HOP), self.frames) for moment in (span.start, span.end))
        return Run(max(start, 0), max(end, start, 0))


def listen(narration: Narration) -> Heard:
    """Return the narration's sound with its silences.

    Raises:
        NarrationError: the file cannot be decoded.
    """
    samples = decode(narration.path, SAMPLE_RATE_HZ, mono=True)
    levels = levels_db(samples)
    return Heard(samples, levels, silences(levels), max(narration.duration, frames_to_seconds(0)))
