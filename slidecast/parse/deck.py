"""A deck file (まじん式 slide data, version 3, JSON, and the podcast's additions) → Deck, however dirty it is.

Each thing put right is warned of with file, slide number and field; a slide that cannot be read costs itself only.
What is spoken on a slide stands whole in one utterance: `plan.ready` makes sentences of it.
"""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath

from slidecast.errors import DeckError, Diagnostic, Place, Warn
from slidecast.model.bodies import Agenda, Entries, Entry, Flow, FlowBlock, FlowKind, Illustrated
from slidecast.model.deck import SUBHEAD_JOINT, Deck, Slide, SlideKind, Utterance
from slidecast.model.text import RichText
from slidecast.model.time import TimeRange, seconds
from slidecast.parse.addresses import LIMIT, fits_code
from slidecast.parse.deck_articles import number_articles
from slidecast.parse.deck_bodies import MAKERS
from slidecast.parse.deck_fields import Fields, Json, as_list
from slidecast.parse.deck_json import HINT, slide_values
from slidecast.parse.names import NAMED_DATE, programme_of

SHORTEST_S = 3  # a slide below this cannot be read
KIND_OF_NAME = {kind.value.lower(): kind for kind in SlideKind}
SIGNS = (  # what a slide of an unknown type has → the kind that shows it, most telling first
    (("mp4_url", "image_url"), SlideKind.RAW_MEDIA),
    (("rows", "headers"), SlideKind.TABLE),
    (("stats",), SlideKind.STATS_COMPARE),
    (("leftItems", "rightItems"), SlideKind.COMPARE),
    (("milestones",), SlideKind.TIMELINE),
    (("lanes",), SlideKind.DIAGRAM),
    (("levels",), SlideKind.PYRAMID),
    (("flows",), SlideKind.FLOW_CHART),
    (("steps",), SlideKind.PROCESS),
    (("image",), SlideKind.IMAGE_TEXT),
    (("author",), SlideKind.QUOTE),
)
SIGNS_OF_ITEMS = (
    (("q", "question", "a"), SlideKind.FAQ),
    (("percent",), SlideKind.PROGRESS),
    (("value",), SlideKind.KPI),
    (("title", "label", "desc"), SlideKind.CARDS),
)


def read_deck(text: str, path: str, warn: Warn) -> Deck:
    """Return the deck that a file's text holds.

    Args:
        text: JSON, as from `slidecast.parse.source.decode_text`.
        path: the file as the user named it; its name may tell programme and date.
        warn: told of what was put right, with file, slide number and field.

    Raises:
        DeckError: the text is not JSON, or holds no slides; a NotADeckError where it holds something else.
    """
    values = slide_values(text, path, warn)
    slides = tuple(filter(None, (read_slide(value, f"{path}, slide {n}", warn) for n, value in enumerate(values, 1))))
    if not slides:
        raise DeckError("the deck has no slides", Place(path), HINT)
    check_times(slides, path, warn)
    numbered = tuple(number_articles(slides))
    titles = tuple(slide.title for slide in numbered if slide.kind is SlideKind.SECTION and slide.article)
    filled = tuple(with_agenda(slide, titles) for slide in numbered)
    return Deck(filled, programme(filled, path), date(filled, path), titles)


def read_slide(value: Json, where: str, warn: Warn) -> Slide | None:
    """Return a slide, or None with a warning if there is nothing in it to show."""
    if not isinstance(value, dict):
        warn(Diagnostic(where, "an object is expected; its text is shown as it is" if value else "empty; left out"))
        value = {"type": "content", "points": value} if value else None
    if not value:
        return None
    fields = Fields(value, where, warn)
    kind = kind_of_slide(fields)
    return read_fields(fields, kind)


def read_fields(fields: Fields, kind: SlideKind) -> Slide:
    title = fields.text("title")
    subhead = fields.text("subhead")
    body = MAKERS[kind](fields)
    slide = Slide(kind, title, body, notes(fields), subhead=subhead, url=address(fields, kind), time=time_of(fields))
    pictures = () if "images" in fields.used else fields.pictures()
    if pictures:
        fields.tell("images", f"a {kind.value} slide shows no pictures")
        fields.leftover.extend(RichText.of(picture.caption) for picture in pictures if picture.caption)
    return with_leftover(slide, fields.rest())


def kind_of_slide(fields: Fields) -> SlideKind:
    """Return the kind by the slide's type, or for an unknown one that which suits its fields."""
    name = fields.get("type")
    known = KIND_OF_NAME.get(re.sub(r"[\s_-]", "", name).lower()) if isinstance(name, str) else None
    if known:
        return known
    kind = kind_by_fields(fields)
    fields.tell("type", f"{name!r} is unknown; drawn as {kind.value}" if name else f"missing; drawn as {kind.value}")
    return kind


