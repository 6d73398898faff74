"""Phrase boundaries (bunsetsu) by BudouX's model, mended where it splits words or parts what belongs together.

A line does not begin with the second half of a compound particle: に/よる, と/して.
"""

import re
from functools import lru_cache
from itertools import pairwise

import budoux

from slidecast.lines.compounds import compound_parts

_ONE_WORD = re.compile("(?<![一-鿿々])[一-鿿々]{2}(?![一-鿿々])|[ァ-ヴー]{2,}")
"""Two kanji or a run of katakana between other letters: one word, whatever the model says."""

_BOUND = re.compile(
    "(?<=に)(?:よ(?:る|り|って|れば)|つい(?:て|ての)|お(?:いて|ける)|対(?:して|する|し)|関(?:して|する|し)"
    "|基づ(?:いて|いた|き|く)|とって|向け(?:て|た)|応じ(?:て|た)|伴(?:って|う|い)|し|して|する|なる|なり|なって)"
    "|(?<=と)(?:いう|いった|して|しての|する|なる|なり|なって)"
    "|(?<=[ぁ-ゖ一-鿿])ため(?=[一-鿿ァ-ヴA-Za-z])"
    "|(?<=[ぁ-ゖ一-鿿])(?:せ|られ|れ)(?:る|ます|まし|て|た|ば|な|ず)"
    "|(?<=で)(?:いい|よい|良い)(?![一-鿿ァ-ヴ])"
    "|(?<=[一-鿿][きぎちびみり])[一-鿿](?=[きぎちびみりしくぐつぶむるすわっんいえけてで])"
    "|(?<=[ァ-ヴーA-Za-z0-9一-鿿])(?:向け|[化的性型系版用製風](?![一-鿿々]))"
)
"""What never begins a line: the rest of a compound particle, a conjunction, an auxiliary verb (こな/せる), the
second verb of two (読み/書き), a suffix."""
_LEANING = re.compile(
    "(?<=[ぁ-ゖ一-鿿])(?:こと|ため|もの|とき|ところ|ほう|わけ|はず|まま|な[いくか]|場合|限り|際(?=[はにの、]))"
    "|(?<=を)(?:する|した|して)"
    "|(?<=[ぁ-ゖァ-ヴー一-鿿A-Za-z0-9])[（(]"
)
"""What says little without the words before it: nouns, negations, する; a bracket that explains the word before it."""
_ADNOMINALS = frozenset({"この", "その", "あの", "どの", "より", "もっと", "最も", "ほぼ", "約"})
"""What says nothing without the words behind it."""
_FUNCTION_WORD = re.compile(
    r"(?<![\w'’-])(?:a|an|the|of|in|on|at|by|for|from|to|with|via|as|and|or|vs\.?) (?=\S)", re.IGNORECASE
)
"""An English word that had better not end a line of a title: An Introduction to/Beans."""
_PREFIX = re.compile("(?<![一-鿿々])[超非再各全約最新旧高低大小無未不反副総同](?=[一-鿿々ァ-ヴA-Za-z])")
"""A kanji that belongs to the word behind it."""

_COMPOUND = re.compile("[一-鿿々]{3,}")
_QUOTED = re.compile("[「『（(【〈《][^「」『』（）()【】〈〉《》]{2,16}[」』）)】〉》]")

_LONE = re.compile(r"\W*[一-鿿]")
"""A phrase of a single kanji, behind a bracket or not: the first of a word, (事/例."""
_FIRST_KANA = re.compile("(?<=[」』】）])[ぁ-ゖ](?<![はがをにのとでもへやなかだよね])")
"""A kana behind a bracket that is no particle: the first of a word, 】く/る."""

_TORN = re.compile("[ぁ-ゖ](?![おご])[ぁ-ゖ](?=[一-鿿ァ-ヴ])")
"""The last kana of a word behind its others, before the next word: もたらす/心理的. お and ご begin words."""


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
    starts = _at_words(text, _mended(text, starts))
    words = [match.span() for match in _ONE_WORD.finditer(text)]
    for start, end in words + word_ranges(text, protected):
        starts -= set(range(start + 1, end))
    return frozenset(starts - {0})


def _at_words(text: str, starts: set[int]) -> set[int]:
    """Return the starts with those inside a word of a compound of kanji moved to where it begins: 具体/例, 出/力."""
    for match in _COMPOUND.finditer(text):
        parts = compound_parts(match[0], text[match.end() : match.end() + 1])
        words = sorted({match.start(), *(match.start() + part for part in parts)})
        for torn in starts & set(range(match.start() + 1, match.end())) - set(words):
            word = max(at for at in words if at < torn)
            joined = word == match.start() and _begins_word(text[word - 1 : word])
            starts = starts - {torn} | (set() if joined else {word})
    return starts


@lru_cache(maxsize=1024)
def quoted_offsets(text: str) -> frozenset[int]:
    """Return the offsets within short texts in brackets, where a line had better not begin: 「Common /Pile」."""
    return frozenset(at for match in _QUOTED.finditer(text) for at in range(match.start() + 1, match.end()))


@lru_cache(maxsize=1024)
def leaning_offsets(text: str, edges: tuple[int, ...]) -> frozenset[int]:
    """Return the offsets of phrases that lean on the one before them: 豆を茹でる/ことが, この/豆, 枝豆/（大豆）.

    Args:
        edges: where phrases begin, and last the end of the text.
    """
    behind = {end for start, end in pairwise(edges) if text[start:end].strip() in _ADNOMINALS}
    return frozenset(behind | {at for at in edges if _LEANING.match(text, at)})


@lru_cache(maxsize=1024)
def function_word_ends(text: str) -> frozenset[int]:
    """Return the offsets behind English articles, prepositions and conjunctions with their space."""
    return frozenset(match.end() for match in _FUNCTION_WORD.finditer(text))


def _mended(text: str, starts: set[int]) -> set[int]:
    """Return the starts with none before what hangs on the phrase before it, but one behind it before a new word."""
    lone = {end for start, end in pairwise(sorted(starts)) if _LONE.fullmatch(text, start, end)}
    torn = {at for at in starts if at and _TORN.match(text, at - 1)}
    starts = starts | {at + 1 for at in torn}
    hanging = torn | lone | {match.end() for kind in (_PREFIX, _FIRST_KANA) for match in kind.finditer(text)}
    for match in _BOUND.finditer(text):
        hanging |= set(range(match.start(), match.end()))
        if match.start() in starts and _begins_word(text[match.end() :]):
            starts = starts | {match.end()}
    return starts - hanging


def _begins_word(text: str) -> bool:
    return text[:1].isalnum() and not "ぁ" <= text[0] <= "ゖ"


def word_ranges(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the ranges at which one of the words stands in a text, the longest first where several do."""
    return [match.span() for match in _any_of(words).finditer(text)] if words else []


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
