"""The table master: a head, rows on alternating grounds, columns as wide as what they hold."""

from slidecast.model.bodies import Table
from slidecast.model.deck import Slide
from slidecast.model.page import BoxItem, Role
from slidecast.model.text import RichText
from slidecast.typeset.items import Area, surface_item
from slidecast.typeset.plot import Plot, Slot, needed, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack, Words, measured_width, stack_of

LEAST_SHARE = 0.12  # of the width, for any column
CELL_PAD_PX = 28
MOST_COLUMNS = 6


def table_of(slide: Slide) -> Table:
    assert isinstance(slide.body, Table)
    return slide.body


def table_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return the table; each row is a unit."""
    body, look, design = table_of(slide), setter.design.theme.entries, setter.design
    head = [_cell(setter, cell, head=True) for cell in body.headers]
    rows = [[_cell(setter, cell) for cell in row] for row in body.rows]
    count = max((len(row) for row in (head, *rows)), default=0)
    if not rows or not 1 <= count <= MOST_COLUMNS:
        return Plot((), fits=False)
    widths = _widths(setter, [row for row in (head, *rows) if row], count, area.width, step)
    pad = design.px(CELL_PAD_PX)
    lines = ([head] if any(head) else []) + rows
    heights = [
        max(needed(setter, cell, step, w - 2 * pad) for cell, w in zip(row, widths, strict=False)) for row in lines
    ]
    bands, fits = spread(area, [height + 2 * design.px(12) for height in heights], 0, most=1.5)
    slots: list[Slot] = []
    grounds: list[BoxItem] = []
    first = len(lines) - len(rows)
    for at, (band, row) in enumerate(zip(bands, lines, strict=True)):
        unit = at - first if at >= first else None
        grounds.append(_ground(setter, band, at - first))
        slots.append(Slot(band, band, (), unit))
        slots.extend(_row_slots(band, row, widths, unit, pad))
    whole = Area(area.x, bands[0].y, area.width, bands[-1].bottom - bands[0].y)
    card = look.surface.model_copy(update={"radius": design.px(10)})
    below = (surface_item(design, card, whole), *grounds)
    return Plot(tuple(slots), below, fits=fits)


def _cell(setter: Setter, text: RichText, *, head: bool = False) -> Stack:
    look = setter.design.theme.entries
    kind = Words(text, look.head, Role.LABEL, look.on_head) if head else Words(text, look.text)
    return stack_of(kind)


def _widths(setter: Setter, rows: list[list[Stack]], count: int, width: int, step: int) -> list[int]:
    """Return the columns' widths: in proportion to their widest cells, damped."""
    natural = [
        max((measured_width(setter, row[at], step) for row in rows if at < len(row)), default=1) for at in range(count)
    ]
    pads = 2 * setter.design.px(CELL_PAD_PX)
    if sum(natural) + count * pads <= width:
        free = (width - sum(natural) - count * pads) // count
        return [one + pads + free for one in natural]
    weights = [max(one, 1) ** 0.6 for one in natural]
    least = round(width * LEAST_SHARE)
    return [least + round((width - least * count) * weight / sum(weights)) for weight in weights]


def _ground(setter: Setter, band: Area, row: int) -> BoxItem:
    look, colour = setter.design.theme.entries, setter.design.colour
    fill = look.head_fill if row < 0 else ("surface_alt" if row % 2 else look.surface.fill)
    radius = setter.design.px(10) if row < 0 else 0
    return BoxItem(band.x, band.y, band.width, band.height, colour(fill), Role.SURFACE, radius)


def _row_slots(band: Area, row: list[Stack], widths: list[int], unit: int | None, pad: int) -> list[Slot]:
    slots: list[Slot] = []
    x = band.x
    for cell, width in zip(row, widths, strict=False):
        room = Area(x + pad, band.y, width - 2 * pad, band.height)
        if cell:
            slots.append(Slot(room, room, cell, unit, framed=False))
        x += width
    return slots
