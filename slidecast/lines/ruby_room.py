"""Room for ruby longer than the word below it: blanks beside the word, and what stands over its neighbours."""

from dataclasses import dataclass

from slidecast.lines.advances import same_span
from slidecast.lines.characters import is_closing, is_kana, is_opening
from slidecast.lines.opportunities import Join
from slidecast.lines.style import LineStyle
from slidecast.model.metrics import FontMetrics
from slidecast.model.text import Span


@dataclass(frozen=True, slots=True)
class RubyRoom:
    """What ruby takes; all tuples have an entry for every cluster, in pixels.

    Attributes:
        widths: advance of the ruby over the span of each; 0 for none.
        leads, tails: blank before and after each glyph, that a longer ruby takes.
        before, after: how far the ruby of each stands over its neighbours.
    """

    widths: tuple[float, ...]
    leads: tuple[float, ...]
    tails: tuple[float, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]


def make_room_for_ruby(
    text: tuple[tuple[str, ...], tuple[Span, ...]],
    advances: list[float],
    joined: list[Join],
    measures: tuple[LineStyle, FontMetrics],
) -> RubyRoom:
    """Widen in place the advances below a longer ruby, and keep its letters together (JLREQ 3.3.8).

    Args:
        text: the clusters and the span of each.
        measures: the style and the fonts' measures.
    """
    cells, spans = text
    style, metrics = measures
    widths, leads, tails, before, after = ([0.0] * len(spans) for _ in range(5))
    for members in same_span(spans):
        first, last = members[0], members[-1]
        if not spans[first].ruby:
            continue
        width = metrics.advance_px(spans[first].ruby, style.ruby_font(spans[first]))
        widths[first : last + 1] = [width] * len(members)
        excess = max(0.0, (width - sum(advances[first : last + 1])) / 2)
        before[first] = min(excess, overhang_px(cells, spans, (first, first - 1), style))
        after[last] = min(excess, overhang_px(cells, spans, (last, last + 1), style))
        leads[first], tails[last] = excess - before[first], excess - after[last]
        advances[first] += leads[first]
        advances[last] += tails[last]
        for at in members[1:]:
            joined[at] = max(joined[at], Join.SOLID)
    return RubyRoom(*map(tuple, (widths, leads, tails, before, after)))


def overhang_px(cells: tuple[str, ...], spans: tuple[Span, ...], pair: tuple[int, int], style: LineStyle) -> float:
    """Return how far a longer ruby may stand over its neighbour: a kana without ruby, or a mark's blank half.

    Half a letter of the ruby: JLREQ 3.3.8 allows a whole one, but then readings on both sides of one kana would meet.

    Args:
        pair: the cluster below the ruby, and its neighbour; one may lie beyond the text.
    """
    own, beside = pair
    if not 0 <= beside < len(cells) or spans[beside].ruby:
        return 0.0
    blank = is_closing if beside < own else is_opening
    free = is_kana(cells[beside]) or blank(cells[beside])
    return style.ruby_font(spans[own]).size_px / 2 if free else 0.0
