"""Mouths by loudness alone: open while somebody speaks, closed in pauses, and no flutter whatever the noise."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from slidecast.align.heard import Heard, Recording
from slidecast.align.loudness import OPEN, PAUSE, loud_phones
from slidecast.align.silence import Levels, Run
from slidecast.assemble.mouths import mouths
from slidecast.model.time import FrameRate
from slidecast.model.timeline import Mouth

RATE = FrameRate(Fraction(30))
SYLLABLES = 7  # a second: Japanese speech at its usual rate


def heard(levels: Levels) -> Heard:
    return Heard(Recording(lambda: np.zeros(0, np.float32)), levels, (), Fraction(len(levels), 100))


def syllables(seconds: int, ripple_db: float) -> Levels:
    """Return the loudness of syllables: as many hills of 10 dB a second, with a ripple on them."""
    moments = np.arange(seconds * 100) / 100
    dice = np.random.default_rng(3)
    hills = 5 * np.sin(2 * np.pi * SYLLABLES * moments) + ripple_db * dice.standard_normal(len(moments))
    return np.asarray(hills - 20, np.float32)


@given(st.lists(st.floats(-90, 0, width=32), max_size=400), st.integers(0, 100))
def test_phones_tile_the_stretch(levels: list[float], start: int) -> None:
    sound = heard(np.array(levels, np.float32))
    within = Run(min(start, len(levels)), len(levels))
    phones = loud_phones(sound, within)
    assert sum((phone.range.duration for phone in phones), Fraction(0)) == Fraction(len(within), 100)
    assert all(a.range.end == b.range.start and a.symbol != b.symbol for a, b in pairwise(phones))


def test_a_pause_closes_the_mouth() -> None:
    levels = np.concatenate((syllables(2, 0), np.full(100, -80, np.float32), syllables(2, 0)))
    phones = loud_phones(heard(levels), Run(0, len(levels)))
    (pause,) = [phone for phone in phones if phone.range.holds(Fraction(5, 2))]
    assert pause.symbol == PAUSE
    assert abs(pause.range.duration - 1) < Fraction(1, 5)
    assert any(phone.symbol == OPEN for phone in phones[:3])


@given(st.floats(0, 6))
def test_the_mouth_opens_no_more_often_than_syllables_are_spoken(ripple_db: float) -> None:
    levels = syllables(20, ripple_db)
    shown = mouths(loud_phones(heard(levels), Run(0, len(levels))), RATE, 600)
    assert sum(span.shape is Mouth.A for span in shown) <= SYLLABLES * 20 + 1
