"""What a voice makes of a sentence, and what every voice can be asked."""

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from slidecast.media.sound import Samples

QUIET = 0.01  # of the loudest sample, -40 dB: below it nothing is heard beside the voice
MARGIN_S = 0.02  # left before and behind what is heard, so that no soft consonant is cut


@dataclass(frozen=True, slots=True)
class SpokenPhone:
    """A phone in the samples of its speech: from `start` up to, not including, `end`."""

    symbol: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A sentence, spoken.

    Attributes:
        samples: mono, shape (n,), float32, -1 to 1; empty where there was nothing to say.
        phones: in order; empty where the voice does not tell.
    """

    samples: Samples
    sample_rate_hz: int
    phones: tuple[SpokenPhone, ...] = ()


class Voice(Protocol):
    """Someone who can speak.

    Attributes:
        name: as reported, `VOICEVOX:ずんだもん`.
        credit: what its licence asks to be shown; may be empty.
        key: tells apart all that shapes its sound; equal keys and sentences, equal speech.
        most_at_once: how many sentences may be asked for at the same time.
        needs_processes: whether only processes, not threads, speak side by side; then the voice can be pickled.
    """

    @property
    def name(self) -> str: ...
    @property
    def credit(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def most_at_once(self) -> int: ...
    @property
    def needs_processes(self) -> bool: ...

    def speak(self, sentence: str) -> Speech:
        """Return the sentence, spoken, without silence around it.

        Raises:
            NarrationError: the voice fails.
        """
        ...


def trimmed(speech: Speech) -> Speech:
    """Return the speech without the silence before and behind it, its phones moved along."""
    loud = np.flatnonzero(np.abs(speech.samples) > QUIET * np.max(np.abs(speech.samples), initial=0))
    if not len(loud):
        return Speech(np.zeros(0, np.float32), speech.sample_rate_hz)
    margin = round(MARGIN_S * speech.sample_rate_hz)
    start = max(int(loud[0]) - margin, 0)
    end = min(int(loud[-1]) + 1 + margin, len(speech.samples))
    phones = (
        replace(phone, start=max(phone.start, start) - start, end=min(phone.end, end) - start)
        for phone in speech.phones
        if phone.start < end and phone.end > start
    )
    return Speech(speech.samples[start:end], speech.sample_rate_hz, tuple(phones))
