"""Time: exact seconds as fractions, whole video frames, half-open ranges (as in OpenTimelineIO)."""

from dataclasses import dataclass
from fractions import Fraction

MICROSECOND = Fraction(1, 1_000_000)


@dataclass(frozen=True, slots=True, order=True)
class TimeRange:
    """The seconds from `start` up to, not including, `end`."""

    start: Fraction
    end: Fraction

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"time range ends at {self.end} s, before its start {self.start} s")

    @property
    def duration(self) -> Fraction:
        return self.end - self.start

    def shifted(self, by: Fraction) -> "TimeRange":
        """Return the range moved later by `by` seconds."""
        return TimeRange(self.start + by, self.end + by)

    def holds(self, moment: Fraction) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True, order=True)
class FrameRange:
    """The video frames from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"frame range {self.start}..{self.end} is not ascending from 0")

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Video frames a second."""

    fps: Fraction

    def __post_init__(self) -> None:
        if self.fps <= 0:
            raise ValueError(f"frame rate {self.fps} is not above 0")

    def frame_at(self, seconds: Fraction) -> int:
        """Return the frame whose start lies nearest to `seconds`, halves up."""
        frames = seconds.numerator * self.fps.numerator
        ones = seconds.denominator * self.fps.denominator
        return (2 * frames + ones) // (2 * ones)

    def seconds_at(self, frame: int) -> Fraction:
        """Return the moment at which `frame` starts."""
        return Fraction(frame * self.fps.denominator, self.fps.numerator)


def seconds(value: float | str | Fraction) -> Fraction:
    """Return `value` seconds, rounded to whole microseconds."""
    return Fraction(round(Fraction(value) / MICROSECOND)) * MICROSECOND


def samples_to_seconds(samples: int, sample_rate_hz: int) -> Fraction:
    return Fraction(samples, sample_rate_hz)
