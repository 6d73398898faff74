"""Written Japanese to Reading: the kana and phones of its sound, each with the characters it stands for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from slidecast.reading.english import LATIN_WORD, latin_kana
from slidecast.reading.figures import RULES, URL
from slidecast.reading.lexicon import Lexicon, surface_pattern
from slidecast.reading.openjtalk import JapaneseWord, japanese_words
from slidecast.reading.traced import Span, Traced

STRAY_LONG_VOWEL = re.compile(r"(?<![ぁ-ゖァ-ヺー])ー+")
SPEAKABLE = re.compile(r"[0-9A-Za-zぁ-ゖァ-ヺ一-鿿㐀-䶿豈-﫿𠀀-𯨟々〆ヶ]")
SILENT = re.compile(r"[^\w\s、。，．,.!?！？・…「」『』（）()【】\[\]〈〉《》〔〕:;：；/／%+\-−~〜～ー々〆ヶ]+")
KANA_CHARACTERS = re.compile(r"[ぁ-ゖァ-ヺー]+")
SMALL_KANA = "ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ"
VOWELS = frozenset("aiueo")
PAUSE = "pau"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the reading.

    Attributes:
        span: the characters of the text that it stands for.
        phones: Open JTalk's symbols in lower case, `N`, `cl`; empty for what is not spoken; `pau` for a pause.
        kana: as pronounced, katakana; of a pause its sign.
        starts_phrase: whether an accent phrase begins with it.
    """

    span: Span
    phones: tuple[str, ...]
    kana: str
    moras: int
    starts_phrase: bool

    @property
    def is_pause(self) -> bool:
        return self.phones == (PAUSE,)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is spoken.

    Attributes:
        text: as written.
        words: in order; neither the first nor the last is a pause, nor are two neighbours.
    """

    text: str
    words: tuple[Word, ...]

    @property
    def kana(self) -> str:
        """The sound in katakana, with `、` at pauses: another engine reads it the same way."""
        return "".join(word.kana for word in self.words)

    @property
    def phones(self) -> tuple[str, ...]:
        """Phones in order: Open JTalk's symbols, devoiced vowels in lower case, `pau` at punctuation."""
        return tuple(phone for word in self.words for phone in word.phones)

    @property
    def phrase_starts(self) -> tuple[int, ...]:
        """Indices into `phones` at which an accent phrase begins."""
        starts, at = [], 0
        for word in self.words:
            if word.starts_phrase:
                starts.append(at)
            at += len(word.phones)
        return tuple(starts)

    @property
    def spans(self) -> tuple[Span, ...]:
        """For each phone the characters of the text that it belongs to, ascending: its kana, else its word."""
        return tuple(span for word in self.words for span in _phone_spans(word, self.text))

    @property
    def moras(self) -> int:
        return sum(word.moras for word in self.words)


@lru_cache(maxsize=8192)
def read(text: str, lexicon: Lexicon) -> Reading:
    """Return the reading of a text; one that cannot be spoken (empty, emoji, signs) has no words."""
    voiced = voiced_text(text, lexicon)
    if not is_speakable(voiced.text):
        return Reading(text, ())
    words: list[Word] = []
    for word in japanese_words(voiced.text):
        _append(words, word, voiced)
    if words and words[-1].is_pause:
        words.pop()
    return Reading(text, tuple(words))


def voiced_text(text: str, lexicon: Lexicon) -> Traced:
    """Return the text as an engine for Japanese reads it rightly: Latin words in kana, figures in words."""
    voiced = Traced.normalised(text).sub(URL, "")
    voiced = voiced.sub(surface_pattern(lexicon), lambda match: lexicon.reading(match.group()))
    for pattern, replace in RULES:
        voiced = voiced.sub(pattern, replace)
    voiced = voiced.sub(LATIN_WORD, lambda match: latin_kana(match.group(), lexicon))
    voiced = voiced.sub(SILENT, " ")
    return voiced.sub(STRAY_LONG_VOWEL, " ")


def is_speakable(voiced: str) -> bool:
    """Say whether anything of a voiced text makes a sound."""
    return SPEAKABLE.search(voiced) is not None


def _append(words: list[Word], word: JapaneseWord, voiced: Traced) -> None:
    """Add a word; a mark becomes a pause, once, and never at the beginning."""
    span = voiced.span(word.start, word.end)
    if word.phones:
        phones = tuple(phone.lower() if phone.lower() in VOWELS else phone for phone in word.phones)
        starts = not word.joins or not words or words[-1].is_pause
        words.append(Word(span, phones, word.kana, word.moras, starts))
    elif word.is_mark and words and not words[-1].is_pause:
        words.append(Word(span, (PAUSE,), "、", 0, False))


def _phone_spans(word: Word, text: str) -> list[Span]:
    """Return the characters of each phone: kana one by one where the word is written so, else all of the word."""
    start, end = word.span
    if not KANA_CHARACTERS.fullmatch(text[start:end]):
        return [word.span] * len(word.phones)
    written = _mora_spans(text, start, end)
    spoken = _mora_indices(word.phones)
    if not spoken or spoken[-1] + 1 != len(written):
        return [word.span] * len(word.phones)
    return [written[index] for index in spoken]


def _mora_spans(text: str, start: int, end: int) -> list[Span]:
    """Return the characters of each mora of kana."""
    spans: list[Span] = []
    for at in range(start, end):
        if spans and text[at] in SMALL_KANA:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


def _mora_indices(phones: tuple[str, ...]) -> list[int]:
    """Return for each phone the mora it belongs to; a mora ends with a vowel, `N` or `cl`."""
    indices, mora = [], 0
    for phone in phones:
        indices.append(mora)
        if phone in VOWELS or phone in ("N", "cl"):
            mora += 1
    return indices
