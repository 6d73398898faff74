"""Paragraphs and points → the headings and points that authors wrote by hand, where Markdown has marks of its own.

A line such as `■ 背景`, or one in bold throughout, is a heading; one that begins with `・` is a point of a list, or, at
the end of a point, one below it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from slidecast.model.episode import Block, BlockKind, Item
from slidecast.model.text import RichText

HEADING, POINT, TEXT = BlockKind.HEADING, BlockKind.BULLETS, BlockKind.PARAGRAPH
LISTS = (BlockKind.BULLETS, BlockKind.NUMBERED)
HEADING_SIGN = re.compile(r"[■□◆◇▼▶●]\s*\S|【[^】]+】$")
LONGEST_HEADING = 40  # characters
POINT_SIGN = re.compile(r"[・•‣▪][\s　]*(?=\S)")


def told(block: Block) -> Iterator[Block]:
    """Yield the blocks that a paragraph's lines make up; a list with points below its points; any other as it is."""
    if block.kind in LISTS:
        yield replace(block, items=tuple(one for item in block.items for one in _with_points(item)))
        return
    if block.kind is not BlockKind.PARAGRAPH:
        yield block
        return
    lines = list(_lines_of(block.items[0].text))
    kinds = [_kind_of(line, last=0 < at == len(lines) - 1) for at, line in enumerate(lines)]
    at = 0
    for (kind, _), group in groupby(enumerate(kinds), key=lambda one: (one[1], one[1] is HEADING and one[0])):
        count = len(list(group))
        yield Block(kind, _items(kind, lines[at : at + count]), block.line + at)
        at += count


def _kind_of(line: RichText, *, last: bool) -> BlockKind:
    """Return what a line is; the last of several is no heading, for nothing stands under it."""
    plain = line.plain.strip()
    if POINT_SIGN.match(plain):
        return POINT
    if last or len(plain) > LONGEST_HEADING or re.search(r"[。.、]$", plain):
        return TEXT
    return HEADING if HEADING_SIGN.match(plain) or all(span.strong for span in line.strip().spans) else TEXT


def _items(kind: BlockKind, lines: list[RichText]) -> tuple[Item, ...]:
    """Return neighbouring lines of a kind as what its block holds: points without their signs, text in one."""
    if kind is POINT:
        return tuple(Item(_without_sign(line.strip())) for line in lines)
    return (Item(RichText.join(lines, "\n"), depth=3 if kind is HEADING else 0),)


def _with_points(item: Item) -> Iterator[Item]:
    """Yield a point, and the lines at its end that are points themselves one level below."""
    lines = list(_lines_of(item.text))
    end = len(lines)
    while end > 1 and POINT_SIGN.match(lines[end - 1].plain.strip()):
        end -= 1
    yield replace(item, text=RichText.join(lines[:end], "\n"))
    yield from (Item(point.text, item.depth + 1) for point in _items(POINT, lines[end:]))


def _without_sign(line: RichText) -> RichText:
    sign = POINT_SIGN.match(line.plain)
    return line.slice(sign.end() if sign else 0, len(line))


def _lines_of(text: RichText) -> Iterator[RichText]:
    """Yield the lines of a text without their newlines."""
    start = 0
    for line in text.plain.split("\n"):
        yield text.slice(start, start + len(line))
        start += len(line) + 1
