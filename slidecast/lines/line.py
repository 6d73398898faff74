"""A composed line: pieces at fixed places on a baseline."""

from dataclasses import dataclass

from slidecast.model.text import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one style without inner spacing: drawn in one go.

    Attributes:
        span: the text with its style.
        x: left edge of the advance box, pixels from the line's left edge; below 0 where an opening bracket
            at the line's start gives up its blank half.
        width: advance, pixels; the largest of the faces that it may be drawn in.
        start: offset of its first character in the plain text that was composed.
        ruby_x: left edge of the advance box of `span.ruby`, pixels from the line's left edge; the ruby stands over
            this piece and those after it that the same span is cut into.
    """

    span: Span
    x: int
    width: float
    start: int
    ruby_x: int = 0

    @property
    def text(self) -> str:
        return self.span.text

    @property
    def end(self) -> int:
        """Offset after its last character in the plain text."""
        return self.start + len(self.span.text)


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces in reading order; the ranges of a text's lines tile it, spaces and newlines at breaks included.

    Attributes:
        width: from the left edge to the end of the last advance, blank halves at the edges left out.
        start: offset of its first character in the plain text.
        end: offset after its last, the white space that the break swallowed included.
        forced: a word longer than the measure is split at its end.
        price: what a reader minds of the break at its end (see `prices`).
        hang_px: how far a hanging 、 or 。 stands outside `width`.
    """

    pieces: tuple[Piece, ...]
    width: float
    start: int
    end: int
    forced: bool = False
    hang_px: float = 0
    price: float = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def has_ruby(self) -> bool:
        return any(piece.span.ruby for piece in self.pieces)
