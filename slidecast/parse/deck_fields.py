"""One slide of a deck, as loose as it came → its fields in the types that are wanted; nothing of its text is lost.

Each field that is read is ticked off; the text of what is left at the end is handed out as `leftover`.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from slidecast.errors import Diagnostic, Warn, shortened
from slidecast.model.bodies import Entry, Picture
from slidecast.model.text import RichText
from slidecast.parse.deck_text import marked_text
from slidecast.parse.source import clean_string

Json = Any

HEADS = ("title", "label", "q", "question", "name", "head", "heading", "term", "step", "date")
TEXTS = ("desc", "description", "subLabel", "a", "answer", "text", "detail", "body", "content", "date", "value")
LISTS = ("items", "steps", "points", "bullets", "list")
MACHINE = re.compile(  # fields that steer and are never shown
    "type|slidenum|slidebranchnum|start_ms|end_ms|notes|sectionNo|twoColumn|showTrends|imagePosition|state|status|trend"
    "|url|image|mp4_url|image_url|images|imageUrls|id|icon|color|layout|duration|duration_ms"
)
WEB = re.compile(r"https?://[^\s/]+\S*$", re.IGNORECASE)
SHOWABLE = re.compile(r"[^\x00-\x7f]|\S\s+\S")  # not a token for a machine, as `fade-in`


class Fields:
    """A mapping of a deck: a slide, or an entry of one.

    Attributes:
        where: names the place in warnings: file, slide number, and for entries the field.
        leftover: texts found where no field was expected.
    """

    def __init__(self, values: Mapping[str, Json], where: str, warn: Warn) -> None:
        self.values = values
        self.where = where
        self.warn = warn
        self.used: set[str] = set()
        self.leftover: list[RichText] = []

    def tell(self, field: str, message: str) -> None:
        self.warn(Diagnostic(self.where, f"{field}: {message}"))

    def get(self, field: str) -> Json:
        self.used.add(field)
        return self.values.get(field)

    def has(self, *fields: str) -> bool:
        return any(self.values.get(field) not in (None, "", [], {}) for field in fields)

    def text(self, field: str) -> str:
        """Return a field as text, without marks."""
        return self.rich(field).plain

    def rich(self, field: str) -> RichText:
        """Return a field as text; a list's or mapping's texts are joined."""
        value = self.get(field)
        if isinstance(value, list | dict):
            self.tell(field, f"a text is expected, not {kind_of(value)}; its texts are joined")
        return RichText.join(self.strings(value, field), "、")

    def texts(self, field: str) -> tuple[RichText, ...]:
        """Return a field as a list of texts; a single text counts as a list of one."""
        value = self.get(field)
        if isinstance(value, str) and value.strip():
            self.tell(field, "a list is expected, not a text; it is taken as a list of one")
        found: list[RichText] = []
        for item in as_list(value):
            if isinstance(item, list | dict):
                self.tell(field, f"texts are expected, not {kind_of(item)}; its texts are joined")
            found.append(RichText.join(self.strings(item, field), "："))
        return tuple(text for text in found if text)

    def strings(self, value: Json, field: str) -> Iterator[RichText]:
        """Yield every text in a value, however deep."""
        if isinstance(value, dict):
            for key, item in value.items():
                if not MACHINE.fullmatch(key):
                    yield from self.strings(item, field)
        elif isinstance(value, list):
            for item in value:
                yield from self.strings(item, field)
        elif (text := self.cleaned(value, field)).strip():
            yield marked_text(text, lambda message: self.tell(field, message))

    def cleaned(self, value: Json, field: str) -> str:
        """Return a scalar as text; a truth value is none."""
        if value is None or isinstance(value, bool):
            return ""
        text = f"{value:g}" if isinstance(value, float) else str(value)
        return clean_string(text, lambda _: f"{self.where}, {field}", self.warn)

    def number(self, field: str) -> int | None:
        """Return a field as a whole number; None, with a warning, when it is none."""
        value = self.get(field)
        if value is None or isinstance(value, bool):
            return None
        try:
            return round(float(value))
        except (TypeError, ValueError, OverflowError):
            if not isinstance(value, list | dict):
                self.tell(field, f"{value!r} is not a number")
            return None

    def entries(self, field: str) -> tuple[Entry, ...]:
        """Return a field as titled entries."""
        found = (self.entry(item, f"{field}[{at}]") for at, item in enumerate(as_list(self.get(field)), 1))
        return tuple(entry for entry in found if entry.head or entry.text or entry.items)

    def entry(self, value: Json, field: str) -> Entry:
        """Return an entry from a mapping, or from a text whose first line is its title."""
        if not isinstance(value, dict):
            text = RichText.join(self.strings(value, field), "\n")
            end = text.plain.find("\n")
            return Entry(text) if end < 0 else Entry(text.slice(0, end), text.slice(end + 1, len(text)))
        inner = self.inside(value, field)
        head = inner.first(HEADS)
        text = inner.first(TEXTS)
        items = inner.points()
        state = str(inner.get("state") or "")
        self.leftover.extend(inner.rest())
        return Entry(head, text, items, state)

    def points(self) -> tuple[RichText, ...]:
        """Return all lists of an entry, one after another."""
        named = [name for name in LISTS if self.has(name)]
        return tuple(text for name in named for text in self.texts(name))

    def first(self, names: tuple[str, ...]) -> RichText:
        """Return the first of these fields that is there and not yet read."""
        for name in names:
            if name not in self.used and self.has(name):
                return self.rich(name)
        return RichText()

    def inside(self, value: Mapping[str, Json], field: str) -> "Fields":
        return Fields(value, f"{self.where}, {field}", self.warn)

    def picture(self, value: Json, field: str) -> Picture | None:
        """Return a picture from an address, or from `{url, caption}`; its address stays empty when it is none."""
        url, caption = value, ""
        if isinstance(value, dict):
            url = value.get("url") or value.get("src") or ""
            caption = "".join(text.plain for text in self.strings(value.get("caption"), field))
        url = url.strip() if isinstance(url, str) else ""
        if not WEB.match(url):
            self.tell(field, f"{shortened(url, 60)!r} is no address of a picture" if url else "it has no address")
            url = ""
        return Picture(url, caption) if url or caption else None

    def pictures(self, field: str = "images") -> tuple[Picture, ...]:
        found = (self.picture(item, f"{field}[{at}]") for at, item in enumerate(as_list(self.get(field)), 1))
        return tuple(picture for picture in found if picture)

    def rest(self) -> tuple[RichText, ...]:
        """Return the texts of the fields that were not read, each warned of, and what entries left over."""
        for name, value in self.values.items():
            if name in self.used or MACHINE.fullmatch(name):
                continue
            texts = [text for text in self.strings(value, name) if SHOWABLE.search(text.plain)]
            self.tell(name, "unknown field; its text is shown" if texts else "unknown field")
            self.leftover.extend(texts)
            self.used.add(name)
        return tuple(self.leftover)


def as_list(value: Json) -> list[Json]:
    """Return a list as it is, nothing as an empty one, anything else as a list of one."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def kind_of(value: Json) -> str:
    names = {list: "a list", dict: "a mapping", str: "a text", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
