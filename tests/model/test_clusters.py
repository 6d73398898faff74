"""Grapheme clusters: joined they are the text, and ICU finds the same in what Japanese text and emoji hold."""

from itertools import pairwise

import icu
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slidecast.model.clusters import clusters

ALPHABET = (
    "あが漢か\u3099は\u309aA\u0301é 1\u20e3#\ufe0f❤☀🚀👍\U0001f3fd👩\u200d💻🇯🇵🇺🏴\U000e0067\U000e007f葛\U000e0100\r\n。"
)


def icu_clusters(text: str) -> tuple[str, ...]:
    """Return the extended grapheme clusters that ICU finds."""
    iterator = icu.BreakIterator.createCharacterInstance(icu.Locale("ja"))
    whole = icu.UnicodeString(text)
    iterator.setText(whole)
    edges = [0, *(whole.countChar32(0, edge) for edge in iterator)]
    return tuple(text[start:end] for start, end in pairwise(edges))


@pytest.mark.parametrize(
    "text", ["か\u3099くせい", "🇯🇵🇺🇸", "👩🏽‍💻と👨‍👩‍👧", "1️⃣2", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "葛\U000e0100飾", "a\r\nb", "❤️‍🔥", "café"]
)
def test_icu_finds_the_same(text: str) -> None:
    assert clusters(text) == icu_clusters(text)


@settings(max_examples=200)
@given(st.text(ALPHABET, max_size=10))
def test_joined_they_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text
