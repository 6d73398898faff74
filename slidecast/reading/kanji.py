"""Kana for which the episode's own texts have kanji: written so where the sentence becomes likelier by it."""

import re
from functools import lru_cache

from slidecast.reading.lexicon import HIRAGANA_TO_KATAKANA
from slidecast.reading.openjtalk import LONGEST_PIECE, parsed
from slidecast.reading.vocabulary import Vocabulary

KANA_RUN = re.compile(r"[ぁ-ゖー]{4,}|[ァ-ヺー]{5,}")
GAIN = 1000
GAIN_OF_LONG = -1000
LONG = 6
"""What the sentence must win by it, in MeCab's units; a spelling of six kana and more has hardly a homophone."""


def with_kanji(text: str, vocabulary: Vocabulary) -> str:
    """Return the text with words of kana written in the kanji of the vocabulary."""
    spelled = _by_spelling(vocabulary)
    if len(text) > LONGEST_PIECE or not spelled:
        return text
    at = 0
    while run := KANA_RUN.search(text, at):
        found = _first_word(text, run.start(), run.end(), spelled)
        if found:
            start, end, word = found
            text, at = text[:start] + word + text[end:], start + len(word)
        else:
            at = run.end()
    return text


@lru_cache(maxsize=16)
def _by_spelling(vocabulary: Vocabulary) -> dict[str, str]:
    """Return the words by their spelling in katakana; of homophones none, since nothing decides between them."""
    words: dict[str, str] = {}
    ambiguous: set[str] = set()
    for term in vocabulary.kanji:
        if words.setdefault(term.sounds[0], term.shown) != term.shown:
            ambiguous.add(term.sounds[0])
    return {kana: word for kana, word in words.items() if kana not in ambiguous}


def _first_word(text: str, start: int, end: int, spelled: dict[str, str]) -> tuple[int, int, str] | None:
    """Return the first stretch of a run of kana that is better in kanji, the longest of those, and the kanji."""
    kana = text[start:end].translate(HIRAGANA_TO_KATAKANA)
    is_katakana = kana == text[start:end]
    before = parsed(text).cost
    for low in range(len(kana)):
        for high in range(len(kana), low + 3, -1):
            word = spelled.get(kana[low:high])
            if word is None or (is_katakana and high - low < len(kana)):
                continue
            other = text[: start + low] + word + text[start + high :]
            if parsed(other).cost <= before - (GAIN_OF_LONG if high - low >= LONG else GAIN):
                return start + low, start + high, word
    return None
