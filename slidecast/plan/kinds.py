"""Prose that invites it → slides of a kind of their own: cards, steps, figures, two sides. No word is added or lost.

A list whose points have short bold heads becomes cards, numbered steps a process, labels with figures a strip of
figures, `一つは… もう一つは…` a comparison; a heading or short line right before goes above it. What is too long for
a glance stays prose.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from slidecast.model.bodies import Body, Comparison, Entries, Entry, Figure, Figures
from slidecast.model.deck import Slide, SlideKind, Utterance
from slidecast.model.episode import Block, BlockKind, Item
from slidecast.model.text import RichText
from slidecast.plan.flow import utterances_of
from slidecast.plan.sentences import split_sentences

# Ems of text that an entry holds among so many, measured with the default theme at 1920x1080 (title of two lines,
# heads of 7 ems): cards, then steps without heads; a side of a comparison, below a lead.
CARD_ROOM = {2: 84, 3: 46, 4: 28}
STEP_ROOM = {3: 56, 4: 46, 5: 28}
SIDE_ROOM = 54
HEAD_ROOM = 18
LEAD_ROOM = 30  # one line below a title
LISTS = (BlockKind.BULLETS, BlockKind.NUMBERED)

SEPARATOR = " \t\n　:：-–—"
COLON = re.compile(r"([^:：。\n]{1,24})[:：]\s*(?=\S)")
FIGURE = re.compile(
    r"(?:約|およそ|最大|最小|平均)?\s*[+\-±]?\d[\d,.]*\s*"
    r"(?:[%％]|[万億兆]?(?:倍|円|ドル|人|件|回|点|本|個|台|秒|分|時間|日|年)|[A-Za-z/]{1,6}|[万億兆])?(?:以上|以下|未満)?。?"
)
STEPS = re.compile("手順|ステップ|段階|流れ|プロセス|工程|順に|順番")
REMARK = re.compile("（[^（）]*）")
FIRST = re.compile(r"(?:一つ|1つ|１つ|ひとつ)(?:目)?は、?")
SECOND = re.compile(r"(?:もう(?:一つ|1つ|１つ|ひとつ)|(?:二つ|2つ|２つ|ふたつ)目)は、?")
THIRD = re.compile(r"(?:そして|また|最後に)?、?(?:三つ|3つ|３つ|みっつ)目は")


@dataclass(frozen=True, slots=True)
class Page:
    """A screenful of a kind, and what is spoken on it."""

    kind: SlideKind
    body: Body
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A block as pages of a kind, with what of it stays prose before and after them."""

    pages: tuple[Page, ...]
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()


def slides_of_prose(blocks: tuple[Block, ...], title: str, prose: Callable[[tuple[Block, ...]], Slide]) -> list[Slide]:
    """Return the slides of a run of prose, in its order.

    Args:
        prose: makes the slide of what stays prose.
    """
    slides: list[Slide] = []
    pending: list[Block] = []
    for block in blocks:
        shape = shape_of(block, pending[-1] if pending else None)
        if shape is None or leaves_heading(pending, shape):
            pending.append(block)
            continue
        pending.extend(shape.before)
        lead = take_lead(pending)
        if pending:
            slides.append(prose(tuple(pending)))
        slides.extend(led(shape, lead, title))
        pending = list(shape.after)
    if pending:
        slides.append(prose(tuple(pending)))
    return slides


def shape_of(block: Block, before: Block | None) -> Shape | None:
    """Return the block as pages of the first kind that suits it; None where it is best left prose."""
    if block.kind is BlockKind.PARAGRAPH:
        return comparison(block)
    if block.kind not in LISTS or any(item.depth for item in block.items):
        return None
    steps_meant = bool(before and announces_steps(before)) and counts_from_one(block)
    return figures(block) or cards(block, steps_meant) or (steps(block) if steps_meant else None)


def announces_steps(block: Block) -> bool:
    """Return whether a block's last sentence, remarks in brackets aside, speaks of steps."""
    sentences = split_sentences(block.items[-1].text)
    return bool(sentences and STEPS.search(REMARK.sub("", sentences[-1].plain)))


