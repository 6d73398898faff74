"""Raw HTML in a post → the text that a reader of the page would see."""

import re
from html.parser import HTMLParser

from slidecast.parse.ruby import as_notation

# Element names of the HTML standard: whose content no reader sees, which have no end tag, whose end tag may be left
# out, and which begin a new line.
UNSHOWN = re.compile("script|style|iframe|head|template|noscript|svg|object|video|audio")
VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
OPTIONAL_END = re.compile("p|li|dt|dd|td|th|tr|thead|tbody|tfoot|option|html|body|colgroup|rt|rp")
BREAKING = re.compile(
    "address|article|aside|blockquote|br|details|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    "|li|main|nav|ol|p|pre|section|summary|table|tr|ul"
)

RUBY_PARTS = {"ruby": 0, "rb": 0, "rt": 1, "rtc": 2, "rp": 2}
"""Elements of a ruby, and which of its parts their text belongs to: 0 the base, 1 the reading, 2 neither."""


class Reader(HTMLParser):
    """Collects the text outside of scripts, frames and the like; block elements begin new lines.

    Attributes:
        texts: the text read so far, in pieces.
        images: source and alternative text of each picture met.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.images: list[tuple[str, str]] = []
        self.unshown = 0
        self.ruby: list[str] | None = None  # base and reading of the ruby that is open
        self.part = 0  # of it: 0 the base, 1 the reading, 2 the brackets for browsers without ruby

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if UNSHOWN.fullmatch(tag):
            self.unshown += 1
        if BREAKING.fullmatch(tag):
            self.texts.append("\n")
        if tag in RUBY_PARTS:
            self.begin_ruby(tag)
        if tag == "img":
            values = dict(attrs)
            self.images.append((values.get("src") or "", values.get("alt") or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not UNSHOWN.fullmatch(tag):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if UNSHOWN.fullmatch(tag):
            self.unshown = max(self.unshown - 1, 0)
        if BREAKING.fullmatch(tag):
            self.texts.append("\n")
        if tag == "ruby":
            self.end_ruby()
        elif tag in RUBY_PARTS:
            self.part = 0

    def handle_data(self, data: str) -> None:
        if self.unshown:
            return
        if self.ruby is None:
            self.texts.append(data)
        elif self.part < len(self.ruby):
            if not self.part and self.ruby[1]:
                self.end_ruby()
                self.ruby = ["", ""]
            self.ruby[self.part] += data

    def begin_ruby(self, tag: str) -> None:
        """Begin a ruby, or a part of the one that is open."""
        if tag == "ruby":
            self.end_ruby()
            self.ruby = ["", ""]
        self.part = RUBY_PARTS[tag]

    def end_ruby(self) -> None:
        """Add the ruby that is open to the text, in the short notation."""
        if self.ruby:
            base, reading = (" ".join(part.split()) for part in self.ruby)
            self.texts.append(as_notation(base, reading))
        self.ruby, self.part = None, 0


def visible(html: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the lines that a browser would show, ruby in its short notation; and the pictures as (source, text)."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.end_ruby()
    lines = (" ".join(line.split()) for line in "".join(reader.texts).split("\n"))
    return "\n".join(line for line in lines if line), tuple(reader.images)
