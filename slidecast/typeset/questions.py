"""Questions with their answers, each pair a card."""

from slidecast.model.bodies import Entry
from slidecast.model.deck import Slide
from slidecast.typeset.cards import column_width
from slidecast.typeset.entries import body_words, entries_of, head_words
from slidecast.typeset.items import Area, Items, joined
from slidecast.typeset.plot import Plot, Plotter, Slot, chunks, columns_of, needed, numbered_disc, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.words import Stack

DISC_PX = 54  # of Q and A, at the design size
DISC_GAP_PX = 18
BETWEEN_PX = 12  # question and answer

Pair = tuple[Stack, Stack]


def questions(columns: int) -> Plotter:
    """Return the plotter of questions with their answers."""

    def plot(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
        look, px = setter.design.theme.entries, setter.design.px
        pairs = [_pair(setter, entry) for entry in entries_of(slide).entries]
        width = column_width(area, columns, look.gap) - 2 * look.margins.x - px(DISC_PX + DISC_GAP_PX)
        tall = [[max(needed(setter, words, step, width), px(DISC_PX)) for words in pair] for pair in pairs]
        rows = chunks(len(pairs), columns)
        heights = [max(sum(tall[at]) for at in row) + px(BETWEEN_PX) + 2 * look.margins.y for row in rows]
        bands, fits = spread(area, heights, look.gap)
        slots: list[Slot] = []
        for row, band in zip(rows, bands, strict=True):
            for at, cell in zip(row, columns_of(band, len(row), look.gap), strict=True):
                slots.extend(_slots(setter, cell, pairs[at], tall[at], at))
        discs = (_disc(setter, slot, "A" if at % 2 else "Q") for at, slot in enumerate(slots))
        return Plot(tuple(slots), above=joined(*discs), fits=fits)

    return plot


def _pair(setter: Setter, entry: Entry) -> Pair:
    return head_words(setter, entry), body_words(setter, entry)


def _slots(setter: Setter, cell: Area, pair: Pair, tall: list[int], unit: int) -> tuple[Slot, Slot]:
    """Return the slots of a question and its answer, of these heights, in the middle of a card."""
    look, between = setter.design.theme.entries, setter.design.px(BETWEEN_PX)
    inset = setter.design.px(DISC_PX + DISC_GAP_PX)
    inner = cell.inset(look.margins.x, look.margins.y)
    top = inner.y + max(inner.height - between - sum(tall), 0) // 2
    ask = Area(inner.x + inset, top, inner.width - inset, tall[0])
    tell = Area(ask.x, ask.bottom + between, ask.width, tall[1])
    return Slot(cell, ask, pair[0], unit, look.surface), Slot(cell, tell, pair[1], unit, framed=False)


def _disc(setter: Setter, slot: Slot, letter: str) -> Items:
    """Return the letter before a question or an answer; an answer without words has none."""
    if letter == "A" and not slot.words:
        return ()
    x = slot.area.x + setter.design.theme.entries.margins.x
    return numbered_disc(setter, letter, x, slot.room.y + slot.room.height // 2, setter.design.px(DISC_PX))
