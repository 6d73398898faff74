"""Texts as the sounds they are made of, and how much of them two texts share, whatever the letters are."""

from collections import Counter
from collections.abc import Sequence
from math import log

from slidecast.reading import Lexicon, read

GRAM = 4  # phones: two morae, mostly
RAREST = 3.0  # weight of a gram that no document has

Gram = tuple[str, ...]
Grams = Counter[Gram]
Rareness = dict[Gram, float]


def grams_of(text: str, lexicon: Lexicon) -> Grams:
    """Return every run of `GRAM` phones of a text's reading, with how often it occurs; pauses do not count."""
    phones = [phone for phone in read(text, lexicon).phones if phone != "pau"]
    return Counter(tuple(phones[at : at + GRAM]) for at in range(len(phones) - GRAM + 1))


def rareness(documents: Sequence[Grams]) -> Rareness:
    """Return the inverse document frequency of every gram, 0 for those found everywhere."""
    seen = Counter(gram for document in documents for gram in document)
    return {gram: log((len(documents) + 1) / count) for gram, count in seen.items()}


def shared(grams: Grams, text: Grams, rare: Rareness) -> float:
    """Return the share of the grams that a text has too, 0 to 1, rare ones counting more."""
    total = sum(count * rare.get(gram, RAREST) for gram, count in grams.items())
    return sum(count * rare.get(gram, RAREST) for gram, count in grams.items() if gram in text) / max(total, 1e-9)
