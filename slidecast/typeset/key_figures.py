"""Key figures on cards: label, value, and how it changed."""

from dataclasses import dataclass

from slidecast.model.bodies import Figure, Figures
from slidecast.model.deck import Slide
from slidecast.model.looks import TextLook
from slidecast.model.page import Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.alike import on_one_line
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import Plot, Plotter, Slot, chunks, columns_of, needed, shape, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.trends import TRENDS
from slidecast.typeset.words import Stack, Words, set_stack, stack_of

ICON_PX = 44
KPI_GAP_PX = 12  # between label, value and change
LEAST = 0.9  # of that size, which values stay above while other words get smaller
HUGE = 1.6  # of a key figure, times the theme's size of figures
WORDY = 1.2  # of one with kanji or kana, which fill the em: 約6割削減, 同等以上
MOST_AIR = 2.0  # of the height that a key figure needs, that its card takes
UPRIGHT_ROWS = 3  # key figures one below another on a portrait page; more stand in two columns
CHANGE = 2  # the place of the change among them
MARKS = {name: mark for name, (mark, _) in TRENDS.items()} | {"good": Shape.CHECK, "done": Shape.CHECK}
COLOURS = {"good": "good", "up": "good", "done": "good", "bad": "bad", "down": "bad"}
"""Of a change by its trend or status, as names of `EntriesMaster` colours; all else is neutral."""


def figures_of(slide: Slide) -> Figures:
    assert isinstance(slide.body, Figures)
    return slide.body


def key_figures(columns: int = 0) -> Plotter:
    """Return the plotter of key figures in this many columns; 0 for as many as suit the slide."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        body, look = figures_of(slide), setter.design.theme.entries
        most = 2 if setter.design.portrait else 4
        wanted = columns or _suiting(setter, body)
        if not 1 <= wanted <= min(most, max(len(body.figures), 1)):
            return Plot((), fits=False)
        rows = [_row(setter, body.figures, at, step, area) for at in chunks(len(body.figures), wanted)]
        edges = 2 * (setter.design.px(KPI_GAP_PX) + look.margins.y)
        bands, fits = spread(area, [sum(row.heights) + edges for row in rows], look.gap, most=MOST_AIR)
        slots: list[Slot] = []
        icons: list[Items] = []
        for row, band in zip(rows, bands, strict=True):
            for kpi, cell in zip(row.kpis, columns_of(band, len(row.kpis), look.gap), strict=True):
                slots.extend(_card(setter, cell, kpi, row.heights))
                icons.append(_icon(setter, body.figures[kpi.unit], slots[-1], step))
        return Plot(tuple(slots), above=joined(*icons), fits=fits)

    return plot


def _suiting(setter: Setter, body: Figures) -> int:
    """Return the columns that suit key figures: as the slide asks, else a row of all; in portrait one, of many two."""
    if setter.design.portrait:
        return 1 if len(body.figures) <= UPRIGHT_ROWS else 2
    return body.columns or len(body.figures)


@dataclass(frozen=True, slots=True)
class _Kpi:
    """A key figure: label, value and change, and what a mark left of the change takes, pixels."""

    unit: int
    stacks: tuple[Stack, Stack, Stack]
    reserve: int


@dataclass(frozen=True, slots=True)
class _Row:
    """Key figures side by side, and the heights of the tallest label, value and change, pixels."""

    kpis: tuple[_Kpi, ...]
    heights: tuple[int, ...]


def _row(setter: Setter, figures: tuple[Figure, ...], places: range, step: int, area: Area) -> _Row:
    """Return the key figures at these places in equal columns of the area, all values in one size."""
    look = setter.design.theme.entries
    width = columns_of(area, len(places), look.gap)[0].width - 2 * look.margins.x
    growth = HUGE if all(_value(figures[at]).plain.isascii() for at in places) else WORDY
    huge = look.figure.model_copy(update={"size": round(look.figure.size * growth)})
    value_look = on_one_line(setter, (_value(figures[at]) for at in places), huge, width, least=LEAST)
    kpis = tuple(_Kpi(at, _stacks(setter, figures[at], value_look), _reserve(setter, figures[at])) for at in places)
    columns = zip(*(kpi.stacks for kpi in kpis), strict=True)
    heights = tuple(
        max(
            needed(setter, stack, step, width - kpi.reserve * (part == CHANGE))
            for stack, kpi in zip(column, kpis, strict=True)
        )
        for part, column in enumerate(columns)
    )
    return _Row(kpis, heights)


def _value(figure: Figure) -> RichText:
    return RichText.of(" ".join(figure.values))


def _stacks(setter: Setter, figure: Figure, value_look: TextLook) -> tuple[Stack, Stack, Stack]:
    """Return label, value and change of a key figure."""
    look = setter.design.theme.entries
    colour = getattr(look, COLOURS.get(figure.trend, "neutral"))
    label = look.text.model_copy(update={"floor": look.label.floor})
    return (
        stack_of(Words(figure.label, label, Role.LABEL, align=0.5)),
        stack_of(Words(_value(figure), value_look, Role.FIGURE, align=0.5)),
        stack_of(Words(RichText.of(figure.change), look.label, Role.LABEL, colour, 0.5)),
    )


def _reserve(setter: Setter, figure: Figure) -> int:
    """Return the room that a change's mark takes before it, pixels."""
    return setter.design.px(ICON_PX + 12) if figure.trend in MARKS and figure.change else 0


def _card(setter: Setter, cell: Area, kpi: _Kpi, heights: tuple[int, ...]) -> tuple[Slot, Slot, Slot]:
    """Return label, value and change one below another, each at the same height on all cards of a row."""
    look, gap = setter.design.theme.entries, setter.design.px(KPI_GAP_PX)
    inner = cell.inset(look.margins.x, look.margins.y)
    label, value, change = kpi.stacks
    first = inner.y + max((inner.height - sum(heights) - 2 * gap) // 2, 0)
    second = first + heights[0] + gap
    third = Area(inner.x + kpi.reserve, second + heights[1] + gap, inner.width - kpi.reserve, heights[2])
    middle = Area(inner.x, second, inner.width, heights[1])
    return (
        Slot(cell, Area(inner.x, first, inner.width, heights[0]), label, kpi.unit, look.surface, 1.0),
        Slot(middle, middle, value, kpi.unit, framed=False),
        Slot(third, third, change, kpi.unit, middle=0.0, framed=False),
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
