"""Written text to its reading: kana, phones and moras, linked to the characters they stand for."""

from slidecast.reading.lexicon import Lexicon, load_lexicon
from slidecast.reading.reading import Reading, Word, is_speakable, read, voiced_text
from slidecast.reading.restore import respelled, restore
from slidecast.reading.vocabulary import Vocabulary, vocabulary_of

__all__ = [
    "Lexicon",
    "Reading",
    "Vocabulary",
    "Word",
    "is_speakable",
    "load_lexicon",
    "read",
    "respelled",
    "restore",
    "vocabulary_of",
    "voiced_text",
]
