"""Open JTalk, asked for the words of Japanese text; every other module leaves pyopenjtalk alone."""

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from types import ModuleType
from typing import Any

LONGEST_PIECE = 600
"""Characters given to Open JTalk at once; it refuses more than 8 KiB."""

CUT = re.compile(r"[。！？!?、,\s]+")
NO_SOUND = frozenset(("unk", "pau", "sp", "sil"))
KANA_WORD = re.compile(r"[ァ-ヺー]+")


@dataclass(frozen=True, slots=True)
class JapaneseWord:
    """A word as Open JTalk cuts it.

    Attributes:
        start: first character in the text, and `end`, the one after the last.
        phones: Open JTalk's symbols, devoiced vowels in upper case; empty where nothing is spoken.
        kana: as pronounced, in katakana.
        joins: whether it goes on in the accent phrase of the word before.
        is_mark: punctuation, a bracket, a symbol; no white space.
    """

    start: int
    end: int
    phones: tuple[str, ...]
    kana: str
    moras: int
    joins: bool
    is_mark: bool


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A word of the dictionary, as MeCab finds it.

    Attributes:
        start: first character in the text, and `end`, the one after the last.
        pos: part of speech, and `detail`, its first subdivision.
        form: of what is inflected, as 基本形.
        kana: as pronounced, in katakana; the surface where the dictionary does not know the word.
        spelled: as spelled in kana, in katakana; likewise.
    """

    surface: str
    start: int
    end: int
    pos: str
    detail: str
    form: str
    kana: str
    spelled: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """A text's likeliest morphemes and their cost: the lower, the likelier is the text."""

    morphemes: tuple[Morpheme, ...]
    cost: int


@cache
def openjtalk() -> ModuleType:
    """Return pyopenjtalk, imported without its remark on onnxruntime."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        import pyopenjtalk
    return pyopenjtalk


def japanese_words(text: str) -> Iterator[JapaneseWord]:
    """Yield the words of text that holds Japanese, digits and punctuation; no limit of length."""
    at = 0
    for start, end in cut_pieces(text, LONGEST_PIECE):
        for entry in openjtalk().g2p_mapping(text[start:end]):
            low, high = (start + edge for edge in entry["char_span"])
            if low < at or high == low:  # a word that it made up, as the ten of 2026: it claims the piece, or nothing
                low, high = max(at - 1, start), max(at, start + 1)
            at = high
            yield _word(entry, low, high)


def _word(entry: dict[str, Any], start: int, end: int) -> JapaneseWord:
    is_sign = entry["pos"] == "記号"
    return JapaneseWord(
        start=start,
        end=end,
        phones=tuple(phone for phone in entry["phonemes"] if phone not in NO_SOUND),
        kana="" if is_sign else entry["pron"].replace("’", ""),
        moras=entry["mora_count"],
        joins=entry["chain_flag"] == 1,
        is_mark=is_sign and not entry["surface"].isspace(),
    )


def cut_pieces(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of pieces of at most `longest` characters, cut after punctuation where there is some."""
    start = 0
    while start < len(text):
        end = min(start + longest, len(text))
        if end < len(text):
            cuts = [match.end() for match in CUT.finditer(text, start, end)]
            end = cuts[-1] if cuts else end
        yield start, end
        start = end


@lru_cache(maxsize=4096)
def dictionary_kana(word: str) -> str | None:
    """Return the kana of a Latin word that Open JTalk's dictionary has as a word, else None."""
    morphs = openjtalk().run_mecab_detailed(word)[1]
    if len(morphs) != 1 or morphs[0]["is_unknown"]:
        return None
    kana = morphs[0]["features"][9] if len(morphs[0]["features"]) > 9 else ""
    return kana.replace("’", "") if KANA_WORD.fullmatch(kana.replace("’", "")) else None


@lru_cache(maxsize=4096)
def parsed(text: str) -> Parse:
    """Return the morphemes of a text of at most `LONGEST_PIECE` characters."""
    found = openjtalk().run_mecab_detailed(text)[1] if text.strip() else []
    return Parse(tuple(map(_morpheme, found)), found[-1]["node_cost"] if found else 0)


def _morpheme(found: dict[str, Any]) -> Morpheme:
    features = [*found["features"], *[""] * 10]
    start, end = found["char_span"]
    surface, is_known = found["surface"], not found["is_unknown"]
    return Morpheme(
        surface=surface,
        start=start,
        end=end,
        pos=features[1],
        detail=features[2],
        form=features[6],
        kana=(features[9].replace("’", "") if is_known else "") or surface,
        spelled=(features[8].replace(":", "") if is_known else "") or surface,
        is_known=is_known,
    )
