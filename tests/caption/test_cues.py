"""Cues are readable, keep every word, and go with the voice."""

import re
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.caption.cues import make_cues, one_line
from slidecast.caption.limits import CueLimits, band_setter, character_count
from slidecast.errors import Diagnostic
from slidecast.lines.style import LineStyle
from slidecast.media.fonts import FontLibrary
from slidecast.model.alignment import Method
from slidecast.model.metrics import Font
from slidecast.model.time import TimeRange
from slidecast.model.timeline import Cue, TimedUtterance

LIMITS = CueLimits()
LONG = (
    "性能評価でも、日本語や英語のさまざまなテストで過去のモデルの記録をすべて塗り替える素晴らしい結果を"
    "出しているので、今後の発展が「とても楽しみである」と研究者は述べているのだ。"
)
ALPHABET = "あいうかきゃー漢字語数、。「」（）！？…A bc9.-🚀\n"


def spoken(*timed: tuple[str, float, float], slides: tuple[int, ...] = ()) -> list[TimedUtterance]:
    """Return utterances from texts with their start and end in seconds."""
    return [
        TimedUtterance(
            index=index,
            slide=slides[index] if slides else 0,
            article=None,
            spoken=text,
            shown=text,
            range=TimeRange(Fraction(str(start)), Fraction(str(end))),
            method=Method.VOICE,
            confidence=1.0,
        )
        for index, (text, start, end) in enumerate(timed)
    ]


def cued(utterances: list[TimedUtterance], **options: object) -> tuple[Cue, ...]:
    return make_cues(utterances, lambda _: None, LIMITS, **options)  # type: ignore[arg-type]


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


