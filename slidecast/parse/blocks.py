"""Pieces in a row → the blocks of a summary: paragraphs, headings, whole lists, tables, quotations."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from slidecast.model.episode import Block, BlockKind, Item
from slidecast.model.text import RichText
from slidecast.parse.pieces import Piece

LISTS = (BlockKind.BULLETS, BlockKind.NUMBERED)
SINGLE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CODE)


def blocks_of(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Return the blocks that the pieces make up, in order; pieces without text (pictures) make none."""
    texts = [piece for piece in pieces if piece.text.plain.strip()]
    groups = groupby(enumerate(texts), key=lambda numbered: group_key(*numbered))
    return tuple(block([piece for _, piece in members]) for _, members in groups)


def group_key(at: int, piece: Piece) -> tuple[int, str, int]:
    """Return what neighbouring pieces of one block have in common."""
    if piece.kind in SINGLE:
        return piece.block, piece.kind, at
    return piece.block, "list" if piece.kind in LISTS else piece.kind, -1


def block(pieces: Sequence[Piece]) -> Block:
    outermost = min(piece.depth for piece in pieces) if pieces[0].kind in LISTS else 0
    items: list[Item] = []
    for piece in pieces:
        text = tidy(piece)
        if piece.continues and items:
            text = RichText.join((items.pop().text, text), "\n")
        items.append(Item(text, piece.depth - outermost, piece.ordinal))
    return Block(pieces[0].kind, tuple(items), pieces[0].line)


def tidy(piece: Piece) -> RichText:
    """Return a piece's text without empty lines and blanks at line ends; code stays as it is."""
    if piece.kind is BlockKind.CODE:
        return piece.text
    if piece.kind is BlockKind.TABLE:
        return piece.text
    return RichText.join((line.strip() for line in lines_of(piece.text) if line.plain.strip()), "\n")


def lines_of(text: RichText) -> Iterator[RichText]:
    """Yield the lines of a text without their newlines; joined by newlines they are the text."""
    start = 0
    for line in text.plain.split("\n"):
        yield text.slice(start, start + len(line))
        start += len(line) + 1
