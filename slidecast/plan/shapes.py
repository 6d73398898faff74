"""What a block of prose becomes on slides of a kind of its own, and how much of a text such a kind holds."""

import unicodedata
from dataclasses import dataclass

from slidecast.model.bodies import Body
from slidecast.model.deck import SlideKind, Utterance
from slidecast.model.episode import Block
from slidecast.model.text import RichText
from slidecast.plan.flow import utterances_of
from slidecast.plan.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Screenful:
    """A screenful of a kind, and what is spoken on it."""

    kind: SlideKind
    body: Body
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A block as pages of a kind, with what of it stays prose before and after them."""

    pages: tuple[Screenful, ...]
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()


def said_of(texts: list[RichText]) -> tuple[Utterance, ...]:
    """Return the sentences of the texts; those of each set off the unit of its place."""
    return tuple(
        one
        for unit, text in enumerate(texts)
        for sentence in split_sentences(text)
        for one in utterances_of(sentence, unit)
    )


def ems(text: RichText) -> float:
    """Return about how wide a text is: full-width characters count 1, others half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text.plain)
