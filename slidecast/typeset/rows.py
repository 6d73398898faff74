"""Running text as rows: every sentence, list item, heading and code line is one, set at a size, with its height."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from slidecast.model.bodies import Flow, FlowBlock, FlowKind
from slidecast.model.looks import TextLook
from slidecast.model.text import RichText
from slidecast.typeset.figures import with_figures
from slidecast.typeset.setting import Setter, Setting, set_at

LISTS = (FlowKind.BULLET, FlowKind.NUMBER)
CODE_SHARE = 0.72  # size of code beside that of prose


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of running text.

    Attributes:
        unit: its index among the body's units.
        block: index of its block; `first` whether it begins the block and the block did not begin before.
    """

    kind: FlowKind
    text: RichText
    unit: int
    block: int
    first: bool
    last: bool
    depth: int = 0
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row at a size: its lines, how far it is indented, and its height with its paddings, pixels."""

    row: Row
    setting: Setting
    indent: int
    padding: int

    @property
    def height(self) -> int:
        return self.setting.height_px + 2 * self.padding


def rows_of(flow: Flow) -> tuple[Row, ...]:
    """Return the rows of running text, one for each of the body's units."""
    rows: list[Row] = []
    for index, block in enumerate(_with_rest_as_prose(flow.blocks)):
        rows.extend(_block_rows(block, index, len(rows)))
    return tuple(rows)


def _with_rest_as_prose(blocks: tuple[FlowBlock, ...]) -> tuple[FlowBlock, ...]:
    """Return the blocks; the rest of a point begun a page before is prose where no point follows to align with."""
    if not blocks or not blocks[0].continued or any(block.kind in LISTS for block in blocks[1:2]):
        return blocks
    first = blocks[0]
    return (replace(first, kind=FlowKind.PARAGRAPH, depth=0), *blocks[1:]) if first.kind in LISTS else blocks


def _block_rows(block: FlowBlock, index: int, unit: int) -> Iterable[Row]:
    final = len(block.sentences) - 1
    for place, text in enumerate(block.sentences):
        first = place == 0 and not block.continued
        yield Row(block.kind, text, unit + place, index, first, place == final, block.depth, block.ordinal)


def set_rows(setter: Setter, rows: Iterable[Row], size_px: int, measure_px: int) -> tuple[SetRow, ...]:
    """Return the rows set at one size; `measure_px` is the card's inner width."""
    return tuple(_set_row(setter, row, size_px, measure_px) for row in rows)


def _set_row(setter: Setter, row: Row, size_px: int, measure_px: int) -> SetRow:
    flow, look = setter.design.theme.flow, look_of(setter, row)
    indent = _indent(setter, row, size_px)
    measure = measure_px - 2 * flow.current.margins.x - indent
    own_size = _own_size(setter, row, size_px)
    padding = 0 if row.kind is FlowKind.CODE else flow.current.margins.y
    even = row.kind in LISTS  # points are looked at more than read: no word alone on a last line
    return SetRow(row, set_at(setter, row_text(row), look, own_size, measure, even=even), indent, padding)


def _own_size(setter: Setter, row: Row, size_px: int) -> int:
    """Return the size of a row among prose of `size_px`: a heading keeps its proportion to the prose."""
    if row.kind is FlowKind.CODE:
        return code_size(setter, size_px)
    if row.kind is not FlowKind.HEADING:
        return size_px
    flow = setter.design.theme.flow
    return max(round(size_px * flow.heading.size / flow.text.size), flow.heading.floor)


def row_text(row: Row) -> RichText:
    """Return what a row shows: figures marked; of code and table rows a text that keeps its spaces."""
    if row.kind is FlowKind.CODE:
        spans = tuple(replace(span, code=True, text=_visible(span.text)) for span in row.text.spans)
        return RichText(spans) if row.text.plain.strip() else RichText.of("\u3000")
    if row.kind is FlowKind.ROW:
        return with_figures(RichText(tuple(replace(s, text=s.text.replace("\t", "　")) for s in row.text.spans)))
    return with_figures(row.text.strip())


def _visible(code: str) -> str:
    """Return code in which no space vanishes but the last of some between two words, where a line may break."""
    line = code.rstrip("\n").replace("\t", "    ")
    return re.sub(r"^ +| +(?= )", lambda spaces: "\u00a0" * len(spaces[0]), line)


def look_of(setter: Setter, row: Row) -> TextLook:
    theme = setter.design.theme
    if row.kind is FlowKind.CODE:
        return theme.code.text
    return theme.flow.heading if row.kind is FlowKind.HEADING else theme.flow.text


def code_size(setter: Setter, size_px: int) -> int:
    """Return the size of code among prose of `size_px`, within its look's bounds."""
    look = setter.design.theme.code.text
    return max(min(round(size_px * CODE_SHARE), look.size), look.floor)


def _indent(setter: Setter, row: Row, size_px: int) -> int:
    """Return how far a row's text stands in: lists behind their marks, deeper lists further."""
    if row.kind not in LISTS:
        return round(size_px * 0.5) if row.kind in (FlowKind.CODE, FlowKind.QUOTE) else 0
    return round(setter.design.theme.flow.bullet.indent * size_px * (1 + 0.8 * row.depth))


def gap_before(setter: Setter, row: SetRow, before: SetRow | None) -> int:
    """Return the pixels between a row and the one above it."""
    if before is None:
        return 0
    flow, size_px = setter.design.theme.flow, row.setting.size_px
    if row.row.kind is FlowKind.CODE and before.row.kind is FlowKind.CODE:
        return 0 if row.row.block == before.row.block else setter.design.px(24)
    if FlowKind.CODE in (row.row.kind, before.row.kind):
        return setter.design.px(28)
    gap = flow.block_gap if row.row.block != before.row.block else flow.sentence_gap
    return max(round(gap * size_px) - 2 * row.padding, 0)


def stack_height(setter: Setter, rows: tuple[SetRow, ...]) -> int:
    """Return the height of rows one below another, with their gaps, pixels."""
    gaps = (gap_before(setter, row, before) for row, before in zip(rows, (None, *rows), strict=False))
    edges = sum(setter.design.px(16) for row in (rows[:1] + rows[-1:]) if row.row.kind is FlowKind.CODE)
    return sum(row.height for row in rows) + sum(gaps) + edges
