"""Two sides: lists beside each other, figures row by row, figures as bars."""

from slidecast.model.bodies import Comparison, Figure
from slidecast.model.deck import Slide
from slidecast.model.looks import Surface, TextLook
from slidecast.model.page import PageItem, Role, Shape
from slidecast.model.text import RichText
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import Plot, Slot, bar, columns_of, needed, shape, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.values import shares
from slidecast.typeset.words import Stack, Words, stack_of

TRENDS = {
    "up": (Shape.TREND_UP, "primary"),
    "down": (Shape.TREND_DOWN, "primary"),
    "neutral": (Shape.TREND_FLAT, "neutral"),
}
FRAME_PX = 4
LABEL_SHARE = 0.3  # of a row of figures
BAR_PX = 44


def comparison_of(slide: Slide) -> Comparison:
    assert isinstance(slide.body, Comparison)
    return slide.body


def two_lists(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return two headed cards with points; each point is a unit."""
    body, look = comparison_of(slide), setter.design.theme.entries
    sides = ((body.left_title, body.left, look.left, 0), (body.right_title, body.right, look.right, len(body.left)))
    cells = columns_of(area, 2, look.gap) if not setter.design.portrait else _halves(area, look.gap, body)
    heads = [_title(setter, title) for title, *_ in sides]
    width = cells[0].width - 2 * look.margins.x
    strip = max(needed(setter, head, step, width) for head in heads)
    strip = strip + 2 * setter.design.px(10) if strip else 0
    if not setter.design.portrait:
        cells = shortened(setter, cells, [points for _, points, *_ in sides], step, strip)
    slots: list[Slot] = []
    for cell, head, (_, points, colour, first) in zip(cells, heads, sides, strict=True):
        slots.extend(_side(setter, cell, strip, head, colour))
        inner = Area(cell.x, cell.y + strip, cell.width, cell.height - strip).inset(look.margins.x, look.margins.y)
        slots.extend(point_slots(setter, points, inner, step, first))
    fits = all(slot.room.bottom <= slot_limit(cells, slot) for slot in slots)
    return Plot(tuple(slots), fits=fits and not body.figures)


def one_list(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return the points of one side across the page, its title on the card's strip beside the other's."""
    body, look = comparison_of(slide), setter.design.theme.entries
    if bool(body.left) == bool(body.right) or body.figures:
        return Plot((), fits=False)
    pad, shown = setter.design.px(10), int(bool(body.right))
    titles, colour = (body.left_title, body.right_title), (look.left, look.right)[shown]
    heads = [_title(setter, title) for title in titles]
    heads[1 - shown] = stack_of(Words(RichText.of(titles[1 - shown]), look.label, Role.LABEL, align=0.5))
    halves = columns_of(area.inset(pad, 0), 2, pad) if all(titles) else (area, area)
    tall = max(needed(setter, head, step, halves[0].width - 2 * look.margins.x) for head in heads)
    strip = tall + 4 * pad if tall else 0
    tabs = [Area(half.x, area.y + pad, half.width, max(strip - 2 * pad, 1)) for half in halves]
    quiet = look.surface.model_copy(update={"fill": look.track, "outline_width": 0, "shadow_blur": 0})
    card = _side(setter, area, strip, (), colour)
    named = (
        Slot(tab, tab.inset(look.margins.x, 0), head, None, None if at == shown else quiet)
        for at, (tab, head) in enumerate(zip(tabs, heads, strict=True))
    )
    inner = Area(area.x, area.y + strip, area.width, area.height - strip).inset(look.margins.x, look.margins.y)
    points = point_slots(setter, body.left or body.right, inner, step, 0)
    fits = all(slot.room.bottom <= area.bottom for slot in points)
    return Plot((*card, *(slot for slot in named if slot.words), *points), fits=fits)


def shortened(
    setter: Setter, cells: tuple[Area, ...], lists: list[tuple[RichText, ...]], step: int, strip: int
) -> tuple[Area, ...]:
    """Return columns as high as the longer list asks for, with some air, in the middle of where they stood."""
    look, first = setter.design.theme.entries, cells[0]
    width = first.width - 2 * look.margins.x
    tall = max(
        sum(_point_heights(setter, points, step, width)) + len(points) * setter.design.px(10) for points in lists
    )
    height = min(first.height, strip + round(1.15 * tall) + 2 * look.margins.y + setter.design.px(8))
    return tuple(Area(cell.x, cell.y + (cell.height - height) // 2, cell.width, height) for cell in cells)


def _point_heights(setter: Setter, points: tuple[RichText, ...], step: int, width: int) -> list[int]:
    look, current = setter.design.theme.entries, setter.design.theme.flow.current
    inner = width - 2 * current.margins.x
    return [
        needed(setter, stack_of(Words(point, look.text, bullet=True)), step, inner) + 2 * current.margins.y
        for point in points
    ]


def slot_limit(cells: tuple[Area, ...], slot: Slot) -> int:
    """Return the lower edge of the column that a slot stands in."""
    return next((c.bottom for c in cells if c.x <= slot.area.x < c.right and c.y <= slot.area.y < c.bottom), 0)


def _halves(area: Area, gap: int, body: Comparison) -> tuple[Area, Area]:
    """Return upper and lower area, in proportion to their numbers of points."""
    share = (len(body.left) + 1) / (len(body.left) + len(body.right) + 2)
    first = round((area.height - gap) * share)
    second = area.y + first + gap
    return Area(area.x, area.y, area.width, first), Area(area.x, second, area.width, area.bottom - second)


def _title(setter: Setter, title: str) -> Stack:
    look = setter.design.theme.entries
    return stack_of(Words(RichText.of(title), look.head, Role.LABEL, look.on_head, 0.5))


def _small_title(setter: Setter, title: str) -> Stack:
    """Return the title of a side where there is little room for it."""
    look = setter.design.theme.entries
    small = look.head.model_copy(update={"size": look.text.size, "floor": look.label.floor})
    return stack_of(Words(RichText.of(title), small, Role.LABEL, look.on_head, 0.5))


def _side(setter: Setter, cell: Area, strip: int, head: Stack, colour: str) -> tuple[Slot, ...]:
    look, frame = setter.design.theme.entries, setter.design.px(FRAME_PX)
    outer = look.surface.model_copy(update={"fill": colour, "outline": colour})
    inner = look.surface.model_copy(update={"outline_width": 0, "shadow_blur": 0})
    body = Area(cell.x + frame, cell.y + strip, cell.width - 2 * frame, max(cell.height - strip - frame, 1))
    room = Area(cell.x, cell.y, cell.width, max(strip, 1)).inset(look.margins.x, 0)
    return Slot(cell, room, head, None, outer), Slot(body, body, (), None, inner)


def point_slots(setter: Setter, points: tuple[RichText, ...], inner: Area, step: int, first: int) -> list[Slot]:
    look, current = setter.design.theme.entries, setter.design.theme.flow.current
    words = [stack_of(Words(point, look.text, bullet=True)) for point in points]
    heights = _point_heights(setter, points, step, inner.width)
    rows, fits = spread(inner, heights, setter.design.px(10), most=1.15, anchor=0.0)
    if not fits:
        rows = tuple(Area(inner.x, inner.bottom + 1, inner.width, height) for height in heights)
    return [
        Slot(row, row.inset(current.margins.x, current.margins.y), stack, first + at)
        for at, (row, stack) in enumerate(zip(rows, words, strict=True))
    ]


def figure_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return rows of figures: label, left value, trend, right value, under the titles of the sides."""
    body, look = comparison_of(slide), setter.design.theme.entries
    gap, arrow = look.gap, setter.design.px(56)
    label = round(area.width * LABEL_SHARE)
    value = (area.width - label - arrow - 2 * look.margins.x - 3 * gap) // 2
    value_look = _value_look(setter)
    heads = [_small_title(setter, title) for title in (body.left_title, body.right_title)]
    strip = max((needed(setter, head, step, value - 2 * gap) for head in heads), default=0)
    strip = strip + 2 * setter.design.px(8) if strip else 0
    rows_words = [_figure_words(setter, figure, value_look) for figure in body.figures]
    heights = [
        max(needed(setter, words, step, width) for words, width in zip(row, (label, value, value), strict=True))
        + 2 * look.margins.y
        for row in rows_words
    ]
    inner = area.below(area.y + strip + (gap if strip else 0))
    rows, fits = spread(inner, heights, gap)
    top = rows[0].y - gap - strip if rows else area.y
    xs = (area.x + look.margins.x, area.x + look.margins.x + label + gap)
    right = xs[1] + value + arrow + 2 * gap
    slots: list[Slot] = []
    for x, head, colour in zip((xs[1], right), heads, (look.left, look.right), strict=True):
        chip = Area(x, top, value, max(strip, 1))
        slots.append(Slot(chip, chip.inset(gap, 0), head, None, _filled(setter, colour)))
    arrows: list[Items] = []
    for at, (row, words) in enumerate(zip(rows, rows_words, strict=True)):
        rooms = [Area(x, row.y, width, row.height) for x, width in ((xs[0], label), (xs[1], value), (right, value))]
        slots.append(Slot(row, rooms[0], words[0], at, look.surface))
        slots.extend(
            Slot(room, room, stack, at, framed=False) for room, stack in zip(rooms[1:], words[1:], strict=True)
        )
        spot = Area(xs[1] + value + gap, row.y + (row.height - arrow) // 2, arrow, arrow)
        arrows.append(trend_items(setter, body.figures[at].trend, spot))
    usable = bool(body.figures) and not body.left and not body.right and not setter.design.portrait
    return Plot(tuple(s for s in slots if s.words), above=joined(*arrows), fits=fits and usable)


def _value_look(setter: Setter) -> TextLook:
    """Return the look of compared values: smaller than a single figure's."""
    figure = setter.design.theme.entries.figure
    return figure.model_copy(
        update={"size": round(figure.size * 0.72), "floor": setter.design.theme.entries.text.floor}
    )


def _figure_words(setter: Setter, figure: Figure, value: TextLook) -> tuple[Stack, Stack, Stack]:
    look = setter.design.theme.entries
    left, right = (*figure.values, "", "")[:2]
    return (
        stack_of(Words(figure.label, look.text)),
        stack_of(Words(RichText.of(left), value, Role.FIGURE, look.left, 0.5)),
        stack_of(Words(RichText.of(right), value, Role.FIGURE, look.right, 0.5)),
    )


def _filled(setter: Setter, colour: str) -> Surface:
    surface = setter.design.theme.entries.surface
    return surface.model_copy(update={"fill": colour, "outline": colour, "shadow_blur": 0})


def trend_items(setter: Setter, trend: str, spot: Area) -> Items:
    """Return the arrow of a trend; nothing where none is told."""
    known = TRENDS.get(trend)
    return (shape(setter, known[0], spot, known[1]),) if known else ()


def bar_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return compared figures as pairs of bars, each row to its own scale; what cannot be compared has none."""
    body, look = comparison_of(slide), setter.design.theme.entries
    value_look = look.figure.model_copy(update={"size": round(look.figure.size * 0.55), "floor": look.text.floor})
    thick, gap = setter.design.px(BAR_PX), setter.design.px(10)
    title, value = round(area.width * 0.2), round(area.width * 0.2)
    track = area.width - 2 * look.margins.x - title - value - 2 * look.gap
    titles = (body.left_title, body.right_title)
    sides = [stack_of(Words(RichText.of(name), look.label, Role.LABEL)) for name in titles]
    line = max([thick, *(needed(setter, side, step, title) for side in sides)])
    slots: list[Slot] = []
    bars: list[PageItem] = []
    labels = [stack_of(Words(figure.label, look.head)) for figure in body.figures]
    arrow = setter.design.px(48)
    label_width = area.width - 2 * look.margins.x - arrow - gap
    values = [[_bar_value(setter, text, value_look, at) for at, text in enumerate(_pair(f))] for f in body.figures]
    lines = [max([line, *(needed(setter, words, step, value) for words in pair)]) for pair in values]
    heights = [
        needed(setter, words, step, label_width) + 2 * (height + gap) + 2 * look.margins.y
        for words, height in zip(labels, lines, strict=True)
    ]
    rows, fits = spread(area, heights, look.gap, most=1.3)
    for at, (row, figure) in enumerate(zip(rows, body.figures, strict=True)):
        inner = row.inset(look.margins.x, look.margins.y)
        tall = needed(setter, labels[at], step, label_width)
        slots.append(Slot(row, Area(inner.x, inner.y, label_width, tall), labels[at], at, look.surface))
        bars.extend(trend_items(setter, figure.trend, Area(inner.right - arrow, inner.y, arrow, arrow)))
        lengths = shares(_pair(figure))
        step_down = (inner.height - tall) // 2
        for side, words in enumerate(values[at]):
            y = inner.y + tall + side * step_down + (step_down - lines[at]) // 2
            name = Area(inner.x, y, title, lines[at])
            end = Area(inner.right - value, y, value, lines[at])
            slots.append(Slot(name, name, sides[side], at, framed=False))
            slots.append(Slot(end, end, words, at, framed=False))
            rail = Area(name.right + look.gap, y + (lines[at] - thick) // 2, track, thick)
            if lengths:
                bars.extend(filled_rail(setter, rail, lengths[side], look.right if side else look.left))
    usable = bool(body.figures) and not body.left and not body.right and not setter.design.portrait
    return Plot(tuple(slot for slot in slots if slot.words), above=tuple(bars), fits=fits and usable)


def _pair(figure: Figure) -> tuple[str, str]:
    left, right = (*figure.values, "", "")[:2]
    return left, right


def _bar_value(setter: Setter, text: str, look: TextLook, side: int) -> Stack:
    entries = setter.design.theme.entries
    return stack_of(Words(RichText.of(text), look, Role.FIGURE, entries.right if side else entries.left))


def filled_rail(setter: Setter, rail: Area, share: float, colour: str) -> Items:
    """Return a rail with the share of it filled; what is not 0 shows at least as a dot."""
    track = bar(setter, rail, "edge")
    length = round(rail.width * share)
    if length <= 0:
        return (track,)
    return track, bar(setter, Area(rail.x, rail.y, max(length, rail.height), rail.height), colour)
