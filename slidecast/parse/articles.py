"""Pieces of a post → its articles, and what stands around them.

An article is a list item that is a link; the paragraphs after it, outside of the list in Markdown's terms, are its
summary, up to the next article or its `引用元: URL` line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from slidecast.errors import Diagnostic, Warn
from slidecast.model.episode import Article, Block, BlockKind, Link
from slidecast.model.text import RichText
from slidecast.parse.addresses import LIMIT, fits_code, is_web
from slidecast.parse.blocks import blocks_of, lines_of
from slidecast.parse.heads import NUMBERED_ARTICLE, SOURCE, TITLE_LINE, article_heads, is_form
from slidecast.parse.pieces import Piece

SUMMARY_MARK = re.compile(r"\s*要約\s*[:：][ \t　]*")
SITE_HEADING = re.compile(r"\s*(関連リンク|youtube)", re.IGNORECASE)
FICTION = re.compile(r"[（(].*架空.*[）)]$", re.DOTALL)


@dataclass
class Draft:
    """An article while its pieces are gathered; number 0 stands for the text before the first one."""

    link: Link | None
    line: int
    pieces: list[Piece] = field(default_factory=list)
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """A post's body, sorted."""

    articles: tuple[Article, ...]
    blocks: tuple[Block, ...]
    pictures: tuple[Link, ...]
    form: Link | None
    remarks: tuple[str, ...]


class Sorter:
    """Sorts pieces into articles, the text before them, the letters form and the remarks."""

    def __init__(self, path: str, warn: Warn) -> None:
        self.path = path
        self.warn = warn
        self.drafts = [Draft(None, 0)]
        self.form: Link | None = None
        self.remarks: list[str] = []
        self.aside = False  # below a heading of the site, or after the letters form

    def sort(self, pieces: Sequence[Piece]) -> Contents:
        heads = article_heads(pieces)
        for at, piece in enumerate(pieces):
            if at in heads:
                self.begin(piece, heads[at])
            elif piece.kind is BlockKind.HEADING and self.is_furniture(piece):
                self.aside = piece.text.plain.strip().lower().startswith("youtube")
            elif is_form(piece):
                self.take_form(piece, last=not any(later > at for later in heads))
            else:
                self.take(piece)
        return self.contents()

    def is_furniture(self, piece: Piece) -> bool:
        plain = piece.text.plain
        return bool(NUMBERED_ARTICLE.match(plain) or (SITE_HEADING.match(plain) and piece.depth <= 2))

    def begin(self, piece: Piece, link: Link) -> None:
        self.aside = False
        self.drafts.append(Draft(link, piece.line))
        rest = list(lines_of(piece.text))[1:]
        if rest:
            text = RichText.join(rest, "\n")
            self.take(replace(piece, kind=BlockKind.PARAGRAPH, text=text, links=(), ordinal=None))
        elif piece.pictures:
            self.take(replace(piece, kind=BlockKind.PARAGRAPH, text=RichText()))

    def take_form(self, piece: Piece, last: bool) -> None:
        link = piece.head
        assert link
        url = self.web_address(link.url, piece.line, "the letters form")
        self.form = Link(link.text.strip(), url)
        self.aside = self.aside or last
        rest = RichText.join(list(lines_of(piece.text))[1:], "\n")
        if rest:
            self.take(replace(piece, kind=BlockKind.PARAGRAPH, text=rest, links=()))

    def take(self, piece: Piece) -> None:
        """Give a piece to the article, or to the remarks."""
        if self.aside and piece.kind is BlockKind.HEADING and not self.form:
            self.aside = False
        if self.aside or (piece.kind is BlockKind.PARAGRAPH and FICTION.match(piece.text.plain.strip())):
            self.remarks.append(piece.text.plain.strip())
            return
        draft = self.drafts[-1]
        for part in without_prefixes(piece, first=not draft.pieces) if draft.link else (piece,):
            kept = self.without_source(part, draft)
            if kept.text.plain.strip() or kept.pictures:
                draft.pieces.append(kept)

    def without_source(self, piece: Piece, draft: Draft) -> Piece:
        """Return the piece without its `引用元` line, whose address the article keeps."""
        kept = []
        for line in lines_of(piece.text):
            match = SOURCE.match(line.plain)
            if not match or (match[1] and not re.match(r"https?:", match[1])):
                kept.append(line)
            elif match[1] and draft.link and not draft.source_url:
                draft.source_url = self.web_address(match[1], piece.line, "the 引用元 line")
        whole = len(kept) == piece.text.plain.count("\n") + 1
        return piece if whole else replace(piece, text=RichText.join(kept, "\n").strip())

    def web_address(self, url: str, line: int, what: str) -> str:
        """Return an http(s) address, or nothing with a warning."""
        clean = re.sub(r"(?:%22|[\"'”’\s])+$", "", url)
        if not fits_code(clean):
            wrong = f"links to an address of {len(clean):,} characters; {LIMIT}"
            self.warn(Diagnostic(f"{self.path}:{line}", f"{what} {wrong}; the link is left out"))
            return ""
        if is_web(clean):
            return clean
        self.warn(Diagnostic(f"{self.path}:{line}", f"{what} links to {url!r}, not to http(s); the link is left out"))
        return ""

    def contents(self) -> Contents:
        articles = tuple(self.article(number, draft) for number, draft in enumerate(self.drafts) if draft.link)
        before = self.drafts[0].pieces
        return Contents(articles, blocks_of(before), pictures_of(before), self.form, tuple(filter(None, self.remarks)))

    def article(self, number: int, draft: Draft) -> Article:
        assert draft.link
        url = self.web_address(draft.link.url, draft.line, f"article {number}")
        title = clean_title(draft.link.text) or urlsplit(url).hostname or f"{number}"
        blocks = blocks_of(draft.pieces)
        if not blocks:
            self.warn(Diagnostic(f"{self.path}:{draft.line}", f"article {number} 「{title}」 has no summary"))
        return Article(number, title, url, blocks, draft.source_url, draft.line, pictures_of(draft.pieces))


