"""Sentences are found block by block: a changed one costs and moves those of its own block alone."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from slidecast.align import AlignOptions, blocks
from slidecast.model.alignment import Alignment
from slidecast.model.narration import Part, Phone
from slidecast.model.time import TimeRange
from tests.align.speaking import OTHERS, RATE, TEXTS, joined, said, told

SPOKEN = (*TEXTS, *OTHERS) * 2
SECONDS = 14
CHANGED = 12  # of the sentences spoken, in the last block


class Memory:
    """Remembers, and counts the blocks that it did not know."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}
        self.searched = 0

    def __call__(self, causes: object, make: Callable[[], Any]) -> Any:  # noqa: ANN401 (as `Remember`)
        key = repr(causes)
        if key not in self.known:
            self.searched += key.startswith("('block'")
            self.known[key] = make()
        return self.known[key]


@pytest.fixture(scope="module")
def sound() -> tuple[np.ndarray, list[float]]:
    return joined([said(text) for text in (*TEXTS, *OTHERS)] * 2)


def aligned(
    folder: Path, sound: tuple[np.ndarray, list[float]], texts: tuple[str, ...], memory: Memory, *, has_times: bool
) -> Alignment:
    """Return the times of texts, in slides of a sentence each whose times are known, or from the sound alone."""
    samples, starts = sound
    edges = [Fraction(0), *(Fraction(start - 0.25) for start in starts[1:]), Fraction(len(samples), RATE)]
    parts = tuple(Part(n, n + 1, TimeRange(edges[n], edges[n + 1])) for n in range(len(texts)))
    options = AlignOptions(remember=memory)
    return told(folder, samples, texts, options, parts=parts if has_times else ())[0]


@pytest.mark.parametrize("has_times", [True, False])
def test_a_changed_sentence_is_found_as_from_nothing(
    tmp_path: Path, sound: tuple[np.ndarray, list[float]], monkeypatch: pytest.MonkeyPatch, has_times: bool
) -> None:
    monkeypatch.setattr(blocks, "BLOCK", SECONDS * 100)
    memory = Memory()
    before = aligned(tmp_path, sound, SPOKEN, memory, has_times=has_times)
    assert memory.searched >= 2
    memory.searched = 0
    changed = (*SPOKEN[:CHANGED], "牛乳と卵とバターを混ぜて、弱火で温めます。", *SPOKEN[CHANGED + 1 :])
    after = aligned(tmp_path, sound, changed, memory, has_times=has_times)
    assert memory.searched == 1
    assert after == aligned(tmp_path, sound, changed, Memory(), has_times=has_times)
    assert [found.range for found in after.utterances[:3]] == [found.range for found in before.utterances[:3]]
    assert phones_until(SECONDS, after) == phones_until(SECONDS, before)
    assert after.phones != before.phones


def phones_until(second: int, alignment: Alignment) -> list[Phone]:
    return [phone for phone in alignment.phones if phone.range.end < second]
