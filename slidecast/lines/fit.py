"""The best size of a text in a box, within bounds; below the floor the caller splits the content."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from slidecast.lines.compose import compose
from slidecast.lines.line import Line
from slidecast.lines.style import Breaking, LineStyle
from slidecast.model.metrics import FontMetrics
from slidecast.model.text import RichText


@dataclass(frozen=True, slots=True)
class Fit:
    """A text set at the best size.

    Attributes:
        size_px: size of the plain face.
        height_px: of all lines.
        fits: False where even the smallest size overfills the box, or splits a word.
    """

    size_px: int
    lines: tuple[Line, ...]
    height_px: float
    fits: bool


@dataclass(frozen=True, slots=True)
class Box:
    """What a text must fit into: pixels, and the distance of baselines in ems."""

    width_px: float
    height_px: float
    leading_em: float = 1.5


def fit(text: RichText, box: Box, style: LineStyle, metrics: FontMetrics, sizes: Sequence[int]) -> Fit:
    """Return `text` at the largest of `sizes` at which it fits the box; at the smallest where none does.

    Args:
        sizes: in pixels, any order, at least one.

    Raises:
        ValueError: no sizes.
    """
    if not sizes:
        raise ValueError("no sizes to choose from")
    ascending = sorted(set(sizes))
    low, high = 0, len(ascending) - 1
    while low < high:  # the largest index that fits; every smaller size fits too
        middle = (low + high + 1) // 2
        if _fits(text, box, style.sized(ascending[middle]), metrics):
            low = middle
        else:
            high = middle - 1
    sized = style.sized(ascending[low])
    lines = compose(text, box.width_px, sized, metrics)
    tall = len(lines) * box.leading_em * ascending[low]
    return Fit(ascending[low], lines, tall, tall <= box.height_px and not any(line.forced for line in lines))


def height_px(text: RichText, measure_px: float, style: LineStyle, metrics: FontMetrics, leading_em: float) -> float:
    """Return the height of `text` set in lines, without choosing where they break best.

    Composition takes as few lines as can be, so the fullest lines count the same.
    """
    lines = compose(text, measure_px, replace(style, breaking=Breaking.GREEDY), metrics)
    return len(lines) * leading_em * style.font.size_px


def _fits(text: RichText, box: Box, style: LineStyle, metrics: FontMetrics) -> bool:
    lines = compose(text, box.width_px, replace(style, breaking=Breaking.GREEDY), metrics)
    tall = len(lines) * box.leading_em * style.font.size_px
    return tall <= box.height_px and not any(line.forced for line in lines)
