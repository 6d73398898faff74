"""The narration as the aligner hears it: samples, loudness and silences."""

from collections.abc import Callable
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
from slidecast.align.tuning import Tuned
from slidecast.media.sound import decode
from slidecast.model.narration import Narration
from slidecast.model.time import TimeRange


class Recording:
    """The samples of a sound until its voice is known, after which nobody needs them: an hour takes 230 MB."""

    def __init__(self, samples: Samples) -> None:
        """Keep samples: mono, float32, at 16 kHz."""
        self._samples = samples
        self._voice: Tuned | None = None

    def voice(self, tune: Callable[[Samples], Tuned]) -> Tuned:
        """Return the voice that `tune` hears in the samples, asked once."""
        if self._voice is None:
            self._voice = tune(self._samples)
            self._samples = self._samples[:0].copy()
        return self._voice


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound, listened to.

    Attributes:
        recording: its samples.
        levels: in dBFS, one for each analysis frame of 10 ms.
        silent: the silences, in order.
        duration: of the narration; no time lies beyond it.
    """

    recording: Recording
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
    return Heard(Recording(samples), levels, silences(levels), max(narration.duration, frames_to_seconds(0)))
