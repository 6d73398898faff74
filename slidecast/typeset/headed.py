"""Cards with a coloured head, and swim lanes: such cards with arrows from one to the next."""

from dataclasses import dataclass

from slidecast.model.bodies import Entry
from slidecast.model.deck import Slide
from slidecast.model.page import Role, Shape, ShapeItem
from slidecast.typeset.alike import on_one_line
from slidecast.typeset.cards import column_width
from slidecast.typeset.entries import body_words, entries_of
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import Plot, Plotter, Slot, chunks, columns_of, needed, shape, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack, Words, stack_of

FRAME_PX = 4  # of the coloured edge, at the design size
HEAD_PAD_PX = 12
LANE_GAP_PX = 52  # between lanes, for the arrow


@dataclass(frozen=True, slots=True)
class _Headed:
    """What a card holds, head and body, of the unit that it is."""

    unit: int
    head: Stack
    body: Stack


def headed_cards(columns: int, *, lanes: bool = False) -> Plotter:
    """Return the plotter of cards with a coloured head; lanes have arrows from one to the next."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        entries, look = entries_of(slide).entries, setter.design.theme.entries
        gap = setter.design.px(LANE_GAP_PX) if lanes else look.gap
        rows = [_row(setter, entries, row, area, gap) for row in chunks(len(entries), columns)]
        widths = [column_width(area, len(row), gap) - 2 * look.margins.x for row in rows]
        heights = [_heights(setter, row, step, width) for row, width in zip(rows, widths, strict=True)]
        stacked = lanes and columns == 1
        bands, fits = spread(area, [sum(pair) for pair in heights], gap if stacked else look.gap)
        slots: list[Slot] = []
        arrows: list[Items] = []
        for row, band, pair in zip(rows, bands, heights, strict=True):
            cells = columns_of(band, len(row), gap)
            for card, cell in zip(row, cells, strict=True):
                slots.extend(_slots(setter, card, cell, pair))
            arrows.extend((lane_arrow(setter, cell, gap),) for cell in cells[:-1] if lanes)
        arrows.extend((_down_arrow(setter, band, gap),) for band in bands[:-1] if stacked)
        return Plot(tuple(slots), above=joined(*arrows), fits=fits)

    return plot


def _row(setter: Setter, entries: tuple[Entry, ...], places: range, area: Area, gap: int) -> list[_Headed]:
    """Return the cards at these places, their heads in one size, on one line each where that holds them."""
    look = setter.design.theme.entries
    width = column_width(area, len(places), gap) - 2 * look.margins.x
    head = on_one_line(setter, (entries[at].head for at in places), look.head, width)
    return [
        _Headed(
            at,
            stack_of(Words(entries[at].head, head, Role.LABEL, look.on_head, 0.5)),
            body_words(setter, entries[at]),
        )
        for at in places
    ]


def _heights(setter: Setter, row: list[_Headed], step: int, width: int) -> tuple[int, int]:
    """Return the heights of the tallest head and body of a row, with their margins, pixels."""
    look, px = setter.design.theme.entries, setter.design.px
    head = max(needed(setter, card.head, step, width) for card in row) + 2 * px(HEAD_PAD_PX)
    return head, max(needed(setter, card.body, step, width) for card in row) + 2 * look.margins.y + px(FRAME_PX)


def _slots(setter: Setter, card: _Headed, cell: Area, heights: tuple[int, int]) -> tuple[Slot, Slot]:
    """Return the two slots of a card with a head: the head on its colour, the rest on a surface laid over it."""
    look, frame = setter.design.theme.entries, setter.design.px(FRAME_PX)
    head, tall = heights[0], heights[1] - 2 * look.margins.y - frame
    outer = look.surface.model_copy(update={"fill": look.head_fill, "outline": look.head_fill})
    inner = look.surface.model_copy(
        update={"outline_width": 0, "shadow_blur": 0, "radius": max(look.surface.radius - frame, 0)}
    )
    body = Area(cell.x + frame, cell.y + head, cell.width - 2 * frame, max(cell.height - head - frame, 1))
    strip = Area(cell.x, cell.y, cell.width, head).inset(look.margins.x, setter.design.px(HEAD_PAD_PX))
    room = body.inset(look.margins.x - frame, look.margins.y)
    return (
        Slot(cell, strip, card.head, card.unit, outer),
        Slot(body, room.below(room.y + max(room.height - tall, 0) // 2), card.body, card.unit, inner, 0.0),
    )


def lane_arrow(setter: Setter, cell: Area, gap: int) -> ShapeItem:
    """Return the arrow in the gap right of a column."""
    side = round(gap * 0.7)
    spot = Area(cell.right + (gap - side) // 2, cell.y + (cell.height - side) // 2, side, side)
    return shape(setter, Shape.ARROW, spot, setter.design.theme.entries.line)


def _down_arrow(setter: Setter, band: Area, gap: int) -> ShapeItem:
    """Return the arrow in the gap below a lane."""
    side = round(gap * 0.7)
    spot = Area(band.x + (band.width - side) // 2, band.bottom + (gap - side) // 2, side, side)
    return shape(setter, Shape.ARROW, spot, setter.design.theme.entries.line, values=(90.0,))
