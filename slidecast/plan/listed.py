"""Lists that invite it → cards, numbered steps, a strip of figures; None where a list is best left prose."""

import re
from collections.abc import Iterator
from dataclasses import replace

from slidecast.model.bodies import Entries, Entry, Figure, Figures
from slidecast.model.deck import SlideKind
from slidecast.model.episode import Block, BlockKind, Item
from slidecast.model.text import RichText
from slidecast.plan.shapes import Screenful, Shape, ems, said_of

# Ems of text that an entry holds among so many, measured with the default theme at 1920x1080 (title of two lines,
# heads of 7 ems): cards, then steps without heads.
CARD_ROOM = {2: 84, 3: 46, 4: 28}
STEP_ROOM = {3: 56, 4: 46, 5: 28}
HEAD_ROOM = 18

SEPARATOR = " \t\n　:：-–—"
COLON = re.compile(r"([^:：。\n]{1,24})[:：]\s*(?=\S)")
FIGURE = re.compile(
    r"(?:約|およそ|最大|最小|平均)?\s*[+\-±]?\d[\d,.]*\s*"
    r"(?:[%％]|[万億兆]?(?:倍|円|ドル|人|件|回|点|本|個|台|秒|分|時間|日|年)|[A-Za-z/]{1,6}|[万億兆])?(?:以上|以下|未満)?。?"
)


def cards(block: Block, steps_meant: bool) -> Shape | None:
    """Return a list whose points all have a short head as cards, or as numbered steps."""
    headed = [headed_point(item.text) for item in block.items]
    entries = [entry for entry in headed if entry]
    if len(entries) < len(block.items):
        return None
    if not steps_meant:
        entries = [numbered(entry, item) for entry, item in zip(entries, block.items, strict=True)]
    sizes = page_sizes([ems(entry.text) for entry in entries], CARD_ROOM)
    if not sizes or (steps_meant and len(sizes) > 1):
        return None
    kind = SlideKind.PROCESS_LIST if steps_meant else SlideKind.CARDS
    return Shape(tuple(entry_pages(kind, entries, block.items, sizes)))


def steps(block: Block) -> Shape | None:
    """Return a numbered list of short steps as a process."""
    room = STEP_ROOM.get(len(block.items), 0)
    if any(ems(item.text) > room for item in block.items):
        return None
    entries = [Entry(item.text) for item in block.items]
    return Shape(tuple(entry_pages(SlideKind.PROCESS, entries, block.items, (len(entries),))))


def entry_pages(
    kind: SlideKind, entries: list[Entry], items: tuple[Item, ...], sizes: tuple[int, ...]
) -> Iterator[Screenful]:
    """Yield pages of so many entries each; each sentence of an item sets off its entry."""
    start = 0
    for size in sizes:
        shown = items[start : start + size]
        yield Screenful(kind, Entries(tuple(entries[start : start + size])), said_of([item.text for item in shown]))
        start += size


def figures(block: Block) -> Shape | None:
    """Return a list of labels with a figure each as a strip of figures."""
    found: list[Figure] = []
    for item in block.items:
        point = headed_point(item.text)
        if not point or not FIGURE.fullmatch(point.text.plain) or ems(point.text) > HEAD_ROOM / 2:
            return None
        found.append(Figure(point.head, (point.text.plain,)))
    if not 2 <= len(found) <= 4 or block.kind is BlockKind.NUMBERED:
        return None
    said = said_of([item.text for item in block.items])
    return Shape((Screenful(SlideKind.KPI, Figures(tuple(found)), said),))


def headed_point(text: RichText) -> Entry | None:
    """Return a point as head and text: cut behind its bold beginning, or behind its colon; None if it has no head."""
    end = 0
    for span in text.spans:
        if not span.strong:
            break
        end += len(span.text)
    match = COLON.match(text.plain) if not end else None
    end = match.end(1) if match else end
    head = text.slice(0, end).plain.strip(SEPARATOR)
    rest = text.slice(end, len(text))
    start = len(rest.plain) - len(rest.plain.lstrip(SEPARATOR))
    body = rest.slice(start, len(rest)).strip()
    fits = bool(head and body) and "\n" not in head + body.plain and ems(RichText.of(head)) <= HEAD_ROOM
    return Entry(RichText.of(head), body) if fits else None


def numbered(entry: Entry, item: Item) -> Entry:
    """Return an entry with the number that its item carries before its head."""
    return entry if item.ordinal is None else replace(entry, head=RichText.of(f"{item.ordinal}. {entry.head.plain}"))


def page_sizes(lengths: list[float], room: dict[int, int]) -> tuple[int, ...]:
    """Return how many entries each page takes, as many as fit and none alone; nothing if they do not fit."""
    for size in sorted(room, reverse=True):
        pages, rest = divmod(len(lengths), size)
        if len(lengths) >= size and rest == 0 and max(lengths) <= room[size]:
            return (size,) * pages
    return ()
