"""How written text is spoken: the cases of tests/cases/readings.tsv, and what holds for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from slidecast.reading import Lexicon, is_speakable, load_lexicon, read
from slidecast.reading.openjtalk import LONGEST_PIECE
from tests.reading.shown_cases import ROOT, own_lexicon

# Sudachi, which reads kanji that Open JTalk does not know, is created by pyopenjtalk in a way that it has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:Dictionary.create:DeprecationWarning")

CASES = ROOT / "tests" / "cases" / "readings.tsv"
TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "ぼくわはがーっょァヴ漢字今日一二〇々ABCxyzé'.-/,5０％$「」（）、。！ 　\n🎉👨‍👩‍👧\u0301ﾊﾞ①㎏→~"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


def cases() -> list[tuple[str, str, str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]  # type: ignore[misc]


@pytest.mark.parametrize(("reason", "text", "kana"), cases(), ids=lambda value: str(value)[:24])
def test_text_is_read_as_a_narrator_reads_it(reason: str, text: str, kana: str) -> None:
    assert read(text, own_lexicon()).kana == kana, reason


@given(TEXTS)
@example("")
@example("①㎏\u0301")
@example("A" * 40)
@example("1" * 40)
@example("02099999999999999999")
def test_phones_have_spans_inside_the_text_and_in_order(text: str) -> None:
    reading = read(text, own_lexicon())
    assert len(reading.spans) == len(reading.phones)
    assert all(0 <= start < end <= len(text) for start, end in reading.spans)
    assert all(first <= second for first, second in pairwise(reading.spans))


@given(TEXTS)
def test_pauses_stand_between_words_alone(text: str) -> None:
    pauses = [word.is_pause for word in read(text, own_lexicon()).words]
    assert not pauses or not (pauses[0] or pauses[-1])
    assert not any(first and second for first, second in pairwise(pauses))


@given(TEXTS)
def test_reading_again_gives_the_same(text: str) -> None:
    first = read(text, own_lexicon())
    read.cache_clear()
    assert read(text, own_lexicon()) == first


def test_accent_phrases_begin_with_the_text() -> None:
    starts = read("今日は晴れ、明日は雨です。", own_lexicon()).phrase_starts
    assert starts[0] == 0
    assert list(starts) == sorted(set(starts))


def test_a_text_of_any_length_is_read() -> None:
    sentence = "長い文でも、読みは変わりません。"
    whole = read(sentence * (2 * LONGEST_PIECE // len(sentence)), own_lexicon())
    assert whole.kana.count("カワリマセン") == 2 * LONGEST_PIECE // len(sentence)


def test_each_phone_of_kana_has_its_own_character() -> None:
    reading = read("ねこ", own_lexicon())
    assert list(zip(reading.phones, reading.spans, strict=True)) == [
        ("n", (0, 1)),
        ("e", (0, 1)),
        ("k", (1, 2)),
        ("o", (1, 2)),
    ]


@pytest.mark.parametrize(("text", "speaks"), [("", False), ("🎉", False), ("…！", False), ("a", True), ("々", True)])
def test_what_can_be_spoken(text: str, speaks: bool) -> None:
    assert is_speakable(text) is speaks


def test_the_later_file_outranks_and_a_bad_line_is_told(tmp_path: Path) -> None:
    first, second = tmp_path / "a.tsv", tmp_path / "b.tsv"
    first.write_text("# ours\nKiwi\tキウイ\n沼津\tヌマヅ\n\n", "utf-8")
    faulty = ["no reading", "Kea\tkea", "\tキー", "Moa\t", "Rhea\t・ー", f"Emu\t{'エ' * 101}", "Nene\tネネ\tx"]
    second.write_text("\n".join(["\ufeffKiwi\tきーうぃ", "#remark", *faulty]), "utf-8")
    told: list[str] = []
    lexicon = load_lexicon([first, second, tmp_path / "none.tsv"], lambda diagnostic: told.append(str(diagnostic)))
    assert lexicon == Lexicon((("Kiwi", "キーウィ"), ("沼津", "ヌマヅ")))
    assert [message.removeprefix(f"{second}:") for message in told] == [
        "3: not a reading: 'no reading': no kana; a line is: word, tab, kana",
        "4: not a reading: 'Kea\\tkea': 'k' is no kana; a line is: word, tab, kana",
        "5: not a reading: '\\tキー': no word; a line is: word, tab, kana",
        "6: not a reading: 'Moa\\t': no kana; a line is: word, tab, kana",
        "7: not a reading: 'Rhea\\t・ー': nothing of it sounds; a line is: word, tab, kana",
        f"8: not a reading: 'Emu\\t{'エ' * 36}…': longer than 100 characters; a line is: word, tab, kana",
        "9: not a reading: 'Nene\\tネネ\\tx': '\\t' is no kana; a line is: word, tab, kana",
    ]


def test_readings_that_are_no_text_are_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "readings.tsv"
    path.write_bytes("Kiwi\tキウイ\n".encode() + "沼津\tヌマヅ\n".encode("cp932"))
    told: list[str] = []
    assert load_lexicon([path], lambda diagnostic: told.append(str(diagnostic))) == Lexicon()
    assert told == [f"{path}: no reading of it counts: not UTF-8: byte 0x8f in line 2; save it as UTF-8"]


def test_the_project_s_lexicon_is_clean() -> None:
    assert own_lexicon().reading("github") == "ギットハブ"
