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
        begins = first == start or setting.spans[first] is not setting.spans[first - 1]
        pieces.append(_piece(setting, (first, last), content if begins else 0, shift))
    width = setting.line_end(ending.at) + shift
    hang = setting.hang[content - 1]
    return Line(
        tuple(pieces), width, setting.starts[start], setting.starts[ending.at], ending.forced, hang, ending.price
    )


def parts(setting: Setting, at: int) -> bool:
    """Tell whether a new piece begins at a cluster: another span, or space that no font knows of."""
    return setting.gaps[at] != 0 or setting.spans[at] is not setting.spans[at - 1]


def _piece(setting: Setting, extent: tuple[int, int], content: int, shift: float) -> Piece:
    """Return the clusters of an extent as a piece, with the ruby of its span up to cluster `content`; 0 for no ruby."""
    start, end = extent
    text = "".join(setting.cells[start:end])
    x, right = setting.left[start] + setting.leads[start], setting.right[end - 1] - setting.tails[end - 1]
    ruby, centre, width = _ruby(setting, start, content) if content else ("", 0.0, 0.0)
    ruby_x = round(centre - width / 2 + shift) if ruby else 0
    span = replace(setting.spans[start], text=text, ruby=ruby)
    return Piece(span, round(x + shift), right - x, setting.starts[start], ruby_x)


def _ruby(setting: Setting, start: int, content: int) -> tuple[str, float, float]:
    """Return the ruby over a span from cluster `start` on: as much as stands on the line, its centre and width.

    Only a word longer than the measure is broken below its ruby, which is then shared out.
    """
    span, width = setting.spans[start], setting.rubies[start]
    if not span.ruby:
        return "", 0.0, 0.0
    members = [at for at in range(len(setting)) if setting.spans[at] is span]
    end = min(members[-1] + 1, content)
    before = setting.starts[members[0]]
    shared = span.part(setting.starts[start] - before, setting.starts[end] - before).ruby
    centre = (setting.left[start] + setting.leads[start] + setting.right[end - 1] - setting.tails[end - 1]) / 2
    return shared, centre, width * len(shared) / len(span.ruby)
