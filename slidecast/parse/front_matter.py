"""The YAML head of a post → its keys, each a string or list of strings, and where the body starts.

Read with python-frontmatter, every scalar as the text that stands there: a date keeps its zone and `00:00` stays a
string. Broken YAML costs only the keys that are broken.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from slidecast.errors import Diagnostic, EpisodeError, Place, Warn

Value = str | tuple[str, ...]

KNOWN = re.compile(  # the keys that the programmes' posts have
    "actor_ids|audio_file_path|audio_file_size|date|description|duration|layout|title|information|image_url"
    "|thumbnail_url|card"
)
KEY = re.compile(r"([A-Za-z_][\w-]*)\s*:")
NO_SPACE = re.compile(r"([A-Za-z_][\w-]*):(?=[^\s:/])")  # `keyword:AI`, which YAML takes for a plain string
LEVELS = 2  # of lists in lists; deeper ones are no head of a post, and aliases can make them endless
HINT = "begin the file with a line ---, then title:, date: and the other keys, then --- again"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The head of a post.

    Attributes:
        values: the keys as written.
        lines: the line of each key.
        body: the text after the head.
        body_line: the file's line that the body starts on.
    """

    values: Mapping[str, Value]
    lines: Mapping[str, int]
    body: str
    body_line: int

    def text(self, key: str) -> str:
        """Return a key's text, a list joined by commas; empty when missing."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else "、".join(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a key's list; a single text counts as a list of one."""
        value = self.values.get(key, "")
        return ((value,) if value else ()) if isinstance(value, str) else value


class AsWritten(YAMLHandler):
    """Reads YAML without resolving types: dates, numbers and booleans stay text."""

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return the keys of the head; none if it is not a mapping."""
        values = yaml.load(fm, Loader=yaml.BaseLoader)
        return values if isinstance(values, dict) else {}


def read_front_matter(text: str, path: str, warn: Warn) -> FrontMatter:
    """Return the head of a post and its body.

    Raises:
        EpisodeError: the text is empty or has no front matter.
    """
    if not text.strip():
        raise EpisodeError("the post is empty", Place(path), HINT)
    head, body = split_head(text, path, warn)
    first = text.index(head) if head else 0
    head_line = text.count("\n", 0, first) + 1
    lines = {key: head_line + at for at, key, _ in chunks(head)}
    values = read_values(head, path, head_line, warn)
    for key in values:
        if not KNOWN.fullmatch(key):
            warn(Diagnostic(f"{path}:{lines.get(key, head_line)}", f"unknown key {key!r} in the front matter"))
    body_start = text.rindex(body) if body else len(text)
    return FrontMatter(values, lines, body, text.count("\n", 0, body_start) + 1)


def split_head(text: str, path: str, warn: Warn) -> tuple[str, str]:
    """Return the head's YAML and the body."""
    handler = AsWritten()
    if not handler.detect(text.lstrip()):
        raise EpisodeError("no front matter", Place(path, 1), HINT)
    try:
        head, body = handler.split(text.lstrip())
    except ValueError:
        line = text.count("\n", 0, len(text) - len(text.lstrip())) + 1
        warn(Diagnostic(f"{path}:{line}", "the front matter has no closing ---; it is taken to end at its last key"))
        return unclosed_head(text.lstrip())
    return head, body


def unclosed_head(text: str) -> tuple[str, str]:
    """Split where the lines stop looking like `key: value`, list items or their continuation."""
    lines = text.split("\n")
    end = 1
    while end < len(lines) and (KEY.match(lines[end]) or re.match(r"\s+\S|- (?!\[)", lines[end])):
        end += 1
    return "\n".join(lines[1:end]), "\n".join(lines[end:])


def read_values(head: str, path: str, head_line: int, warn: Warn) -> dict[str, Value]:
    """Return the keys of the head; where YAML refuses it, of each key for itself."""
    try:
        whole, _ = frontmatter.parse(f"---\n{head}\n---\n", handler=AsWritten())
    except yaml.YAMLError as failure:
        mark = getattr(failure, "problem_mark", None)
        line = head_line + mark.line - 2 if mark else head_line
        problem = getattr(failure, "problem", None) or "it cannot be parsed"
        warn(Diagnostic(f"{path}:{max(line, head_line)}", f"broken YAML ({problem}); each key is read for itself"))
        return dict(salvaged(head, path, head_line, warn))
    return {str(key): flat(value) for key, value in whole.items()}


def chunks(head: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line within the head, the key and the whole text of each top-level key."""
    lines = head.split("\n")
    starts = [at for at, line in enumerate(lines) if KEY.match(line)]
    for start, end in pairwise([*starts, len(lines)]):
        match = KEY.match(lines[start])
        assert match
        yield start, match[1], "\n".join(lines[start:end])


def salvaged(head: str, path: str, head_line: int, warn: Warn) -> Iterator[tuple[str, Value]]:
    """Yield each key whose own text is YAML, and the bare text of the others."""
    for at, key, chunk in chunks(head):
        try:
            value = yaml.load(NO_SPACE.sub(r"\1: ", chunk, count=1), Loader=yaml.BaseLoader)[key]
        except (yaml.YAMLError, TypeError, KeyError):
            warn(Diagnostic(f"{path}:{head_line + at}", f"the value of {key!r} is broken YAML; taken as plain text"))
            value = " ".join(chunk.partition(":")[2].split()).strip("'\"")
        yield key, flat(value)


def flat(value: object) -> Value:
    """Return a value as text, or as texts if it is a list or a mapping."""
    if isinstance(value, (list, dict)):
        return tuple(text for text in texts_in(value, LEVELS) if text)
    return "" if value is None else str(value).strip()


def texts_in(value: list[object] | dict[object, object], levels: int) -> Iterator[str]:
    """Yield a text for each member; one with members of its own is joined by commas, `levels` deep."""
    keyed = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for key, item in keyed:
        if isinstance(item, (list, dict)):
            text = "、".join(texts_in(item, levels - 1)) if levels else "…"
        else:
            text = str(flat(item))
        yield f"{key}: {text}" if key is not None else text