def leaves_heading(pending: list[Block], shape: Shape) -> bool:
    """Whether a heading that is too long for a line below the title would end the slide before."""
    return bool(pending) and not shape.before and pending[-1].kind is BlockKind.HEADING and not is_lead(pending[-1])


def take_lead(pending: list[Block]) -> RichText:
    """Take the heading or short line at the end of what is pending; a line keeps to its own heading."""
    if not pending or not is_lead(pending[-1]):
        return RichText()
    under_heading = len(pending) > 1 and pending[-2].kind is BlockKind.HEADING
    if under_heading and pending[-1].kind is not BlockKind.HEADING:
        return RichText()
    return pending.pop().items[0].text


def is_lead(block: Block) -> bool:
    text = block.items[0].text
    single = block.kind is BlockKind.HEADING or len(split_sentences(text)) == 1
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and single and ems(text) <= LEAD_ROOM


def led(shape: Shape, lead: RichText, title: str) -> Iterator[Slide]:
    """Yield the slides of a shape, the lead above the first and spoken before it."""
    for at, page in enumerate(shape.pages):
        above = lead if at == 0 else RichText()
        said = utterances_of(above) + page.utterances
        subhead = "".join(above.plain.splitlines())
        yield Slide(page.kind, title, page.body, said, subhead=subhead)


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
) -> Iterator[Page]:
    """Yield pages of so many entries each; each sentence of an item sets off its entry."""
    start = 0
    for size in sizes:
        shown = items[start : start + size]
        yield Page(kind, Entries(tuple(entries[start : start + size])), said_of([item.text for item in shown]))
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
    return Shape((Page(SlideKind.KPI, Figures(tuple(found)), said),))


def comparison(block: Block) -> Shape | None:
    """Return a paragraph's `一つは… もう一つは…` as two sides, each headed by these words."""
    sentences = split_sentences(block.items[0].text)
    opened = [at for at, sentence in enumerate(sentences) if FIRST.match(sentence.plain)]
    if len(opened) != 1 or any(THIRD.match(sentence.plain) for sentence in sentences):
        return None
    first = second = opened[0]
    second += 1
    if second >= len(sentences) or not SECOND.match(sentences[second].plain):
        return None
    left, right = (side_of(sentences[at], pattern) for at, pattern in ((first, FIRST), (second, SECOND)))
    if any(not 0 < ems(side[1]) <= SIDE_ROOM for side in (left, right)):
        return None
    body = Comparison(left[0], right[0], (left[1],), (right[1],))
    page = Page(SlideKind.COMPARE, body, said_of([sentences[first], sentences[second]]))
    return Shape((page,), part(block, sentences[:first]), part(block, sentences[second + 1 :]))


def side_of(sentence: RichText, pattern: re.Pattern[str]) -> tuple[str, RichText]:
    """Return the words that open a side, and the rest of its sentence."""
    match = pattern.match(sentence.plain)
    assert match
    return match[0].rstrip("、"), sentence.slice(match.end(), len(sentence)).strip()


def part(block: Block, sentences: tuple[RichText, ...]) -> tuple[Block, ...]:
    """Return some sentences of a paragraph as a paragraph; none if there are none."""
    text = RichText.join(sentences).strip()
    return (replace(block, items=(Item(text),)),) if text else ()


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


def counts_from_one(block: Block) -> bool:
    return [item.ordinal for item in block.items] == list(range(1, len(block.items) + 1))


def page_sizes(lengths: list[float], room: dict[int, int]) -> tuple[int, ...]:
    """Return how many entries each page takes, as many as fit and none alone; nothing if they do not fit."""
    for size in sorted(room, reverse=True):
        pages, rest = divmod(len(lengths), size)
        if len(lengths) >= size and rest == 0 and max(lengths) <= room[size]:
            return (size,) * pages
    return ()


def said_of(texts: list[RichText]) -> tuple[Utterance, ...]:
    """Return the sentences of the texts; those of each set off the unit of its place."""
    return tuple(
        one
        for unit, text in enumerate(texts)
        for sentence in split_sentences(text)
        for one in utterances_of(sentence, unit)
    )


def ems(text: RichText) -> float:
    """Return about how wide a text is: full-width characters count 1, others half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text.plain)
