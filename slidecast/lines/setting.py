"""A text prepared for breaking: its clusters with their places on one endless line, and what edges give up."""

from dataclasses import dataclass
from itertools import accumulate, groupby

from slidecast.lines.characters import (
    is_closing,
    is_japanese,
    is_kana,
    is_latin,
    is_middle,
    is_opening,
    is_space,
    is_wide,
    may_hang,
)
from slidecast.lines.opportunities import Join, joins
from slidecast.lines.style import LineStyle
from slidecast.model.clusters import clusters
from slidecast.model.metrics import Font, FontMetrics
from slidecast.model.text import RichText, Span


@dataclass(frozen=True, slots=True)
class Setting:
    """One hard line (no newline in it) in one style; all tuples have an entry for every cluster.

    Attributes:
        cells: the clusters.
        spans: the span of each, whole.
        starts: offset of each in the plain text; one more entry, the end.
        left, right: edges of each advance on an endless line, pixels.
        gaps: space before each that no font knows of, pixels; below 0 where punctuation is squeezed.
        leads, tails: blank within each advance before and after its glyph, pixels: room that a longer ruby takes.
        rubies: advance of the ruby over the span of each, pixels; 0 for none.
        trim_start, trim_end: blank that each gives up at a line's start and end, pixels; below 0 what a ruby needs
            there that elsewhere stands over its neighbour.
        hang: advance that each may put outside the measure at a line's end, pixels.
        joins: how each holds to the one before.
    """

    cells: tuple[str, ...]
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    left: tuple[float, ...]
    right: tuple[float, ...]
    gaps: tuple[float, ...]
    leads: tuple[float, ...]
    tails: tuple[float, ...]
    rubies: tuple[float, ...]
    trim_start: tuple[float, ...]
    trim_end: tuple[float, ...]
    hang: tuple[float, ...]
    joins: tuple[Join, ...]

    def __len__(self) -> int:
        return len(self.cells)

    def content_end(self, start: int, end: int) -> int:
        """Return `end` moved before the spaces that a break at `end` swallows."""
        while end > start and is_space(self.cells[end - 1]):
            end -= 1
        return end

    def line_start(self, at: int) -> float:
        """Return the left edge of a line that begins with cluster `at`, on the endless line."""
        return self.left[at] + self.trim_start[at]

    def line_end(self, at: int) -> float:
        """Return the right edge of a line that ends before cluster `at`, on the endless line."""
        last = self.content_end(0, at) - 1
        return self.right[last] - (self.hang[last] or self.trim_end[last]) if last >= 0 else 0.0

    def width(self, start: int, end: int) -> float:
        """Return the width of a line of clusters `start` up to `end`, edges trimmed, in pixels."""
        return max(0.0, self.line_end(end) - self.line_start(start))

    def is_stub(self, start: int, characters: int) -> bool:
        """Tell whether a last line that begins at cluster `start` has fewer characters than that."""
        return len(self) - start <= characters + 4 and self.content_end(start, len(self)) - start < characters


def prepare(text: RichText, offset: int, style: LineStyle, metrics: FontMetrics) -> Setting:
    """Return `text`, a hard line that begins at `offset` of the whole plain text, prepared for breaking."""
    cells, spans = cells_of(text)
    advances, kerns = measure(cells, spans, style, metrics)
    blanks = [blank_px(*cell, style) for cell in zip(cells, advances, spans, strict=True)]
    joined = list(joins(cells, style.rules))
    room = make_room_for_ruby((cells, spans), advances, joined, (style, metrics))
    gaps = gaps_between(cells, spans, blanks, style)
    right = tuple(accumulate(map(sum, zip(gaps, kerns, advances, strict=True))))
    return Setting(
        cells=cells,
        spans=spans,
        starts=tuple(accumulate((len(cell) for cell in cells), initial=offset)),
        left=tuple(edge - advance for edge, advance in zip(right, advances, strict=True)),
        right=right,
        gaps=tuple(gaps),
        leads=room.leads,
        tails=room.tails,
        rubies=room.widths,
        trim_start=tuple(
            (blank if is_opening(cell) else 0.0) - over
            for cell, blank, over in zip(cells, blanks, room.before, strict=True)
        ),
        trim_end=tuple(
            (blank if is_closing(cell) else 0.0) - over
            for cell, blank, over in zip(cells, blanks, room.after, strict=True)
        ),
        hang=tuple(
            advance if style.hang and may_hang(cell) else 0.0 for cell, advance in zip(cells, advances, strict=True)
        ),
        joins=tuple(joined),
    )


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


