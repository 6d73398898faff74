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


def test_lab_holds_phones(tmp_path: Path) -> None:
    timing = load_timing(write(tmp_path, "times.lab", LAB))
    assert [phone.symbol for phone in timing.phones] == ["pau", "a", "m", "e", "pau"]
    (given,) = given_times([["a", "m", "e"]], timing)
    assert given.range == TimeRange(Fraction(1), Fraction(13, 10))


ERRORS = [
    ("a.srt", "", "{path}: the timing file holds no times"),
    ("a.json", "{", "{path}: the timing file is broken (Expecting property name enclosed in double quotes: "
     "line 1 column 2 (char 1))"),
    ("a.lab", "x", "{path}: the timing file is broken (not enough values to unpack (expected 3, got 1))"),
    ("a.docx", "x", "{path}: not a timing file\n  hint: give .srt, .vtt, .json (Whisper) or .lab"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "message"), ERRORS, ids=[case[0] for case in ERRORS])
def test_what_is_wrong_is_said(tmp_path: Path, name: str, text: str, message: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(AlignmentError) as error:
        load_timing(path)
    assert str(error.value) == message.replace("{path}", str(path))


def test_times_of_another_text_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "a.srt", SRT)
    with pytest.raises(AlignmentError, match="the timing file is of another text: it holds 0% of the words"):
        given_times([characters("ABCDEFG")], load_timing(path))
