"""What makes a subtitle readable: the norms, and how a text is set into a subtitle's lines."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from slidecast.lines.compose import compose
from slidecast.lines.style import LineStyle
from slidecast.model.clusters import clusters
from slidecast.model.metrics import Font, FontMetrics
from slidecast.model.text import RichText

Setter = Callable[[str], tuple[str, ...]]
"""Sets a text in the lines of a subtitle: as many as it needs."""


@dataclass(frozen=True, slots=True)
class CueLimits:
    """What a cue may hold.

    Sources: Netflix's Japanese guide (5/6 s to 7 s, two lines), the broadcasters' limits for the line, and
    6 to 7 characters a second, above which viewers stop following both picture and text.

    Attributes:
        line_chars: full-width characters a line; half-width ones count half.
        lines: of one cue.
        shortest, longest: duration in seconds.
        chars_per_second: reading speed above which a warning is given.
        lead: seconds that a cue may start before the voice.
        linger: seconds that a cue stays after the voice, as far as the pause allows.
        slide_lead: seconds before the next voice at which a new slide may already show.
    """

    line_chars: int = 26
    lines: int = 2
    shortest: Fraction = Fraction(5, 6)
    longest: Fraction = Fraction(7)
    chars_per_second: Fraction = Fraction(7)
    lead: Fraction = Fraction(
        3, 100
    )  # half a frame at 25 a second is 20 ms: a cue drawn late by rounding is still early
    linger: Fraction = Fraction(1, 2)
    slide_lead: Fraction = Fraction(3, 20)


def character_count(text: str) -> Fraction:
    """Return the length of a text in full-width characters; half-width ones count half, spaces included."""
    return Fraction(half_widths(text), 2)


@lru_cache(maxsize=65_536)
def half_widths(text: str) -> int:
    """Return the length of a text in half-width characters."""
    return sum(1 + (unicodedata.east_asian_width(cluster[0]) in "WFA") for cluster in clusters(text))


def band_setter(style: LineStyle, measure_px: float, metrics: FontMetrics, limits: CueLimits) -> Setter:
    """Return a setter for a band of `measure_px`: even lines at phrase ends, within the band and the limit."""
    even = replace(style, even=True, justify=False, hang=False, squeeze=False)
    counting = _CountingMetrics(metrics, measure_px / limits.line_chars)

    def set_lines(text: str) -> tuple[str, ...]:
        return tuple(line.text for line in compose(RichText.of(text), measure_px, even, counting))

    return set_lines


def character_setter(limits: CueLimits) -> Setter:
    """Return a setter that counts characters: for subtitle files without a picture."""
    style = LineStyle(Font(("",), 1), latin_gap_em=0, squeeze=False)
    return band_setter(style, limits.line_chars, _SquareMetrics(), limits)


@dataclass(frozen=True, slots=True)
class _CountingMetrics:
    """Metrics by which a line that fits the measure holds no more characters than the limit either.

    Attributes:
        pitch_px: the measure's share of one full-width character.
    """

    metrics: FontMetrics
    pitch_px: float

    def advance_px(self, text: str, font: Font) -> float:
        return max(self.metrics.advance_px(text, font), half_widths(text) * self.pitch_px / 2)

    def advances_px(self, texts: Sequence[str], font: Font) -> list[float]:
        advances = zip(texts, self.metrics.advances_px(texts, font), strict=True)
        return [max(advance, half_widths(text) * self.pitch_px / 2) for text, advance in advances]

    def ascent_px(self, font: Font) -> float:
        return self.metrics.ascent_px(font)

    def descent_px(self, font: Font) -> float:
        return self.metrics.descent_px(font)

    def uncovered(self, text: str, font: Font) -> tuple[str, ...]:
        return self.metrics.uncovered(text, font)


class _SquareMetrics:
    """Metrics that leave the width to the count of characters."""

    def advance_px(self, text: str, font: Font) -> float:  # noqa: ARG002 (the protocol's names)
        return 0.0

    def advances_px(self, texts: Sequence[str], font: Font) -> list[float]:  # noqa: ARG002
        return [0.0] * len(texts)

    def ascent_px(self, font: Font) -> float:
        return float(font.size_px)

    def descent_px(self, font: Font) -> float:  # noqa: ARG002
        return 0.0

    def uncovered(self, text: str, font: Font) -> tuple[str, ...]:  # noqa: ARG002
        return ()
