"""Cards in columns: a short bar on the edge, head over text."""

from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from slidecast.model.bodies import Entry
from slidecast.model.deck import Slide
from slidecast.model.page import BoxItem
from slidecast.typeset.alike import on_one_line
from slidecast.typeset.entries import entries_of, entry_words
from slidecast.typeset.items import Area
from slidecast.typeset.plot import (
    Plot,
    Plotter,
    Slot,
    bar,
    brief,
    card_slot,
    chunks,
    columns_of,
    is_even,
    narrow,
    needed,
    spread,
)
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack

TAB_PX = (88, 10)  # of the bar on a card, width and thickness at the design size
BRIEF_LINES = 6  # on a card in columns
UPRIGHT = (1, 2)  # columns of portrait pages, the most wanted first
NONE = -1  # columns, where there is no such plotter
ROOMY, ROOMY_PORTRAIT = 2, 1  # columns that hold running text


def cards(columns: int) -> Plotter:
    """Return the plotter of cards in this many columns; the words of a row begin at one height."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        look, entries = setter.design.theme.entries, entries_of(slide).entries
        rows = chunks(len(entries), columns)
        widths = [column_width(area, len(row), look.gap) - 2 * look.margins.x for row in rows]
        words = card_words(setter, entries, min(widths, default=1))
        tall = [
            max(needed(setter, words[at], step, width) for at in row) for row, width in zip(rows, widths, strict=True)
        ]
        bands, fits = spread(area, [height + 2 * look.margins.y for height in tall], look.gap)
        slots = tuple(
            _card(setter, cell, words[at], at, height)
            for row, band, height in zip(rows, bands, tall, strict=True)
            for at, cell in zip(row, columns_of(band, len(row), look.gap), strict=True)
        )
        return Plot(slots, above=tuple(_tab(setter, slot.area) for slot in slots), fits=fits, even=is_even(bands))

    return plot


def card_words(setter: Setter, entries: tuple[Entry, ...], width: int) -> list[Stack]:
    """Return the words of cards side by side, the narrowest `width` pixels: their heads in one size, on a line each."""
    head = on_one_line(setter, (entry.head for entry in entries), setter.design.theme.entries.head, width)
    return [entry_words(setter, entry, head=head) for entry in entries]


def roomy(maker: Callable[[int], Plotter]) -> Callable[[int], Plotter]:
    """Return the maker of plotters whose columns refuse long, narrow text: three and more, two on portrait pages."""

    def plotter(columns: int) -> Plotter:
        wide, tight = maker(columns), narrow(maker(columns), BRIEF_LINES)

        def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
            held = ROOMY_PORTRAIT if setter.design.portrait else ROOMY
            return (wide if columns <= held else tight)(setter, slide, area, step)

        return plot

    return plotter


def brief_cards(columns: int) -> Plotter:
    """Return the plotter of cards in columns that refuses long, narrow text."""
    return brief(cards(columns), BRIEF_LINES)


def _card(setter: Setter, cell: Area, words: Stack, unit: int, tall: int) -> Slot:
    """Return a card whose words begin where the tallest of its row, `tall` pixels, stands in the middle."""
    slot = card_slot(setter, cell, words, unit, middle=0.0)
    return replace(slot, room=slot.room.below(cell.y + (cell.height - tall) // 2))


def _tab(setter: Setter, cell: Area) -> BoxItem:
    """Return the short bar on a card's upper edge."""
    look, thick = setter.design.theme.entries, setter.design.px(TAB_PX[1])
    return bar(setter, Area(cell.x + look.margins.x, cell.y, setter.design.px(TAB_PX[0]), thick), look.line)


def column_width(area: Area, count: int, gap: int) -> int:
    """Return the width of each of `count` columns, pixels."""
    return columns_of(area, count, gap)[0].width


def by_columns(maker: Callable[[int], Plotter], *wanted: int) -> tuple[Plotter, ...]:
    """Return a maker's plotters for these numbers of columns: the slide's own number first, where it asks for one.

    Portrait pages have one column, else two, whatever the slide asks for.
    """
    pairs = zip_longest((0, *wanted), UPRIGHT[: len(wanted) + 1], fillvalue=NONE)
    return tuple(_preferring(maker, wide, tall) for wide, tall in pairs)


def _preferring(maker: Callable[[int], Plotter], wide: int, tall: int) -> Plotter:
    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        body = entries_of(slide)
        columns = tall if setter.design.portrait else wide or body.columns or 0
        most = max(UPRIGHT) if setter.design.portrait else 4
        if not 1 <= columns <= min(most, max(len(body.entries), 1)):
            return Plot((), fits=False)
        return maker(columns)(setter, slide, area, step)

    return plot
