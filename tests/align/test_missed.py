"""What the path gave up is found again where it is said, and only there."""

import numpy as np
import pytest

from slidecast.align.missed import with_missed
from slidecast.align.models import INDEX, SILENCE, STATES, PhoneModels
from slidecast.align.network import GAP, Pause, Sentence
from slidecast.align.search import Path, extents
from slidecast.align.silence import Run
from slidecast.align.tuning import Tuned

PHONE = 12  # frames of each phone
FIRST, SECOND, THIRD = "amo", "isekudaro", "une"
SENTENCES = tuple(Sentence(tuple(word), (Pause.NONE,) * len(word), len(word)) for word in (FIRST, SECOND, THIRD))
PAUSE = 30


def heard(*words: str) -> Tuned:
    """Return the sound of words with pauses between and around, of phones that are each loud in a way of its own."""
    states = [SILENCE] * PAUSE
    for word in words:
        for symbol in word:
            states += np.repeat(INDEX[symbol] * STATES + np.arange(STATES), PHONE // STATES).tolist()
        states += [SILENCE] * PAUSE
    means = np.random.default_rng(3).normal(0, 2, (SILENCE + 1, 39)).astype(np.float32)
    return Tuned(means[states], PhoneModels(means, np.ones_like(means)))


def path_of(runs: tuple[Run | None, ...], frames: int) -> Path:
    """Return a path that finds the sentences in these runs, each phone as long as the others."""
    owners = np.array([(n, place) for n, one in enumerate(SENTENCES) for place in range(len(one.symbols))])
    phones, columns = np.full(frames, -1, np.intp), np.full(frames, GAP, np.intp)
    for number, run in enumerate(runs):
        mine = np.flatnonzero(owners[:, 0] == number)
        if run:
            phones[run.start : run.end] = mine[np.arange(len(run)) * len(mine) // len(run)]
    for frame in np.flatnonzero(phones >= 0):
        number, place = owners[phones[frame]]
        columns[frame] = INDEX[SENTENCES[number].symbols[place]] * STATES + 1
    return Path(owners, phones, columns, np.zeros(frames, np.float32), 0.0)


@pytest.mark.parametrize(
    ("reason", "middle", "given_up", "is_found"),
    [
        ("a sentence is said that was left out", SECOND, None, True),
        ("another one is said in its place", "okesawimub", None, False),
        ("its first words were taken for something else", "isek.udaro", "udaro", True),
        ("something else is said before it", "wabo.isekudaro", "isekudaro", False),
    ],
)
def test_what_is_said_is_found(reason: str, middle: str, given_up: str | None, is_found: bool) -> None:
    words = (FIRST, *middle.split("."), THIRD)
    voice = heard(*words)
    ends = np.cumsum([PAUSE + PHONE * len(word) for word in words]).tolist()
    runs = [Run(end - PHONE * len(word), end) for word, end in zip(words, ends, strict=True)]
    silent = np.ones(len(voice.frames), np.bool_)
    for run in runs:
        silent[run.start : run.end] = False
    path = path_of((runs[0], runs[-2] if given_up else None, runs[-1]), len(silent))
    wanted = (runs[0], Run(runs[1].start, runs[-2].end), runs[-1]) if is_found else extents(path)
    assert wanted != extents(path) or not is_found, reason
    assert extents(with_missed(SENTENCES, path, voice, silent)) == wanted, reason
