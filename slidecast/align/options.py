"""What an alignment may know besides text and sound: the slides that hold the sentences, and the user's wishes."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from slidecast.model.deck import Deck, SlideKind
from slidecast.model.remember import Remember, anew
from slidecast.model.time import TimeRange
from slidecast.reading import Lexicon


class Telling(StrEnum):
    """How the voice treats the text."""

    AUTO = "auto"
    VERBATIM = "verbatim"
    RETOLD = "retold"


@dataclass(frozen=True, slots=True)
class Group:
    """The utterances from `first` up to, not including, `last`, which one slide holds.

    Attributes:
        article: number of the article it belongs to, from 1; None for opening and closing.
        title: the title that opens the article; empty for a group that opens none.
        time: from a deck that holds times.
        media: the slide is a film or still with its own sound; nothing is spoken.
    """

    first: int
    last: int
    article: int | None = None
    title: str = ""
    time: TimeRange | None = None
    media: bool = False


@dataclass(frozen=True, slots=True)
class AlignOptions:
    """How to align.

    Attributes:
        lexicon: readings to prefer.
        groups: one for each slide, in order; empty where the slides are not known.
        telling: verbatim or retold where the user knows; else found by evidence.
        force: go on even though text and sound do not belong together.
        timing: a file of times (SRT, VTT, Whisper JSON, .lab) to take as they are.
        remember: knows what was heard of this sound and read of its text in earlier runs; it changes no result.
    """

    lexicon: Lexicon = field(default_factory=Lexicon)
    groups: tuple[Group, ...] = ()
    telling: Telling = Telling.AUTO
    force: bool = False
    timing: Path | None = None
    remember: Remember = field(default=anew, repr=False, compare=False)


def groups_of(deck: Deck) -> tuple[Group, ...]:
    """Return a group for each slide of the deck, an article's first one with its title."""
    groups: list[Group] = []
    opened: set[int] = set()
    at = 0
    for slide in deck.slides:
        opens = slide.article is not None and slide.article not in opened
        title = deck.articles[slide.article - 1] if opens and slide.article else ""
        if slide.article is not None:
            opened.add(slide.article)
        end = at + len(slide.utterances)
        groups.append(Group(at, end, slide.article, title, slide.time, slide.kind is SlideKind.RAW_MEDIA))
        at = end
    return tuple(groups)
