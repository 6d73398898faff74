"""How far a voice says a text in its order: how much better each sentence fits than its own phones reversed.

The same phones in another order are as long and as frequent, and suffer the same voice, music and noise. So the
comparison needs no scale of its own, and models that fit anything, as noise makes them, tell nothing: a text of
another episode, or any text over bursts of noise, fits its stretch hardly better than its reverse does. Models that
learnt the sound under this very sentence are no witnesses. Those are that learnt the voice, the room and the music from
the other half of the sentences: of a text that is spoken they learn phones, of another one nothing.

Frames of silence tell of no text: whatever order the phones have, they fit the model of silence far better than that of
any phone, and what both orders gain there makes their difference the greater share. By it another article's text came
to agree to 0.3 to 0.47 in a voice that pauses much, where the voiced frames have it agree to 0.15 at most.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from slidecast.align.models import PhoneModels, adapted, scores
from slidecast.align.network import Sentence
from slidecast.align.search import Path, columns_of, extents
from slidecast.align.silence import Flags
from slidecast.align.tuning import Tuned
from slidecast.align.within import holds, spelled

LEAST_PHONES = 6  # of a sentence that is compared: まあ and はい reversed are hardly another text

Losses = NDArray[np.float64]


def losses(sentences: Sequence[Sentence], path: Path, voice: Tuned, silent: Flags) -> Losses:
    """Return what each sentence loses where it was found against the best phones, and what it loses reversed.

    Args:
        path: through the sentences.
        voice: features, and the models before any of the words were known.
        silent: the frames in which the sound is quiet.

    Returns:
        Shape (sentences, 2), in nats; nan for a sentence that is not spoken, is very short or reads alike both ways.
    """
    lost = np.full((len(sentences), 2), np.nan)
    placed = {
        number: run
        for number, (sentence, run) in enumerate(zip(sentences, extents(path), strict=True))
        if run is not None and holds(run, sentence) and _is_told(sentence)
    }
    for half in range(2):
        judged = {number: run for number, run in placed.items() if number % 2 == half}
        table = scores(voice.frames, _learnt(path, voice, silent, half))
        table[silent] = 0.0
        for column, order in enumerate((1, -1)):
            texts = [replace(sentences[number], symbols=sentences[number].symbols[::order]) for number in judged]
            lost[list(judged), column] = [-found.score for found in spelled(texts, list(judged.values()), table)]
    return lost


def _is_told(sentence: Sentence) -> bool:
    """Return whether a sentence reversed is another one."""
    return len(sentence.symbols) >= LEAST_PHONES and sentence.symbols != sentence.symbols[::-1]


def _learnt(path: Path, voice: Tuned, silent: Flags, half: int) -> PhoneModels:
    """Return models that learnt from the sentences that are not of this half."""
    owners = path.sentences
    taught = (owners < 0) | (owners % 2 != half)
    return adapted(voice.models, voice.frames, np.where(taught, columns_of(path, silent), -1))


def agreement_of(lost: Losses) -> float | None:
    """Return the share of the reversed text's loss that the text avoids, at most 1; None where nothing was compared."""
    own, reverse = np.nansum(lost, axis=0)
    return min(float(1 - own / reverse), 1.0) if reverse > 0 else None
