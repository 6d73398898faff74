"""Pauses that end a sentence are told from others by how low the voice sank before them, whatever its loudness."""

import numpy as np
import pytest

from slidecast.align.closings import FEWEST, LAST, closings
from slidecast.align.silence import Run

PAUSE = 30


def spoken(*last_db: float) -> tuple[np.ndarray, list[Run]]:
    """Return levels of phrases that end so loudly, each before a pause, and the pauses."""
    phrase = 80
    levels = [np.concatenate((np.full(phrase, -15.0), np.full(LAST, db), np.full(PAUSE, -80.0))) for db in last_db]
    starts = [number * (phrase + LAST + PAUSE) + phrase + LAST for number in range(len(last_db))]
    return np.concatenate(levels).astype(np.float32), [Run(start, start + PAUSE) for start in starts]


@pytest.mark.parametrize("louder_db", [0.0, -20.0])
def test_a_pause_after_a_voice_that_sank_ends_a_sentence(louder_db: float) -> None:
    levels, silent = spoken(-20, -28, -21, -19, -29)
    assert closings(levels + np.float32(louder_db), silent).tolist() == [-1, 1, -1, -1, 1]


def test_a_voice_that_ends_alike_everywhere_tells_little() -> None:
    levels, silent = spoken(-20.1, -20.0, -20.2, -20.0, -20.1)
    assert np.abs(closings(levels, silent)).max() < 0.2


def test_too_few_pauses_and_silence_at_the_beginning_tell_nothing() -> None:
    levels, silent = spoken(*range(-29, -29 + FEWEST - 1))
    assert closings(levels, silent).tolist() == [0] * (FEWEST - 1)
    levels, silent = spoken(-20, -28, -21, -19)
    assert closings(levels, [Run(0, 3), *silent])[0] == 0
