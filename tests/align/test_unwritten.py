"""Speech outside of the text: a sound may have some around its text, but not more than the text itself."""

from pathlib import Path

import numpy as np
import pytest

from slidecast.align.silence import Run
from slidecast.align.unwritten import is_much, unwritten
from slidecast.model.alignment import Verdict
from tests.align.speaking import RATE, TEXTS, joined, said, told

PHRASE, PAUSE = 300, 40  # frames: 3 s of speech, 0.4 s of pause
SAID_S = 100  # of speech in the text


def speech(start: int, seconds: int) -> list[Run]:
    """Return the pauses of a voice that speaks from a frame on."""
    return [Run(at + PHRASE, at + PHRASE + PAUSE) for at in range(start, start + seconds * 100, PHRASE + PAUSE)]


@pytest.mark.parametrize(
    ("reason", "pauses", "seconds", "is_told", "much"),
    [
        ("nothing but the text", [], 0, False, False),
        ("a sentence more", speech(10_000, 10), 10, False, False),
        ("advertisements", speech(10_000, 90), 90, True, False),
        ("five minutes of music at the end", [], 300, False, False),
        ("five minutes of speech behind the text", speech(10_000, 300), 300, True, True),
    ],
)
def test_speech_outside_of_the_text(reason: str, pauses: list[Run], seconds: int, is_told: bool, much: bool) -> None:
    found = (Run(0, 5_000), None, Run(5_050, SAID_S * 100))
    told_runs = unwritten(found, [Run(5_000, 5_050), *pauses], (SAID_S + seconds) * 100)
    assert bool(told_runs) is is_told, reason
    assert is_much(told_runs, found) is much, reason
    assert all(run.start >= SAID_S * 100 for run in told_runs), reason


@pytest.mark.slow
def test_a_text_of_a_small_part_of_the_sound_is_doubtful(tmp_path: Path, clips: list[np.ndarray]) -> None:
    others = [said(f"これは本文にない{number}番目の文で、誰も書いていません。") for number in range(1, 31)]
    sound, starts = joined([*clips, *others])
    alignment, warnings = told(tmp_path, sound)
    assert alignment.verdict is Verdict.DOUBTFUL
    (span,) = alignment.unwritten
    assert abs(float(span.start) - starts[len(TEXTS)]) < 0.5
    assert abs(float(span.end) - (len(sound) / RATE - 0.5)) < 0.5
    ends = f"0:{int(span.start):02d}-{int(span.end) // 60}:{int(span.end) % 60:02d}"
    assert warnings == [f"text and sound may not belong together (speech that is not in the text: {ends})"]
