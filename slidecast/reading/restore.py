"""Text written for the voice → text for the eye: particles, Latin terms and titles as a reader expects them.

Decks and scripts spell as they sound: は as わ, English in kana. What the episode's own texts write decides how a
term is shown; where nothing decides, the spoken form stays.
"""

import re
from collections import Counter

from slidecast.reading.kanji import with_kanji
from slidecast.reading.lexicon import Lexicon
from slidecast.reading.particles import with_particles
from slidecast.reading.terms import with_terms
from slidecast.reading.titles import with_titles
from slidecast.reading.vocabulary import Vocabulary

DATE = re.compile(r"(\d{4})ねん(\d{1,2})がつ(\d{1,2})にち")
LATIN_WORD = re.compile(r"[A-Za-z0-9]+")
MARKS = re.compile(r"\W|_")
PERCENT = re.compile(r"(?<=\d)パーセント")


def restore(spoken: str, vocabulary: Vocabulary, lexicon: Lexicon) -> str:
    """Return the text to show for a spoken sentence."""
    parts = with_titles(with_particles(spoken), vocabulary.titles, lexicon)
    terms = (text if is_final else with_terms(text, vocabulary, lexicon) for text, is_final in parts)
    return _with_figures(with_kanji("".join(terms), vocabulary), vocabulary)


def respelled(text: str, vocabulary: Vocabulary, lexicon: Lexicon) -> str:
    """Return a text that was written for the eye with what is yet spelled as it sounds put right.

    It stays where that would change but marks and spaces, or how it writes a Latin word or a figure.
    """
    shown = restore(text, vocabulary, lexicon)
    is_other = MARKS.sub("", shown) != MARKS.sub("", text)
    return shown if is_other and not Counter(LATIN_WORD.findall(text)) - Counter(LATIN_WORD.findall(shown)) else text


def _with_figures(text: str, vocabulary: Vocabulary) -> str:
    text = DATE.sub(r"\1年\2月\3日", text)
    return PERCENT.sub("%", text) if vocabulary.has_percent_signs else text
