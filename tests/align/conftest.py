"""The texts that most tests of alignment let the built-in voice say."""

import numpy as np
import pytest

from tests.align.speaking import TEXTS, said


@pytest.fixture(scope="session")
def clips() -> list[np.ndarray]:
    return [said(text) for text in TEXTS]
