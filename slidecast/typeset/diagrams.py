"""Diagrams of titled entries: cycles, triangles, pyramids."""

from slidecast.model.deck import Slide
from slidecast.model.page import Shape, ShapeItem
from slidecast.model.text import RichText
from slidecast.typeset.entries import entries_of, entry_words
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import Plot, Slot, card_slot, columns_of, needed, numbered_disc, shape, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Words, stack_of

CORNERS = 4
PYRAMID_SHARE = 0.3  # of the width
LEAD_SHARE = 0.42  # of a level, for heads that stand beside their texts


def cycle(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return four entries clockwise around the text in their middle, with arrows from one to the next."""
    body, look = entries_of(slide), setter.design.theme.entries
    if len(body.entries) != CORNERS:
        return Plot((), fits=False)
    arrow = setter.design.px(48)
    middle = stack_of(Words(RichText.of(body.centre), look.head, align=0.5, colour="primary"))
    across = max(round(area.width * 0.2), arrow + 2 * look.gap) if middle else arrow + look.gap
    side = (area.width - across) // 2
    words = [entry_words(setter, entry, align=0.5) for entry in body.entries]
    tall = max(needed(setter, stack, step, side - 2 * look.margins.x) for stack in words) + 2 * look.margins.y
    gap = arrow + look.gap
    (upper, lower), fits = spread(area, [tall, tall], gap, most=1.4)
    left, right = area.x, area.right - side
    cells = (
        Area(left, upper.y, side, upper.height),
        Area(right, upper.y, side, upper.height),
        Area(right, lower.y, side, lower.height),
        Area(left, lower.y, side, lower.height),
    )
    slots = [card_slot(setter, cell, stack, at) for at, (cell, stack) in enumerate(zip(cells, words, strict=True))]
    hub = Area(
        left + side, upper.y + upper.height // 2, across, lower.y + lower.height // 2 - upper.y - upper.height // 2
    )
    if middle:
        core = hub.inset(look.gap // 2, arrow)
        slots.append(Slot(core, core, middle))
    return Plot(tuple(slots), above=_turns(setter, cells, arrow), fits=fits)


def _turns(setter: Setter, cells: tuple[Area, ...], side: int) -> Items:
    """Return the arrows between four cards, clockwise."""
    one, two, three, _ = cells
    centre = (one.right + two.x) // 2
    waist = (one.bottom + three.y) // 2
    spots = (
        (centre, one.y + one.height // 2, 0.0),
        (two.x + two.width // 2, waist, 90.0),
        (centre, three.y + three.height // 2, 180.0),
        (one.x + one.width // 2, waist, 270.0),
    )
    line = setter.design.theme.entries.line
    return tuple(
        shape(setter, Shape.ARROW, Area(x - side // 2, y - side // 2, side, side), line, values=(turn,))
        for x, y, turn in spots
    )


def triangle(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return three entries at the corners of a triangle."""
    body, look = entries_of(slide), setter.design.theme.entries
    if len(body.entries) != 3:
        return Plot((), fits=False)
    words = [entry_words(setter, entry, align=0.5) for entry in body.entries]
    gap = setter.design.px(64)
    pair = columns_of(area, 2, gap)
    width = pair[0].width - 2 * look.margins.x
    tall = [needed(setter, stack, step, width) + 2 * look.margins.y for stack in words]
    (upper, lower), fits = spread(area, [tall[0], max(tall[1:])], gap, most=1.3)
    top = Area(area.x + (area.width - pair[0].width) // 2, upper.y, pair[0].width, upper.height)
    cells = (top, *columns_of(lower, 2, gap))
    slots = tuple(card_slot(setter, cell, stack, at) for at, (cell, stack) in enumerate(zip(cells, words, strict=True)))
    centre_y, low = upper.y + upper.height // 2, lower.y + lower.height // 2
    shown = Area(area.x + pair[0].width // 2, centre_y, area.width - pair[0].width, low - centre_y)
    backdrop = shape(setter, Shape.POLYGON, shown, "tint", look.line, values=(0.5, 0, 1, 1, 0, 1))
    return Plot(slots, (backdrop,), fits=fits)


def pyramid(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return levels, the topmost first: a pyramid of numbered layers at the left, what each is at the right."""
    return _pyramid(setter, slide, area, step, beside=False)


def pyramid_beside(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return the same with heads beside their texts, which takes less height."""
    return _pyramid(setter, slide, area, step, beside=True)


def _pyramid(setter: Setter, slide: Slide, area: Area, step: int, *, beside: bool) -> Plot:
    body, look = entries_of(slide), setter.design.theme.entries
    count = len(body.entries)
    if not 2 <= count <= 6:
        return Plot((), fits=False)
    breadth, gap = round(area.width * PYRAMID_SHARE), setter.design.px(12)
    space = setter.design.px(24)
    width = area.width - breadth - space - 2 * look.margins.x
    lead = round(width * LEAD_SHARE) if beside else width
    tail = width - lead - space if beside else width
    words = [entry_words(setter, entry) for entry in body.entries]
    split = [(stack[:1], stack[1:]) if beside else (stack, ()) for stack in words]
    tallest = max(max(needed(setter, head, step, lead), needed(setter, rest, step, tail)) for head, rest in split) + (
        look.margins.y if beside else look.margins.y // 2
    )
    rows, fits = spread(area, [tallest] * count, gap)
    side = setter.design.px(52)
    slots: list[Slot] = []
    layers: list[Items] = []
    for at, (row, (head, rest)) in enumerate(zip(rows, split, strict=True)):
        card = Area(row.x + breadth + space, row.y, row.width - breadth - space, row.height)
        inner = card.inset(look.margins.x, 0)
        slots.append(Slot(card, Area(inner.x, inner.y, lead, inner.height), head, at, look.surface))
        if rest:
            slots.append(Slot(card, Area(inner.right - tail, inner.y, tail, inner.height), rest, at, framed=False))
        layers.append((_layer(setter, Area(row.x, row.y, breadth, row.height), at, count),))
        low = row.y + row.height // 2 + (row.height // 8 if at == 0 else 0)
        layers.append(numbered_disc(setter, str(body.start + at), row.x + (breadth - side) // 2, low, side))
    return Plot(tuple(slots), above=joined(*layers), fits=fits)


def _layer(setter: Setter, band: Area, at: int, count: int) -> ShapeItem:
    """Return a layer of the pyramid: a band cut from the triangle."""
    upper, lower = at / count / 2, (at + 1) / count / 2
    values = (0.5 - upper, 0.0, 0.5 + upper, 0.0, 0.5 + lower, 1.0, 0.5 - lower, 1.0)
    colour = "accent_light" if at % 2 else "accent"
    return shape(setter, Shape.POLYGON, band, colour, "primary", values=values)
