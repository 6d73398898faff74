"""The inline tokens of one paragraph, heading, item or cell → its text as a reader sees it, its links and pictures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from slidecast.model.episode import Link
from slidecast.model.text import RichText, Span
from slidecast.parse.html import OPTIONAL_END, VOID, visible
from slidecast.parse.ruby import TAGS as RUBY_TAGS
from slidecast.parse.ruby import rubied, under
from slidecast.parse.tex import readable

TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)([^>]*?)/?>")
WIDE = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uff60"
LOOSE_BOLD = re.compile(rf"\*\*(?=[^*\n]*[{WIDE}])([^*\n]+)\*\*")
FIRST_WIDE, LAST_WIDE = re.compile(f"[{WIDE}]"), re.compile(f"[{WIDE}]$")
MARK_SPACE_BEFORE, MARK_SPACE_AFTER = re.compile(f"[{WIDE}] $"), re.compile(f" [{WIDE}]")
STRAY_BOLD = re.compile(rf"^\s*\*\*\s*$|(?<!\*)\*\*(?=[{WIDE}])|(?<=[{WIDE}])\*\*(?!\*)")


@dataclass(frozen=True, slots=True)
class Placed:
    """A link and the characters of the text that it covers, from `start` up to `end`."""

    link: Link
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """What one paragraph holds.

    Attributes:
        text: no markup; line breaks as newlines.
        links: in order.
        pictures: as links: address and alternative text.
        liquid: Liquid tags that were taken out.
    """

    text: RichText
    links: tuple[Placed, ...] = ()
    pictures: tuple[Link, ...] = ()
    liquid: tuple[str, ...] = ()


class InlineReader:
    """Walks inline tokens and gathers spans; keeps count of how deep in bold it is, where links and rubies began."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.literal = literal_tags(tokens)
        self.spans: list[Span] = []
        self.length = 0
        self.strong = 0
        self.opened: list[tuple[str, int]] = []
        self.links: list[Placed] = []
        self.pictures: list[Link] = []
        self.liquid: list[str] = []
        self.base: int | None = None  # the span that a ruby's base begins with
        self.part = ""  # of a ruby: the name of its innermost open element
        self.reading = ""

    def read(self) -> Inline:
        for at, token in enumerate(self.tokens):
            handler = HANDLERS.get(token.type)
            if handler:
                handler(self, token)
            elif token.type == "html_inline":
                self.html(token, at in self.literal)
            elif token.content:
                self.prose(token.content)
        text = RichText(merged(self.spans))
        return Inline(text, tuple(self.links), tuple(self.pictures), tuple(self.liquid))

    def add(self, text: str, code: bool = False) -> None:
        """Add text in the style that holds now; what stands in a ruby's reading is kept for its base."""
        if self.base is not None and self.part in ("rt", "rp", "rtc"):
            self.reading += text if self.part == "rt" else ""
            return
        for span in rubied(Span(text, strong=self.strong > 0, code=code)):
            self.add_span(span)

    def add_span(self, span: Span) -> None:
        """Add a span; a space that only sets off its marks from Japanese is dropped."""
        text = span.text
        if self.spans and replace(self.spans[-1], text=text) != span:
            before = self.spans[-1]
            if MARK_SPACE_BEFORE.search(before.text) and FIRST_WIDE.match(text):
                self.spans[-1] = replace(before, text=before.text[:-1])
                self.length -= 1
            elif LAST_WIDE.search(before.text) and MARK_SPACE_AFTER.match(text):
                span = replace(span, text=text[1:])
        if text:
            self.spans.append(span)
            self.length += len(span.text)

    def prose(self, text: str) -> None:
        """Add plain text; bold that Markdown did not take for bold (`**重要: **次`) becomes so, or loses its marks."""
        at = 0
        for match in LOOSE_BOLD.finditer(text):
            self.add(STRAY_BOLD.sub("", text[at : match.start()]))
            self.strong += 1
            self.add(match[1])
            self.strong -= 1
            at = match.end()
        self.add(STRAY_BOLD.sub("", text[at:]))

    def code(self, token: Token) -> None:
        self.add(token.content.replace("\n", " "), code=True)

    def line_break(self, _: Token) -> None:
        self.add(" " if self.opened else "\n")

    def open_strong(self, _: Token) -> None:
        self.strong += 1

    def close_strong(self, _: Token) -> None:
        self.strong -= 1

    def open_link(self, token: Token) -> None:
        self.opened.append((str(token.attrGet("href") or ""), len(self.spans)))

    def close_link(self, _: Token) -> None:
        url, first = self.opened.pop()
        text = "".join(span.text for span in self.spans[first:])
        self.links.append(Placed(Link(text, url), self.length - len(text), self.length))

    def image(self, token: Token) -> None:
        self.pictures.append(Link(token.content, str(token.attrGet("src") or "")))

    def math(self, token: Token) -> None:
        self.add(readable(token.content))

    def take_liquid(self, token: Token) -> None:
        self.liquid.append(token.content)

    def html(self, token: Token, literal: bool) -> None:
        """Add what a tag shows: a line break, a picture, nothing, or itself if it was never meant as a tag."""
        if literal:
            self.add(token.content, code=True)
            return
        match = TAG.match(token.content)
        name = match[2].lower() if match else ""
        if name == "br":
            self.add("\n")
        elif name == "img":
            self.pictures.extend(Link(alt, src) for src, alt in visible(token.content)[1])
        elif match and name in RUBY_TAGS:
            self.ruby(name, closes=bool(match[1]))

    def ruby(self, name: str, closes: bool) -> None:
        """Begin or end a part of a ruby; a reading that ends goes over the base before it."""
        if self.base is not None and self.reading:
            self.spans[self.base :] = under(self.spans[self.base :], self.reading)
            self.base, self.reading = len(self.spans), ""
        if name == "ruby":
            self.base = None if closes else len(self.spans)
        self.part = "" if closes else name


HANDLERS = {
    "code_inline": InlineReader.code,
    "softbreak": InlineReader.line_break,
    "hardbreak": InlineReader.line_break,
    "strong_open": InlineReader.open_strong,
    "strong_close": InlineReader.close_strong,
    "link_open": InlineReader.open_link,
    "link_close": InlineReader.close_link,
    "image": InlineReader.image,
    "math": InlineReader.math,
    "liquid": InlineReader.take_liquid,
}


def read_inline(tokens: Sequence[Token]) -> Inline:
    """Return the text, links and pictures of a paragraph's inline tokens."""
    return InlineReader(tokens).read()


def literal_tags(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of bare tags without a partner, as in `「<form>とアクション」`: words of the sentence."""
    unpaired: set[int] = set()
    opened: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        match = TAG.match(token.content) if token.type == "html_inline" else None
        name = match[2].lower() if match else ""
        if not match or VOID.fullmatch(name) or OPTIONAL_END.fullmatch(name):
            continue
        if not match[1]:
            opened.setdefault(name, []).append(at)
        elif opened.get(name):
            opened[name].pop()
        else:
            unpaired.add(at)
    unpaired.update(at for places in opened.values() for at in places if not TAG.match(tokens[at].content)[3].strip())  # type: ignore[index]
    return frozenset(unpaired)


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans with neighbours of one style joined."""
    joined: list[Span] = []
    for span in spans:
        if joined and not span.ruby and replace(joined[-1], text=span.text) == span:
            joined[-1] = replace(span, text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return tuple(joined)
