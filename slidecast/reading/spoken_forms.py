"""How a Latin term may be said: its words' readings, and its figures in Japanese, in English, digit by digit."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from slidecast.reading.english import latin_kana, pronounced, spelled
from slidecast.reading.lexicon import Lexicon, surface_pattern
from slidecast.reading.openjtalk import japanese_words, parsed
from slidecast.reading.sounds import sound_of

MOST_FORMS = 24
PIECE = re.compile(r"\d+(?:\.\d+)*|[A-Za-z]+(?:['’][A-Za-z]+)*|[ぁ-ゖァ-ヺー一-鿿々]+|\+\+|#|\.(?=[A-Za-z])")
SIGNS = {"++": ("プラスプラス",), "#": ("シャープ",), ".": ("ドット", "")}
VOWEL = re.compile("[AEIOU]")
LONGEST_SPELLED = 5
LONGEST_SPELLED_SMALL = 3  # letters: exe, cpp
KATAKANA = re.compile(r"[ァ-ヺー]+")
PLURAL_PHRASE = re.compile(r" [A-Z][a-z]*s$")
PLURAL_ENDS = ("ズ", "ス")
DIGITS = ("ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ")
POINTED = ("ゼロ", "イッ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ")
ENGLISH = (
    "ゼロ", "ワン", "ツー", "スリー", "フォー", "ファイブ", "シックス", "セブン", "エイト", "ナイン", "テン",
    "イレブン", "トゥエルブ", "サーティーン", "フォーティーン", "フィフティーン", "シックスティーン",
    "セブンティーン", "エイティーン", "ナインティーン",
)  # fmt: skip
TENS = (
    "",
    "",
    "トゥエンティ",
    "サーティー",
    "フォーティー",
    "フィフティー",
    "シックスティー",
    "セブンティー",
    "エイティー",
    "ナインティー",
)


ROWS = {
    row[0]: tuple(row[1].split())
    for row in (
        ("", "ア イ ウ エ オ"), ("k", "カ キ ク ケ コ"), ("c", "カ シ ク セ コ"), ("s", "サ シ ス セ ソ"),
        ("t", "タ ティ トゥ テ ト"), ("n", "ナ ニ ヌ ネ ノ"), ("h", "ハ ヒ フ ヘ ホ"), ("m", "マ ミ ム メ モ"),
        ("r", "ラ リ ル レ ロ"), ("l", "ラ リ ル レ ロ"), ("g", "ガ ギ グ ゲ ゴ"), ("z", "ザ ジ ズ ゼ ゾ"),
        ("d", "ダ ディ ドゥ デ ド"), ("b", "バ ビ ブ ベ ボ"), ("p", "パ ピ プ ペ ポ"), ("v", "ヴァ ヴィ ヴ ヴェ ヴォ"),
        ("f", "ファ フィ フ フェ フォ"), ("j", "ジャ ジ ジュ ジェ ジョ"), ("w", "ワ ウィ ウ ウェ ウォ"),
        ("y", "ヤ イ ユ イェ ヨ"), ("ch", "チャ チ チュ チェ チョ"), ("sh", "シャ シ シュ シェ ショ"),
    )
}  # fmt: skip
BARE = {
    "n": "ン", "m": "ム", "s": "ス", "t": "ト", "k": "ク", "c": "ク", "l": "ル", "r": "ル", "d": "ド", "g": "グ",
    "p": "プ", "b": "ブ", "f": "フ", "z": "ズ", "x": "クス", "th": "ス", "ck": "ク", "sh": "シュ", "ch": "チ",
}  # fmt: skip
SYLLABLE = re.compile(r"(?:ch|sh|[kcstnhmrlgzdbpvfjwy])?[aiueo]|ck|th|sh|ch|[nmstkclrdgpbfzx]")


def spoken_forms(term: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the sounds by which a term may be heard, the likeliest first."""
    whole = lexicon.reading(term)
    found = PIECE.findall(_phrases_read(term, lexicon))
    pieces = [_piece_forms(piece, lexicon) + _as_word(piece, alone=len(found) == 1) for piece in found]
    forms = ["".join(choice) for choice in islice(product(*pieces), MOST_FORMS)]
    if PLURAL_PHRASE.search(term):
        forms += [form[:-1] for form in forms if form[-1:] in PLURAL_ENDS]
    sounds = map(sound_of, [whole, *forms] if whole else forms)
    return tuple(dict.fromkeys(sound for sound in sounds if sound))


def _phrases_read(term: str, lexicon: Lexicon) -> str:
    """Return the term with the lexicon's phrases as kana; its single words have more forms than one."""
    return surface_pattern(lexicon).sub(
        lambda match: (lexicon.reading(match[0]) or match[0]) if " " in match[0] else match[0], term
    )


@lru_cache(maxsize=4096)
def _piece_forms(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    if piece[0].isdigit():
        return tuple(dict.fromkeys(number_forms(piece)))
    if piece in SIGNS:
        return SIGNS[piece]
    if piece[0].isascii():
        return tuple(dict.fromkeys(_word_forms(piece, lexicon)))
    return (piece if KATAKANA.fullmatch(piece) else "".join(morpheme.kana for morpheme in parsed(piece).morphemes),)


def _word_forms(word: str, lexicon: Lexicon) -> Iterator[str]:
    yield latin_kana(word, lexicon)
    romaji = in_romaji(word.lower())
    if romaji and lexicon.reading(word) is None:
        yield romaji
    if len(word) <= (LONGEST_SPELLED if word.isupper() else LONGEST_SPELLED_SMALL):
        yield spelled(word)


def _as_word(piece: str, *, alone: bool) -> tuple[str, ...]:
    """Return an abbreviation in capitals read as a word, as INT in INT4; alone it might be any word: LED no red."""
    if alone or not piece.isupper() or not VOWEL.search(piece) or not 2 < len(piece) <= LONGEST_SPELLED:
        return ()
    return (pronounced(piece),)


def number_forms(number: str) -> Iterator[str]:
    """Yield a number as figures, in Japanese, digit by digit, and in English."""
    yield number
    whole, *parts = number.split(".")
    for point in ("テン", "ポイント") if parts else ("",):
        digits = ["".join(DIGITS[int(digit)] for digit in part) for part in parts]
        if parts and len(whole) == 1:
            yield point.join([POINTED[int(whole)], *digits])
        if len(whole) <= 4:
            yield point.join(["".join(word.kana for word in japanese_words(str(int(whole)))), *digits])
        yield point.join(["".join(DIGITS[int(digit)] for digit in whole), *digits])
        if len(whole) <= 2 and all(len(part) <= 2 for part in parts):
            yield point.join(_in_english(int(part)) for part in (whole, *parts))


def _in_english(number: int) -> str:
    if number < len(ENGLISH):
        return ENGLISH[number]
    return TENS[number // 10] + (ENGLISH[number % 10] if number % 10 else "")


def in_romaji(word: str) -> str | None:
    """Return the kana of a word read letter by letter as Latin is, None for one that has other sounds."""
    kana = "".join(_romaji_kana(match[0]) for match in SYLLABLE.finditer(word))
    return kana if len(word) > 3 and sum(len(m[0]) for m in SYLLABLE.finditer(word)) == len(word) else None


def _romaji_kana(syllable: str) -> str:
    if syllable in BARE:
        return BARE[syllable]
    consonant, vowel = syllable[:-1], syllable[-1]
    return ROWS[consonant]["aiueo".index(vowel)]
