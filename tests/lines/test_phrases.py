"""Phrase boundaries, and what mends them."""

import pytest

from slidecast.lines.phrases import phrase_starts, word_ranges


def cut(text: str, *protected: str) -> str:
    starts = phrase_starts(text, protected)
    return "".join(("|" if at in starts else "") + character for at, character in enumerate(text))


def test_phrases_begin_after_particles() -> None:
    assert cut("今日はとても良い天気です。") == "今日は|とても|良い|天気です。"


@pytest.mark.parametrize("word", ["ずんだもん", "春日部つむぎ", "ずんだ餅"])
def test_protected_words_stay_whole(word: str) -> None:
    text = f"今日は{word}が話します。"
    assert "|" in cut(text).partition("話")[0]
    assert word in cut(text, word)


@pytest.mark.parametrize("text", ["Qwen2の後継として", "技術の上達を", "ノウハウを共有する"])
def test_two_kanji_are_one_word(text: str) -> None:
    assert not any(broken in cut(text) for broken in ("後|継", "上|達", "共|有", "ノウ|ハウ"))


def test_the_longest_word_wins() -> None:
    assert word_ranges("大規模言語モデル", ("言語モデル", "大規模言語モデル", "大規模")) == [(0, 8)]


def test_an_empty_text_has_no_phrases() -> None:
    assert phrase_starts("") == frozenset()
