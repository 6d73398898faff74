"""A published post, as text → the Episode: its head (front matter), its articles and what stands around them."""

import html
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePath

from slidecast.errors import Diagnostic, Warn
from slidecast.model.episode import Episode
from slidecast.parse.articles import sort_pieces
from slidecast.parse.front_matter import FrontMatter, read_front_matter
from slidecast.parse.inline import read_inline
from slidecast.parse.markup import japanese_markdown
from slidecast.parse.names import NAMED_DATE, programme_of
from slidecast.parse.pieces import read_pieces
from slidecast.parse.source import clean_text

DATE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$"
)


def read_episode(text: str, path: str, warn: Warn) -> Episode:
    """Return the episode that a post's text holds.

    Args:
        text: the whole post; see `slidecast.parse.source.decode_text` for bytes.
        path: the post's file as the user named it; gives the stem, and is named in warnings.
        warn: told of what was put right or left out, with file and line.

    Raises:
        EpisodeError: the post is empty or has no front matter.
    """
    text = clean_text(text, path, warn)
    head = read_front_matter(text, path, warn)
    body = sort_pieces(read_pieces(head.body, path, head.body_line, warn), path, warn)
    if not body.articles:
        warn(Diagnostic(path, "the post has no articles"))
    title = read_title(head, path, warn)
    return Episode(
        path=path,
        stem=PurePath(path).stem,
        title=title,
        programme=programme_of(title) or title,
        date=read_date(head, path, warn),
        actors=head.texts("actor_ids"),
        description=html.unescape(head.text("description")),
        articles=body.articles,
        information=plain(html.unescape(head.text("information"))),
        form=body.form,
        remarks=body.remarks,
        audio_reference=head.text("audio_file_path"),
        blocks=body.blocks,
        pictures=body.pictures,
    )


def read_title(head: FrontMatter, path: str, warn: Warn) -> str:
    title = " ".join(html.unescape(head.text("title")).split())
    if title:
        return title
    warn(Diagnostic(path, "the front matter has no title; the file's name stands in"))
    return PurePath(path).stem


def read_date(head: FrontMatter, path: str, warn: Warn) -> datetime | None:
    """Return the post's date in its own zone; that of its file name when the key is missing or broken."""
    written = head.text("date")
    date = parse_date(written)
    if date:
        return date
    wrong = f"date {written!r:.60} is not like 2025-09-18 05:00:00 +0900" if written else "the front matter has no date"
    named = date_in_name(PurePath(path).stem)
    line = head.lines.get("date")
    where = f"{path}:{line}" if line else path
    warn(Diagnostic(where, f"{wrong}; {'the date in the file name stands in' if named else 'none is shown'}"))
    return named


def parse_date(written: str) -> datetime | None:
    """Return a date as YAML writes it, with or without time and zone; None when it is not one."""
    match = DATE.match(written.strip())
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone(match[7]))
    except ValueError:
        return None


def zone(written: str | None) -> timezone | None:
    """Return the zone of `+0900`, `+09:00` or `Z`; None when there is none.

    Raises:
        ValueError: the offset is a day or more.
    """
    if not written:
        return None
    if written == "Z":
        return UTC
    sign = -1 if written[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(written[1:3]), minutes=int(written[-2:])))


def date_in_name(stem: str) -> datetime | None:
    """Return the date of `20250918` or `2024-05-26-1`."""
    match = NAMED_DATE.search(stem)
    return parse_date("-".join(match.groups())) if match else None


def plain(markdown: str) -> str:
    """Return a one-field text without its markup."""
    token = japanese_markdown().parseInline(markdown)[0]
    return read_inline(token.children or []).text.plain.strip()
