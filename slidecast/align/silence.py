"""Where the sound is silent: loudness of short windows, a threshold between noise and voice, runs of quiet.

Threshold and lengths were measured on eleven minutes of the presenter's voice: see `threshold_db`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from slidecast.model.time import TimeRange

SAMPLE_RATE_HZ = 16_000
HOP = 160  # 10 ms: one analysis frame
WINDOW = 320  # 20 ms
SHORTEST = 15  # frames: pauses between sentences are 340 ms and more (5 %), stops within words below 120 ms
FLOOR_DB = -100.0
SOFT_DB = 10.0  # the s of the built-in voice is 33 to 36 dB below its vowels in an mp3, silence's limit 30

Samples = NDArray[np.float32]
Levels = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Run:
    """The analysis frames (10 ms each) from `start` up to, not including, `end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


def levels_db(samples: Samples) -> Levels:
    """Return the loudness of each analysis frame.

    Args:
        samples: mono sound, shape (n,), float32 in -1..1, at 16 kHz.

    Returns:
        RMS of 20 ms around the middle of each 10 ms frame, shape (n // 160,), in dBFS, not below -100.
    """
    count = len(samples) // HOP
    if not count:
        return np.zeros(0, np.float32)
    half = (WINDOW - HOP) // 2
    whole = samples[half : half + (count - 1) * HOP].reshape(-1, HOP)
    ends = (samples[:half], samples[half + (count - 1) * HOP : count * HOP])
    first, last = (np.square(end).sum(keepdims=True) for end in ends)
    halves = np.concatenate((first, np.einsum("ij,ij->i", whole, whole), last))
    power = (halves[:-1] + halves[1:]) / WINDOW
    return np.asarray(np.maximum(10 * np.log10(power + 1e-12), FLOOR_DB), np.float32)


def threshold_db(levels: Levels) -> float:
    """Return the level below which a frame counts as silent.

    The voice's peak level minus 30 dB, or a third of the way up from the noise floor if that is louder (music);
    the middle where floor and peak lie within 30 dB.
    """
    if not len(levels):
        return FLOOR_DB
    floor, peak = (float(value) for value in np.percentile(levels, (3, 90)))
    if peak - floor < 30:
        return (floor + peak) / 2
    return max(peak - 30, floor + 0.35 * (peak - floor))


def soft_db(levels: Levels) -> float:
    """Return the level above which a frame beside the voice may be a soft consonant: 10 dB below silence's limit.

    Less far where the noise floor is near, of which it keeps two thirds of the distance.
    """
    if not len(levels):
        return FLOOR_DB
    limit, floor = threshold_db(levels), float(np.percentile(levels, 3))
    return max(limit - SOFT_DB, limit - (limit - floor) / 3)


def runs_of(flags: Flags, shortest: int = 1) -> tuple[Run, ...]:
    """Return the stretches where `flags` holds for at least `shortest` frames."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    pairs = edges.reshape(-1, 2)
    return tuple(Run(int(start), int(end)) for start, end in pairs if end - start >= shortest)


def flags_of(runs: Sequence[Run], frames: int) -> Flags:
    """Return which frames lie in one of the runs."""
    flags = np.zeros(frames, np.bool_)
    for run in runs:
        flags[run.start : run.end] = True
    return flags


def silences(levels: Levels) -> tuple[Run, ...]:
    """Return the silent stretches of 150 ms or more, in order."""
    return runs_of(levels < threshold_db(levels), SHORTEST)


def frames_to_seconds(frames: int) -> Fraction:
    """Return the moment at which analysis frame `frames` starts."""
    return Fraction(frames * HOP, SAMPLE_RATE_HZ)


def as_range(run: Run, duration: Fraction) -> TimeRange:
    """Return `run` in seconds, cut at `duration`."""
    return TimeRange(_moment(run.start, duration), _moment(run.end, duration))


def _moment(frame: int, duration: Fraction) -> Fraction:
    inside = frame * HOP * duration.denominator <= duration.numerator * SAMPLE_RATE_HZ  # whole numbers compare fast
    return frames_to_seconds(frame) if inside else duration
