"""Cards, cards with heads, cards in rows, questions and answers, swim lanes."""

from collections.abc import Callable
from dataclasses import replace

from slidecast.model.bodies import Entries, Entry
from slidecast.model.deck import Slide
from slidecast.model.page import BoxItem, Role, Shape, ShapeItem
from slidecast.model.text import RichText
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import (
    Plot,
    Plotter,
    Slot,
    bar,
    brief,
    card_slot,
    chunks,
    columns_of,
    needed,
    numbered_disc,
    shape,
    spread,
)
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack, Words, stack_of

HEAD_SHARE = 0.34  # of a row's width, for heads that stand beside their texts
FRAME_PX = 4  # of a headed card's coloured edge, at the design size
HEAD_PAD_PX = 10
TAB_PX = (88, 10)  # of the bar on a card, width and thickness at the design size
BRIEF_LINES = 6  # on a card in columns


def entries_of(slide: Slide) -> Entries:
    assert isinstance(slide.body, Entries)
    return slide.body


def entry_words(setter: Setter, entry: Entry, *, align: float = 0.0, head: bool = True) -> Stack:
    """Return an entry's head, text and points."""
    look = setter.design.theme.entries
    lead = Words(entry.head, look.head, align=align) if head else Words(RichText(), look.head)
    points = (Words(item, look.text, bullet=True, gap_em=0.22) for item in entry.items)
    return stack_of(lead, Words(entry.text, look.text, align=align, gap_em=0.2), *points)


def cards(columns: int) -> Plotter:
    """Return the plotter of cards in this many columns; the words of a row begin at one height."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        look, words = setter.design.theme.entries, [entry_words(setter, entry) for entry in entries_of(slide).entries]
        rows = chunks(len(words), columns)
        widths = [_column_width(area, len(row), look.gap) - 2 * look.margins.x for row in rows]
        tall = [
            max(needed(setter, words[at], step, width) for at in row) for row, width in zip(rows, widths, strict=True)
        ]
        bands, fits = spread(area, [height + 2 * look.margins.y for height in tall], look.gap)
        slots = tuple(
            _card(setter, cell, words[at], at, height)
            for row, band, height in zip(rows, bands, tall, strict=True)
            for at, cell in zip(row, columns_of(band, len(row), look.gap), strict=True)
        )
        return Plot(slots, above=tuple(_tab(setter, slot.area) for slot in slots), fits=fits)

    return plot


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


def headed_cards(columns: int, *, lanes: bool = False) -> Plotter:
    """Return the plotter of cards with a coloured head; lanes have arrows from one to the next."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        entries = entries_of(slide).entries
        rows = chunks(len(entries), columns)
        gap = setter.design.px(52) if lanes else setter.design.theme.entries.gap
        heads = [_head_height(setter, entries, row, step, area, gap) for row in rows]
        bodies = [_body_height(setter, entries, row, step, area, gap) for row in rows]
        bands, fits = spread(area, [h + b for h, b in zip(heads, bodies, strict=True)], setter.design.theme.entries.gap)
        slots: list[Slot] = []
        arrows: list[Items] = []
        for row, band, pair in zip(rows, bands, zip(heads, bodies, strict=True), strict=True):
            cells = columns_of(band, len(row), gap)
            for at, cell in zip(row, cells, strict=True):
                slots.extend(_headed(setter, entries[at], cell, pair, at))
            arrows.extend((lane_arrow(setter, cell, gap),) for cell in cells[:-1] if lanes)
        return Plot(tuple(slots), above=joined(*arrows), fits=fits)

    return plot


def _column_width(area: Area, count: int, gap: int) -> int:
    return columns_of(area, count, gap)[0].width


def _head_height(setter: Setter, entries: tuple[Entry, ...], row: range, step: int, area: Area, gap: int) -> int:
    width = _column_width(area, len(row), gap) - 2 * setter.design.theme.entries.margins.x
    pad = 2 * setter.design.px(HEAD_PAD_PX)
    return max(needed(setter, _head_words(setter, entries[at]), step, width) for at in row) + pad


def _body_height(setter: Setter, entries: tuple[Entry, ...], row: range, step: int, area: Area, gap: int) -> int:
    look = setter.design.theme.entries
    width = _column_width(area, len(row), gap) - 2 * look.margins.x
    tall = max(needed(setter, entry_words(setter, entries[at], head=False), step, width) for at in row)
    return tall + 2 * look.margins.y + setter.design.px(FRAME_PX)


def _head_words(setter: Setter, entry: Entry) -> Stack:
    look = setter.design.theme.entries
    return stack_of(Words(entry.head, look.head, Role.LABEL, look.on_head, 0.5))