def sort_pieces(pieces: Sequence[Piece], path: str, warn: Warn) -> Contents:
    """Return the articles of a post, its letters form, its remarks and its other text."""
    return Sorter(path, warn).sort(expanded(pieces))


def expanded(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with the literal `\\n` of the early posts (a backslash, an n) turned into line breaks."""
    return tuple(replace(p, text=with_breaks(p.text)) if r"\n\n" in p.text.plain else p for p in pieces)


def with_breaks(text: RichText) -> RichText:
    spans = (replace(s, text=re.sub(r"(?:\\n)+", "\n", s.text).strip(" ")) if not s.code else s for s in text.spans)
    return RichText(tuple(spans))


def without_prefixes(piece: Piece, first: bool) -> tuple[Piece, ...]:
    """Return the pieces of a summary's first paragraph without the `タイトル:` line and the `要約:` mark."""
    if not first or piece.kind is not BlockKind.PARAGRAPH:
        return (piece,)
    lines = [line for line in lines_of(piece.text) if not TITLE_LINE.match(line.plain)]
    if lines and (match := SUMMARY_MARK.match(lines[0].plain)):
        lines[0] = lines[0].slice(match.end(), len(lines[0]))
    kept = [line for line in lines if line.plain.strip()]
    return (replace(piece, text=RichText.join(kept, "\n")),)


def clean_title(text: str) -> str:
    """Return a title on one line, without the early posts' `タイトル:` and a quotation mark that never closes."""
    title = TITLE_LINE.sub("", " ".join(text.split())).strip()
    return title[1:] if title.startswith('"') and title.count('"') == 1 else title


def pictures_of(pieces: Sequence[Piece]) -> tuple[Link, ...]:
    return tuple(picture for piece in pieces for picture in piece.pictures)
