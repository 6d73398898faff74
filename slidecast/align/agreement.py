"""How far a voice says a text in its order: how much better each sentence fits than its own phones reversed.

The same phones in another order are as long and as frequent, and suffer the same voice, music and noise. So the
comparison needs no scale of its own, and models that fit anything, as noise makes them, tell nothing: a text of
another episode, or any text over bursts of noise, fits its stretch hardly better than its reverse does. Models that
learnt the sound under this very text are no witnesses; those that learnt the voice before its words are.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from slidecast.align.models import scores
from slidecast.align.network import Sentence
from slidecast.align.silence import Run
from slidecast.align.tuning import Tuned
from slidecast.align.within import holds, spelled

Losses = NDArray[np.float64]


def losses(sentences: Sequence[Sentence], runs: Sequence[Run | None], voice: Tuned) -> Losses:
    """Return what each sentence loses in its run against the best phones, and what it loses reversed.

    Args:
        runs: where each sentence is spoken; None where it is not.

    Returns:
        Shape (sentences, 2), in nats; nan for a sentence that is not spoken, or reads alike both ways.
    """
    lost = np.full((len(sentences), 2), np.nan)
    placed = {
        number: run
        for number, (sentence, run) in enumerate(zip(sentences, runs, strict=True))
        if run is not None and holds(run, sentence) and sentence.symbols != sentence.symbols[::-1]
    }
    table = scores(voice.frames, voice.models)
    for column, order in enumerate((1, -1)):
        texts = [replace(sentences[number], symbols=sentences[number].symbols[::order]) for number in placed]
        lost[list(placed), column] = [-found.score for found in spelled(texts, list(placed.values()), table)]
    return lost


def agreement_of(lost: Losses) -> float | None:
    """Return the share of the reversed text's loss that the text itself avoids; None where nothing was compared."""
    own, reverse = np.nansum(lost, axis=0)
    return float(1 - own / reverse) if reverse > 0 else None
