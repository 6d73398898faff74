"""Silences: found between loud stretches, in frames of 10 ms."""

import numpy as np
import pytest

from slidecast.align.silence import FLOOR_DB, Run, levels_db, runs_of, silences, soft_db, threshold_db

RATE = 16_000


def beeps(*milliseconds: int, noise: float = 0.0) -> np.ndarray:
    """Return tone and silence in turn, beginning with tone, each as long as said."""
    rng = np.random.default_rng(1)
    pieces = []
    for number, length in enumerate(milliseconds):
        moments = np.arange(length * RATE // 1000) / RATE
        pieces.append(0.5 * np.sin(2 * np.pi * 220 * moments) * (number % 2 == 0))
    sound = np.concatenate(pieces)
    return np.asarray(sound + noise * rng.standard_normal(len(sound)), np.float32)


@pytest.mark.parametrize("noise", [0.0, 0.005])
def test_finds_the_pause_between_two_tones(noise: float) -> None:
    assert silences(levels_db(beeps(500, 300, 500, noise=noise))) in ((Run(50, 80),), (Run(51, 79),))


def test_a_stop_within_a_word_is_no_silence() -> None:
    assert silences(levels_db(beeps(500, 120, 500))) == ()


def test_digital_silence_has_a_floor() -> None:
    levels = levels_db(np.zeros(RATE, np.float32))
    assert levels.shape == (100,)
    assert float(levels.max()) == FLOOR_DB


def test_the_threshold_of_nothing_is_the_floor() -> None:
    assert threshold_db(np.zeros(0, np.float32)) == FLOOR_DB


@pytest.mark.parametrize("noise", [0.0, 0.005, 0.1])
def test_soft_speech_lies_between_noise_and_silence(noise: float) -> None:
    levels = levels_db(beeps(500, 300, 500, noise=noise))
    assert np.percentile(levels, 3) <= soft_db(levels) < threshold_db(levels)
    assert soft_db(levels) >= threshold_db(levels) - 10
    assert soft_db(levels[:0]) == FLOOR_DB


def test_runs_reach_both_ends() -> None:
    flags = np.array([1, 1, 0, 1, 0, 0, 1], bool)
    assert runs_of(flags) == (Run(0, 2), Run(3, 4), Run(6, 7))
    assert runs_of(flags, shortest=2) == (Run(0, 2),)
