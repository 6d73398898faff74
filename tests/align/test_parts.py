"""Sentences within parts of the sound that are known: segments, a deck's slides."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from slidecast.align import AlignOptions, Group
from slidecast.model.alignment import Method
from slidecast.model.narration import Part
from slidecast.model.time import TimeRange
from tests.align.speaking import OTHERS, RATE, TEXTS, joined, off, told

ANNOUNCED = "二つ目のニュースなのだ。"


@pytest.mark.slow
def test_parts_hold_their_sentences_and_a_foreign_one_is_paced(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined(clips)
    middle = Fraction(starts[2]) - Fraction(1, 4)
    end = Fraction(len(sound), RATE)
    parts = (Part(0, 2, TimeRange(Fraction(0), middle)), Part(2, 4, TimeRange(middle, end)))
    alignment, warnings = told(tmp_path, sound, parts=parts)
    assert off(alignment, starts) < 0.1
    assert (alignment.method, warnings) == (Method.SEGMENT, [])
    alignment, warnings = told(tmp_path, sound, [*TEXTS[:2], *OTHERS[:2]], parts=parts)
    assert [found.method for found in alignment.utterances] == [Method.SEGMENT] * 2 + [Method.PACED] * 2
    assert warnings == [f"the part from {OTHERS[0]!r} says something else than its text; it is paced"]


@pytest.mark.slow
@pytest.mark.parametrize("film_s", [0, 21])
def test_a_deck_with_times_of_an_opening_film(tmp_path: Path, clips: list[np.ndarray], film_s: int) -> None:
    sound, starts = joined(clips)
    film, middle, end = (Fraction(x) for x in (film_s, starts[2] - 0.25, len(sound) / RATE))
    groups = (
        Group(0, 0, time=TimeRange(Fraction(0), film), media=True),
        Group(0, 2, time=TimeRange(film, film + middle)),
        Group(2, 4, time=TimeRange(film + middle, film + end)),
    )
    alignment, _ = told(tmp_path, sound, options=AlignOptions(groups=groups))
    assert off(alignment, starts) < 0.1
    assert alignment.method is Method.DECK


def test_a_part_too_short_for_its_text_costs_no_other(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined(clips)
    moment, end = Fraction(1, 10), Fraction(len(sound), RATE)
    parts = (Part(0, 2, TimeRange(Fraction(0), moment)), Part(2, 4, TimeRange(moment, end)))
    alignment, _ = told(tmp_path, sound, parts=parts)
    assert [found.method for found in alignment.utterances] == [Method.PACED] * 2 + [Method.SEGMENT] * 2
    assert all(found.range is not None for found in alignment.utterances)
    assert off(alignment, [None, None, *starts[2:]]) < 0.1


def test_an_announcement_that_no_voice_makes_takes_no_word_of_what_follows(
    tmp_path: Path, clips: list[np.ndarray]
) -> None:
    sound, starts = joined(clips)
    middle, end = Fraction(starts[2]) - Fraction(1, 4), Fraction(len(sound), RATE)
    texts = [*TEXTS[:2], ANNOUNCED, "豆の記事", *TEXTS[2:]]
    parts = (Part(0, 2, TimeRange(Fraction(0), middle)), Part(2, 6, TimeRange(middle, end)))
    alignment, warnings = told(tmp_path, sound, texts, parts=parts)
    assert [found.range for found in alignment.utterances[2:4]] == [None, None]
    assert off(alignment, [*starts[:2], None, None, *starts[2:]]) < 0.1
    assert not any("something else" in warning for warning in warnings)


def test_the_themes_own_lines_get_no_time_in_a_part_that_is_paced(tmp_path: Path, clips: list[np.ndarray]) -> None:
    sound, starts = joined(clips)
    middle, end = Fraction(starts[2]) - Fraction(1, 4), Fraction(len(sound), RATE)
    texts = [*TEXTS[:2], ANNOUNCED, *OTHERS[:2]]
    parts = (Part(0, 2, TimeRange(Fraction(0), middle)), Part(2, 5, TimeRange(middle, end)))
    alignment, _ = told(tmp_path, sound, texts, parts=parts, own={2})
    assert alignment.utterances[2].range is None
    assert [found.method for found in alignment.utterances[3:]] == [Method.PACED] * 2
    assert off(alignment, [*starts[:2], None, starts[2], None]) < 0.1
