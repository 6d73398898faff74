"""Two sides: lists beside each other, or one of them across the page."""

from collections.abc import Sequence

from slidecast.model.bodies import Comparison
from slidecast.model.deck import Slide
from slidecast.model.page import Role
from slidecast.model.text import RichText
from slidecast.typeset.alike import on_one_line
from slidecast.typeset.items import Area
from slidecast.typeset.plot import Plot, Slot, columns_of, needed, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack, Words, stack_of

FRAME_PX = 4


def comparison_of(slide: Slide) -> Comparison:
    assert isinstance(slide.body, Comparison)
    return slide.body


def two_lists(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return two headed cards with points; each point is a unit."""
    body, look = comparison_of(slide), setter.design.theme.entries
    if body.figures or bool(body.left) != bool(body.right):
        return Plot((), fits=False)
    sides = ((body.left_title, body.left, look.left, 0), (body.right_title, body.right, look.right, len(body.left)))
    cells = columns_of(area, 2, look.gap) if not setter.design.portrait else _halves(area, look.gap, body)
    width = cells[0].width - 2 * look.margins.x
    heads = _titles(setter, [title for title, *_ in sides], width)
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
    return Plot(tuple(slots), fits=fits)


def one_list(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return the points of one side across the page, its title on the card's strip beside the other's."""
    body, look = comparison_of(slide), setter.design.theme.entries
    if bool(body.left) == bool(body.right) or body.figures:
        return Plot((), fits=False)
    pad, shown = setter.design.px(10), int(bool(body.right))
    titles, colour = (body.left_title, body.right_title), (look.left, look.right)[shown]
    halves = columns_of(area.inset(pad, 0), 2, pad) if all(titles) else (area, area)
    heads = _titles(setter, titles, halves[0].width - 2 * look.margins.x)
    heads[1 - shown] = stack_of(Words(RichText.of(titles[1 - shown]), look.label, Role.LABEL, align=0.5))
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


def _titles(setter: Setter, titles: Sequence[str], width: int) -> list[Stack]:
    """Return the titles of sides in one size, on one line each where the width holds them so."""
    look = setter.design.theme.entries
    texts = [RichText.of(title) for title in titles]
    alike = on_one_line(setter, texts, look.head, width)
    return [stack_of(Words(text, alike, Role.LABEL, look.on_head, 0.5)) for text in texts]


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
    rows, fits = spread(inner, heights, setter.design.px(10), most=1.15, anchor=0.0, level=False)
    if not fits:
        rows = tuple(Area(inner.x, inner.bottom + 1, inner.width, height) for height in heights)
    return [
        Slot(row, row.inset(current.margins.x, current.margins.y), stack, first + at)
        for at, (row, stack) in enumerate(zip(rows, words, strict=True))
    ]
