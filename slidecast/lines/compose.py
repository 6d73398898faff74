"""Line composition after JLREQ: a text and a measure in, lines of placed pieces out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from slidecast.lines.breaking import choose_breaks
from slidecast.lines.candidates import Break
from slidecast.lines.justify import spread
from slidecast.lines.line import Line, Piece
from slidecast.lines.setting import Setting, prepare
from slidecast.lines.style import LineStyle
from slidecast.model.metrics import FontMetrics
from slidecast.model.text import RichText

NEWLINES = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # what str.splitlines splits at


def compose(text: RichText, measure_px: float, style: LineStyle, metrics: FontMetrics) -> tuple[Line, ...]:
    """Return `text` set in lines no wider than the measure.

    A newline is a forced break. Every span begins a new piece, so a caller that joins sentences as spans finds
    pieces that belong to one sentence each. A word wider than the measure is split, and its line says `forced`.

    Args:
        measure_px: the width that lines may fill, pixels; one of nothing leaves a line to every character.

    Returns:
        The lines; their ranges tile the plain text. No text, no lines; an empty hard line is a line without pieces.
    """
    measure_px = max(measure_px, 1.0)
    lines: list[Line] = []
    for hard, start, end in hard_lines(text):
        lines.extend(_lines(hard, start, measure_px, style, metrics))
        lines[-1] = replace(lines[-1], end=end)
    return tuple(lines)


def hard_lines(text: RichText) -> Iterator[tuple[RichText, int, int]]:
    """Yield the stretches between newlines: without the newline, and their range in the plain text with it."""
    offset = 0
    for stretch in text.plain.splitlines(keepends=True):
        content = stretch.rstrip(NEWLINES)
        yield text.slice(offset, offset + len(content)), offset, offset + len(stretch)
        offset += len(stretch)


def _lines(hard: RichText, offset: int, measure_px: float, style: LineStyle, metrics: FontMetrics) -> Iterator[Line]:
    if not hard:
        yield Line((), 0.0, offset, offset)
        return
    setting = prepare(hard, offset, style, metrics)
    start = 0
    for ending in choose_breaks(setting, measure_px, style):
        is_last = ending.at == len(setting)
        shifts = spread(setting, start, ending.at, measure_px) if style.justify and not is_last else {}
        yield lay(setting, start, ending, shifts)
        start = ending.at


def lay(setting: Setting, start: int, ending: Break, shifts: Mapping[int, float]) -> Line:
    """Return the clusters from `start` to a break as a line of pieces.

    Args:
        shifts: extra space before clusters, pixels.
    """
    content = setting.content_end(start, ending.at)
    if content == start:
        return Line((), 0.0, setting.starts[start], setting.starts[ending.at], ending.forced)
    edges = [start, *(at for at in range(start + 1, content) if at in shifts or parts(setting, at)), content]
    pieces, shift = [], -setting.line_start(start)
    for first, last in pairwise(edges):
        shift += shifts.get(first, 0.0)
        pieces.append(_piece(setting, first, last, shift))
    width = setting.line_end(ending.at) + shift
    hang = setting.hang[content - 1]
    return Line(tuple(pieces), width, setting.starts[start], setting.starts[ending.at], ending.forced, hang)


def parts(setting: Setting, at: int) -> bool:
    """Tell whether a new piece begins at a cluster: another span, or space that no font knows of."""
    return setting.gaps[at] != 0 or setting.spans[at] is not setting.spans[at - 1]


def _piece(setting: Setting, start: int, end: int, shift: float) -> Piece:
    text = "".join(setting.cells[start:end])
    left, right, ruby = setting.left[start], setting.right[end - 1], setting.rubies[start]
    x = left + setting.leads[start]
    span = replace(setting.spans[start], text=text, ruby=setting.spans[start].ruby if ruby else "")
    ruby_x = round((left + right - ruby) / 2 + shift) if ruby else 0
    return Piece(span, round(x + shift), right - x, setting.starts[start], ruby_x)
