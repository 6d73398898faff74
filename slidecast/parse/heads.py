"""Which pieces of a post begin an article: links in lists, headings and title lines, but for those in summaries."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from slidecast.model.episode import BlockKind, Link
from slidecast.parse.addresses import is_web
from slidecast.parse.blocks import lines_of
from slidecast.parse.pieces import Piece

LISTS = (BlockKind.BULLETS, BlockKind.NUMBERED)
SOURCE = re.compile(r"\s*引用元\s*(?:URL|リンク)?\s*[:：]\s*<?(\S*?)>?\s*$")
TITLE_LINE = re.compile(r"\s*タイトル\s*[:：]")
NUMBERED_ARTICLE = re.compile(r"\s*第?[0-9０-９一二三四五六七八九十]+\s*(?:つ目|本目|件目|番目)?の記事\s*$")
BROKEN_LINK = re.compile(r"\[(.+)\]\(\s*(\S[^\n]*?)\s*\)\s*$")
FORM_HOSTS = ("forms.gle", "docs.google.com", "forms.office.com")


def article_heads(pieces: Sequence[Piece]) -> dict[int, Link]:
    """Return the places of the pieces that begin an article, with their links."""
    heads: dict[int, Link] = {}
    for at, piece in enumerate(pieces):
        link = piece.head or broken_link(piece)
        if link and not is_form(piece) and begins_article(piece, pieces[at - 1] if at else None):
            heads[at] = link
    for at in quoted_links(pieces, heads):
        del heads[at]
    return heads


def begins_article(piece: Piece, before: Piece | None) -> bool:
    if piece.kind in LISTS:
        return piece.depth == 0 and not piece.continues
    if piece.kind is BlockKind.PARAGRAPH:
        follows_number = before and before.kind is BlockKind.HEADING and NUMBERED_ARTICLE.match(before.text.plain)
        return bool(follows_number or TITLE_LINE.match(piece.text.plain))
    return piece.kind is BlockKind.HEADING and piece.depth >= 2


def broken_link(piece: Piece) -> Link | None:
    """Return the link of a list item that Markdown does not take for one: brackets in its title, blanks in its URL."""
    first = piece.text.plain.partition("\n")[0]
    match = BROKEN_LINK.match(first) if piece.kind in LISTS and not piece.links else None
    return Link(match[1], match[2].split()[0]) if match else None


def quoted_links(pieces: Sequence[Piece], heads: dict[int, Link]) -> Iterator[int]:
    """Yield the heads that are links in a summary: what follows them closes with the 引用元 of an article before."""
    since: list[int] = []
    for at, piece in enumerate(pieces):
        if at in heads:
            since.append(at)
        for source in sources(piece):
            owners = [head for head in since if same_page(heads[head].url, source)]
            yield from (head for head in since if owners and head > owners[0])
            since = []


def sources(piece: Piece) -> Iterator[str]:
    for line in lines_of(piece.text):
        match = SOURCE.match(line.plain)
        if match and match[1]:
            yield match[1]


def same_page(one: str, other: str) -> bool:
    return unquote(one).rstrip("/") == unquote(other).rstrip("/")


def is_form(piece: Piece) -> bool:
    """Whether the piece is the link of the letters form."""
    link = piece.head
    if not link:
        return False
    names_letters = re.search("お便り|おたより|お手紙", link.text)
    asks = re.search("フォーム|投稿|募集|送", link.text)
    host = urlsplit(link.url).hostname if is_web(link.url) else ""
    return bool((names_letters and asks) or (host in FORM_HOSTS and (names_letters or "フォーム" in link.text)))
