"""Where a list ends: a line of prose right below its last point is a paragraph, not the rest of that point.

CommonMark 0.31 (section 5.2, laziness) takes a line that is not indented for the rest of the point above it. Authors
of Japanese posts mean a new paragraph: nobody wraps Japanese by hand, and no other point of such a list runs on.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

JAPANESE = re.compile("[「『（【]?[ぁ-んァ-ヶ一-龠]")
OPENINGS = frozenset({"bullet_list_open", "ordered_list_open"})
CLOSINGS = frozenset({"bullet_list_close", "ordered_list_close"})
ENDS = CLOSINGS | {"paragraph_close", "list_item_close"}
BREAKS = ("softbreak", "hardbreak")


def end_lists_at_prose(parser: MarkdownIt) -> None:
    """Make a parser end its lists where prose that is not indented follows the last point."""
    parser.core.ruler.push("list_ends", _list_ends)


def _list_ends(state: StateCore) -> None:
    lines = state.src.split("\n")
    tokens: list[Token] = []
    start = 0
    for at, token in enumerate(state.tokens):
        tokens.append(token)
        if token.level == 0 and token.type in OPENINGS:
            start = at
        if token.level == 0 and token.type in CLOSINGS:
            tokens += _prose_behind(state.tokens[start : at + 1], lines)
    state.tokens = tokens


def _prose_behind(points: Sequence[Token], lines: Sequence[str]) -> list[Token]:
    """Take the prose off the last point of a list, in place, and return it as a paragraph; nothing where none is."""
    texts = [at for at, token in enumerate(points) if token.type == "inline"]
    run_on = any(_breaks(points[at]) for at in texts[:-1])
    if len(texts) < 2 or run_on or any(token.type not in ENDS for token in points[texts[-1] + 1 :]):
        return []
    last = points[texts[-1]]
    first, end = last.map or (0, 0)
    for ended, at in _breaks(last):
        if JAPANESE.match(lines[first + ended]):
            return _cut(last, at, (first + ended, end))
    return []


def _cut(point: Token, at: int, extent: tuple[int, int]) -> list[Token]:
    """Return what stands behind the line break at `at` as a paragraph that covers an extent of lines."""
    children = point.children or []
    rest = Token("inline", "", 0, map=list(extent), level=1, children=children[at + 1 :])
    point.children = children[:at]
    return [Token("paragraph_open", "p", 1, map=list(extent)), rest, Token("paragraph_close", "p", -1)]


def _breaks(inline: Token) -> list[tuple[int, int]]:
    """Return the line breaks of a paragraph outside emphasis and links: how many lines end there, and its index."""
    found, depth, ended = [], 0, 0
    for at, token in enumerate(inline.children or ()):
        depth += token.nesting
        ended += token.type in BREAKS
        if token.type in BREAKS and depth == 0:
            found.append((ended, at))
    return found