def _headed(setter: Setter, entry: Entry, cell: Area, heights: tuple[int, int], unit: int) -> tuple[Slot, Slot]:
    """Return the two slots of a card with a head: the head on its colour, the rest on a surface laid over it."""
    look, frame = setter.design.theme.entries, setter.design.px(FRAME_PX)
    head, tall = heights[0], heights[1] - 2 * look.margins.y - frame
    outer = look.surface.model_copy(update={"fill": look.head_fill, "outline": look.head_fill})
    inner = look.surface.model_copy(
        update={"outline_width": 0, "shadow_blur": 0, "radius": max(look.surface.radius - frame, 0)}
    )
    body = Area(cell.x + frame, cell.y + head, cell.width - 2 * frame, max(cell.height - head - frame, 1))
    strip = Area(cell.x, cell.y, cell.width, head).inset(look.margins.x, setter.design.px(HEAD_PAD_PX))
    words = entry_words(setter, entry, head=False)
    room = body.inset(look.margins.x - frame, look.margins.y)
    return (
        Slot(cell, strip, _head_words(setter, entry), unit, outer),
        Slot(body, room.below(room.y + max(room.height - tall, 0) // 2), words, unit, inner, 0.0),
    )


def lane_arrow(setter: Setter, cell: Area, gap: int) -> ShapeItem:
    """Return the arrow in the gap right of a column."""
    side = round(gap * 0.7)
    spot = Area(cell.right + (gap - side) // 2, cell.y + (cell.height - side) // 2, side, side)
    return shape(setter, Shape.ARROW, spot, setter.design.theme.entries.line)


def card_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return cards one below another, a list mark before each, head over text."""
    return _rows(setter, slide, area, step, beside=False)


def split_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return cards one below another, heads at the left, texts at the right; all have both."""
    whole = all(entry.head and (entry.text or entry.items) for entry in entries_of(slide).entries)
    return _rows(setter, slide, area, step, beside=True) if whole else Plot((), fits=False)


def _rows(setter: Setter, slide: Slide, area: Area, step: int, *, beside: bool) -> Plot:
    look, entries = setter.design.theme.entries, entries_of(slide).entries
    mark = round(look.head.size * 0.86)
    left = look.margins.x + mark + setter.design.px(22)
    width = area.width - left - look.margins.x
    head = round(width * HEAD_SHARE) if beside else width
    gap = setter.design.px(28)
    stacks = [
        (entry_words(setter, entry, head=True)[: 1 if entry.head else 0], entry_words(setter, entry, head=False))
        if beside
        else (entry_words(setter, entry), ())
        for entry in entries
    ]
    tails = width - head - gap if beside else width
    heights = [
        max(needed(setter, lead, step, head), needed(setter, tail, step, tails)) + 2 * look.margins.y
        for lead, tail in stacks
    ]
    rows, fits = spread(area, heights, look.gap)
    slots: list[Slot] = []
    marks: list[Items] = []
    for at, (row, (lead, tail)) in enumerate(zip(rows, stacks, strict=True)):
        room = Area(row.x + left, row.y + look.margins.y, head, row.height - 2 * look.margins.y)
        slots.append(Slot(row, room, lead, at, look.surface))
        if tail:
            beyond = Area(room.right + gap, room.y, tails, room.height)
            slots.append(Slot(row, beyond, tail, at, framed=False))
        spot = Area(row.x + look.margins.x, row.y + (row.height - mark) // 2, mark, mark)
        bullet = setter.design.theme.flow.bullet
        marks.append((shape(setter, bullet.shape, spot, *bullet.colours),))
    return Plot(tuple(slots), above=joined(*marks), fits=fits)


def questions(columns: int) -> Plotter:
    """Return the plotter of questions with their answers."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        look, entries = setter.design.theme.entries, entries_of(slide).entries
        side, inset = setter.design.px(54), setter.design.px(54 + 18)
        rows = chunks(len(entries), columns)
        width = _column_width(area, columns, look.gap) - 2 * look.margins.x - inset
        between = setter.design.px(12)
        pairs = [(entry_words(setter, entry)[: 1 if entry.head else 0], _answer(setter, entry)) for entry in entries]
        tall = [[max(needed(setter, words, step, width), side) for words in pair] for pair in pairs]
        heights = [max(sum(tall[at]) for at in row) + between + 2 * look.margins.y for row in rows]
        bands, fits = spread(area, heights, look.gap)
        slots: list[Slot] = []
        discs: list[Items] = []
        for row, band in zip(rows, bands, strict=True):
            for at, cell in zip(row, columns_of(band, len(row), look.gap), strict=True):
                free = max(cell.height - 2 * look.margins.y - between - sum(tall[at]), 0)
                top, own = cell.y + look.margins.y + free // 2, cell.width - 2 * look.margins.x - inset
                ask = Area(cell.x + look.margins.x + inset, top, own, tall[at][0])
                tell = Area(ask.x, ask.bottom + between, own, tall[at][1])
                slots.append(Slot(cell, ask, pairs[at][0], at, look.surface))
                slots.append(Slot(cell, tell, pairs[at][1], at, framed=False, surface=None))
                x = cell.x + look.margins.x
                discs.append(numbered_disc(setter, "Q", x, ask.y + ask.height // 2, side))
                discs.append(numbered_disc(setter, "A", x, tell.y + tell.height // 2, side) if pairs[at][1] else ())
        return Plot(tuple(slots), above=joined(*discs), fits=fits)

    return plot


def _answer(setter: Setter, entry: Entry) -> Stack:
    return entry_words(setter, entry, head=False)


def by_columns(maker: Callable[[int], Plotter], *wanted: int) -> tuple[Plotter, ...]:
    """Return a maker's plotters for these numbers of columns: the slide's own number first, where it asks for one.

    Portrait pages want the fewest columns first.
    """
    pairs = zip((0, *wanted), (0, *reversed(wanted)), strict=True)
    return tuple(_preferring(maker, wide, tall) for wide, tall in pairs)


def _preferring(maker: Callable[[int], Plotter], wide: int, tall: int) -> Plotter:
    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        body = entries_of(slide)
        columns = (tall if setter.design.portrait else wide) or body.columns or 0
        most = 2 if setter.design.portrait else 4
        if not 1 <= columns <= min(most, max(len(body.entries), 1)):
            return Plot((), fits=False)
        return maker(columns)(setter, slide, area, step)

    return plot
