"""Do text and sound belong together? By the order of its phones, or else by what is heard of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slidecast.align.agreement import Losses, agreement_of
from slidecast.align.network import Sentence
from slidecast.model.alignment import Verdict

# Agreement where the voice reads the text: 0.83 to 0.85 (jf_nezumi's articles, a presenter's talk), 0.64 to 0.87 with
# music at -12 dB (four voices), 0.66 with a tenth of the letters missing. On another text 0.07 to 0.15. Where it
# retells the text and reads titles out 0.22 to 0.50.
MATCHING, FOREIGN = 0.5, 0.33
# Retold: agreement below the one and gap, in nats a frame, below the other. Retellings have gaps of -5.0 to -7.1,
# readings of -1.1 to -3.5 (three voices; music, a tenth missing).
READ, RETOLD_GAP = 0.6, -4.0
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

    @property
    def is_retold(self) -> bool:
        """Whether the voice says other words about the same things."""
        return self.agreement is not None and self.agreement < READ and self.gap < RETOLD_GAP


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


def agreement_told(agreement: float | None) -> str:
    """Return an agreement in words, with what is asked of one."""
    return "nothing to compare" if agreement is None else f"agreement {agreement:.2f}, below {MATCHING}"
