"""Decks, pages and what can be read off them, for the tests of this room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from slidecast.media.theme_files import theme_source
from slidecast.model.bodies import FlowBlock, FlowKind
from slidecast.model.deck import Deck, Slide
from slidecast.model.metrics import Font, FontMetrics
from slidecast.model.page import BoxItem, Page, Role, TextItem
from slidecast.model.text import RichText
from slidecast.model.theme import Theme
from slidecast.parse.deck import read_deck
from slidecast.parse.theme import load_theme
from slidecast.typeset import lay_out, paginate

CASES = Path(__file__).parent.parent / "cases"
FULL_HD = (1920, 1080)
HIDDEN = ("kind", "state", "trend", "url", "form_url", "pictures")
"""Fields of bodies that are not for reading."""
OPENING = "「『（【［〈《〔"
ASCENT = 0.88


class SquareMetrics:
    """Measures as if every character were a square, ASCII half as wide: quick, and easy to reckon with."""

    def advance_px(self, text: str, font: Font) -> float:
        return (len(text) - len(text.encode("ascii", "ignore")) / 2) * font.size_px

    def advances_px(self, texts: Sequence[str], font: Font) -> list[float]:
        return [self.advance_px(text, font) for text in texts]

    def ascent_px(self, font: Font) -> float:
        return ASCENT * font.size_px

    def descent_px(self, font: Font) -> float:
        return (1 - ASCENT) * font.size_px

    def uncovered(self, text: str, font: Font) -> tuple[str, ...]:
        del text, font
        return ()


SQUARES: FontMetrics = SquareMetrics()


@cache
def theme(name: str = "zundamon") -> Theme:
    return load_theme(name, theme_source)


@cache
def gallery() -> Deck:
    """Return the deck with a slide of every kind."""
    path = CASES / "gallery.json"
    return read_deck(path.read_text("utf-8"), str(path), lambda _: None)


def deck_of(*slides: Slide) -> Deck:
    return Deck(slides, "枝豆放送局", "2025.09.18", ("一つ目の話題",))


@dataclass(frozen=True)
class Rect:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rect") -> bool:
        """Return whether the two share more than an edge; rounding is none.

        A run's start is rounded where it is set, and once more where it is drawn in a lighter weight: each of two
        neighbours is at most a pixel off.
        """
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 2 and down > 1

    def holds(self, other: "Rect") -> bool:
        """Return whether the other lies within, a pixel of rounding aside."""
        across = self.left - 1 <= other.left and other.right <= self.right + 1
        return across and self.top - 1 <= other.top and other.bottom <= self.bottom + 1


def text_rect(item: TextItem) -> Rect:
    """Return the em box of a text; the blank halves of brackets at either end count as nothing."""
    size = item.font.size_px
    left = item.x + (size / 2 if item.text[0] in OPENING else 0)
    right = item.x + item.width - (size / 2 if item.text[-1] in "」』）】］〉》〕、。，．" else 0)
    return Rect(left, item.baseline - ASCENT * size, right, item.baseline + (1 - ASCENT) * size)


def box_rect(item: BoxItem) -> Rect:
    return Rect(item.x, item.y, item.x + item.width, item.y + item.height)


def texts_of(page: Page) -> list[TextItem]:
    return [item for item in page.items if isinstance(item, TextItem)]


def surfaces_of(page: Page) -> list[BoxItem]:
    return [item for item in page.items if isinstance(item, BoxItem) and item.role is Role.SURFACE]


def written(page: Page) -> str:
    """Return all text of a page in its order, without white space."""
    return squeezed("".join(item.text for item in texts_of(page) if item.role is not Role.RUBY))


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00a0", " ").split())


def lines_of(page: Page) -> list[list[TextItem]]:
    return [list(runs) for _, runs in groupby(texts_of(page), key=lambda item: item.line)]


def strings_of(slide: Slide) -> Iterator[str]:
    """Yield every string that the slide's pages must show: all but addresses, names of states and kinds."""
    yield slide.title
    yield slide.subhead
    yield from _strings(slide.body)


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 (bodies hold values of many types)
    if isinstance(value, RichText):
        yield value.plain
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _strings(member)
    elif isinstance(value, FlowBlock) and value.kind is FlowKind.ROW:
        yield from (cell for text in value.sentences for cell in text.plain.split("\t"))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in HIDDEN:
                yield from _strings(getattr(value, field.name))


def pages_of(slide: Slide, look: Theme, size: tuple[int, int], metrics: FontMetrics) -> list[Page]:
    """Return the pages of a slide that stands alone in its deck."""
    deck = paginate(deck_of(slide), look, size, metrics)
    return [lay_out(part, at, deck, look, size, metrics) for at, part in enumerate(deck.slides)]
