"""What is said in a sentence's place is told from the sentence."""

import numpy as np
import pytest

from slidecast.align.silence import Run
from slidecast.align.verbatim import Found, strangers


@pytest.mark.parametrize(
    ("reason", "confidence", "own", "reverse", "is_strange"),
    [
        ("fits badly, and no better than reversed", 0.2, 80.0, 100.0, True),
        ("fits badly, but far better than reversed", 0.2, 20.0, 100.0, False),
        ("fits as well as the others, whatever its reverse does", 0.9, 80.0, 100.0, False),
        ("too short to be compared", 0.2, np.nan, np.nan, False),
    ],
)
def test_a_sentence_is_strange(reason: str, confidence: float, own: float, reverse: float, is_strange: bool) -> None:
    assert strangers([Found(Run(0, 50), confidence)], np.array([[own, reverse]])) == [is_strange], reason
