"""Running text in two columns: a card of points each, set off one after the other."""

from slidecast.model.bodies import Flow, FlowBlock
from slidecast.model.deck import Slide
from slidecast.model.text import RichText
from slidecast.typeset.comparison import point_slots, shortened
from slidecast.typeset.items import Area
from slidecast.typeset.plot import Plot, Slot, columns_of
from slidecast.typeset.setting import Setter


def two_columns(setter: Setter, slide: Slide, area: Area, step: int) -> Plot:
    """Return two cards with points beside each other, in portrait one below the other; each point is a unit."""
    body, look = slide.body, setter.design.theme.entries
    assert isinstance(body, Flow)
    split = body.split or 0
    lists = [_texts(body.blocks[:split]), _texts(body.blocks[split:])]
    plain = all(len(block.sentences) == 1 for block in body.blocks)
    cells = (
        columns_of(area, 2, look.gap)
        if not setter.design.portrait
        else _stacked(area, look.gap, len(lists[0]), len(body.blocks))
    )
    if not setter.design.portrait:
        cells = shortened(setter, cells, lists, step, 0)
    slots = [Slot(cell, cell, (), None, look.surface) for cell in cells]
    limits: list[bool] = []
    for cell, points, first in zip(cells, lists, (0, split), strict=True):
        rows = point_slots(setter, points, cell.inset(look.margins.x, look.margins.y), step, first)
        limits += [row.area.bottom <= cell.bottom for row in rows]
        slots += rows
    return Plot(tuple(slots), fits=plain and all(lists) and all(limits))


def _texts(blocks: tuple[FlowBlock, ...]) -> tuple[RichText, ...]:
    return tuple(RichText.join(block.sentences) for block in blocks)


def _stacked(area: Area, gap: int, first: int, count: int) -> tuple[Area, ...]:
    """Return two areas one below the other, in proportion to their numbers of points."""
    high = round((area.height - gap) * (first + 1) / (count + 2))
    return Area(area.x, area.y, area.width, high), area.below(area.y + high + gap)
