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
CHANGE_GAP_PX = 14
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
        heights = [_heights(setter, [body.figures[at] for at in row], step, area) for row in rows]
        edges = setter.design.px(CHANGE_GAP_PX) + 2 * look.margins.y
        bands, fits = spread(area, [sum(pair) + edges for pair in heights], look.gap, most=1.5)
        slots: list[Slot] = []
        icons: list[Items] = []
        for row, band, pair in zip(rows, bands, heights, strict=True):
            for at, cell in zip(row, columns_of(band, len(row), look.gap), strict=True):
                slots.extend(_card(setter, body.figures[at], cell, pair, at))
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


def _heights(setter: Setter, figures: list[Figure], step: int, area: Area) -> tuple[int, int]:
    """Return what the tallest of a row's labels with values takes, and the tallest of its changes, pixels."""
    look = setter.design.theme.entries
    width = columns_of(area, len(figures), look.gap)[0].width - 2 * look.margins.x
    words = [(*_words(setter, figure), _reserve(setter, figure)) for figure in figures]
    return (
        max(needed(setter, main, step, width) for main, *_ in words),
        max(needed(setter, change, step, width - reserve) for _, change, reserve in words),
    )


def _card(setter: Setter, figure: Figure, cell: Area, heights: tuple[int, int], unit: int) -> tuple[Slot, Slot]:
    """Return label with value and, below it, the change: at the same height on all cards of a row."""
    look, gap = setter.design.theme.entries, setter.design.px(CHANGE_GAP_PX)
    inner = cell.inset(look.margins.x, look.margins.y)
    main, change = _words(setter, figure)
    tall, foot = heights
    reserve = _reserve(setter, figure)
    top = inner.y + max((inner.height - tall - foot - gap) // 2, 0)
    below = Area(inner.x + reserve // 2, top + tall + gap, inner.width - reserve, foot)
    return (
        Slot(cell, Area(inner.x, top, inner.width, tall), main, unit, look.surface, 1.0),
        Slot(below, below, change, unit, middle=0.0, framed=False),
    )


def _icon(setter: Setter, figure: Figure, slot: Slot, step: int) -> Items:
    """Return the mark of a change's trend, left of its words."""
    if not _reserve(setter, figure):
        return ()
    side = setter.design.px(ICON_PX)
    stack = set_stack(setter, slot.words, step, slot.room.width)
    width = round(max(setting.width_px for setting in stack.settings))
    x = slot.room.x + (slot.room.width - width) // 2 - side - setter.design.px(12)
    spot = Area(x, slot.room.y + (stack.height - side) // 2, side, side)
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