def same_span(spans: tuple[Span, ...]) -> list[list[int]]:
    """Return the indexes of clusters, those of one span together."""
    return [list(members) for _, members in groupby(range(len(spans)), key=lambda at: id(spans[at]))]


def cells_of(text: RichText) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the clusters of a text and the span of each."""
    pairs = [(cell, span) for span in text.spans for cell in clusters(span.text)]
    return tuple(cell for cell, _ in pairs), tuple(span for _, span in pairs)


def measure(
    cells: tuple[str, ...], spans: tuple[Span, ...], style: LineStyle, metrics: FontMetrics
) -> tuple[list[float], list[float]]:
    """Return the advance of each cluster and its kerning with the one before, in its widest face, pixels."""
    advances: list[float] = []
    kerns: list[float] = []
    for members in same_span(spans):
        run = cells[members[0] : members[-1] + 1]
        faces = [measure_run(run, font, metrics) for font in style.fonts_of(spans[members[0]])]
        advances.extend(map(max, *(face[0] for face in faces)) if len(faces) > 1 else faces[0][0])
        kerns.extend(map(max, *(face[1] for face in faces)) if len(faces) > 1 else faces[0][1])
    return advances, kerns


def measure_run(run: tuple[str, ...], font: Font, metrics: FontMetrics) -> tuple[list[float], list[float]]:
    """Return the advance of each cluster of a run alone, and what its place in the run adds (kerning).

    Together they add up to the run's own advance; what pairs do not explain (ligatures) the last cluster takes.
    """
    alone = metrics.advances_px(run, font)
    kerns = [0.0] * len(run)
    excess = metrics.advance_px("".join(run), font) - sum(alone)
    latin = [at for at in range(1, len(run)) if not (is_wide(run[at - 1]) and is_wide(run[at]))]
    for places in (latin, range(1, len(run))):  # Latin pairs explain all but in fonts that kern kana
        if abs(excess - sum(kerns)) < 1 / 64:
            return alone, kerns
        pairs = metrics.advances_px([run[at - 1] + run[at] for at in places], font)
        for at, pair in zip(places, pairs, strict=True):
            kerns[at] = pair - alone[at - 1] - alone[at]
    kerns[-1] += excess - sum(kerns)
    return alone, kerns


def blank_px(cell: str, advance: float, span: Span, style: LineStyle) -> float:
    """Return the blank half of full-width punctuation; 0 in a proportional face, which has none to give."""
    if not style.squeeze or not (is_opening(cell) or is_closing(cell)):
        return 0.0
    em = style.font_of(span).size_px
    return em / 2 if advance > 0.9 * em else 0.0


def gaps_between(cells: tuple[str, ...], spans: tuple[Span, ...], blanks: list[float], style: LineStyle) -> list[float]:
    """Return the space before each cluster: above 0 between Japanese and Latin, below 0 in squeezed punctuation."""
    gaps = [0.0] * len(cells)
    for at in range(1, len(cells)):
        before, after = cells[at - 1], cells[at]
        if is_closing(before) and (is_closing(after) or is_opening(after) or after == "\u3000"):
            gaps[at] = -blanks[at - 1]
        elif is_opening(before) and is_opening(after):
            gaps[at] = -blanks[at]
        elif is_closing(before) and is_middle(after):
            gaps[at] = -blanks[at - 1] / 2
        elif style.latin_gap_em and meet(before, after):
            gaps[at] = float(round(style.latin_gap_em * style.font_of(spans[at]).size_px))
    return gaps


def meet(before: str, after: str) -> bool:
    """Tell whether Japanese and Latin letters meet between two clusters."""
    return (is_japanese(before) and is_latin(after)) or (is_latin(before) and is_japanese(after))
