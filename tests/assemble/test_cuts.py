"""Cuts: they tile the film, lie inside pauses, and keep every slide readable where the film allows."""

import itertools
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from slidecast.assemble.cuts import HEAD_HOLD, LEAD, MINIMUM, Voiced, cut_seconds, frame_cuts
from slidecast.model.time import FrameRate, TimeRange

RATE = FrameRate(Fraction(30))


def spoken(*pairs: tuple[str, str]) -> Voiced:
    return Voiced(tuple(TimeRange(Fraction(start), Fraction(end)) for start, end in pairs))


@st.composite
def films(draw: st.DrawFn) -> tuple[list[Voiced], Fraction]:
    """Slides with zero to three utterances each, in order, and a sound that holds them all."""
    at = Fraction(0)
    slides: list[Voiced] = []
    for _ in range(draw(st.integers(1, 8))):
        ranges: list[TimeRange] = []
        for _ in range(draw(st.integers(0, 3))):
            start = at + Fraction(draw(st.integers(0, 900)), 1000)
            at = start + Fraction(draw(st.integers(50, 9000)), 1000)
            ranges.append(TimeRange(start, at))
        slides.append(Voiced(tuple(ranges)))
    return slides, at + Fraction(draw(st.integers(1, 3000)), 1000)


@given(films())
def test_cuts_tile_the_film(film: tuple[list[Voiced], Fraction]) -> None:
    slides, duration = film
    frames = RATE.frame_at(duration)
    ranges = frame_cuts(cut_seconds(slides, duration), RATE, frames)
    assert ranges[0].start == 0
    assert ranges[-1].end == frames
    assert all(left.end == right.start for left, right in itertools.pairwise(ranges))


@given(films())
def test_every_slide_is_readable_where_the_film_is_long_enough(film: tuple[list[Voiced], Fraction]) -> None:
    slides, duration = film
    frames = RATE.frame_at(duration)
    ranges = frame_cuts(cut_seconds(slides, duration), RATE, frames)
    least = min(RATE.frame_at(MINIMUM), frames // len(slides))
    assert all(len(extent) >= least for extent in ranges)


def test_cuts_inside_the_pause_before_the_next_word() -> None:
    slides = [spoken(("0.2", "5")), spoken(("5.5", "9"))]
    assert cut_seconds(slides, Fraction(10)) == [0, Fraction("5.5") - LEAD]


def test_never_cuts_into_the_word_before() -> None:
    slides = [spoken(("0.2", "5.45")), spoken(("5.5", "9"))]
    assert cut_seconds(slides, Fraction(10)) == [0, Fraction("5.45")]


def test_silent_slide_takes_the_last_sentence_of_the_slide_before() -> None:
    slides = [spoken(("0", "6"), ("6.5", "9.5")), spoken(), spoken(("10", "14"))]
    assert cut_seconds(slides, Fraction(15)) == [0, Fraction("6.5") - LEAD, 10 - LEAD]


def test_silent_head_of_an_article_shows_in_the_pause_before_its_first_words() -> None:
    slides = [spoken(("0", "2")), replace(spoken(), opens=True), spoken(("7", "20"))]
    assert cut_seconds(slides, Fraction(21)) == [0, 7 - LEAD - HEAD_HOLD, 7 - LEAD]


def test_silent_head_lets_an_article_speak_without_its_text_no_longer_than_a_title_takes() -> None:
    slides = [spoken(("0", "6.5")), replace(spoken(), opens=True), spoken(("7", "20"))]
    assert cut_seconds(slides, Fraction(21)) == [0, Fraction("6.5"), Fraction("6.5") + MINIMUM]


def test_silent_head_of_a_short_article_leaves_half_of_it_to_its_text() -> None:
    slides = [spoken(("0", "7")), replace(spoken(), opens=True), spoken(("7", "9"))]
    assert cut_seconds(slides, Fraction(10)) == [0, 7, 8]


def test_deck_times_decide() -> None:
    fixed = [TimeRange(Fraction(0), Fraction(4)), TimeRange(Fraction(4), Fraction(9))]
    slides = [Voiced((TimeRange(Fraction(1), Fraction(3)),), fixed[0]), Voiced((), fixed[1])]
    assert cut_seconds(slides, Fraction(9)) == [0, 4]


def test_film_too_short_for_all_slides_shares_what_there_is() -> None:
    ranges = frame_cuts([Fraction(0)] * 4, RATE, 20)
    assert [len(extent) for extent in ranges] == [5, 5, 5, 5]


@given(st.lists(st.tuples(st.integers(1, 9000), st.integers(1, 4)), min_size=1, max_size=12))
def test_times_of_a_deck_hold_within_half_a_frame(told: list[tuple[int, int]]) -> None:
    """Slides of any length, cut into pages: the first page of each starts when the deck says."""
    slides: list[Voiced] = []
    at = Fraction(0)
    given_starts: dict[int, Fraction] = {}
    for length_ms, pages in told:
        given_starts[len(slides)] = at
        end = at + Fraction(length_ms, 1000)
        slides += [Voiced((), TimeRange(at, end))] + [Voiced(())] * (pages - 1)
        at = end
    ranges = frame_cuts(cut_seconds(slides, at), RATE, RATE.frame_at(at), tuple(given_starts))
    assert all(abs(RATE.seconds_at(ranges[n].start) - start) <= Fraction(1, 60) for n, start in given_starts.items())
    assert all(left.end == right.start for left, right in itertools.pairwise(ranges))
    assert ranges[-1].end == RATE.frame_at(at)
