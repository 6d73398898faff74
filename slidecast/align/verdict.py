"""Do text and sound belong together? By the order of its phones, or else by what is heard of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.agreement import Losses, agreement_of
from slidecast.align.network import Sentence
from slidecast.model.alignment import Verdict

# Agreement where the voice reads the text: 0.53 to 0.98 (Mei at several pitches, a recorded VOICEVOX voice, jf_nezumi
# and jm_kumo; a tenth of the letters missing, or music at -20 dB and a jingle), 0.31 at worst (jm_kumo under music).
# On another episode's text, other sentences of the same episode, bursts of noise and music: 0.04 to 0.20,
# one burst 0.26 with every sentence weighing the same. Pieces of one to two minutes, by which these limits were set.
MATCHING, FOREIGN = 0.35, 0.25
SPOKEN_SHARE = 0.5  # of the text, in morae: less of it spoken is no reading
# Retold: the text's words heard in their articles, above chance, are 0.18 to 0.52 in its own sound, -0.02 to 0.05 in
# another episode's.
HEARD, UNHEARD = 0.12, 0.07


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text fits as read aloud.

    Attributes:
        gap: mean, in nats a frame.
        spoken: share of the text that is spoken, 0 to 1.
        agreement: how much better the text fits than its reverse, 1 at best; None where nothing was compared.
    """

    gap: float
    spoken: float
    agreement: float | None = None

    @property
    def verdict(self) -> Verdict:
        agreement = 1.0 if self.agreement is None else self.agreement
        if self.spoken < SPOKEN_SHARE or agreement < FOREIGN:
            return Verdict.FOREIGN
        return Verdict.MATCHES if agreement > MATCHING else Verdict.DOUBTFUL


def fit_of(sentences: Sequence[Sentence], gaps: NDArray[np.float64], lost: Losses) -> Fit:
    """Return how sentences fit, given the mean gap (nan: not spoken) and losses of each; long ones count more."""
    morae = np.array([sentence.morae for sentence in sentences], float)
    spoken = ~np.isnan(gaps)
    if not morae[spoken].sum():
        return Fit(0.0, 0.0)
    gap = float(np.average(gaps[spoken], weights=morae[spoken]))
    return Fit(gap, float(morae[spoken].sum() / morae.sum()), agreement_of(lost))


def retold_verdict(evidence: float) -> Verdict:
    """Return the verdict on a text whose words are heard by `evidence` more often than chance."""
    if evidence < UNHEARD:
        return Verdict.FOREIGN
    return Verdict.MATCHES if evidence > HEARD else Verdict.DOUBTFUL