def kind_by_fields(fields: Fields) -> SlideKind:
    for names, kind in SIGNS:
        if fields.has(*names):
            return kind
    items = fields.values.get("items")
    keys = {key for item in items if isinstance(item, dict) for key in item} if isinstance(items, list) else set()
    return next((kind for names, kind in SIGNS_OF_ITEMS if keys.intersection(names)), SlideKind.CONTENT)


def notes(fields: Fields) -> tuple[Utterance, ...]:
    """Return what is spoken on the slide, without marks, which nobody speaks."""
    lines = (text.read for one in as_list(fields.get("notes")) for text in fields.strings(one, "notes"))
    said = "\n".join(lines)
    return (Utterance(said, said),) if said else ()


def address(fields: Fields, kind: SlideKind) -> str:
    """Return the slide's link; one that is not http(s) is left out."""
    url = fields.get("url")
    if kind is SlideKind.SECTION and not url:
        fields.tell("url", "missing; the section shows no address")
    if not url:
        return ""
    if isinstance(url, str) and not fits_code(url):
        fields.tell("url", f"{len(url):,} characters; {LIMIT}; it is left out")
        return ""
    if isinstance(url, str) and re.match(r"https?://\S+$", url.strip()):
        return url.strip()
    fields.tell("url", f"{url!r} is not http(s); it is left out")
    return ""


def time_of(fields: Fields) -> TimeRange | None:
    """Return the slide's time, if start and end are there and in order."""
    start, end = fields.number("start_ms"), fields.number("end_ms")
    if start is None or end is None:
        return None
    if start < 0 or end < start:
        fields.tell("end_ms", f"the slide runs from {start} ms to {end} ms; its time is not used")
        return None
    if end - start < SHORTEST_S * 1000 and not fields.has("mp4_url", "image_url"):
        fields.tell("end_ms", f"the slide shows for {(end - start) / 1000:g} s only")
    return TimeRange(seconds(start) / 1000, seconds(end) / 1000)


def with_leftover(slide: Slide, texts: tuple[RichText, ...]) -> Slide:
    """Return the slide with texts that have no place of their own in its kind."""
    if not texts:
        return slide
    body = slide.body
    if isinstance(body, Flow):
        blocks = tuple(FlowBlock(FlowKind.BULLET, (text,)) for text in texts)
        return replace(slide, body=replace(body, blocks=body.blocks + blocks))
    if isinstance(body, Entries):
        return replace(slide, body=replace(body, entries=body.entries + tuple(Entry(text) for text in texts)))
    if isinstance(body, Illustrated):
        return replace(slide, body=replace(body, points=body.points + texts))
    return replace(slide, subhead=SUBHEAD_JOINT.join(filter(None, (slide.subhead, *(text.plain for text in texts)))))


def check_times(slides: tuple[Slide, ...], path: str, warn: Warn) -> None:
    """Warn where a slide does not begin as the one before it ends."""
    timed = [(number, slide.time) for number, slide in enumerate(slides, 1) if slide.time]
    if timed and len(timed) < len(slides):
        warn(Diagnostic(path, f"{len(slides) - len(timed)} of {len(slides)} slides have no time"))
    for (_, before), (number, after) in pairwise(timed):
        if before.end != after.start:
            gap = float(after.start - before.end)
            warn(Diagnostic(f"{path}, slide {number}", f"start_ms: {gap:+,.10g} s from the end of the slide before"))


def with_agenda(slide: Slide, titles: tuple[str, ...]) -> Slide:
    """Return an agenda without items with the sections' titles in it."""
    if slide.kind is SlideKind.AGENDA and isinstance(slide.body, Agenda) and not slide.body.items:
        return replace(slide, body=replace(slide.body, items=tuple(RichText.of(title) for title in titles)))
    return slide


def programme(slides: tuple[Slide, ...], path: str) -> str:
    """Return the programme as the file's name tells it, else the first title."""
    named = programme_of(PurePath(path).stem)
    first = next((slide.title for slide in slides if slide.kind in (SlideKind.AGENDA, SlideKind.TITLE)), "")
    return named or first or PurePath(path).stem


def date(slides: tuple[Slide, ...], path: str) -> str:
    """Return the deck's date as `2025.09.18`, from its agenda or title, else from the file's name."""
    written = next((slide.body.date for slide in slides if isinstance(slide.body, Agenda) and slide.body.date), "")
    match = re.search(r"(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})", written) or NAMED_DATE.search(PurePath(path).stem)
    return f"{match[1]}.{int(match[2]):02}.{int(match[3]):02}" if match else written
