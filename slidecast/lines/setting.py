"""A text prepared for breaking: its clusters with their places on one endless line, and what edges give up."""

from dataclasses import dataclass
from itertools import accumulate

from slidecast.lines.advances import blank_px, gaps_between, measure
from slidecast.lines.characters import is_closing, is_opening, is_space, may_hang
from slidecast.lines.opportunities import Join, joins
from slidecast.lines.ruby_room import make_room_for_ruby
from slidecast.lines.style import LineStyle
from slidecast.model.clusters import clusters
from slidecast.model.metrics import FontMetrics
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


def cells_of(text: RichText) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the clusters of a text and the span of each."""
    pairs = [(cell, span) for span in text.spans for cell in clusters(span.text)]
    return tuple(cell for cell, _ in pairs), tuple(span for _, span in pairs)
