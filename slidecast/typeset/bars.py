"""Compared figures as pairs of bars, each row to its own scale."""

from dataclasses import dataclass

from slidecast.model.bodies import Figure
from slidecast.model.deck import Slide
from slidecast.model.page import PageItem, Role
from slidecast.model.text import RichText
from slidecast.typeset.compared import pair_of
from slidecast.typeset.comparison import comparison_of
from slidecast.typeset.items import Area, Items
from slidecast.typeset.plot import Plot, Slot, bar, needed, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.trends import trend_items
from slidecast.typeset.values import shares
from slidecast.typeset.words import Stack, Words, stack_of

BAR_PX = 44
ARROW_PX = 48
GAP_PX = 10  # between the label, and each bar and what stands below it
SIDE_SHARE = 0.2  # of the width, for the titles before the bars; as much for the values behind them
VALUE_SHARE = 0.55  # of the size of single figures


@dataclass(frozen=True, slots=True)
class _Pair:
    """A compared figure: its label, its values, and the heights of the label and of each of its two lines, pixels."""

    label: Stack
    values: tuple[Stack, Stack]
    label_px: int
    line_px: int


def bar_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return labels with two bars each; what cannot be compared has none."""
    body, look = comparison_of(slide), setter.design.theme.entries
    if not body.figures or body.left or body.right:
        return Plot((), fits=False)
    side = round(area.width * SIDE_SHARE)
    titles = [
        stack_of(Words(RichText.of(name), look.label, Role.LABEL)) for name in (body.left_title, body.right_title)
    ]
    least = max([setter.design.px(BAR_PX), *(needed(setter, title, step, side) for title in titles)])
    pairs = [_pair(setter, figure, area.width, step) for figure in body.figures]
    lines = [max(least, pair.line_px) for pair in pairs]
    edges = 2 * (setter.design.px(GAP_PX) + look.margins.y)
    heights = [pair.label_px + 2 * line + edges for pair, line in zip(pairs, lines, strict=True)]
    rows, fits = spread(area, heights, look.gap, most=1.3)
    slots: list[Slot] = []
    bars: list[PageItem] = []
    for unit, (row, pair, line) in enumerate(zip(rows, pairs, lines, strict=True)):
        inner = row.inset(look.margins.x, look.margins.y)
        label = Area(inner.x, inner.y, _label_width(setter, area.width), pair.label_px)
        slots.append(Slot(row, label, pair.label, unit, look.surface))
        places = _lines(inner, pair.label_px, line)
        for title, value, place in zip(titles, pair.values, places, strict=True):
            slots.extend(_ends(place, side, (title, value), unit))
        bars.extend(_drawn(setter, body.figures[unit], inner, [place.inset(side + look.gap, 0) for place in places]))
    return Plot(tuple(slot for slot in slots if slot.words), above=tuple(bars), fits=fits)


def _label_width(setter: Setter, width: int) -> int:
    return width - 2 * setter.design.theme.entries.margins.x - setter.design.px(ARROW_PX + GAP_PX)


def _pair(setter: Setter, figure: Figure, width: int, step: int) -> _Pair:
    look = setter.design.theme.entries
    size = {"size": round(look.figure.size * VALUE_SHARE), "floor": look.text.floor}
    value = look.figure.model_copy(update=size)
    label = stack_of(Words(figure.label, look.head))
    left, right = (
        stack_of(Words(text, value, Role.FIGURE, colour))
        for text, colour in zip(pair_of(figure), (look.left, look.right), strict=True)
    )
    line = max(needed(setter, words, step, round(width * SIDE_SHARE)) for words in (left, right))
    return _Pair(label, (left, right), needed(setter, label, step, _label_width(setter, width)), line)


def _lines(inner: Area, label_px: int, line_px: int) -> list[Area]:
    """Return the places of the two bars with what stands beside them, below the label."""
    pitch = (inner.height - label_px) // 2
    first = inner.y + label_px + (pitch - line_px) // 2
    return [Area(inner.x, first + at * pitch, inner.width, line_px) for at in range(2)]


def _ends(place: Area, width: int, words: tuple[Stack, Stack], unit: int) -> tuple[Slot, Slot]:
    """Return the title before a bar and the value behind it."""
    before = Area(place.x, place.y, width, place.height)
    behind = Area(place.right - width, place.y, width, place.height)
    return Slot(before, before, words[0], unit, framed=False), Slot(behind, behind, words[1], unit, framed=False)


def _drawn(setter: Setter, figure: Figure, inner: Area, rooms: list[Area]) -> Items:
    """Return the bars in their rooms, and the arrow of the trend in the corner."""
    look, side, thick = setter.design.theme.entries, setter.design.px(ARROW_PX), setter.design.px(BAR_PX)
    drawn = trend_items(setter, figure.trend, Area(inner.right - side, inner.y, side, side))
    left, right = pair_of(figure)
    lengths = shares((left.plain, right.plain)) or ()
    for room, length, colour in zip(rooms, lengths, (look.left, look.right), strict=False):
        rail = Area(room.x, room.y + (room.height - thick) // 2, room.width, thick)
        drawn += filled_rail(setter, rail, length, colour)
    return drawn


def filled_rail(setter: Setter, rail: Area, share: float, colour: str) -> Items:
    """Return a rail with the share of it filled; what is not 0 shows at least as a dot."""
    track = bar(setter, rail, "edge")
    length = round(rail.width * share)
    if length <= 0:
        return (track,)
    return track, bar(setter, Area(rail.x, rail.y, max(length, rail.height), rail.height), colour)
