"""Kana reduced to what narrators agree on: two spellings of a name become one sound, linked to its characters."""

import re
from functools import lru_cache

from slidecast.reading.lexicon import HIRAGANA_TO_KATAKANA
from slidecast.reading.traced import Replacement, Traced

SMALL_TO_LARGE = dict(zip("ァィゥェォャュョヮ", "アイウエオヤユヨワ", strict=True))
VOICED = {
    "ヴァ": "バ",
    "ヴィ": "ビ",
    "ヴェ": "ベ",
    "ヴォ": "ボ",
    "ヴ": "ブ",
    "ヂ": "ジ",
    "ヅ": "ズ",
    "ヲ": "オ",
    "トゥ": "ツ",
}
E_ROW = "エケセテネヘメレゲゼデベペ"
O_ROW = "オコソトノホモヨロゴゾドボポ"

RULES: tuple[tuple[re.Pattern[str], Replacement], ...] = (
    (re.compile(r"[ぁ-ゖ]"), lambda match: match[0].translate(HIRAGANA_TO_KATAKANA)),
    (re.compile("|".join(VOICED)), lambda match: VOICED[match[0]]),
    (re.compile(r"エッチ"), "エイチ"),
    (re.compile(r"ハイフン"), ""),
    (re.compile(r"(?<!\d)\.|\.(?!\d)|[^0-9A-Za-z.ァ-ヺ一-鿿々]"), ""),
    (re.compile(r"ッ"), ""),
    (re.compile(r"[ァィゥェォャュョヮ]"), lambda match: SMALL_TO_LARGE[match[0]]),
    (re.compile(rf"(?<=[{E_ROW}])イ"), ""),
    (re.compile(rf"(?<=[{O_ROW}])ウ"), ""),
    (re.compile(r"[A-Z]"), lambda match: match[0].lower()),
)
"""In order: one script, voiced kana as spoken, no marks, no long vowels, no doubled consonants, no small kana."""


def traced_sound(text: str) -> Traced:
    """Return the sound of kana and figures, each character with those of the text that it stands for."""
    sound = Traced.normalised(text)
    for pattern, replacement in RULES:
        sound = sound.sub(pattern, replacement)
    return sound


@lru_cache(maxsize=16384)
def sound_of(text: str) -> str:
    return traced_sound(text).text


def distance(first: str, second: str, limit: int) -> int:
    """Return how many kana differ (Levenshtein), `limit + 1` where it is more than `limit`."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(second, 1):
            diagonal, row[j] = row[j], min(diagonal + (a != b), row[j] + 1, row[j - 1] + 1)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
