"""Do text and sound belong together? By how well sentences match, or else by how much of the text is heard at all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.network import Sentence
from slidecast.model.alignment import Verdict

# Mean gap of the whole episode: -1.4 to -2.7 where the voice reads the text, -3.5 where a tenth of its letters are
# missing, -4.9 to -7.2 on another episode's text (three voices, music and jingles included).
MATCHING_GAP, FOREIGN_GAP = -4.0, -4.6  # nats a frame
SPOKEN_SHARE = 0.5  # of the text, in morae: less of it spoken is no reading
# Retold: the text's words heard in their articles, above chance, are 0.18 to 0.52 in its own sound, -0.02 to 0.05 in
# another episode's.
HEARD, UNHEARD = 0.12, 0.07


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text fits as read aloud: mean gap in nats a frame, and the share of it that is spoken."""

    gap: float
    spoken: float

    @property
    def verdict(self) -> Verdict:
        if self.spoken < SPOKEN_SHARE or self.gap < FOREIGN_GAP:
            return Verdict.FOREIGN
        return Verdict.MATCHES if self.gap > MATCHING_GAP else Verdict.DOUBTFUL


def fit_of(sentences: Sequence[Sentence], gaps: NDArray[np.float64]) -> Fit:
    """Return how sentences fit, given the mean gap of each (nan: not spoken); long ones count more."""
    morae = np.array([sentence.morae for sentence in sentences], float)
    spoken = ~np.isnan(gaps)
    if not morae[spoken].sum():
        return Fit(FOREIGN_GAP - 1, 0.0)
    return Fit(float(np.average(gaps[spoken], weights=morae[spoken])), float(morae[spoken].sum() / morae.sum()))


def retold_verdict(evidence: float) -> Verdict:
    """Return the verdict on a text whose words are heard by `evidence` more often than chance."""
    if evidence < UNHEARD:
        return Verdict.FOREIGN
    return Verdict.MATCHES if evidence > HEARD else Verdict.DOUBTFUL
