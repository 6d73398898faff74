"""Models learn a voice from the words that are surely heard in it, and then hear those that were not."""

import numpy as np

from slidecast.align.learning import hits_of_learnt
from slidecast.align.models import SILENCE, STATES, Scores, load, scores, state_of
from slidecast.align.silence import Flags
from slidecast.align.spot import Hit, spot
from slidecast.align.tuning import Tuned
from slidecast.media.resources import resource

WORDS = (
    ("k", "o", "N", "n", "i", "ch", "i", "w", "a"),
    ("s", "a", "k", "u", "r", "a", "m", "o", "ch", "i"),
    ("d", "e", "N", "sh", "i", "k", "a", "i", "r", "o"),
    ("t", "o", "sh", "o", "k", "a", "N", "n", "o", "m", "a", "e"),
    ("h", "i", "k", "o", "o", "k", "i", "g", "u", "m", "o"),
)
FRAMES = 3  # of each state
PAUSE = 40
STRANGE = 1.7  # standard deviations by which this voice differs from the models


def hits(table: Scores) -> list[Hit]:
    return spot(WORDS, table, silent(len(table)), -4.0, 60.0)


def silent(frames: int) -> Flags:
    quiet = np.zeros(frames, np.bool_)
    at = 0
    for word in WORDS:
        quiet[at : at + PAUSE] = True
        at += PAUSE + len(word) * STATES * FRAMES
    return quiet


def strange_voice() -> Tuned:
    """Return a voice that says each word once, each of its phones off by an amount of its own."""
    models = load(resource("assets", "phones.npz"))[24]
    random = np.random.default_rng(5)
    off = random.normal(0, STRANGE, models.means.shape).astype(np.float32) * np.sqrt(models.variances)
    states: list[int] = []
    for word in WORDS:
        states += [SILENCE] * PAUSE
        states += [state_of(phone) + part for phone in word for part in range(STATES) for _ in range(FRAMES)]
    return Tuned((models.means + off)[states].astype(np.float32), models)


def test_words_that_were_not_heard_are_heard_by_models_that_learnt_from_the_others() -> None:
    voice = strange_voice()
    quiet, first = silent(len(voice.frames)), hits(scores(voice.frames, voice.models))
    before = {hit.word for hit in first}
    assert before < {hit.word for hit in hits_of_learnt(voice, quiet, WORDS, first, hits)}


def test_a_sound_in_which_no_word_is_heard_teaches_nothing() -> None:
    voice = strange_voice()

    def never(_: Scores) -> list[Hit]:
        raise AssertionError("nothing was learnt")

    assert hits_of_learnt(voice, silent(len(voice.frames)), WORDS, [], never) == []
