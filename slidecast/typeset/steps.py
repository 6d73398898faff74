"""Steps: processes across and down, timelines, stairs, flow charts."""

from slidecast.model.bodies import Entry
from slidecast.model.deck import Slide
from slidecast.model.page import BoxItem, Role, Shape
from slidecast.typeset.entries import entries_of, entry_words
from slidecast.typeset.headed import lane_arrow
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import (
    Plot,
    Slot,
    bar,
    card_slot,
    columns_of,
    is_even,
    needed,
    numbered_disc,
    shape,
    spread,
)
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack, Words, stack_of

DISC_PX = 60  # a step's number, at the design size
LARGE_DISC_PX = 84  # likewise, above its words
RISE_PX = (56, 130)  # of a stair above the one before it, least and most
ARROW_GAP_PX = 48  # between boxes with an arrow between them
DONE, NEXT = "done", "next"
MOST_ACROSS = 4
MOST_STAIRS = 5


def step_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return numbered steps one below another, on a line that joins their numbers."""
    look, body = setter.design.theme.entries, entries_of(slide)
    side, lead = setter.design.px(DISC_PX), setter.design.px(DISC_PX + 26)
    width = area.width - lead - 2 * look.margins.x
    words = [entry_words(setter, entry) for entry in body.entries]
    heights = [max(needed(setter, stack, step, width), side) + look.margins.y for stack in words]
    rows, fits = spread(area, heights, look.gap)
    cards = [Area(row.x + lead, row.y, row.width - lead, row.height) for row in rows]
    slots = tuple(
        Slot(card, card.inset(look.margins.x, look.margins.y // 2), stack, at, look.surface)
        for at, (card, stack) in enumerate(zip(cards, words, strict=True))
    )
    discs = (
        numbered_disc(setter, str(body.start + at), row.x, row.y + row.height // 2, side) for at, row in enumerate(rows)
    )
    return Plot(slots, _joining_line(setter, rows, side), joined(*discs), fits, is_even(rows))


def _joining_line(setter: Setter, rows: tuple[Area, ...], side: int) -> Items:
    """Return the line from the middle of the first row to that of the last."""
    if len(rows) < 2:
        return ()
    thick = setter.design.px(8)
    top, bottom = rows[0].y + rows[0].height // 2, rows[-1].y + rows[-1].height // 2
    line = Area(rows[0].x + (side - thick) // 2, top, thick, bottom - top)
    return (bar(setter, line, setter.design.theme.entries.line),)


def steps_across(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return numbered steps side by side with arrows between them."""
    look, body = setter.design.theme.entries, entries_of(slide)
    if not 2 <= len(body.entries) <= MOST_ACROSS or setter.design.portrait:
        return Plot((), fits=False)
    side, gap = setter.design.px(LARGE_DISC_PX), setter.design.px(ARROW_GAP_PX)
    words = [entry_words(setter, entry, align=0.5) for entry in body.entries]
    edge = look.margins.x // 2  # centred words need no more
    width = columns_of(area, len(words), gap)[0].width - 2 * edge
    head = side + setter.design.px(24)
    tall = max(needed(setter, stack, step, width) for stack in words) + head + 2 * look.margins.y
    (band,), fits = spread(area, [tall], 0, most=1.6)
    cells = columns_of(band, len(words), gap)
    slots = tuple(
        Slot(
            cell,
            Area(cell.x + edge, cell.y + look.margins.y + head, width, cell.height - 2 * look.margins.y - head),
            stack,
            at,
            look.surface,
        )
        for at, (cell, stack) in enumerate(zip(cells, words, strict=True))
    )
    discs = (
        numbered_disc(
            setter,
            str(body.start + at),
            cell.x + (cell.width - side) // 2,
            cell.y + look.margins.y + side // 2,
            side,
        )
        for at, cell in enumerate(cells)
    )
    arrows = tuple(lane_arrow(setter, cell, gap) for cell in cells[:-1])
    return Plot(slots, above=joined(arrows, *discs), fits=fits)


