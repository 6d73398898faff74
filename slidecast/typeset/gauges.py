"""Labelled figures: key figures on cards, progress as bars."""

from slidecast.model.bodies import Figure, Figures
from slidecast.model.deck import Slide
from slidecast.model.page import PageItem, Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.comparison import TRENDS, filled_rail
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import Plot, Plotter, Slot, chunks, columns_of, needed, shape, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.values import percentage
from slidecast.typeset.words import Stack, Words, set_stack, stack_of

RAIL_PX = 36
ICON_PX = 44
MARKS = {name: mark for name, (mark, _) in TRENDS.items()} | {"good": Shape.CHECK, "done": Shape.CHECK}
COLOURS = {"good": "good", "up": "good", "done": "good", "bad": "bad", "down": "bad"}
"""Of a change by its trend or status, as names of `EntriesMaster` colours; all else is neutral."""


def figures_of(slide: Slide) -> Figures:
    assert isinstance(slide.body, Figures)
    return slide.body


def key_figures(columns: int = 0) -> Plotter:
    """Return the plotter of key figures in this many columns; 0 for as many as the slide asks for."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        body, look = figures_of(slide), setter.design.theme.entries
        most = 2 if setter.design.portrait else 4
        wanted = columns or body.columns or len(body.figures)
        if not 1 <= wanted <= min(most, max(len(body.figures), 1)):
            return Plot((), fits=False)
        rows = chunks(len(body.figures), wanted)
        heights = [max(_height(setter, body.figures[at], step, area, len(row)) for at in row) for row in rows]
        bands, fits = spread(area, heights, look.gap, most=1.5)
        slots: list[Slot] = []
        icons: list[Items] = []
        for row, band in zip(rows, bands, strict=True):
            for at, cell in zip(row, columns_of(band, len(row), look.gap), strict=True):
                slots.extend(_card(setter, body.figures[at], cell, step, at))
                icons.append(_icon(setter, body.figures[at], slots[-1], step))
        return Plot(tuple(slots), above=joined(*icons), fits=fits)

    return plot


def _words(setter: Setter, figure: Figure) -> tuple[Stack, Stack]:
    """Return label and value of a key figure, and its change."""
    look = setter.design.theme.entries
    value = " ".join(figure.values)
    main = stack_of(
        Words(figure.label, look.head, align=0.5),
        Words(RichText.of(value), look.figure, Role.FIGURE, align=0.5, gap_em=0.08),
    )
    colour = getattr(look, COLOURS.get(figure.trend, "neutral"))
    change = Words(RichText.of(figure.change), look.label, Role.LABEL, colour, 0.5)
    return main, stack_of(change)


def _reserve(setter: Setter, figure: Figure) -> int:
    """Return the room that a change's icon takes beside it, pixels."""
    return 2 * setter.design.px(ICON_PX + 12) if figure.trend in MARKS and figure.change else 0


def _height(setter: Setter, figure: Figure, step: int, area: Area, count: int) -> int:
    look = setter.design.theme.entries
    width = columns_of(area, count, look.gap)[0].width - 2 * look.margins.x
    main, change = _words(setter, figure)
    tall = needed(setter, main, step, width) + needed(setter, change, step, width - _reserve(setter, figure))
    return tall + setter.design.px(14) + 2 * look.margins.y


def _card(setter: Setter, figure: Figure, cell: Area, step: int, unit: int) -> tuple[Slot, Slot]:
    look, gap = setter.design.theme.entries, setter.design.px(14)
    inner = cell.inset(look.margins.x, look.margins.y)
    main, change = _words(setter, figure)
    tall = needed(setter, main, step, inner.width)
    reserve = _reserve(setter, figure)
    foot = needed(setter, change, step, inner.width - reserve)
    top = inner.y + max((inner.height - tall - foot - gap) // 2, 0)
    below = Area(inner.x + reserve // 2, top + tall + gap, inner.width - reserve, foot)
    return (
        Slot(cell, Area(inner.x, top, inner.width, tall), main, unit, look.surface),
        Slot(below, below, change, unit, framed=False),
    )


def _icon(setter: Setter, figure: Figure, slot: Slot, step: int) -> Items:
    """Return the mark of a change's trend, left of its words."""
    if not _reserve(setter, figure):
        return ()
    side = setter.design.px(ICON_PX)
    stack = set_stack(setter, slot.words, step, slot.room.width)
    width = round(max(setting.width_px for setting in stack.settings))
    x = slot.room.x + (slot.room.width - width) // 2 - side - setter.design.px(12)
    spot = Area(x, slot.room.y + (slot.room.height - side) // 2, side, side)
    colour = getattr(setter.design.theme.entries, COLOURS.get(figure.trend, "neutral"))
    return (shape(setter, MARKS[figure.trend], spot, colour),)


def progress_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return labels with bars filled by their percentages; above 100 is full, the figure tells how much."""
    body, look = figures_of(slide), setter.design.theme.entries
    thick, value = setter.design.px(RAIL_PX), round(area.width * 0.17)
    look_of_value = look.figure.model_copy(update={"size": round(look.figure.size * 0.6), "floor": look.text.floor})
    width = area.width - 2 * look.margins.x - value - look.gap
    labels = [stack_of(Words(figure.label, look.text)) for figure in body.figures]
    values = [
        stack_of(Words(RichText.of(" ".join((*f.values, f.change)).strip()), look_of_value, Role.FIGURE, align=1.0))
        for f in body.figures
    ]
    gap = setter.design.px(10)
    heights = [
        max(needed(setter, label, step, width) + gap + thick, needed(setter, words, step, value)) + look.margins.y
        for label, words in zip(labels, values, strict=True)
    ]
    rows, fits = spread(area, heights, look.gap)
    slots: list[Slot] = []
    bars: list[PageItem] = []
    for at, (row, figure) in enumerate(zip(rows, body.figures, strict=True)):
        inner = row.inset(look.margins.x, look.margins.y // 2)
        tall = needed(setter, labels[at], step, width)
        top = inner.y + (inner.height - tall - gap - thick) // 2
        slots.append(Slot(row, Area(inner.x, top, width, tall), labels[at], at, look.surface))
        end = Area(inner.right - value, inner.y, value, inner.height)
        slots.append(Slot(end, end, values[at], at, framed=False))
        share = percentage(figure.values[0] if figure.values else "")
        if share is not None:
            bars.extend(filled_rail(setter, Area(inner.x, top + tall + gap, width, thick), share, "accent"))
    return Plot(tuple(slot for slot in slots if slot.words), above=tuple(bars), fits=fits)
