"""Subtitle files: exact text, escapes, and times; nothing in a text is taken for markup."""

from fractions import Fraction

import pysubs2
from hypothesis import given
from hypothesis import strategies as st

from slidecast.caption.files import to_srt, to_vtt
from slidecast.model.time import TimeRange
from slidecast.model.timeline import Cue

CUES = (
    Cue(TimeRange(Fraction("0.9"), Fraction("3.0004")), ("一行目です、", "二行目です。")),
    Cue(TimeRange(Fraction(3725), Fraction("3727.5")), (r"C:\new <b> & {\i1} \N \h",)),
)


def test_srt() -> None:
    assert to_srt(CUES) == (
        "1\n00:00:00,900 --> 00:00:03,000\n一行目です、\n二行目です。\n\n"
        "2\n01:02:05,000 --> 01:02:07,500\nC:\\new <b> & {\\i1} \\N \\h\n\n"
    )


def test_vtt() -> None:
    assert to_vtt(CUES) == (
        "WEBVTT\n\n1\n00:00:00.900 --> 00:00:03.000\n一行目です、\n二行目です。\n\n"
        "2\n01:02:05.000 --> 01:02:07.500\nC:\\new &lt;b&gt; &amp; {\\i1} \\N \\h\n\n"
    )


def test_no_cues() -> None:
    assert to_srt(()) == ""
    assert to_vtt(()) == "WEBVTT\n\n"


@given(st.text(alphabet="あ漢A\\nNh{}<>&-0: ", min_size=1, max_size=20).filter(str.strip))
def test_any_line_survives(line: str) -> None:
    written = to_srt([Cue(TimeRange(Fraction(1), Fraction(2)), (line,))])
    assert written.split("\n")[2] == line.strip()
    assert len(pysubs2.SSAFile.from_string(to_vtt([Cue(TimeRange(Fraction(1), Fraction(2)), (line,))]))) == 1
