"""Latin words as kana: lexicon, dictionary, spelling of abbreviations, and e2k for the rest."""

import re
from functools import cache, lru_cache
from typing import Protocol

from slidecast.reading.lexicon import Lexicon
from slidecast.reading.openjtalk import dictionary_kana

LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
HUMP = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
PLURAL = re.compile(r"([A-Z]{2,5})s")
VOICED_PLURAL = re.compile(r"[a-z](?:[lnmgb]|er|or|le|ve)s$")
"""Where a final s is voiced, which e2k does not hear: rules, systems, users."""

LONGEST_SPELLED = 5  # capitals in a row: API, NVMe, HTTPS; longer ones are words in capitals
LETTERS = {
    "a": "エー", "b": "ビー", "c": "シー", "d": "ディー", "e": "イー", "f": "エフ", "g": "ジー", "h": "エイチ",
    "i": "アイ", "j": "ジェー", "k": "ケー", "l": "エル", "m": "エム", "n": "エヌ", "o": "オー", "p": "ピー",
    "q": "キュー", "r": "アール", "s": "エス", "t": "ティー", "u": "ユー", "v": "ブイ", "w": "ダブリュー",
    "x": "エックス", "y": "ワイ", "z": "ゼット",
}  # fmt: skip


class EnglishToKana(Protocol):
    """What e2k offers: a word in small letters to katakana."""

    def __call__(self, word: str) -> str: ...


@lru_cache(maxsize=8192)
def latin_kana(word: str, lexicon: Lexicon) -> str:
    """Return the katakana of one Latin word, as a Japanese narrator reads it."""
    known = lexicon.reading(word) or (dictionary_kana(word) if len(word) > 1 else None)
    if known:
        return known
    plural = PLURAL.fullmatch(word)
    if plural:
        return spelled(plural[1]) + "ズ"
    humps = HUMP.findall(word.replace("'", "").replace("’", ""))
    if len(humps) > 1:
        return "".join(latin_kana(hump, lexicon) for hump in humps)
    return _single(humps[0])


def _single(word: str) -> str:
    """Return the kana of a word without humps: spelled, or by e2k."""
    is_abbreviation = word.isupper() and len(word) <= LONGEST_SPELLED
    if len(word) == 1 or is_abbreviation or not re.search(r"[aeiouy]", word.lower()):
        return spelled(word)
    kana = pronounced(word) or spelled(word)
    return kana[:-1] + "ズ" if kana.endswith("ス") and VOICED_PLURAL.search(word) else kana


def pronounced(word: str) -> str:
    """Return a word as its spelling is said, though it may be an abbreviation; empty where nothing can say it."""
    return _e2k()(word.lower())


def spelled(word: str) -> str:
    """Return the names of the letters; an apostrophe has none."""
    return "".join(LETTERS.get(letter, "") for letter in word.lower())


@cache
def _e2k() -> EnglishToKana:
    from e2k import C2K

    converter: EnglishToKana = C2K(max_len=32)
    return converter
