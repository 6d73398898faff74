"""The fields of a deck's slide → its body, for each of the kinds (まじん式, version 3, and the podcast's additions)."""

import re
from collections.abc import Callable
from dataclasses import replace

from slidecast.model.bodies import (
    Agenda,
    Body,
    Closing,
    Comparison,
    Entries,
    Entry,
    Figure,
    Figures,
    Flow,
    FlowBlock,
    FlowKind,
    Illustrated,
    Picture,
    Quotation,
    RawMedia,
    Section,
    Table,
)
from slidecast.model.deck import SlideKind
from slidecast.model.text import RichText
from slidecast.parse.deck_fields import Fields, Json, as_list
from slidecast.parse.deck_text import without_numbering

TRENDS = ("up", "down", "neutral", "good", "bad", "done", "next", "todo")
FULL_PERCENT = 100
MOST_ROWS = 2  # of cards on a page


def flow(fields: Fields) -> Body:
    """Return points, in two columns if the slide asks for them."""
    columns = fields.values.get("columns")
    texts = [*fields.texts("points")]
    split = None
    if isinstance(columns, list):
        fields.used.add("columns")
        for at, column in enumerate(columns):
            split = len(texts) if at == 1 else split
            texts.extend(fields.inside({"points": column}, f"columns[{at + 1}]").texts("points"))
    elif fields.get("twoColumn") is True and len(texts) > 1:
        split = (len(texts) + 1) // 2
    fields.number("columns")
    for name in ("items", "steps", "text", "desc", "body", "content"):
        if fields.has(name):
            texts.extend(fields.texts(name))
    if not texts:
        fields.tell("points", "missing or empty")
    return Flow(tuple(FlowBlock(FlowKind.BULLET, (text,)) for text in texts), split, fields.pictures())


def agenda(fields: Fields) -> Body:
    return Agenda(tuple(without_numbering(text) for text in fields.texts("items")), fields.text("date"))


def section(fields: Fields) -> Body:
    """Return the section; its total is known only to the whole deck."""
    return Section(fields.number("sectionNo") or 0, 0, fields.pictures())


def closing(_: Fields) -> Body:
    return Closing()


def entries(field: str) -> Callable[[Fields], Body]:
    """Return a maker of entries from a field."""

    def make(fields: Fields) -> Body:
        found = fields.entries(field)
        columns = fields.values.get("columns")
        if isinstance(columns, list):
            fields.tell("columns", "a number is expected, not lists; their texts become entries")
            found += fields.entries("columns")
        if not found:
            fields.tell(field, "missing or empty")
        return Entries(found, wanted_columns(fields, len(found)), fields.text("centerText"), fields.pictures())

    return make


def bullet_cards(fields: Fields) -> Body:
    """Return cards; those that hold a list in place of a description are told of."""
    for at, item in enumerate(as_list(fields.values.get("items")), 1):
        if isinstance(item, dict) and "items" in item and "desc" not in item:
            fields.tell(f"items[{at}]", "a list in place of desc; its points are shown")
    return entries("items")(fields)


def steps(field: str) -> Callable[[Fields], Body]:
    """Return a maker of entries that the slide numbers by itself."""

    def make(fields: Fields) -> Body:
        body = entries(field)(fields)
        assert isinstance(body, Entries)
        return replace(body, entries=tuple(unnumbered(entry) for entry in body.entries))

    return make


def unnumbered(entry: Entry) -> Entry:
    items = tuple(without_numbering(item) for item in entry.items)
    return replace(entry, head=without_numbering(entry.head), items=items)


def flow_chart(fields: Fields) -> Body:
    """Return rows of steps, each an entry without a head."""
    flows = as_list(fields.get("flows"))
    if flows and not isinstance(flows[0], dict | list):
        flows = [{"steps": flows}]
    rows: list[Entry] = []
    for at, row in enumerate(flows, 1):
        inner = fields.inside(row if isinstance(row, dict) else {"steps": row}, f"flows[{at}]")
        head = inner.first(("title", "label"))
        rows.append(Entry(head, items=tuple(without_numbering(step) for step in inner.points())))
        fields.leftover.extend(inner.rest())
    if not rows:
        fields.tell("flows", "missing or empty")
    return Entries(tuple(rows), pictures=fields.pictures())


def compare(fields: Fields) -> Body:
    left, right = fields.texts("leftItems"), fields.texts("rightItems")
    return Comparison(fields.text("leftTitle"), fields.text("rightTitle"), left, right, pictures=fields.pictures())


def stats(fields: Fields) -> Body:
    return compared(fields, trends=True)


def bars(fields: Fields) -> Body:
    return compared(fields, trends=fields.get("showTrends") is not False)


def compared(fields: Fields, trends: bool) -> Body:
    def figure(inner: Fields) -> Figure:
        values = (inner.text("leftValue"), inner.text("rightValue"))
        return Figure(inner.rich("label"), values, trend=trend(inner, "trend") if trends else "")

    found = figures_of(fields, "stats", figure)
    left, right = fields.text("leftTitle"), fields.text("rightTitle")
    return Comparison(left, right, figures=found, pictures=fields.pictures())


def kpi(fields: Fields) -> Body:
    def figure(inner: Fields) -> Figure:
        label = inner.first(("label", "title", "name"))
        return Figure(label, (inner.text("value"),), inner.text("change"), trend(inner, "status"))

    return Figures(figures_of(fields, "items", figure), fields.number("columns"))