@settings(max_examples=80, deadline=None)
@given(
    texts=st.lists(st.text(ALPHABET, max_size=120), max_size=5),
    pace=st.floats(0.05, 0.4),
    pause=st.floats(0, 1.5),
    per_slide=st.integers(1, 3),
)
def test_laws(texts: list[str], pace: float, pause: float, per_slide: int) -> None:
    """Words conserved; ascending and disjoint; two lines of 26 characters; at most 7 s; never after the voice."""
    moment, timed = 0.5, []
    for text in texts:
        timed.append((text, moment, moment + pace * len(text)))
        moment += pace * len(text) + pause
    utterances = spoken(*timed, slides=tuple(index // per_slide for index in range(len(timed))))
    cues = cued(utterances)
    assert letters("".join("".join(cue.lines) for cue in cues)) == letters("".join(texts))
    for before, after in pairwise(cues):
        assert before.range.end <= after.range.start
    for cue in cues:
        assert 1 <= len(cue.lines) <= 2
        assert all(character_count(line) <= LIMITS.line_chars for line in cue.lines)
        assert cue.range.duration <= LIMITS.longest
        assert utterances[0].range is not None
        assert cue.range.start >= utterances[0].range.start - LIMITS.lead


def test_a_sentence_that_fits_is_one_cue_from_the_voice_into_the_pause() -> None:
    (cue,) = cued(spoken(("こんにちは、今日の話題です。", 2, 4.5)))
    assert cue.lines == ("こんにちは、今日の話題です。",)
    assert cue.range == TimeRange(Fraction("1.97"), Fraction(5))


def test_a_long_sentence_is_cut_at_phrase_ends_and_its_time_shared() -> None:
    cues = cued(spoken((LONG, 1, 16)))
    assert [cue.lines for cue in cues] == [
        ("性能評価でも、日本語や英語の", "さまざまなテストで過去のモデルの"),
        ("記録をすべて塗り替える素晴らしい", "結果を出しているので、"),
        ("今後の発展が「とても楽しみである」と", "研究者は述べているのだ。"),
    ]
    assert [round(float(cue.range.start), 1) for cue in cues] == [1.0, 6.2, 10.9]


def test_phones_may_tell_when_a_later_cue_begins() -> None:
    def inner_time(utterance: TimedUtterance, offset: int) -> Fraction:
        return Fraction(offset, 5) + 1 if utterance.index == 0 else Fraction(0)

    cues = cued(spoken((LONG, 1, 19)), inner_time=inner_time)
    first = len("".join(cues[0].lines))
    assert cues[1].range.start == Fraction(first, 5) + 1 - LIMITS.lead


def test_a_quotation_is_not_cut_unless_it_alone_is_too_long() -> None:
    text = "委員会の報告書はこのたび「新しい方式は従来のものよりもはるかに速く、しかも安全である」と結論づけました。"
    shown = ["".join(cue.lines) for cue in cued(spoken((text, 0, 12)))]
    assert any("「新しい方式は従来のものよりもはるかに速く、しかも安全である」" in cue for cue in shown)
    endless = f"「{'とても長い引用の言葉、' * 12}」"
    assert len(cued(spoken((endless, 0, 30)))) > 2


def test_short_utterances_join_on_their_slide_only() -> None:
    timed = (("はい。", 1, 1.3), ("では始めます。", 1.4, 3))
    assert [cue.lines for cue in cued(spoken(*timed))] == [("はい。では始めます。",)]
    apart = cued(spoken(*timed, slides=(0, 1)))
    assert [cue.lines for cue in apart] == [("はい。",), ("では始めます。",)]


def test_a_cue_leaves_before_the_next_slide_comes() -> None:
    first, second = cued(spoken(("ひとつめの話です。", 1, 3), ("ふたつめの話です。", 3.4, 6), slides=(0, 1)))
    assert first.range.end == Fraction("3.25")
    assert second.range.start == Fraction("3.37")


def test_protected_words_stay_whole() -> None:
    word = "大規模言語モデル研究開発"
    text = f"ここでは最初に長めの前置きを述べておいてから{word}センターという組織が何をしているのかを説明します。"
    for seconds in range(8, 20):
        shown = ["".join(cue.lines) for cue in cued(spoken((text, 0, seconds)), protected=(word,))]
        assert sum(word in cue for cue in shown) == 1


def test_fast_speech_is_reported() -> None:
    told: list[Diagnostic] = []
    make_cues(spoken(("とても早口で読まれた文なので読めません。", 1, 2)), told.append)
    assert [str(warning) for warning in told] == [
        "subtitle of utterance 1: 13.1 characters a second, more than 7: とても早口で読まれた文なので読めません。"
    ]


def test_what_is_not_spoken_has_no_cue() -> None:
    (utterance,) = spoken(("無音", 0, 1))
    silent = TimedUtterance(1, 0, None, "", "話されない", None, Method.VERBATIM, 0.0)
    assert len(cued([utterance, silent])) == 1


@pytest.mark.parametrize(
    ("shown", "line"), [("上\n下", "上下"), ("one\ntwo", "one two"), ("\n 前\n\n後 \n", "前後"), ("\n", "")]
)
def test_forced_breaks_vanish(shown: str, line: str) -> None:
    assert one_line(shown) == line


def test_lines_fit_the_band_as_drawn(fonts: FontLibrary) -> None:
    style = LineStyle(Font(("MPLUSRounded1c-ExtraBold.ttf",), 60))
    set_lines = band_setter(style, 1000, fonts, CueLimits(line_chars=20))
    cues = cued(
        spoken((LONG + "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", 0, 40)),
        set_lines=set_lines,
    )
    for cue in cues:
        assert len(cue.lines) <= 2
        for line in cue.lines:
            assert fonts.advance_px(line, style.font) <= 1000
            assert character_count(line) <= 20


def test_a_narrow_band_takes_more_and_shorter_cues(fonts: FontLibrary) -> None:
    """As on a vertical video."""
    style = LineStyle(Font(("MPLUSRounded1c-ExtraBold.ttf",), 60))
    cues = cued(spoken((LONG, 1, 16)), set_lines=band_setter(style, 880, fonts, LIMITS))
    assert all(len(cue.lines) <= 2 for cue in cues)
    assert max(fonts.advance_px(line, style.font) for cue in cues for line in cue.lines) <= 880
    assert letters("".join("".join(cue.lines) for cue in cues)) == letters(LONG)
