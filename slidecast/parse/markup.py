"""The Markdown dialect of the posts: CommonMark with tables, and what Jekyll's kramdown reads otherwise.

Added to markdown-it-py: emphasis that may touch Japanese punctuation (`**「声」**は`, which CommonMark leaves as
asterisks), `$...$`, Liquid and attribute lists, lists that end where prose begins, and links of any scheme (told apart
later, with a warning).
"""

import re
import unicodedata

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from slidecast.parse.list_ends import end_lists_at_prose

LIQUID = re.compile(r"\{%.{0,500}?%\}|\{\{.{0,500}?\}\}|\{:[^{}]{0,500}\}", re.DOTALL)  # bounded: time stays linear
# Pandoc's rule for tex_math_dollars, and no Japanese inside, so that `$20と$30` stays money.
TEX = r"((?:[^$\\\n\u3040-\u30ff\u3400-\u9fff]|\\.|\\text\{[^}]*\})+?)"
MATH = re.compile(rf"\$\${TEX}\$\$|\$(?![\s$]){TEX}(?<!\s)\$(?!\d)")
ASTERISK = "*"


def japanese_markdown() -> MarkdownIt:
    """Return a parser of the dialect."""
    parser = AnyLink("commonmark").enable(["table", "strikethrough"])
    parser.inline.ruler.before("escape", "liquid", liquid)
    parser.inline.ruler.before("escape", "math", math)
    parser.inline.ruler.before("emphasis", "japanese_emphasis", emphasis)
    end_lists_at_prose(parser)
    return parser


class AnyLink(MarkdownIt):
    """Keeps links of every scheme: the caller judges them and tells the author."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        del url
        return True


def liquid(state: StateInline, silent: bool) -> bool:
    """Take Liquid tags, outputs and kramdown's attribute lists out of the text; `${{ x }}` is GitHub's, and stays."""
    match = LIQUID.match(state.src, state.pos)
    if not match or (match[0].startswith("{{") and state.src[state.pos - 1 : state.pos] == "$"):
        return False
    if not silent:
        state.push("liquid", "", 0).content = match[0]
    state.pos = match.end()
    return True


def math(state: StateInline, silent: bool) -> bool:
    """Keep `$...$` and `$$...$$` together, so that its `_` and `*` are not taken for emphasis."""
    match = MATH.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("math", "", 0).content = match[1] or match[2]
    state.pos = match.end()
    return True


def emphasis(state: StateInline, silent: bool) -> bool:
    """Open or close `*` and `**` as CommonMark does, but with Japanese punctuation counted as letters."""
    if silent or state.src[state.pos] != ASTERISK:
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == ASTERISK:
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    opens, closes = flanks(before, after), flanks(after, before)
    for _ in range(end - state.pos):
        token = state.push("text", "", 0)
        token.content = ASTERISK
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(ASTERISK), end - state.pos, place, -1, opens, closes))
    state.pos = end
    return True


def flanks(outside: str, inside: str) -> bool:
    """Whether a run of asterisks with these neighbours is left-flanking (CommonMark 0.31, section 6.2)."""
    if inside.isspace():
        return False
    western = is_punctuation(inside) and not is_wide(inside)
    return not western or outside.isspace() or is_punctuation(outside) or is_wide(outside)


def is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or unicodedata.category(char)[0] == "P"
