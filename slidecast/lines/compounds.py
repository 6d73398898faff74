"""Where compounds of kanji and of loanwords fall into words: 構造化/出力, 大規模/言語; ドロップ/ダウン."""

import re
from functools import lru_cache
from itertools import pairwise

PARTICLES = frozenset("はがをにのとでもへや")
PREFIXES = frozenset("超非再各全約最新旧高低大小無未不反副総同多単省脱準主前")
SUFFIXES = frozenset("化的性者型式系率用済語")
SURE_SUFFIXES = frozenset("化的性者")
STEMS_OF_SUFFIXES = frozenset("論学義力")  # before another suffix: 決定論的, 心理学者
SELDOM_SUFFIXES = frozenset(
    "時後上中下内外間別順法器機数量力値側語品層員部会社家書面際権論氏費板度案感点源室所観長店元額策例"
)
LOANWORD_LETTERS = 3  # fewer are seldom a word
_LOANWORD_END = re.compile("(?:[タダバザサナラガカマャ]ー|[ョウプシジ]ン|[ストルクドムグプ])$")
_LOANWORD_REST = re.compile("[ーンストルクドムグプ]|ション|ジョン|ティ|ター|タン|チャ|ジェ|ニング")
"""What seldom begins a loanword, behind an end of one: プロダク/ション."""
_CLUSTER = re.compile("[スクグトドプブム][ラリルレロ]|ス[タチテカキケコパピペポ]")
"""Consonants of one word: エクスプ/ロイト, ス/タイル."""
LONGEST = 4  # kanji of a word: a pair with one in front and one behind
_COMPOUND = re.compile("[一-鿿々]{3,}|[ァ-ヴー]{9,}")
# Costs of a word by what it is of: the cheapest sum tells how a compound falls apart.
PAIR = 1.0
FRONT = 1.15
BEHIND = 1.2
BOTH = 1.7
TWICE_BEHIND = 1.9
SELDOM_BEHIND = 1.9
STEM = 1.5  # of a verb: the last kanji, before kana
LONE = 3.0
UNLIKELY = 4.0
BEGINS_WITH_SUFFIX = 1.0
BEGINS_WITH_SELDOM = 0.3
ENDS_WITH_SURE = 0.1


@lru_cache(maxsize=4096)
def compound_parts(compound: str, following: str = "") -> frozenset[int]:
    """Return the offsets at which words begin in a compound of kanji, 0 left out: 構造化/出力/生成, 大規模/言語.

    Args:
        following: the character behind it: kana but particles may belong to the last kanji, 消費者/向(け).
    """
    inflected = "ぁ" <= following <= "ん" and following not in PARTICLES
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(compound) + 1):
        stem = inflected and end == len(compound)
        words = ((start, compound[start:end]) for start in range(max(end - LONGEST, 0), end))
        best.append(min((best[start][0] + _cost(word, stem=stem), start) for start, word in words))
    starts, at = set(), len(compound)
    while at:
        at = best[at][1]
        starts.add(at)
    return frozenset(starts - {0})


@lru_cache(maxsize=4096)
def loanword_parts(compound: str) -> frozenset[int]:
    """Return the offsets at which loanwords begin in a compound, 0 left out: テキスト/データ, not テ/キスト."""
    inner = range(LOANWORD_LETTERS, len(compound) - LOANWORD_LETTERS + 1)
    return frozenset(at for at in inner if _parts_loanwords(compound, at))


def _parts_loanwords(compound: str, at: int) -> bool:
    ends = _LOANWORD_END.search(compound, 0, at)
    return bool(ends) and not _LOANWORD_REST.match(compound, at) and not _CLUSTER.match(compound, at - 1)


def words_of(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the words in compounds of kanji and of loanwords: 構造化, 出力; ドロップ, ダウン."""
    ranges: list[tuple[int, int]] = []
    for match in _COMPOUND.finditer(text):
        kana = match[0][0] >= "゠" and match[0][0] <= "ヿ"
        parts = loanword_parts(match[0]) if kana else compound_parts(match[0], text[match.end() : match.end() + 1])
        edges = [match.start(), *(match.start() + at for at in sorted(parts)), match.end()]
        ranges.extend(pairwise(edges))
    return ranges


def _cost(word: str, *, stem: bool) -> float:
    """Return how unlikely some kanji are a word."""
    if len(word) == 1:
        return STEM if stem else LONE
    begins = BEGINS_WITH_SUFFIX * (word[0] in SUFFIXES) + BEGINS_WITH_SELDOM * (word[0] in SELDOM_SUFFIXES)
    front, behind = word[0] in PREFIXES, word[-1] in SUFFIXES
    if len(word) == 2:
        return PAIR + begins + ENDS_WITH_SURE * (word[1] in SURE_SUFFIXES)
    if len(word) == LONGEST:
        twice = word[-1] in SURE_SUFFIXES and word[-2] in STEMS_OF_SUFFIXES
        return BOTH if front and behind else TWICE_BEHIND if twice else 2 * UNLIKELY
    affix = FRONT if front else BEHIND if behind else SELDOM_BEHIND if word[-1] in SELDOM_SUFFIXES else UNLIKELY
    return affix + begins
