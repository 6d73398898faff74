"""An episode: a published post, read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from slidecast.model.text import RichText


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLETS = "bullets"
    NUMBERED = "numbered"
    CODE = "code"
    QUOTE = "quote"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a block: a list item, a table row, or the block's whole text.

    Attributes:
        text: the entry; a paragraph's own line breaks stay as newlines; of a table row the cells joined by a tab.
        depth: nesting of a list item, 0 at the outermost; a heading's level, 1 to 6.
        ordinal: the number that a numbered item carries.
    """

    text: RichText
    depth: int = 0
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list, code block, quotation or table, and the line it starts on."""

    kind: BlockKind
    items: tuple[Item, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Article:
    """A linked item of the episode with its summary.

    Attributes:
        number: counted from 1.
        title: as shown, without markup.
        url: what the title links to, http or https; empty when the post's link is unusable.
        source_url: the post's 引用元 line; empty when it has none.
        line: the post's line that the article starts on.
        pictures: images of the summary: address as written and caption.
    """

    number: int
    title: str
    url: str
    blocks: tuple[Block, ...]
    source_url: str
    line: int
    pictures: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Episode:
    """A post, read.

    Attributes:
        path: the post's file as the user named it.
        stem: names the outputs.
        title: the post's title.
        programme: the title without its `podcast 20250918` tail and remarks.
        date: in the post's own zone; None when missing or broken.
        information: the character's announcement; empty when there is none.
        form: the letters form's link.
        remarks: closing lines of the post, as `（…は架空の登場組織です）`.
        audio_reference: `audio_file_path` as written: a site-absolute path or an https URL; empty when missing.
        blocks: the post's own text before its first article, headings of the site left out.
        pictures: images of that text.
    """

    path: str
    stem: str
    title: str
    programme: str
    date: datetime | None
    actors: tuple[str, ...]
    description: str
    articles: tuple[Article, ...]
    information: str
    form: Link | None
    remarks: tuple[str, ...]
    audio_reference: str
    blocks: tuple[Block, ...] = ()
    pictures: tuple[Link, ...] = ()
