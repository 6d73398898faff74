"""HTML and Markdown within a deck's texts → the texts as a reader of the page would see them.

Bold, marks and code stay for `deck_text`, which makes styles of them. What looks like markup and is none stays too:
`Vec<T>`, `<form>` without its end, `2*3*4`, what stands in code.
"""

import re
from collections import Counter
from collections.abc import Callable

from slidecast.parse.deck_blocks import CELL_GAP
from slidecast.parse.html import BREAKING, VOID, visible
from slidecast.parse.tex import raised

Tell = Callable[[str], None]
"""Hears what of a text is not shown."""

STYLING = re.compile("b|strong|mark|code|h[1-6]|th", re.IGNORECASE)  # elements that `deck_text` makes styles of
TRACELESS = re.compile(
    "a|abbr|big|center|cite|del|dfn|em|font|i|ins|kbd|q|s|samp|small|span|strike|sub|tbody|td|tfoot|thead|tt|u|var|wbr"
)
CODE = r"(?P<code>`[^`\n]+`)"
TAG = r"<(?P<closes>/?)(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<attributes>\s[^<>]*?)?\s*/?>"
URL = r"(?P<url>(?:https?:|mailto:|[/#.])[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
LINK = rf"\[(?P<link>(?:\[\[[^\[\]\n]+\]\]|[^\[\]\n])+)\]\({URL}(?:\s+\"[^\"\n]*\")?\)"
BEGINS, ENDS = r"[^\s*、。，．,.;:!?！？）)」』】〉》〕\]]", r"[^\s*（(「『【〈《〔\[]"  # what may stand inside of `*`
SLANTED = rf"(?<![A-Za-z0-9*\\])\*(?P<slanted>{BEGINS}(?:[^*\n]*{ENDS})?)\*(?![A-Za-z0-9*])"
CODE_OR_TAG = re.compile(f"{CODE}|{TAG}")
MARKUP = re.compile(
    CODE + r"|(?P<comment><!--.*?-->)"
    r"|<(?P<unseen>script|style|iframe|template|svg|object|video|audio)\b[^<>]*>.*?</(?P=unseen)\s*>"
    r"|(?P<ruby><ruby\b.*?</ruby\s*>)"
    r"|(?P<image><img\b[^<>]*>)"
    r"|<sup\b[^<>]*>(?P<raised>[^<>]*)</sup\s*>"
    r"|<(?P<address>https?://[^<>\s]+)>"
    rf"|{TAG}"
    r"|!\[(?P<picture>[^\[\]\n]*)\]\([^()\n]*\)"
    rf"|{LINK}|~~(?P<struck>(?!\s)[^~\n]+?(?<!\s))~~|{SLANTED}",
    re.DOTALL | re.IGNORECASE,
)
HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def without_markup(text: str, tell: Tell) -> str:
    """Return a text without HTML and Markdown but for what `deck_text` reads; `tell` hears what is not shown."""
    tags = html_tags(text)
    shown = Reader(tags, tell).within(text)
    return tidied(shown) if tags else shown


def html_tags(text: str) -> frozenset[str]:
    """Return the names of HTML's elements in a text that are meant as such: void ones, and those with both tags."""
    opened: set[str] = set()
    closed: set[str] = set()
    for match in CODE_OR_TAG.finditer(text):
        if match["tag"]:
            (closed if match["closes"] else opened).add(match["tag"].lower())
    known = (name for name in opened | closed if any(kind.fullmatch(name) for kind in (BREAKING, TRACELESS, STYLING)))
    return frozenset(name for name in known if VOID.fullmatch(name) or (name in opened and name in closed))


class Reader:
    """Reads one piece of markup after another, and counts how deep in each styling element it is.

    Attributes:
        tags: names of the elements whose tags are tags.
        depth: open elements by name.
    """

    def __init__(self, tags: frozenset[str], tell: Tell) -> None:
        self.tags = tags
        self.tell = tell
        self.depth: Counter[str] = Counter()

    def read(self, match: re.Match[str]) -> str:
        """Return what a reader sees of a piece of markup."""
        if match["tag"]:
            return self.tag(match)
        if match["link"]:
            self.tell_address(match["url"])
            return self.within(match["link"])
        if match["ruby"]:
            return visible(match["ruby"])[0]
        if match["raised"]:
            return raised(match["raised"])
        if match["image"] or match["picture"] is not None:
            return self.picture(match)
        if match["struck"]:
            self.tell(f"{match['struck']!r} is struck out, and shown like other text")
        if match["comment"] or match["unseen"]:
            self.tell(f"<{match['unseen']}> is not shown" if match["unseen"] else "a comment is not shown")
            return ""
        return match["code"] or match["address"] or self.within(match["struck"] or match["slanted"] or "")

    def within(self, text: str) -> str:
        """Return what a reader sees of what a piece of markup encloses."""
        return MARKUP.sub(self.read, text)

    def tag(self, match: re.Match[str]) -> str:
        """Return what a tag shows: a new line, a mark before an item, nothing; itself where it is no tag."""
        name = match["tag"].lower()
        if name not in self.tags:
            return match[0]
        if STYLING.fullmatch(name):
            return self.styling(match, name)
        if address := HREF.search(match["attributes"] or ""):
            self.tell_address(address[1])
        if name == "li":
            return "\n" if match["closes"] else "\n・"
        if name == "td":
            return CELL_GAP if match["closes"] else ""
        return "\n" if BREAKING.fullmatch(name) else ""

    def styling(self, match: re.Match[str], name: str) -> str:
        """Return a tag that begins or ends a style; within the same style it changes nothing."""
        self.depth[name] += -1 if match["closes"] else 1
        return match[0] if self.depth[name] == (0 if match["closes"] else 1) else ""

    def picture(self, match: re.Match[str]) -> str:
        """Return the words that stand for a picture."""
        self.tell("a picture within a text is not shown")
        if match["picture"] is not None:
            return match["picture"]
        return " ".join(words for _, words in visible(match["image"])[1])

    def tell_address(self, address: str) -> None:
        self.tell(f"the address of a link is not shown: {address}")


def tidied(text: str) -> str:
    """Return lines without the blanks that tags leave."""
    lines = (line.strip(" \t" + CELL_GAP) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
