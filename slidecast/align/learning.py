"""Models that learn a voice from the few words of a text that are surely heard, and so hear more of them.

Of a text that is retold nobody knows which words are said. Some are heard at once, and teach how this voice speaks
their phones; the models that learnt them hear further words, which teach again: self-training, as when a recogniser
is adapted without a transcript (Zavaliagkos and Colthurst, DARPA Broadcast News Workshop 1998).
"""

from collections.abc import Callable, Sequence

import numpy as np

from slidecast.align.models import SILENCE, PhoneModels, Scores, adapted, scores
from slidecast.align.network import Pause, Sentence
from slidecast.align.silence import Flags, Run
from slidecast.align.spot import Hit, apart
from slidecast.align.tuning import Tuned
from slidecast.align.within import spelled

ROUNDS = 4  # after which hardly a word is added: of neural voices, 22 words at first became 31 and 32
SURE = 5.0  # nats a phone by which a word that teaches beats the filler


def hits_of_learnt(
    voice: Tuned, silent: Flags, words: Sequence[tuple[str, ...]], hits: list[Hit], hear: Callable[[Scores], list[Hit]]
) -> list[Hit]:
    """Return where words are heard by models that learnt the voice from those that were heard before.

    Args:
        voice: features, and the models before any of the words were known.
        silent: the frames in which the sound is quiet.
        words: the phones of each.
        hits: the words that those models hear.
        hear: spots words by scores, shape (frames, states).
    """
    table = scores(voice.frames, voice.models)
    taught: list[Hit] = []
    for _ in range(ROUNDS):
        sure = apart([hit for hit in hits if hit.score >= SURE * len(words[hit.word])])
        if sure == taught:
            break
        taught = sure
        table = scores(voice.frames, _taught(voice, silent, [(words[hit.word], hit) for hit in sure], table))
        hits = hear(table)
    return hits


def _taught(voice: Tuned, silent: Flags, heard: Sequence[tuple[tuple[str, ...], Hit]], table: Scores) -> PhoneModels:
    """Return the models, adapted to the words where they are heard and to the silence."""
    sentences = [Sentence(phones, (Pause.NONE,) * len(phones), 0) for phones, _ in heard]
    runs = [Run(hit.start, hit.end) for _, hit in heard]
    states = np.where(silent, SILENCE, -1)
    for run, spelling in zip(runs, spelled(sentences, runs, table), strict=True):
        states[run.start : run.end] = spelling.columns
    return adapted(voice.models, voice.frames, states)
