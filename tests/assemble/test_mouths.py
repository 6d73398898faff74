"""Mouth shapes tile the film, hold, and follow the phones."""

from fractions import Fraction
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidecast.assemble.mouths import HOLD_FRAMES, mouths, shape_of
from slidecast.model.narration import Phone
from slidecast.model.time import FrameRate, TimeRange
from slidecast.model.timeline import Mouth

RATE = FrameRate(Fraction(30))
SYMBOLS = ("a", "i", "u", "e", "o", "k", "s", "m", "by", "N", "cl", "pau", "open")


def spoken(text: str) -> tuple[Phone, ...]:
    """Return phones from `symbol:milliseconds` words, one after another from 0."""
    phones: list[Phone] = []
    at = Fraction(0)
    for word in text.split():
        symbol, length = word.split(":")
        end = at + Fraction(int(length), 1000)
        phones.append(Phone(symbol, TimeRange(at, end)))
        at = end
    return tuple(phones)


def shapes(text: str, frames: int) -> str:
    """Return one letter a frame: a vowel, or `-` for closed."""
    letters = {Mouth.CLOSED: "-", Mouth.A: "a", Mouth.I: "i", Mouth.U: "u", Mouth.E: "e", Mouth.O: "o"}
    return "".join(
        letters[span.shape] * (RATE.frame_at(span.range.end) - RATE.frame_at(span.range.start))
        for span in mouths(spoken(text), RATE, frames)
    )


CASES = [
    ("a vowel shows its shape", "a:100 i:100", 6, "aaaiii"),
    ("a consonant leads into its vowel", "k:100 a:100", 6, "aaaaaa"),
    ("lips meet for m", "a:100 m:67 a:100", 8, "aaa--aaa"),
    ("a short m borrows a frame of the vowel before", "a:200 m:33 a:100", 10, "aaaaa--aaa"),
    ("closed in pauses", "a:100 pau:200 o:100", 12, "aaa------ooo"),
    ("closed for N and cl", "a:100 N:100 o:100 cl:100", 12, "aaa---ooo---"),
    ("closed after the last phone", "a:100", 6, "aaa---"),
    ("one frame alone joins the run before", "a:67 i:33 a:100", 6, "aaaaaa"),
    ("a consonant at the end has no vowel", "a:100 k:100", 6, "aaa---"),
    ("loudness alone", "open:100 pau:100", 6, "aaa---"),
    ("no phones", "", 3, "---"),
    ("phones beyond the film are cut", "a:100 i:200", 5, "aaaii"),
]


@pytest.mark.parametrize(("reason", "text", "frames", "expected"), CASES, ids=[case[0] for case in CASES])
def test_shapes(reason: str, text: str, frames: int, expected: str) -> None:
    assert shapes(text, frames) == expected, reason


@given(
    st.lists(st.tuples(st.sampled_from(SYMBOLS), st.integers(0, 300)), max_size=40),
    st.integers(0, 300),
    st.sampled_from([Fraction(24), Fraction(30), Fraction(30000, 1001), Fraction(60)]),
)
def test_spans_tile_differ_and_hold(words: list[tuple[str, int]], frames: int, fps: Fraction) -> None:
    rate = FrameRate(fps)
    spans = mouths(spoken(" ".join(f"{symbol}:{length}" for symbol, length in words)), rate, frames)
    cuts = [rate.frame_at(span.range.start) for span in spans]
    assert cuts == sorted(cuts)
    assert all(before.range.end == after.range.start for before, after in pairwise(spans))
    assert all(before.shape != after.shape for before, after in pairwise(spans))
    if frames:
        assert (spans[0].range.start, rate.frame_at(spans[-1].range.end)) == (Fraction(0), frames)
    if len(spans) > 1:
        assert all(rate.frame_at(s.range.end) - rate.frame_at(s.range.start) >= HOLD_FRAMES for s in spans)


CLOSING = ("pau", "sil", "N", "cl", "m", "my", "b", "by", "p", "py")


@given(
    st.lists(st.tuples(st.sampled_from([*SYMBOLS, *CLOSING]), st.integers(0, 300)), max_size=40),
    st.sampled_from([Fraction(24), Fraction(30), Fraction(30000, 1001), Fraction(60)]),
)
def test_closed_in_pauses_and_where_lips_meet(words: list[tuple[str, int]], fps: Fraction) -> None:
    """All frames of a stretch of such phones are closed, but for its last, which a short vowel may begin in."""
    rate = FrameRate(fps)
    phones = spoken(" ".join(f"{symbol}:{length}" for symbol, length in words))
    frames = rate.frame_at(phones[-1].range.end) if phones else 0
    shown = [m.shape for m in mouths(phones, rate, frames) for _ in range(frames_of(rate, m.range))]
    for closes, stretch in groupby(phones, key=lambda phone: phone.symbol in CLOSING):
        extent = list(stretch)
        start, end = rate.frame_at(extent[0].range.start), rate.frame_at(extent[-1].range.end)
        if closes and end - start > HOLD_FRAMES:
            assert set(shown[start : end - 1]) == {Mouth.CLOSED}


def frames_of(rate: FrameRate, extent: TimeRange) -> int:
    return rate.frame_at(extent.end) - rate.frame_at(extent.start)


def test_devoiced_vowels_keep_their_shape() -> None:
    assert shape_of("U") is Mouth.U
