"""Cuts of the search: in silence, never where a sentence may lie, every sentence in one stretch."""

import itertools

import numpy as np
import pytest

from slidecast.align.silence import Run
from slidecast.align.stretches import Stretch, cut_in_silence, cut_where_sure

SPOKEN = [Run(at, at + 400) for at in range(100, 4_600, 450)]
SILENT = [Run(run.end, run.end + 50) for run in SPOKEN]
WHOLE = (Stretch(range(10), Run(0, 4_700)),)


def test_parts_that_meet_in_a_silence_are_cut_there_and_overlap_nowhere() -> None:
    parts = [Stretch(range(3), Run(0, 1_000)), Stretch(range(3, 5), Run(1_000, 2_000))]
    first, second = cut_in_silence(parts, [Run(990, 1_010), Run(1_020, 1_060)], 2_000)
    assert first == Stretch(range(3), Run(0, 1_035))
    assert second == Stretch(range(3, 5), Run(1_035, 2_000))


def test_parts_that_meet_in_speech_are_searched_together() -> None:
    parts = [Stretch(range(3), Run(0, 1_000)), Stretch(range(3, 5), Run(1_000, 2_000))]
    assert cut_in_silence(parts, [Run(100, 200)], 2_000) == (Stretch(range(5), Run(0, 2_000)),)


def test_parts_far_apart_reach_half_a_second_further() -> None:
    parts = [Stretch(range(1), Run(100, 500)), Stretch(range(1, 2), Run(900, 1_480))]
    runs = [stretch.run for stretch in cut_in_silence(parts, [], 1_500)]
    assert runs == [Run(50, 550), Run(850, 1_500)]


def test_a_sure_cut_lies_in_a_silence_between_sentences_found_well() -> None:
    stretches = cut_where_sure(WHOLE, SPOKEN, np.full(10, True), SILENT)
    assert [stretch.sentences for stretch in stretches] == [range(3), range(3, 6), range(6, 10)]
    assert [number for stretch in stretches for number in stretch.sentences] == list(range(10))
    for before, after in itertools.pairwise(stretches):
        assert before.run.end == after.run.start
        assert any(run.start < before.run.end < run.end for run in SILENT)
        assert SPOKEN[before.sentences[-1]].end <= before.run.end <= SPOKEN[after.sentences[0]].start


@pytest.mark.parametrize("wrong", range(10))
def test_no_cut_lies_within_three_sentences_of_one_found_badly(wrong: int) -> None:
    fair = np.arange(10) != wrong
    cuts = [stretch.sentences.start for stretch in cut_where_sure(WHOLE, SPOKEN, fair, SILENT)[1:]]
    assert all(not cut - 3 <= wrong < cut + 3 for cut in cuts)


def test_nothing_is_cut_where_the_sound_is_never_silent() -> None:
    assert cut_where_sure(WHOLE, SPOKEN, np.full(10, True), []) == WHOLE
