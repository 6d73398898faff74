"""The words that an episode's own texts write: Latin terms, figures, kanji words, titles, each with its sound.

What is spoken in kana is written back as these texts write it, and as nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from slidecast.model.remember import Remember, anew
from slidecast.reading.english import latin_kana, spelled
from slidecast.reading.lexicon import Lexicon
from slidecast.reading.openjtalk import parsed
from slidecast.reading.sounds import sound_of
from slidecast.reading.spoken_forms import spoken_forms

WORD = r"[A-Za-z][A-Za-z0-9'’]*(?:(?<=\d)(?:\.\d+)+|\+\+|#)?|\d+(?:\.\d+)*[A-Za-z]+|\d+(?:\.\d+)*"
LATIN_RUN = re.compile(rf"(?:{WORD})(?:[ .&/_-]?(?:{WORD}))*")
WORDS = re.compile(WORD)
MIXED = re.compile(r"(?<![A-Za-z0-9])\d?[A-Z][A-Za-z]*[ァ-ヺー]{2,}|[ァ-ヺー]{2,}[A-Z]{2,}(?![a-z])")
KATAKANA = re.compile(r"[ァ-ヺ][ァ-ヺー]+(?:・[ァ-ヺ][ァ-ヺー]+)*")
KANJI = re.compile(r"[一-鿿々]{2,8}")
NOT_WORDS = re.compile(
    r"https?://\S+|(?<![A-Za-z])[a-z][\w.-]*/[\w./-]+|\w[\w.-]*/[\w.-]+/[\w./-]+|\w*_\w*|(?:19|20)\d\d[./-]\d+[./-]\d+",
    re.ASCII,
)
NUMBER = re.compile(r"\d+(?:\.\d+)+[A-Z]?|\d+[A-Z]+")
COINED = re.compile(r"[A-Z]-[A-Z]\w+|[A-Z][A-Za-z]+-\d[\d.]*")
DOTTED = re.compile(r"[A-Za-z]\w+\.[A-Za-z]\w+")
PERCENT = re.compile(r"\d\s?[%％]")
VERSION = re.compile(r"(?<=[vV])\d+(?:\.\d+)+")
MOST_WORDS = 5
LEAST_SOUND = 3
LEAST_PART_SOUND = 4  # kana of a name that only stands inside of longer English
LEAST_KANJI = 4  # kana of a word in kanji: shorter ones have too many homophones
LEAST_NUMBER_SOUND = 4


@dataclass(frozen=True, slots=True)
class Term:
    """A way of writing, and the sounds it stands for.

    Attributes:
        is_sure: whether its sound, wherever it is heard between words, can mean nothing else; if not, only a run of
            katakana that is this and nothing more is written so.
    """

    shown: str
    sounds: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the texts of an episode hold.

    Attributes:
        terms: Latin words, phrases and figures; of equal sounds the first decides.
        kanji: words in kanji, each with its one spelling in katakana.
        kana: katakana words that the texts themselves write so.
        titles: whole titles, for lines that read them out.
        has_percent_signs: whether the texts write 20% and not 20パーセント.
    """

    terms: tuple[Term, ...] = ()
    kanji: tuple[Term, ...] = ()
    kana: frozenset[str] = frozenset()
    titles: tuple[str, ...] = ()
    has_percent_signs: bool = False

    def in_order(self) -> tuple[object, ...]:
        """Return what it holds, in an order that is the same in every run."""
        return self.terms, self.kanji, sorted(self.kana), self.titles, self.has_percent_signs


def vocabulary_of(
    texts: Iterable[str], titles: Iterable[str], lexicon: Lexicon, remember: Remember = anew
) -> Vocabulary:
    """Return the vocabulary of an episode.

    Args:
        texts: what is shown: summaries, slides' titles and bodies; not what is spoken.
        titles: of the articles and of the programme, as published.
        remember: is told what shapes the terms of each phrase, but for the lexicon.
    """
    named = tuple(dict.fromkeys(title.strip() for title in titles if title.strip()))
    written = [NOT_WORDS.sub(" ", text) for text in chain(named, texts)]
    runs = {run for text in written for run in KATAKANA.findall(text)}
    kana = frozenset(runs | {word for run in runs for word in run.split("・")})
    heard = frozenset(map(sound_of, kana))
    surfaces = dict.fromkeys(chain.from_iterable(_surfaces(text) for text in written))
    hearing = sorted(heard)

    def terms_of(surface: str, is_whole: bool) -> list[Term]:
        causes = "terms", surface, is_whole, hearing
        return remember(causes, lambda: list(_terms(surface, is_whole, heard, lexicon)))

    terms = [term for surface in surfaces for term in terms_of(*surface)]
    has_percent_signs = any(PERCENT.search(text) for text in written)
    return Vocabulary(_unique(terms), _unique(_kanji_terms(written, lexicon)), kana, named, has_percent_signs)


