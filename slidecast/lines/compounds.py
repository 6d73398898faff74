"""Where a compound of kanji falls into words: most are of two, some with one in front or behind (大規模, 構造化)."""

from functools import lru_cache

PARTICLES = frozenset("はがをにのとでもへや")
PREFIXES = frozenset("超非再各全約最新旧高低大小無未不反副総同多単省脱準主前")
SUFFIXES = frozenset("化的性者型式系率用済")
SURE_SUFFIXES = frozenset("化的性者")
SELDOM_SUFFIXES = frozenset(
    "時後上中下内外間別順法器機数量力値側語品層員部会社家書面際権論氏費板度案感点源室所観長店元額策例"
)
LONGEST = 4  # kanji of a word: a pair with one in front and one behind
# Costs of a word by what it is of: the cheapest sum tells how a compound falls apart.
PAIR = 1.0
FRONT = 1.15
BEHIND = 1.2
BOTH = 1.7
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


def _cost(word: str, *, stem: bool) -> float:
    """Return how unlikely some kanji are a word."""
    if len(word) == 1:
        return STEM if stem else LONE
    begins = BEGINS_WITH_SUFFIX * (word[0] in SUFFIXES) + BEGINS_WITH_SELDOM * (word[0] in SELDOM_SUFFIXES)
    front, behind = word[0] in PREFIXES, word[-1] in SUFFIXES
    if len(word) == 2:
        return PAIR + begins + ENDS_WITH_SURE * (word[1] in SURE_SUFFIXES)
    if len(word) == LONGEST:
        return BOTH if front and behind else 2 * UNLIKELY
    affix = FRONT if front else BEHIND if behind else SELDOM_BEHIND if word[-1] in SELDOM_SUFFIXES else UNLIKELY
    return affix + begins
