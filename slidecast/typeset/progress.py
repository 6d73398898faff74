"""Progress: labels with bars filled by their percentages."""

from slidecast.model.deck import Slide
from slidecast.model.page import PageItem, Role
from slidecast.model.text import RichText
from slidecast.typeset.bars import filled_rail
from slidecast.typeset.items import Area
from slidecast.typeset.key_figures import figures_of
from slidecast.typeset.plot import Plot, Slot, needed, spread
from slidecast.typeset.setting import Setter
from slidecast.typeset.values import percentage
from slidecast.typeset.words import Words, stack_of

RAIL_PX = 36


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
