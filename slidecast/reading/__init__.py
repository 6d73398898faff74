"""Written text to its reading: kana, phones and moras, linked to the characters they stand for."""

from slidecast.reading.lexicon import Lexicon, load_lexicon
from slidecast.reading.reading import Reading, Word, is_speakable, read, voiced_text

__all__ = ["Lexicon", "Reading", "Word", "is_speakable", "load_lexicon", "read", "voiced_text"]