def progress(fields: Fields) -> Body:
    def figure(inner: Fields) -> Figure:
        return Figure(inner.first(("label", "title", "name")), (percent(inner),))

    return Figures(figures_of(fields, "items", figure))


def wanted_columns(fields: Fields, entries: int) -> int | None:
    """Return the number of columns that the slide asks for; one that leaves more rows than a page has is warned of."""
    columns = fields.number("columns")
    if columns and columns > 0 and entries > MOST_ROWS * columns:
        fields.tell("columns", f"{columns} for {entries} items; as many columns are taken as they need")
    return columns


def percent(fields: Fields) -> str:
    """Return the percentage as it is to be shown; above 100, and without a figure, it is warned of."""
    written = fields.text("percent") or fields.text("value")
    try:
        value = float(written.rstrip("%％ "))
    except ValueError:
        if written and not re.search(r"\d", written):
            fields.tell("percent", f"{written!r} is no number; it is shown without a bar")
        return written
    if value > FULL_PERCENT:
        fields.tell("percent", f"{value:g} is above 100; the bar is drawn full")
    return written if written[-1] in "%％" else f"{value:g}%"


def figures_of(fields: Fields, field: str, make: Callable[[Fields], Figure]) -> tuple[Figure, ...]:
    """Return a list of mappings as figures; a bare text is taken as a label."""
    found: list[Figure] = []
    for at, item in enumerate(as_list(fields.get(field)), 1):
        inner = fields.inside(item if isinstance(item, dict) else {"label": item}, f"{field}[{at}]")
        found.append(make(inner))
        fields.leftover.extend(inner.rest())
    if not found:
        fields.tell(field, "missing or empty")
    return tuple(found)


def trend(fields: Fields, name: str) -> str:
    """Return a trend or status if it is one that is known."""
    value = fields.get(name)
    if not value:
        return ""
    if isinstance(value, str) and value.strip().lower() in TRENDS:
        return value.strip().lower()
    fields.tell(name, f"{value!r} is unknown; known: {', '.join(TRENDS)}")
    return ""


def table(fields: Fields) -> Body:
    """Return a table; short rows are filled up."""
    headers = row_of(fields, fields.get("headers"), "headers")
    rows = [row_of(fields, row, f"rows[{at}]") for at, row in enumerate(as_list(fields.get("rows")), 1)]
    width = max((len(row) for row in (headers, *rows)), default=0)
    uneven = [at for at, row in enumerate(rows, 1) if len(row) != width]
    if uneven:
        fields.tell("rows", f"row {uneven[0]} has {len(rows[uneven[0] - 1])} cells where the widest has {width}")
    full = tuple(row + (RichText(),) * (width - len(row)) for row in rows)
    return Table(headers + (RichText(),) * (width - len(headers)) if headers else (), full)


def row_of(fields: Fields, row: Json, name: str) -> tuple[RichText, ...]:
    """Return the cells of a row, empty ones included."""
    values = list(row.values()) if isinstance(row, dict) else as_list(row)
    return tuple(RichText.join(fields.strings(cell, name), "、") for cell in values)


def quote(fields: Fields) -> Body:
    return Quotation(fields.rich("text"), fields.text("author"))


def image_text(fields: Fields) -> Body:
    """Return a picture beside points; the points alone where no picture is named."""
    image = fields.picture(fields.get("image"), "image") or Picture("")
    caption = fields.text("imageCaption") or image.caption
    left = fields.get("imagePosition") != "right"
    points = fields.texts("points")
    if points and not image.url and not caption:
        return Flow(tuple(FlowBlock(FlowKind.BULLET, (point,)) for point in points))
    return Illustrated(replace(image, caption=caption), points, left)


def raw_media(fields: Fields) -> Body:
    film, still = fields.get("mp4_url"), fields.get("image_url")
    url = film or still or ""
    if not isinstance(url, str) or not url:
        fields.tell("mp4_url", "neither mp4_url nor image_url names a file")
        url = ""
    return RawMedia(url, bool(film))


MAKERS: dict[SlideKind, Callable[[Fields], Body]] = {
    SlideKind.AGENDA: agenda,
    SlideKind.TITLE: agenda,
    SlideKind.SECTION: section,
    SlideKind.CONTENT: flow,
    SlideKind.CODE: flow,
    SlideKind.CARDS: entries("items"),
    SlideKind.HEADER_CARDS: entries("items"),
    SlideKind.BULLET_CARDS: bullet_cards,
    SlideKind.COMPARE: compare,
    SlideKind.STATS_COMPARE: stats,
    SlideKind.BAR_COMPARE: bars,
    SlideKind.PROCESS: steps("steps"),
    SlideKind.PROCESS_LIST: steps("steps"),
    SlideKind.TIMELINE: steps("milestones"),
    SlideKind.DIAGRAM: entries("lanes"),
    SlideKind.CYCLE: entries("items"),
    SlideKind.TABLE: table,
    SlideKind.PROGRESS: progress,
    SlideKind.QUOTE: quote,
    SlideKind.KPI: kpi,
    SlideKind.FAQ: entries("items"),
    SlideKind.TRIANGLE: entries("items"),
    SlideKind.PYRAMID: entries("levels"),
    SlideKind.FLOW_CHART: flow_chart,
    SlideKind.STEP_UP: steps("items"),
    SlideKind.IMAGE_TEXT: image_text,
    SlideKind.CLOSING: closing,
    SlideKind.RAW_MEDIA: raw_media,
}
