"""What a designer decides about lines: faces, strictness, spacing, and how breaks are chosen."""

from dataclasses import dataclass, replace
from enum import StrEnum

from slidecast.model.metrics import Font
from slidecast.model.text import Span


class Prohibition(StrEnum):
    """How many characters may not begin a line (CSS Text 3, `line-break`)."""

    STRICT = "strict"
    LOOSE = "loose"  # small kana, ー, 々 and the like may begin a line


class Breaking(StrEnum):
    """How breaks are chosen among those allowed."""

    OPTIMAL = "optimal"  # least raggedness over the whole paragraph, at phrase ends
    GREEDY = "greedy"  # each line as full as it can be


RUBY_SHARE = 0.5  # of the em that a ruby annotation is set at (JLREQ 3.3.3)


@dataclass(frozen=True, slots=True)
class Rules:
    """What of a style decides where a line may break, whatever its faces and sizes; see `LineStyle`."""

    prohibition: Prohibition
    hyphens: bool
    glue: bool
    protected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a text is set in lines.

    Attributes:
        font: of plain spans.
        strong_font: of strong and marked spans; None for `font`.
        code_font: of code spans; None for `font`.
        reserve_font: a heavier face that any plain span may be drawn in later (the sentence now spoken): every
            advance is the larger of both faces, so that a change of weight moves nothing. None for no reserve.
        latin_gap_em: space between Japanese and Latin letters or figures: 0.25 (JLREQ), 0.125, or 0.
        squeeze: full-width punctuation in a row, or at a line's edge, gives up its blank half.
        hang: a 、 or 。 that ends a line may stand outside the measure.
        justify: all lines but the last fill the measure.
        even: all lines, the last included, as equal in length as they can be (titles, subtitles).
        phrases: break between phrases (BudouX); with `glue`, phrases that are short for the measure stay whole.
        glue: keep together numbers with units, loanwords, protected words, and the like (see `opportunities`).
        protected: words that no break may split.
        min_last_chars: fewer characters than this do not stand alone on the last line.
        hyphens: a Latin word may be broken after its hyphen.
    """

    font: Font
    strong_font: Font | None = None
    code_font: Font | None = None
    reserve_font: Font | None = None
    prohibition: Prohibition = Prohibition.STRICT
    breaking: Breaking = Breaking.OPTIMAL
    latin_gap_em: float = 0.25
    squeeze: bool = True
    hang: bool = False
    justify: bool = False
    even: bool = False
    phrases: bool = True
    glue: bool = True
    protected: tuple[str, ...] = ()
    min_last_chars: int = 2
    hyphens: bool = False

    @property
    def rules(self) -> Rules:
        return Rules(self.prohibition, self.hyphens, self.glue, self.protected)

    def font_of(self, span: Span) -> Font:
        """Return the face that a span is set in."""
        if span.code and self.code_font:
            return self.code_font
        if (span.strong or span.marked) and self.strong_font:
            return self.strong_font
        return self.font

    def fonts_of(self, span: Span) -> tuple[Font, ...]:
        """Return every face that a span may come to be drawn in; its advance is the largest of them."""
        font = self.font_of(span)
        plain = font == self.font and self.reserve_font is not None
        return (font, self.reserve_font) if plain and self.reserve_font else (font,)

    def ruby_font(self, span: Span) -> Font:
        """Return the face that a span's ruby is set in: the span's own at half the size."""
        font = self.font_of(span)
        return replace(font, size_px=round(font.size_px * RUBY_SHARE))

    def sized(self, size_px: int) -> "LineStyle":
        """Return the style with its plain face at `size_px` and the other faces in proportion."""
        return replace(
            self,
            font=replace(self.font, size_px=size_px),
            strong_font=self._scaled(self.strong_font, size_px),
            code_font=self._scaled(self.code_font, size_px),
            reserve_font=self._scaled(self.reserve_font, size_px),
        )

    def _scaled(self, font: Font | None, size_px: int) -> Font | None:
        return font and replace(font, size_px=round(font.size_px * size_px / self.font.size_px))


def plain_style(font: Font) -> LineStyle:
    """Return the style of a browser's `line-break: strict` with nothing else switched on."""
    return LineStyle(
        font,
        breaking=Breaking.GREEDY,
        latin_gap_em=0,
        squeeze=False,
        phrases=False,
        glue=False,
        min_last_chars=1,
        hyphens=True,
    )
