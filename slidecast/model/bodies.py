"""Bodies of slides: the content that each kind's master lays out.

Every body lists its `units`: the pieces, in reading order, that can be set off one at a time while the
voice speaks about them (a sentence, a point, a card, a row, a step).
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from slidecast.model.text import RichText


class FlowKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    CODE = "code"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """A paragraph, heading, list item, quotation, code block or table row of running text.

    Attributes:
        sentences: joined they are the block's text; each is a unit (a code block has its lines, newline included).
        depth: nesting of a list item, from 0.
        ordinal: the number that a numbered item shows.
        continued: the block began on the slide before.
    """

    kind: FlowKind
    sentences: tuple[RichText, ...]
    depth: int = 0
    ordinal: int | None = None
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """An image to show.

    Attributes:
        url: where it is; once it is there, a file's absolute path.
        width_px, height_px: its size; 0 where it could not be had.
    """

    url: str
    caption: str = ""
    width_px: int = 0
    height_px: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A titled entry: a card, step, milestone, level, question, row of figures.

    Attributes:
        head: title, label or question.
        text: description, answer or second label.
        items: further points of the entry (swim lanes, cards with lists, flow rows).
        state: of a milestone: done, next, todo, or empty.
    """

    head: RichText
    text: RichText = RichText()
    items: tuple[RichText, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A labelled figure: a kpi, a compared pair, a bar, a progress row.

    Attributes:
        values: as written, one (kpi, progress) or two (left, right).
        change: of a kpi, as written.
        trend: up, down, neutral, good, bad, done, next, todo, or empty.
    """

    label: RichText
    values: tuple[str, ...]
    change: str = ""
    trend: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Running text: prose, lists, code. `columns` breaks it before block `split` into two columns."""

    blocks: tuple[FlowBlock, ...]
    split: int | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(s.plain for block in self.blocks for s in block.sentences)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The episode's articles, or a deck's own items."""

    items: tuple[RichText, ...]
    date: str = ""
    announcement: tuple[RichText, ...] = ()
    start: int = 0
    """How many items stand on pages before."""

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(item.plain for item in self.items)


@dataclass(frozen=True, slots=True)
class Section:
    """The head of an article: its number of how many, 0 for a part that is no article; the slide's title is its own."""

    number: int
    total: int
    pictures: tuple[Picture, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class Entries:
    """Titled entries: cards, steps, milestones, lanes, cycle, faq, triangle, pyramid, flow rows.

    Attributes:
        columns: how many the deck asks for; None where the master decides.
        centre: the text in the middle of a cycle.
        start: the first entry's number, where the master numbers them.
    """

    entries: tuple[Entry, ...]
    columns: int | None = None
    centre: str = ""
    pictures: tuple[Picture, ...] = ()
    start: int = 1

    @property
    def units(self) -> tuple[str, ...]:
        return tuple("".join(text.plain for text in (entry.head, entry.text, *entry.items)) for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides: lists (`compare`) or figures (`statsCompare`, `barCompare`)."""

    left_title: str
    right_title: str
    left: tuple[RichText, ...] = ()
    right: tuple[RichText, ...] = ()
    figures: tuple[Figure, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        rows = tuple(f.label.plain + "".join(f.values) for f in self.figures)
        return tuple(text.plain for text in self.left + self.right) + rows


@dataclass(frozen=True, slots=True)
class Figures:
    """Labelled figures: kpi, progress."""

    figures: tuple[Figure, ...]
    columns: int | None = None

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(f.label.plain + "".join(f.values) + f.change for f in self.figures)


@dataclass(frozen=True, slots=True)
class Table:
    headers: tuple[RichText, ...]
    rows: tuple[tuple[RichText, ...], ...]

    @property
    def units(self) -> tuple[str, ...]:
        return tuple("".join(cell.plain for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Quotation:
    text: RichText
    author: str = ""

    @property
    def units(self) -> tuple[str, ...]:
        return (self.text.plain,)


@dataclass(frozen=True, slots=True)
class Closing:
    """The end: announcement, letters form (its URL becomes a QR code), credits."""

    announcement: tuple[RichText, ...] = ()
    form_label: str = ""
    form_url: str = ""
    credits: tuple[str, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(sentence.plain for sentence in self.announcement)


@dataclass(frozen=True, slots=True)
class Illustrated:
    """A picture beside points (`imageText`); `picture_left` tells the side."""

    picture: Picture
    points: tuple[RichText, ...]
    picture_left: bool = True

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(point.plain for point in self.points)


@dataclass(frozen=True, slots=True)
class RawMedia:
    """A film (with its sound) or a still, shown as it is.

    Attributes:
        url: where it is; once it is there, a file's absolute path.
        digest: of the file's content; empty where the file could not be had, and nothing is shown.
        length: of the film, seconds.
        poster: seconds into the film of the frame that stands for it.
    """

    url: str
    is_film: bool
    digest: str = ""
    length: Fraction = Fraction(0)
    poster: Fraction = Fraction(0)

    @property
    def units(self) -> tuple[str, ...]:
        return ()


Body = Flow | Agenda | Section | Entries | Comparison | Figures | Table | Quotation | Closing | Illustrated | RawMedia
