"""Guessing, pacing and snapping: runs stay in order, apart and inside, whatever the silences are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidecast.align.guess import Length, guess, spread
from slidecast.align.paced import pace
from slidecast.align.silence import Run, flags_of
from slidecast.align.snap import CONSONANT, SOFTEST, snapped, with_soft_onsets


@st.composite
def silences(draw: st.DrawFn, frames: int = 2_000) -> tuple[Run, ...]:
    cuts = sorted(draw(st.sets(st.integers(0, frames), max_size=24)))
    return tuple(Run(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))


LENGTHS = st.lists(st.builds(Length, st.integers(0, 60), st.integers(0, 3)), max_size=12)


def ordered(runs: tuple[Run | None, ...], frames: int = 2_000) -> bool:
    spoken = [run for run in runs if run]
    return all(0 <= run.start <= run.end <= frames for run in spoken) and all(
        one.end <= two.start for one, two in pairwise(spoken)
    )


@given(LENGTHS, silences())
def test_guesses_are_ordered(lengths: list[Length], silent: tuple[Run, ...]) -> None:
    runs = guess(lengths, silent, Run(0, 2_000))
    assert len(runs) == len(lengths)
    assert ordered(runs)


@given(LENGTHS, silences())
def test_paced_runs_are_ordered(lengths: list[Length], silent: tuple[Run, ...]) -> None:
    runs = pace(lengths, silent, Run(0, 2_000))
    assert len(runs) == len(lengths)
    assert ordered(runs)


@given(silences(), silences())
def test_snapping_keeps_order(runs: tuple[Run, ...], silent: tuple[Run, ...]) -> None:
    moved = snapped((*runs[:2], None, *runs[2:]), silent)
    assert moved[min(2, len(runs))] is None
    assert ordered(moved)


@given(silences(), silences(), silences())
def test_soft_onsets_keep_order_and_only_reach_back(
    runs: tuple[Run, ...], silent: tuple[Run, ...], loud: tuple[Run, ...]
) -> None:
    moved = snapped(runs, silent)
    begun = with_soft_onsets(moved, runs, flags_of(loud, 2_000))
    assert ordered(begun)
    for run, before, raw in zip(begun, moved, runs, strict=True):
        assert run is not None
        assert before is not None
        earliest = raw.start if raw.start <= before.start else before.start - CONSONANT
        assert earliest <= run.start <= before.start
        assert run.end == before.end


@pytest.mark.parametrize(
    ("reason", "soft", "phones", "start"),
    [
        ("a soft s before the vowel", Run(92, 100), Run(90, 300), 92),
        ("a swell is no phone", Run(101 - SOFTEST, 100), Run(90, 300), 100),
        ("a breath before the first phone", Run(60, 100), Run(94, 300), 94),
        ("a whispered fu before the closure of a t", Run(82, 92), Run(80, 300), 82),
        ("a soft h that its model missed", Run(94, 100), Run(111, 300), 94),
        ("a breath before a phone found too late", Run(60, 100), Run(111, 300), 100),
        ("soft, but apart from the voice", Run(70, 89), Run(60, 300), 100),
    ],
)
def test_a_sentence_begins_with_its_soft_phone(reason: str, soft: Run, phones: Run, start: int) -> None:
    (begun,) = with_soft_onsets((Run(100, 300),), (phones,), flags_of([soft], 400))
    assert begun == Run(start, 300), reason


def test_boundaries_fall_into_the_pauses_that_fit_the_text() -> None:
    silent = (Run(0, 50), Run(250, 270), Run(450, 500), Run(700, 750))
    lengths = [Length(40, 1), Length(20, 0)]
    assert guess(lengths, silent, Run(0, 750)) == (Run(50, 450), Run(500, 700))


def test_cuts_are_drawn_to_the_nearest_pause() -> None:
    assert pace([Length(10, 0), Length(10, 0)], (Run(560, 600),), Run(0, 1_000)) == (Run(0, 560), Run(600, 1_000))


def test_a_start_goes_back_to_the_pause_that_its_missing_letters_follow() -> None:
    assert snapped((Run(100, 300), Run(390, 600)), (Run(310, 350),)) == (Run(100, 310), Run(350, 600))


def test_a_start_far_from_any_pause_stays() -> None:
    assert snapped((Run(500, 600),), (Run(100, 200),)) == (Run(500, 600),)


def test_nothing_to_spread() -> None:
    assert spread([], Run(0, 10)) == ()
    assert pace([], (), Run(0, 10)) == ()
