"""Timing files are taken as they are: their cues may be cut otherwise than the sentences."""

from fractions import Fraction
from pathlib import Path

import pytest

from slidecast.align.timing_files import characters, given_times, load_timing
from slidecast.errors import AlignmentError
from slidecast.model.time import TimeRange

TEXTS = ("今日は良い天気なのだ。", "明日は雨なのだ。", "傘を忘れずに、出かけるのだ！")
SRT = """1
00:00:01,000 --> 00:00:03,000
今日は良い天気なのだ。

2
00:00:03,500 --> 00:00:07,500
明日は雨なのだ。
傘を忘れずに
"""
VTT = """WEBVTT

00:01.000 --> 00:03.000
今日は良い天気なのだ。

00:03.500 --> 00:05.500
明日は雨なのだ。
"""
WHISPER = """{"text": "", "segments": [
 {"start": 1.0, "end": 3.0, "text": "今日はいい天気なのだ"},
 {"start": 3.5, "end": 5.5, "text": "明日は雨なのだ",
  "words": [{"word": "明日", "start": 3.5, "end": 4.0}, {"word": "は雨なのだ", "start": 4.0, "end": 5.5}]}]}"""
LAB = """0 10000000 sil
10000000 11000000 a
11000000 12000000 xx^a-m+e=sil/A:0
12000000 13000000 E
13000000 20000000 sil
"""


def ranges(path: Path) -> list[tuple[float, float] | None]:
    given = given_times([characters(text) for text in TEXTS], load_timing(path))
    return [(float(one.range.start), float(one.range.end)) if one.range else None for one in given]


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_srt_cut_otherwise_than_the_sentences(tmp_path: Path, encoding: str) -> None:
    first, second, third = ranges(write(tmp_path, "times.srt", SRT, encoding))
    assert first == (1.0, 3.0)
    assert second is not None
    assert third is not None
    assert second[0] == 3.5
    assert 5.0 < second[1] <= third[0]
    assert third[1] == 7.5


def test_vtt_and_an_utterance_that_it_lacks(tmp_path: Path) -> None:
    assert ranges(write(tmp_path, "times.vtt", VTT)) == [(1.0, 3.0), (3.5, 5.5), None]


def test_whisper_with_and_without_words_and_another_spelling(tmp_path: Path) -> None:
    assert ranges(write(tmp_path, "times.json", WHISPER)) == [(1.0, 3.0), (3.5, 5.5), None]


def test_words_that_have_no_times_are_passed_over(tmp_path: Path) -> None:
    words = '[{"word": "2014"}, {"word": "雨", "start": 1.0, "end": 2.0}]'
    timing = load_timing(write(tmp_path, "x.json", f'[{{"start": 0, "end": 9, "text": "2014雨", "words": {words}}}]'))
    assert [(token.text, token.range.start) for token in timing.tokens] == [("雨", Fraction(1))]


def test_lab_holds_phones(tmp_path: Path) -> None:
    timing = load_timing(write(tmp_path, "times.lab", LAB))
    assert [phone.symbol for phone in timing.phones] == ["pau", "a", "m", "e", "pau"]
    (given,) = given_times([["a", "m", "e"]], timing)
    assert given.range == TimeRange(Fraction(1), Fraction(13, 10))


CUE = "a cue is a line such as 00:00:01,000 --> 00:00:02,500 with its text below"
SEGMENTS = 'as Whisper writes it: {"segments": [{"start": 1.0, "end": 2.5, "text": "…"}, …]}'
LABELS = "a line holds start and end in units of 100 ns, and a phone, as 10000000 12500000 a"
EXPECTED = "a text with start and end in seconds is expected"
ERRORS = [
    ("a.srt", "", f"the timing file holds no times\n  hint: {CUE}"),
    ("b.srt", "1\n00:xx:05,000 --> 00:00:02,000\n雨\n", f"the timing file holds no times\n  hint: {CUE}"),
    ("a.json", "{", "1:2: not JSON: Expecting property name enclosed in double quotes"),
    ("b.json", "{}", f"no list of segments\n  hint: {SEGMENTS}"),
    ("c.json", "[1]", f"segment 1: 1: {EXPECTED}\n  hint: {SEGMENTS}"),
    ("d.json", '[{"text": "a"}]', f"segment 1: {{'text': 'a'}}: {EXPECTED}\n  hint: {SEGMENTS}"),
    ("e.json", '[{"start": 0, "end": Infinity, "text": "a"}]',
     f"segment 1: {{'start': 0, 'end': inf, 'text': 'a'}}: {EXPECTED}\n  hint: {SEGMENTS}"),
    ("f.json", "[" * 100_000, f"not JSON that can be read: nested too deeply\n  hint: {SEGMENTS}"),
    ("a.lab", "x", f"1: 'x' is no label\n  hint: {LABELS}"),
    ("b.lab", "0 1 a\n0.5 1.5 a", f"2: '0.5 1.5 a' is no label\n  hint: {LABELS}"),
    ("a.docx", "x", "not a timing file\n  hint: give .srt, .vtt, .json (Whisper) or .lab"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), ERRORS, ids=[case[0] for case in ERRORS])
def test_what_is_wrong_is_said(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(AlignmentError) as error:
        load_timing(path)
    assert str(error.value) in (f"{path}: {message}", f"{path}:{message}")


def test_times_of_another_text_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.srt", SRT)
    with pytest.raises(AlignmentError, match="the timing file is of another text: it holds 0% of the words"):
        given_times([characters("ABCDEFG")], load_timing(path))
