"""How wide clusters are: advance and kerning in the widest face, blank halves, and the space between scripts."""

from itertools import groupby

from slidecast.lines.characters import is_closing, is_japanese, is_latin, is_middle, is_opening, is_wide
from slidecast.lines.style import LineStyle
from slidecast.model.metrics import Font, FontMetrics
from slidecast.model.text import Span


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


def same_span(spans: tuple[Span, ...]) -> list[list[int]]:
    """Return the indexes of clusters, those of one span together."""
    return [list(members) for _, members in groupby(range(len(spans)), key=lambda at: id(spans[at]))]
