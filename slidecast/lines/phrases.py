"""Phrase boundaries (bunsetsu) by BudouX's model, mended where it splits protected words."""

import re
from functools import lru_cache

import budoux

_ONE_WORD = re.compile("(?<![一-鿿々])[一-鿿々]{2}(?![一-鿿々])|(?<![ァ-ヴー])[ァ-ヴー]{2,5}(?![ァ-ヴー])")
"""Two kanji or a few katakana between other letters: one word, whatever the model says."""


@lru_cache(maxsize=1)
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@lru_cache(maxsize=1024)
def phrase_starts(text: str, protected: tuple[str, ...] = ()) -> frozenset[int]:
    """Return the offsets at which phrases begin, 0 left out."""
    starts, at = set(), 0
    for phrase in _parser().parse(text):
        starts.add(at)
        at += len(phrase)
    words = [match.span() for match in _ONE_WORD.finditer(text)]
    for start, end in words + word_ranges(text, protected):
        starts -= set(range(start + 1, end))
    return frozenset(starts - {0})


def word_ranges(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the ranges at which one of the words stands in a text, the longest first where several do."""
    return [match.span() for match in _any_of(words).finditer(text)] if words else []


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
