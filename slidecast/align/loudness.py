"""Phones from loudness alone: `open` while the voice is loud, `pau` else; for speech whose words are not known.

`open` is no phone of Open JTalk: it tells the mouth to open, not how.
"""

import itertools
from collections.abc import Sequence

import numpy as np

from slidecast.align.heard import Heard
from slidecast.align.silence import Run, threshold_db
from slidecast.model.narration import Phone

OPEN, PAUSE = "open", "pau"
SMOOTH = 7  # frames: syllables are 100 ms and longer
DIP_DB = 4.0  # below the loudness around it the mouth closes between syllables
AROUND = 41  # frames


def loud_phones(heard: Heard, within: Run) -> tuple[Phone, ...]:
    """Return `open` and `pau` in turn for a stretch of the sound."""
    levels = heard.levels[within.start : within.end]
    if not len(levels):
        return ()
    smooth = _mean(levels, SMOOTH)
    opened = (smooth > threshold_db(heard.levels)) & (smooth > _mean(levels, AROUND) - DIP_DB)
    cuts = [0, *(np.flatnonzero(np.diff(opened)) + 1).tolist(), len(levels)]
    return tuple(
        Phone(OPEN if opened[start] else PAUSE, heard.range_of(Run(within.start + start, within.start + end)))
        for start, end in itertools.pairwise(cuts)
    )


def with_loudness(phones: Sequence[Phone], doubtful: Sequence[Run], heard: Heard) -> tuple[Phone, ...]:
    """Return the phones, those in doubtful stretches given way to loudness."""
    spans = [heard.range_of(run) for run in doubtful]
    kept = [
        phone
        for phone in phones
        if not any(span.start < phone.range.end and phone.range.start < span.end for span in spans)
    ]
    loud = [phone for run in doubtful for phone in loud_phones(heard, run)]
    return tuple(sorted([*kept, *loud], key=lambda phone: phone.range.start))


def _mean(levels: np.ndarray, width: int) -> np.ndarray:
    """Return the running mean over `width` frames."""
    padded = np.pad(levels, width // 2, mode="edge").astype(np.float64)
    sums = np.cumsum(np.concatenate(([0.0], padded)))
    return np.asarray((sums[width:] - sums[:-width])[: len(levels)] / width)