def timeline_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return milestones one below another: date, dot on the line, label."""
    look, entries = setter.design.theme.entries, entries_of(slide).entries
    side, gap = setter.design.px(44), setter.design.px(24)
    dates = round(area.width * 0.22) if any(entry.text for entry in entries) else 0
    left = dates + (gap if dates else 0)
    width = area.width - left - side - gap - 2 * look.margins.x
    labels = [_milestone(setter, entry) for entry in entries]
    when = [stack_of(Words(entry.text, look.label, Role.LABEL, "primary", 1.0)) for entry in entries]
    heights = [
        max(needed(setter, label, step, width), needed(setter, date, step, max(dates - gap, 1)), side) + look.margins.y
        for label, date in zip(labels, when, strict=True)
    ]
    rows, fits = spread(area, heights, look.gap)
    slots: list[Slot] = []
    dots: list[Items] = []
    for at, row in enumerate(rows):
        card = Area(row.x + left + side + gap, row.y, row.width - left - side - gap, row.height)
        slots.append(Slot(card, card.inset(look.margins.x, look.margins.y // 2), labels[at], at, look.surface))
        if dates:
            date = Area(row.x + gap, row.y, dates - gap, row.height)
            slots.append(Slot(date, date, when[at], at, framed=False))
        dots.append(_dot(setter, entries[at].state, row.x + left, row.y + row.height // 2, side))
    line = _joining_line(setter, tuple(Area(row.x + left, row.y, row.width, row.height) for row in rows), side)
    return Plot(tuple(slots), line, joined(*dots), fits)


def timeline_across(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return milestones side by side on a line: dates above it, labels below."""
    look, entries = setter.design.theme.entries, entries_of(slide).entries
    if not 2 <= len(entries) <= MOST_ACROSS + 1 or setter.design.portrait:
        return Plot((), fits=False)
    side, gap = setter.design.px(44), look.gap
    labels = [_milestone(setter, entry, 0.5) for entry in entries]
    when = [stack_of(Words(entry.text, look.label, Role.LABEL, "primary", 0.5)) for entry in entries]
    width = columns_of(area, len(entries), gap)[0].width
    date = max(needed(setter, words, step, width - gap) for words in when)
    tall = max(needed(setter, words, step, width - 2 * look.margins.x) for words in labels) + 2 * look.margins.y
    (band,), fits = spread(area, [date + side + tall + 2 * gap], 0, most=1.25)
    slots: list[Slot] = []
    dots: list[Items] = []
    cells = columns_of(band, len(entries), gap)
    for at, cell in enumerate(cells):
        above = Area(cell.x, cell.y, cell.width, date).inset(gap // 2, 0)
        below = cell.below(cell.y + date + side + 2 * gap)
        slots.append(Slot(above, above, when[at], at, framed=False))
        slots.append(card_slot(setter, below, labels[at], at))
        middle = cell.y + date + gap + side // 2
        dots.append(_dot(setter, entries[at].state, cell.x + (cell.width - side) // 2, middle, side))
    thick = setter.design.px(8)
    first, last = cells[0], cells[-1]
    y = band.y + date + gap + (side - thick) // 2
    line = Area(first.x + first.width // 2, y, last.x + last.width // 2 - first.x - first.width // 2, thick)
    return Plot(tuple(slots), (bar(setter, line, look.line),), joined(*dots), fits)


def _milestone(setter: Setter, entry: Entry, align: float = 0.0) -> Stack:
    look = setter.design.theme.entries
    points = (Words(item, look.text, bullet=True) for item in entry.items)
    return stack_of(Words(entry.head, look.text, align=align), *points)


def _dot(setter: Setter, state: str, x: int, middle: int, side: int) -> Items:
    """Return a milestone's dot: done is ticked, next is full, what is to do is hollow."""
    design, look = setter.design, setter.design.theme.entries
    edge = max(design.px(6), 2)
    full = state in (DONE, NEXT)
    fill = look.number_fill if full else look.surface.fill
    box = BoxItem(
        x,
        middle - side // 2,
        side,
        side,
        design.colour(fill),
        Role.ORNAMENT,
        side // 2,
        design.colour(look.number_fill),
        edge,
    )
    tick = Area(x, middle - side // 2, side, side).inset(side // 5, side // 5)
    return (box, shape(setter, Shape.CHECK, tick, look.number.colour)) if state == DONE else (box,)


def stairs(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return steps that rise from left to right."""
    look, body = setter.design.theme.entries, entries_of(slide)
    count = len(body.entries)
    if not 2 <= count <= MOST_STAIRS or setter.design.portrait:
        return Plot((), fits=False)
    side = setter.design.px(LARGE_DISC_PX)
    words = [entry_words(setter, entry) for entry in body.entries]
    cells = columns_of(area, count, look.gap // 2)
    width = cells[0].width - 2 * look.margins.x
    head = side + setter.design.px(12)
    tall = [needed(setter, stack, step, width) + head + 2 * look.margins.y for stack in words]
    least, most = map(setter.design.px, RISE_PX)
    rise = min(max((area.height - max(tall)) // (count - 1), least), most)
    first = max(height - at * rise for at, height in enumerate(tall))
    top = first + rise * (count - 1)
    slots: list[Slot] = []
    discs: list[Items] = []
    for at, (cell, stack) in enumerate(zip(cells, words, strict=True)):
        height = first + at * rise
        box = Area(cell.x, cell.bottom - (area.height - min(top, area.height)) // 2 - height, cell.width, height)
        inner = box.inset(look.margins.x, look.margins.y)
        slots.append(Slot(box, inner.below(inner.y + head), stack, at, look.surface, 0.0))
        discs.append(numbered_disc(setter, str(body.start + at), inner.x, inner.y + side // 2, side))
    return Plot(tuple(slots), above=joined(*discs), fits=top <= area.height)


def flow_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return rows of boxes with arrows from one to the next; a row is a unit."""
    look, entries = setter.design.theme.entries, entries_of(slide).entries
    gap = setter.design.px(ARROW_GAP_PX)
    rows = [_row_steps(setter, entry) for entry in entries]
    if any(not 1 <= len(row) <= MOST_ACROSS for row in rows) or (setter.design.portrait and max(map(len, rows)) > 2):
        return Plot((), fits=False)
    heads = [stack_of(Words(entry.head, look.head)) for entry in entries]
    widths = [columns_of(area, len(row), gap)[0].width - 2 * look.margins.x for row in rows]
    titles = [needed(setter, head, step, area.width - 2 * look.margins.x) for head in heads]
    boxes = [
        max(needed(setter, stack, step, width) for stack in row) + 2 * look.margins.y
        for row, width in zip(rows, widths, strict=True)
    ]
    bands, fits = spread(area, [a + b for a, b in zip(titles, boxes, strict=True)], 2 * look.gap)
    slots: list[Slot] = []
    arrows: list[Items] = []
    for at, (band, row) in enumerate(zip(bands, rows, strict=True)):
        title = Area(band.x, band.y, band.width, titles[at]).inset(look.margins.x, 0)
        slots.append(Slot(title, title, heads[at], at, framed=False))
        cells = columns_of(band.below(title.bottom), len(row), gap)
        slots.extend(card_slot(setter, cell, stack, at) for cell, stack in zip(cells, row, strict=True))
        arrows.append(tuple(lane_arrow(setter, cell, gap) for cell in cells[:-1]))
    return Plot(tuple(slot for slot in slots if slot.words), above=joined(*arrows), fits=fits)


def _row_steps(setter: Setter, entry: Entry) -> list[Stack]:
    look = setter.design.theme.entries
    texts = [text for text in (entry.text, *entry.items) if text]
    return [stack_of(Words(text, look.text, align=0.5)) for text in texts]
