"""Measures how far the centres of vowels are off, in a voice that the models do not know.

    python -m benchmarks.align_vowels

Open JTalk tells no phone times, but speaks any part of a sentence: the length of its first n phones is the end of
the n-th. The sound is then played 15 % faster, formants and all: another speaker.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from benchmarks.aligning import Row, aligned
from benchmarks.retold_episodes import retelling
from benchmarks.spoken import RATE, Clip, Spoken, kept, resampled
from slidecast.model.narration import Phone
from slidecast.reading.openjtalk import openjtalk

VOWELS = frozenset("aiueo")
VOICE_RATE_HZ = 48_000
FASTER = 1.15
TARGET_MS = 40
NONE_S = 9.0  # seconds off where a vowel is not found at all

Vowel = tuple[str, float]  # symbol, and its centre in seconds


def main() -> None:
    print(vowel_row())


def vowel_row() -> Row:
    """Return how far the centres of vowels are off in ten sentences."""
    told = [_told(text) for _, text in retelling()[4:24:2]]
    lengths = [len(one.samples) / RATE for one, _ in told]
    begins = accumulate(lengths, initial=0.0)
    truth = [(s, at + middle) for (_, inside), at in zip(told, begins, strict=False) for s, middle in inside]
    samples = np.concatenate([one.samples for one, _ in told])
    alignment = aligned(Spoken(samples, tuple(one.text for one, _ in told), ()))
    found = [vowel for phone in alignment.phones for vowel in _centre(phone)]
    off = [min((abs(m - t) for s, m in found if s == symbol), default=NONE_S) * 1000 for symbol, t in truth]
    ninety = float(np.percentile(off, 90))
    result = f"{len(off)} vowels: median {np.median(off):.0f}, 90 % {ninety:.0f} ms"
    return Row(
        "15 % faster", "vowel centres", result, f"90 % within {TARGET_MS} ms", ninety <= TARGET_MS, f"{ninety:.0f} ms"
    )


def _told(text: str) -> tuple[Clip, list[Vowel]]:
    """Return a sentence spoken faster, and the centres of its vowels."""
    labels = openjtalk().extract_fullcontext(text)
    ends = kept(f"phone ends {text}", lambda: _ends(labels)).tolist()
    symbols = [label.split("-", 1)[1].split("+", 1)[0].lower() for label in labels]
    samples = np.asarray(openjtalk().synthesize(labels)[0] / 32768, np.float32)
    middles = zip(symbols[1:], pairwise(ends), strict=True)
    centres = [(s, (a + b) / 2 / VOICE_RATE_HZ / FASTER) for s, (a, b) in middles if s in VOWELS]
    return Clip(text, resampled(samples, round(VOICE_RATE_HZ * FASTER))), centres


def _ends(labels: Sequence[str]) -> NDArray[np.int64]:
    """Return the samples at which each phone ends."""
    return np.array([len(openjtalk().synthesize(labels[:count])[0]) for count in range(1, len(labels) + 1)])


def _centre(phone: Phone) -> Iterator[Vowel]:
    if phone.symbol in VOWELS:
        yield phone.symbol, float(phone.range.start + phone.range.end) / 2


if __name__ == "__main__":
    main()
