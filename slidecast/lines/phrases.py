"""Phrase boundaries (bunsetsu) by BudouX's model, mended where it splits protected words."""

import re
from functools import lru_cache

import budoux


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
    for word in protected:
        for match in re.finditer(re.escape(word), text):
            starts -= set(range(match.start() + 1, match.end()))
    return frozenset(starts - {0})