def _surfaces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield Latin phrases, and whether each stands whole in Japanese text or is part of an English sentence."""
    for match in MIXED.finditer(text):
        yield match[0], True
    for match in VERSION.finditer(text):
        yield match[0], True
    for match in LATIN_RUN.finditer(text):
        run = match[0]
        words = list(WORDS.finditer(run))
        is_short = len(words) <= MOST_WORDS
        if is_short:
            yield run, True
        for size in range(min(MOST_WORDS, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                yield run[words[at].start() : words[at + size - 1].end()], is_short and len(words) == 1


def _terms(surface: str, is_whole: bool, heard: frozenset[str], lexicon: Lexicon) -> Iterator[Term]:
    """Yield the terms of a phrase, none for one that must not be read out of kana.

    Args:
        heard: sounds of the words that the texts write in katakana: those stay in katakana.
    """
    if NUMBER.fullmatch(surface):
        yield _number_term(surface, lexicon)
        return
    words = WORDS.findall(surface)
    is_sure = _is_sure(surface, words, lexicon)
    is_part = not is_whole and surface.islower() and len(words) == 1
    if surface.isdigit() or is_part or not (is_sure or (is_whole and surface[0].isupper())):
        return
    if len(surface) == 1:
        yield Term(surface, (sound_of(spelled(surface)),), is_sure=False)
        return
    sounds = spoken_forms(surface, lexicon)
    tail = (sound_of(latin_kana(word, lexicon)) for word in words[1:] if _is_letters(word))
    if (not is_sure and heard.intersection(sounds)) or (not is_whole and heard.intersection(tail)):
        return
    least = LEAST_SOUND if is_whole or _is_coined(words[0]) else LEAST_PART_SOUND
    is_phrase = is_whole and len(words) > 1 and not words[0][0].isdigit()
    yield Term(surface, tuple(s for s in sounds if len(s) >= least), is_sure or is_phrase)
    if is_whole or _is_coined(surface):
        yield Term(surface, tuple(s for s in sounds if len(s) < least), is_sure=False)


def _is_sure(surface: str, words: list[str], lexicon: Lexicon) -> bool:
    """Say whether the sound of a word or phrase can mean nothing else."""
    if DOTTED.fullmatch(surface) or COINED.fullmatch(surface):
        return True
    if len(words) == 1:
        return _is_name(surface, lexicon)
    if words[0][0].isdigit() and not any(_is_name(word, lexicon) for word in words[1:]):
        return False
    has_figure = words[0][0].isupper() and any(word[0].isdigit() for word in words[1:])
    return (_is_name(words[0], lexicon) or has_figure) and _may_end(words[-1])


def _number_term(surface: str, lexicon: Lexicon) -> Term:
    sounds = (s for s in spoken_forms(surface, lexicon) if len(s) >= LEAST_NUMBER_SOUND or s[0].isdigit())
    return Term(surface, tuple(sounds), is_sure=True)


def _is_letters(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _is_coined(word: str) -> bool:
    return len(word) > 1 and any(letter.isupper() or letter.isdigit() for letter in word[1:])


def _may_end(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


@lru_cache(maxsize=4096)
def _is_name(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word is an abbreviation, holds a capital or figure inside, or has a sound no Japanese word has."""
    is_letters = _is_letters(word)
    is_said_as_word = is_letters and word.isupper() and latin_kana(word, lexicon) != spelled(word)
    if _is_coined(word) and not is_said_as_word:
        return True
    if len(word) == 1:
        return False
    if word[0].islower() and lexicon.exact(word) is None:
        return is_letters and latin_kana(word, lexicon) == spelled(word)
    morphemes = parsed(latin_kana(word, lexicon)).morphemes
    return any(not m.is_known for m in morphemes) or all(m.detail == "固有名詞" for m in morphemes)


def _kanji_terms(texts: Iterable[str], lexicon: Lexicon) -> Iterator[Term]:
    for word in dict.fromkeys(word for text in texts for run in KANJI.findall(text) for word in _parts(run)):
        spelled_out = lexicon.reading(word) or "".join(morpheme.spelled for morpheme in parsed(word).morphemes)
        if len(spelled_out) >= LEAST_KANJI:
            yield Term(word, (spelled_out,), is_sure=True)


def _parts(run: str) -> Iterator[str]:
    """Yield a run of kanji and, of a compound, the parts of two and more kanji."""
    cuts = [morpheme.start for morpheme in parsed(run).morphemes] + [len(run)]
    for low in range(len(cuts) - 1):
        for high in range(low + 1, len(cuts)):
            if cuts[high] - cuts[low] >= 2:
                yield run[cuts[low] : cuts[high]]


def _unique(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms that have a sound, once each."""
    return tuple(dict.fromkeys(term for term in terms if term.sounds))
