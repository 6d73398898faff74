"""A post's body → its pieces in reading order: paragraphs, headings, list items, table rows, each with its line.

Structure comes from markdown-it-py's tokens (CommonMark 0.31 and tables), never from patterns over the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from slidecast.errors import Diagnostic, Warn, shortened
from slidecast.model.episode import BlockKind, Link
from slidecast.model.text import RichText
from slidecast.parse.html import visible
from slidecast.parse.inline import Inline, Placed, read_inline
from slidecast.parse.markup import japanese_markdown
from slidecast.parse.ruby import with_ruby

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
LONGEST_HEADING = 60  # characters; a longer paragraph underlined by --- was meant as a paragraph and a rule


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item, code block, table row or paragraph of a quotation.

    Attributes:
        line: the file's line that it starts on.
        block: equal for the items of one list, rows of one table, paragraphs of one quotation.
        continues: a further paragraph of the list item before it.
        links: with their places in the text.
        pictures: address and caption.
    """

    kind: BlockKind
    text: RichText
    line: int
    block: int
    depth: int = 0
    ordinal: int | None = None
    continues: bool = False
    links: tuple[Placed, ...] = ()
    pictures: tuple[Link, ...] = ()

    @property
    def head(self) -> Link | None:
        """The link, if the first line is a link and nothing else."""
        first = self.text.plain.partition("\n")[0]
        for placed in self.links:
            around = first[: placed.start] + first[placed.end :]
            if placed.end <= len(first) and not around.strip(" 　・:："):
                return placed.link
        return None


class PieceReader:
    """Walks the syntax tree; numbers the blocks and warns of what cannot be shown."""

    def __init__(self, path: str, first_line: int, warn: Warn) -> None:
        self.path = path
        self.first_line = first_line
        self.warn = warn
        self.parser = japanese_markdown()
        self.numbers = count()

    def read(self, body: str) -> Iterator[Piece]:
        root = SyntaxTreeNode(self.parser.parse(body))
        for node in root.children:
            yield from self.block(node)

    def block(self, node: SyntaxTreeNode) -> Iterator[Piece]:
        """Yield the pieces of a top-level block."""
        number = next(self.numbers)
        if node.type in ("bullet_list", "ordered_list"):
            yield from self.list_items(node, number, 0)
        elif node.type == "table":
            yield from self.rows(node, number)
        elif node.type == "blockquote":
            for child in node.children:
                for piece in self.block(child):
                    quoted = piece.kind not in (BlockKind.CODE, BlockKind.TABLE)
                    yield replace(piece, kind=BlockKind.QUOTE, block=number) if quoted else piece
        else:
            yield from self.leaf(node, number)

    def leaf(self, node: SyntaxTreeNode, number: int) -> Iterator[Piece]:
        """Yield a paragraph, heading, code block or the visible text of an HTML block."""
        if node.type == "paragraph":
            yield self.from_inline(BlockKind.PARAGRAPH, node, number)
        elif node.type == "heading":
            yield self.heading(node, number)
        elif node.type == "fence" or (node.type == "code_block" and not JAPANESE.search(node.content)):
            yield Piece(BlockKind.CODE, RichText.of(node.content.rstrip("\n")), self.line(node), number)
        elif node.type == "code_block":
            yield self.indented_prose(node, number)
        elif node.type == "html_block":
            yield self.html(node, number)

    def heading(self, node: SyntaxTreeNode, number: int) -> Piece:
        piece = self.from_inline(BlockKind.HEADING, node, number)
        plain = piece.text.plain
        if node.markup in ("-", "=") and (len(plain) > LONGEST_HEADING or plain.rstrip().endswith("。")):
            return replace(piece, kind=BlockKind.PARAGRAPH)
        return replace(piece, depth=int(node.tag[1:]))

    def indented_prose(self, node: SyntaxTreeNode, number: int) -> Piece:
        """Return Japanese text that four spaces made a code block: a paragraph whose author indented it."""
        tokens = self.parser.parseInline("\n".join(line.strip() for line in node.content.strip().split("\n")))
        return self.piece(BlockKind.PARAGRAPH, read_inline(tokens[0].children or []), self.line(node), number)

    def html(self, node: SyntaxTreeNode, number: int) -> Piece:
        text, images = visible(node.content)
        pictures = tuple(Link(alt, src) for src, alt in images)
        return Piece(BlockKind.PARAGRAPH, with_ruby(text), self.line(node), number, pictures=pictures)

    def list_items(self, node: SyntaxTreeNode, number: int, depth: int) -> Iterator[Piece]:
        """Yield the items of a list, nested ones after their parent."""
        ordered = node.type == "ordered_list"
        kind = BlockKind.NUMBERED if ordered else BlockKind.BULLETS
        start = int(node.attrGet("start") or 1) if ordered else 0
        for index, item in enumerate(node.children):
            ordinal = start + index if ordered else None
            first = True
            for child in item.children:
                for piece in self.item_part(child, number, depth):
                    if piece.kind is BlockKind.PARAGRAPH:
                        piece = replace(piece, kind=kind, depth=depth, ordinal=ordinal, continues=not first)
                    first = False
                    yield piece

    def item_part(self, node: SyntaxTreeNode, number: int, depth: int) -> Iterator[Piece]:
        if node.type in ("bullet_list", "ordered_list"):
            return self.list_items(node, number, depth + 1)
        return self.block(node) if node.type in ("table", "blockquote") else self.leaf(node, number)

    def rows(self, node: SyntaxTreeNode, number: int) -> Iterator[Piece]:
        """Yield the rows of a table, its head first, cells joined by a tab."""
        for section in node.children:
            for row in section.children:
                cells = [self.inline_of(cell) for cell in row.children]
                text = RichText.join((cell.text for cell in cells), "\t")
                pictures = tuple(picture for cell in cells for picture in cell.pictures)
                yield Piece(BlockKind.TABLE, text, self.line(row), number, pictures=pictures)

    def from_inline(self, kind: BlockKind, node: SyntaxTreeNode, number: int) -> Piece:
        return self.piece(kind, self.inline_of(node), self.line(node), number)

    def inline_of(self, node: SyntaxTreeNode) -> Inline:
        return read_inline(inline_children(node))

    def piece(self, kind: BlockKind, inline: Inline, line: int, number: int) -> Piece:
        for tag in inline.liquid:
            self.warn(
                Diagnostic(f"{self.path}:{line}", f"Jekyll markup {shortened(' '.join(tag.split()))} was left out")
            )
        return Piece(kind, inline.text, line, number, links=inline.links, pictures=inline.pictures)

    def line(self, node: SyntaxTreeNode) -> int:
        return self.first_line + (node.map[0] if node.map else 0)


def read_pieces(body: str, path: str, first_line: int, warn: Warn) -> tuple[Piece, ...]:
    """Return the pieces of a Markdown text that holds text or pictures, in reading order.

    Args:
        first_line: the file's line that the body starts on.
    """
    pieces = PieceReader(path, first_line, warn).read(body)
    return tuple(piece for piece in pieces if piece.text.plain.strip() or piece.pictures or piece.links)


def inline_children(node: SyntaxTreeNode) -> Sequence[Token]:
    """Return the inline tokens below a paragraph, heading or cell."""
    for token in node.to_tokens():
        if token.type == "inline":
            return token.children or []
    return []
