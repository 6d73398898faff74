"""Lines put on the page as items, each word in the weight that it has."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from slidecast.lines.line import Line, Piece
from slidecast.model.metrics import Font
from slidecast.model.page import Colour, PageItem, Role, Shape, ShapeItem, TextItem
from slidecast.model.text import Span
from slidecast.typeset.items import Items
from slidecast.typeset.setting import Setter, Setting

EM_ASCENT = 0.88  # share of the em above the baseline: OpenType's ideographic em box
PEN_REACH_EM = 0.08  # of the marker pen beyond its words
PEN_DROP_EM = 0.14  # of its lower edge below the baseline


@dataclass(frozen=True, slots=True)
class Ink:
    """How set text looks on a page.

    Attributes:
        unit: of the body, that the text shows.
        lit: it is the spoken unit's, and gets the weight that its lines keep in reserve for that.
        marker: colour of the marker pen under strong and marked words; None for no pen.
        marked: colour of marked words, `figure` of numbers with units; None for the text's own.
        align: 0 sets lines to the left of their measure, 0.5 centred, 1 to the right.
    """

    colour: Colour
    role: Role = Role.BODY
    unit: int | None = None
    lit: bool = False
    marker: Colour | None = None
    marked: Colour | None = None
    figure: Colour | None = None
    align: float = 0.0


def placed(setter: Setter, setting: Setting, x: int, y: int, ink: Ink, *, measure_px: int = 0) -> Items:
    """Return the set text as items, its first line's top at `y`: marker pens first, then the text.

    Args:
        measure_px: the width that `ink.align` aligns within; 0 when it is the left edge.
    """
    pens: list[PageItem] = []
    texts: list[PageItem] = []
    for number, composed in enumerate(setting.lines):
        line = _in_own_weight(setter, setting, composed, ink)
        baseline = y + number * setting.pitch_px + baseline_offset(setting)
        left = x + round((measure_px - line.width) * ink.align) if measure_px else x
        pens.extend(_pens(setter, setting, line, Spot(left, baseline, number), ink))
        shown = (piece for piece in line.pieces if piece.text.strip())
        texts.extend(_text_item(setting, piece, Spot(left, baseline, number), ink) for piece in shown)
        annotated = (piece for piece in line.pieces if piece.span.ruby)
        texts.extend(_ruby_item(setter, setting, piece, Spot(left, baseline, number), ink) for piece in annotated)
    return (*pens, *texts)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line stands: left edge and baseline in pixels, and its number in its text."""

    left: int
    baseline: int
    number: int


def baseline_offset(setting: Setting) -> int:
    """Return how far below a line's top its baseline lies: the em box stands in the middle of the pitch."""
    return setting.head_px + round((setting.pitch_px - setting.size_px) / 2 + EM_ASCENT * setting.size_px)


def _in_own_weight(setter: Setter, setting: Setting, line: Line, ink: Ink) -> Line:
    """Return a line as the weight that it is drawn in sets it: what a lighter one leaves over closes up.

    A justified line keeps its places, and so does a word that makes room for its reading.
    """
    pieces, saved = [], 0.0
    for piece in line.pieces:
        shift = 0 if setting.style.justify else round(saved)
        width = setter.metrics.advance_px(piece.text, _face(setting, piece, ink))
        as_is = not shift and width == piece.width
        pieces.append(piece if as_is else replace(piece, x=piece.x - shift, ruby_x=piece.ruby_x - shift, width=width))
        saved += 0 if piece.span.ruby else max(piece.width - width, 0)
    return replace(line, pieces=tuple(pieces), width=line.width - (0 if setting.style.justify else saved))


def _face(setting: Setting, piece: Piece, ink: Ink) -> Font:
    """Return the face that a piece is drawn in: in the spoken unit, plain words get the one kept in reserve."""
    style = setting.style
    font = style.font_of(piece.span)
    return style.reserve_font if ink.lit and style.reserve_font and font == style.font else font


def _text_item(setting: Setting, piece: Piece, spot: Spot, ink: Ink) -> TextItem:
    font, colour = _face(setting, piece, ink), _piece_colour(piece.span, ink)
    x = spot.left + piece.x
    return TextItem(piece.text, x, spot.baseline, piece.width, font, colour, ink.role, spot.number, ink.unit)


def _ruby_item(setter: Setter, setting: Setting, piece: Piece, spot: Spot, ink: Ink) -> TextItem:
    """Return the reading above a word, its em box on the word's own; the weight of the spoken unit leaves it alone."""
    font = setting.style.ruby_font(piece.span)
    word_px = setting.style.font_of(piece.span).size_px
    baseline = spot.baseline - round(EM_ASCENT * word_px + (1 - EM_ASCENT) * font.size_px)
    width = setter.metrics.advance_px(piece.span.ruby, font)
    colour = _piece_colour(piece.span, ink)
    x = spot.left + piece.ruby_x
    return TextItem(piece.span.ruby, x, baseline, width, font, colour, Role.RUBY, spot.number, ink.unit)


def _piece_colour(span: Span, ink: Ink) -> Colour:
    if span.marked and ink.marked:
        return ink.marked
    return ink.figure if span.figure and ink.figure else ink.colour


def _pens(setter: Setter, setting: Setting, line: Line, spot: Spot, ink: Ink) -> Iterator[ShapeItem]:
    """Yield a stroke of the marker pen under every stretch of strong or marked words."""
    height = setter.design.theme.marker.height
    if ink.marker is None or not height:
        return
    em = setting.size_px
    for wanted, group in groupby(line.pieces, lambda piece: _penned(piece.span)):
        stretch = [piece for piece in group if piece.text.strip()]
        if wanted and stretch:
            x = spot.left + stretch[0].x - round(PEN_REACH_EM * em)
            width = round(stretch[-1].x + stretch[-1].width - stretch[0].x + 2 * PEN_REACH_EM * em)
            top, tall = round(spot.baseline + (PEN_DROP_EM - height) * em), round(height * em)
            yield ShapeItem(Shape.MARKER, x, top, width, tall, (ink.marker,), Role.MARKER, unit=ink.unit)


def _penned(span: Span) -> bool:
    return span.strong or span.marked
