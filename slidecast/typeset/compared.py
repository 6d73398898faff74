"""Compared figures in rows: label, left value, trend, right value, under the titles of the sides."""

from dataclasses import dataclass

from slidecast.model.bodies import Figure
from slidecast.model.deck import Slide
from slidecast.model.looks import TextLook
from slidecast.model.page import Role
from slidecast.model.text import RichText
from slidecast.typeset.alike import on_one_line
from slidecast.typeset.comparison import comparison_of
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import Plot, Slot, needed, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.trends import trend_items
from slidecast.typeset.words import Stack, Words, stack_of

LABEL_SHARE = 0.3  # of a row
ARROW_PX = 56
TITLE_PAD_PX = (14, 8)  # across and down, around the title of a side
FEW = 2  # rows: their figures are as large as the theme has them
MANY_SHARE = 0.72  # of that size, where there are more
LEAST = 0.8  # of it, which figures stay above while other words get smaller


Row = tuple[Stack, Stack, Stack]
"""Label, left and right value."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges and widths of label, left value, arrow and right value in a row, pixels."""

    label: tuple[int, int]
    left: tuple[int, int]
    arrow: tuple[int, int]
    right: tuple[int, int]


def figure_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return rows of figures; each is a unit."""
    body, look = comparison_of(slide), setter.design.theme.entries
    if not body.figures or body.left or body.right:
        return Plot((), fits=False)
    columns = _columns(setter, area)
    titles = [_title(setter, title) for title in (body.left_title, body.right_title)]
    strip = _strip_height(setter, titles, step, columns.left[1])
    words = _rows(setter, body.figures, columns.left[1])
    heights = [_height(setter, three, columns, step) for three in words]
    rows, fits = spread(area.below(area.y + strip + look.gap * bool(strip)), heights, look.gap)
    slots = _title_slots(setter, titles, columns, (rows[0].y - look.gap - strip, strip))
    for at, (row, three) in enumerate(zip(rows, words, strict=True)):
        slots += _row_slots(setter, row, three, columns, at)
    arrows = (_arrow(setter, row, columns, figure) for row, figure in zip(rows, body.figures, strict=True))
    return Plot(tuple(slot for slot in slots if slot.words), above=joined(*arrows), fits=fits)


def _columns(setter: Setter, area: Area) -> _Columns:
    look = setter.design.theme.entries
    label, arrow = round(area.width * LABEL_SHARE), setter.design.px(ARROW_PX)
    value = (area.width - label - arrow - 2 * look.margins.x - 3 * look.gap) // 2
    starts = [area.x + look.margins.x]
    for width in (label, value, arrow):
        starts.append(starts[-1] + width + look.gap)
    return _Columns((starts[0], label), (starts[1], value), (starts[2], arrow), (starts[3], value))


def _title(setter: Setter, title: str) -> Stack:
    """Return the title of a side, smaller than other heads: there is little room for it."""
    look = setter.design.theme.entries
    small = look.head.model_copy(update={"size": look.text.size, "floor": look.label.floor})
    return stack_of(Words(RichText.of(title), small, Role.LABEL, look.on_head, 0.5))


def _strip_height(setter: Setter, titles: list[Stack], step: int, width: int) -> int:
    """Return the height of the strip of titles, pixels; 0 without titles."""
    across, down = map(setter.design.px, TITLE_PAD_PX)
    tall = max(needed(setter, title, step, width - 2 * across) for title in titles)
    return tall + 2 * down if tall else 0


def _title_slots(setter: Setter, titles: list[Stack], columns: _Columns, strip: tuple[int, int]) -> list[Slot]:
    """Return the titles above their columns, on the colours of their sides; `strip` is their top and height."""
    look, pad, (top, height) = setter.design.theme.entries, setter.design.px(TITLE_PAD_PX[0]), strip
    slots: list[Slot] = []
    for (x, width), title, colour in zip((columns.left, columns.right), titles, (look.left, look.right), strict=True):
        ground = look.surface.model_copy(update={"fill": colour, "outline": colour, "shadow_blur": 0})
        cell = Area(x, top, width, max(height, 1))
        slots.append(Slot(cell, cell.inset(pad, 0), title, None, ground))
    return slots


def _rows(setter: Setter, figures: tuple[Figure, ...], width: int) -> list[Row]:
    """Return label and both values of each figure; all values in one size."""
    look = setter.design.theme.entries
    value = _value_look(setter, figures, width)
    return [
        (
            stack_of(Words(figure.label, look.text)),
            stack_of(Words(left, value, Role.FIGURE, look.left, 0.5)),
            stack_of(Words(right, value, Role.FIGURE, look.right, 0.5)),
        )
        for figure in figures
        for left, right in (pair_of(figure),)
    ]


def pair_of(figure: Figure) -> tuple[RichText, RichText]:
    """Return the left and the right value of a compared figure, empty where there is none."""
    left, right = (*figure.values, "", "")[:2]
    return RichText.of(left), RichText.of(right)


def _value_look(setter: Setter, figures: tuple[Figure, ...], width: int) -> TextLook:
    """Return the look of the values: in few rows as large as single figures, in more rows smaller."""
    look = setter.design.theme.entries
    share = 1.0 if len(figures) <= FEW else MANY_SHARE
    wanted = look.figure.model_copy(update={"size": round(look.figure.size * share), "floor": look.text.floor})
    values = (text for figure in figures for text in pair_of(figure))
    return on_one_line(setter, values, wanted, width, least=LEAST)


def _height(setter: Setter, row: Row, columns: _Columns, step: int) -> int:
    widths = (columns.label[1], columns.left[1], columns.right[1])
    tall = max(needed(setter, words, step, width) for words, width in zip(row, widths, strict=True))
    return tall + 2 * setter.design.theme.entries.margins.y


def _row_slots(setter: Setter, row: Area, words: Row, columns: _Columns, unit: int) -> list[Slot]:
    places = (columns.label, columns.left, columns.right)
    label, *values = (Area(x, row.y, width, row.height) for x, width in places)
    first = Slot(row, label, words[0], unit, setter.design.theme.entries.surface)
    return [first, *(Slot(at, at, value, unit, framed=False) for at, value in zip(values, words[1:], strict=True))]


def _arrow(setter: Setter, row: Area, columns: _Columns, figure: Figure) -> Items:
    x, side = columns.arrow
    return trend_items(setter, figure.trend, Area(x, row.y + (row.height - side) // 2, side, side))
