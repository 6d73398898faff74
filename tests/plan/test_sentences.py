"""Sentences: where running text is cut, and that nothing is lost by it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidecast.model.text import RichText, Span
from slidecast.plan.sentences import split_sentences
from tests.counting import calls_made_by

CASES = Path(__file__).parent.parent / "cases" / "sentences.tsv"
ALPHABET = "あ漢ーッ。、！？!?.「」『』（）()　 \n…Aa1🎉-:/*ｱ\u200d"


def cases() -> list[tuple[str, str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [(reason, text) for reason, text in (line.split("\t") for line in lines if not line.startswith("#"))]


@pytest.mark.parametrize(("reason", "marked"), cases(), ids=lambda value: str(value))
def test_case(reason: str, marked: str) -> None:
    sentences = split_sentences(RichText.of(marked.replace("|", "")))
    assert "|".join(sentence.plain for sentence in sentences) == marked, reason


def test_a_line_is_a_sentence() -> None:
    sentences = split_sentences(RichText.of("一行目\n二行目です\n三行目、\n四行目"))
    assert [sentence.plain for sentence in sentences] == ["一行目\n", "二行目です\n", "三行目、\n四行目"]


def test_inline_code_is_not_cut() -> None:
    text = RichText((Span("次の"), Span("a. B! C?", code=True), Span("です。終わり。")))
    assert [sentence.plain for sentence in split_sentences(text)] == ["次のa. B! C?です。", "終わり。"]


def test_very_long_speech_is_cut() -> None:
    speech = "「" + "これは長い文です。" * 20 + "」"
    assert len(split_sentences(RichText.of(speech))) == 20


def test_styles_survive() -> None:
    text = RichText((Span("太字。次", strong=True), Span("です。")))
    first, second = split_sentences(text)
    assert first.spans == (Span("太字。", strong=True),)
    assert second.spans == (Span("次", strong=True), Span("です。"))


@given(st.text(ALPHABET, max_size=80))
def test_joined_sentences_are_the_text(text: str) -> None:
    assert "".join(sentence.plain for sentence in split_sentences(RichText.of(text))) == text


@given(st.text(ALPHABET, max_size=80))
def test_no_sentence_begins_with_a_mark_that_ends_one(text: str) -> None:
    for sentence in split_sentences(RichText.of(text))[1:]:
        assert sentence.plain.lstrip()[0] not in "。」』）！？", sentence


@given(st.text(ALPHABET, max_size=80))
def test_every_sentence_but_a_lone_one_has_a_word(text: str) -> None:
    sentences = split_sentences(RichText.of(text))
    if len(sentences) > 1:
        assert all(any(char.isalnum() for char in sentence.plain) for sentence in sentences)


@given(st.text("あい。「」", max_size=300))
def test_work_grows_with_the_length_not_its_square(text: str) -> None:
    def calls(times: int) -> int:
        return calls_made_by(lambda: split_sentences(RichText.of(text * times)))

    calls(1)
    assert calls(20) <= 2.2 * calls(10)
