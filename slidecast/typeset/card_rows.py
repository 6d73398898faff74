"""Cards one below another, each with a list mark: head over text, or head beside text."""

from math import ceil

from slidecast.model.deck import Slide
from slidecast.model.page import ShapeItem
from slidecast.typeset.entries import body_words, entries_of, entry_words, head_words
from slidecast.typeset.items import Area
from slidecast.typeset.plot import Plot, Slot, is_even, needed, shape, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack, set_stack

HEAD_SHARE = 0.36  # of a row's width, at most, for heads that stand beside their texts
MARK_EM = 0.86  # of the heads' size
MARK_GAP_PX = 22
BETWEEN_PX = 36  # heads and the texts beside them


def card_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return cards one below another, a list mark before each head, the text below it."""
    look, width = setter.design.theme.entries, _words_width(setter, area)
    words = [entry_words(setter, entry) for entry in entries_of(slide).entries]
    heights = [needed(setter, stack, step, width) + 2 * look.margins.y for stack in words]
    rows, fits = spread(area, heights, look.gap)
    slots = tuple(
        Slot(row, _room(setter, row, 0, width), stack, at, look.surface)
        for at, (row, stack) in enumerate(zip(rows, words, strict=True))
    )
    return Plot(slots, above=tuple(_mark(setter, slot, step) for slot in slots), fits=fits, even=is_even(rows))


def split_rows(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return cards one below another, heads at the left, texts at the right; all have both."""
    look, width = setter.design.theme.entries, _words_width(setter, area)
    heads = [head_words(setter, entry) for entry in entries_of(slide).entries]
    texts = [body_words(setter, entry) for entry in entries_of(slide).entries]
    if not all(heads) or not all(texts):
        return Plot((), fits=False)
    lead = _widest(setter, heads, step, round(width * HEAD_SHARE))
    start = lead + setter.design.px(BETWEEN_PX)
    heights = [
        max(needed(setter, head, step, lead), needed(setter, text, step, width - start)) + 2 * look.margins.y
        for head, text in zip(heads, texts, strict=True)
    ]
    rows, fits = spread(area, heights, look.gap)
    slots: list[Slot] = []
    for at, (row, head, text) in enumerate(zip(rows, heads, texts, strict=True)):
        slots.append(Slot(row, _room(setter, row, 0, lead), head, at, look.surface))
        slots.append(Slot(row, _room(setter, row, start, width - start), text, at, framed=False))
    marks = tuple(_mark(setter, slot, step) for slot in slots[::2])
    return Plot(tuple(slots), above=marks, fits=fits, even=is_even(rows))


def _widest(setter: Setter, heads: list[Stack], step: int, most: int) -> int:
    """Return the width that heads take, set in lines of at most `most` pixels."""
    settings = (setting for head in heads for setting in set_stack(setter, head, step, most).settings)
    return min(max((ceil(setting.width_px) + 1 for setting in settings), default=most), most)


def _mark_side(setter: Setter) -> int:
    return round(setter.design.theme.entries.head.size * MARK_EM)


def _words_width(setter: Setter, area: Area) -> int:
    """Return the width of what stands behind the marks, pixels."""
    return area.width - 2 * setter.design.theme.entries.margins.x - _mark_side(setter) - setter.design.px(MARK_GAP_PX)


def _room(setter: Setter, row: Area, start: int, width: int) -> Area:
    """Return the room for words in a row, from `start` pixels behind its mark."""
    margins = setter.design.theme.entries.margins
    left = row.x + margins.x + _mark_side(setter) + setter.design.px(MARK_GAP_PX) + start
    return Area(left, row.y + margins.y, width, row.height - 2 * margins.y)


def _mark(setter: Setter, slot: Slot, step: int) -> ShapeItem:
    """Return the list mark before a row's first line; before words of one text in the middle of them."""
    side, bullet, room = _mark_side(setter), setter.design.theme.flow.bullet, slot.room
    stack = set_stack(setter, slot.words, step, room.width)
    first = stack.height // 2 if len(stack.settings) < 2 else stack.settings[0].first_middle_px
    top = room.y + max(room.height - stack.height, 0) // 2
    spot = Area(slot.area.x + setter.design.theme.entries.margins.x, top + first - side // 2, side, side)
    return shape(setter, bullet.shape, spot, *bullet.colours)
