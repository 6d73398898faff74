"""What is heard of a sound: decoded once, let go when its voice is known, and known again in later runs."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from slidecast.align.heard import Heard, listen
from slidecast.align.verbatim import tuned
from slidecast.media.cache import Cache
from slidecast.media.sound import decode
from slidecast.model.narration import Narration
from slidecast.pipeline.kept import Kept
from tests.encode.films import write_sound


@pytest.fixture
def decodings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the files that are decoded."""
    paths: list[Path] = []

    def counted(path: Path, rate_hz: int, *, mono: bool) -> object:
        paths.append(path)
        return decode(path, rate_hz, mono=mono)

    monkeypatch.setattr("slidecast.align.heard.decode", counted)
    return paths


@pytest.fixture
def narration(tmp_path: Path) -> Narration:
    return write_sound(tmp_path / "a.wav", 3)


@pytest.fixture
def hear(narration: Narration, tmp_path: Path) -> Callable[[], Heard]:
    return lambda: listen(narration, Kept(Cache(tmp_path / "cache"), "a.wav"))


def test_a_sound_is_decoded_once(narration: Narration, decodings: list[Path]) -> None:
    one = listen(narration)
    assert tuned(one) is tuned(one)
    assert len(decodings) == 1


def test_what_is_kept_is_what_would_be_heard(
    narration: Narration, hear: Callable[[], Heard], decodings: list[Path]
) -> None:
    fresh, voice = listen(narration), tuned(listen(narration))
    tuned(hear())
    before = len(decodings)
    again = hear()
    assert np.array_equal(again.levels, fresh.levels)
    assert np.array_equal(tuned(again).frames, voice.frames)
    assert np.array_equal(tuned(again).models.means, voice.models.means)
    assert len(decodings) == before


def test_a_voice_that_was_not_asked_for_is_heard_later(hear: Callable[[], Heard], decodings: list[Path]) -> None:
    hear()
    assert len(tuned(hear()).frames) == len(hear().levels)
    assert len(decodings) == 2
