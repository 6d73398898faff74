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
from slidecast.model.remember import Remember, anew
from slidecast.model.time import TimeRange


class Recording:
    """A sound's samples, until its voice is known, after which nobody needs them: an hour takes 230 MB."""

    def __init__(self, samples: Callable[[], Samples], remember: Remember = anew) -> None:
        """Keep what gives the samples: mono, float32, at 16 kHz.

        Args:
            remember: knows the voice from an earlier run, if any does.
        """
        self._samples: Callable[[], Samples] | None = samples
        self._remember = remember
        self._voice: Tuned | None = None

    def voice(self, tune: Callable[[Callable[[], Samples]], Tuned]) -> Tuned:
        """Return the voice that `tune` hears in the samples, which it is to ask for once."""
        if self._voice is None:
            self._voice = self._remember("voice", lambda: tune(self._taken))
            self._samples = None
        return self._voice

    def _taken(self) -> Samples:
        assert self._samples is not None, "asked once"
        samples, self._samples = self._samples(), None
        return samples


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


def listen(narration: Narration, remember: Remember = anew) -> Heard:
    """Return the narration's sound with its silences.

    Args:
        remember: is told what is wanted of this very sound: its levels, its voice.

    Raises:
        NarrationError: the file cannot be decoded.
    """
    decoded: list[Samples] = []

    def loudness() -> Levels:
        decoded.append(decode(narration.path, SAMPLE_RATE_HZ, mono=True))
        return levels_db(decoded[0])

    def samples() -> Samples:
        return decoded.pop() if decoded else decode(narration.path, SAMPLE_RATE_HZ, mono=True)

    levels = remember("levels", loudness)
    recording = Recording(samples, remember)
    return Heard(recording, levels, silences(levels), max(narration.duration, frames_to_seconds(0)))
