"""Raw HTML in a post → the text that a reader of the page would see."""

import re
from html.parser import HTMLParser

# Element names of the HTML standard: whose content no reader sees, which have no end tag, whose end tag may be left
# out, and which begin a new line.
UNSHOWN = re.compile("script|style|iframe|head|template|noscript|svg|object|video|audio")
VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
OPTIONAL_END = re.compile("p|li|dt|dd|td|th|tr|thead|tbody|tfoot|option|html|body|colgroup|rt|rp")
BREAKING = re.compile(
    "address|article|aside|blockquote|br|details|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr"
    "|li|main|nav|ol|p|pre|section|summary|table|tr|ul"
)


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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if UNSHOWN.fullmatch(tag):
            self.unshown += 1
        if BREAKING.fullmatch(tag):
            self.texts.append("\n")
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

    def handle_data(self, data: str) -> None:
        if not self.unshown:
            self.texts.append(data)


def visible(html: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the lines that a browser would show, and the pictures as (source, alternative text)."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.texts).split("\n"))
    return "\n".join(line for line in lines if line), tuple(reader.images)
